import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { textsOf } from "../../../test/pdf.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { keepInvoiceDocument } from "../../ledger/documents/workflows.ts"
import { setPaper } from "../../server/paper.ts"
import { sampleInput } from "../templates/sample.ts"
import { missingWords, sameEnclosures } from "./enclosure.ts"
import { enclosedFiles, keptOf, readEnclosures } from "./workflows.ts"

const database = await testDatabase()
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")

async function wished() {
  const world = await newWorld(database)
  const customerId = await world.customer("Boulangerie Le Gall")
  const invoiceId = await world.invoice(customerId, "F-1", "2026-02-01", 120_00)
  const sample = sampleInput("friendly-email", { many: false })
  const items = sample.items.map((item) => ({ ...item, invoiceId, number: "F-1" }))
  const input = { ...sample, items }
  const wish = { customerId, attachments: ["invoice", "statement"] as const, input, on: day("2026-03-24") }
  return { world, customerId, invoiceId, wish }
}

test("an invoice without a PDF is named and left out; given one, it goes along to the byte", async () => {
  const { world, invoiceId, wish } = await wished()
  const [before] = await world.in((tx) => readEnclosures(tx, [wish]))
  expect(missingWords(keptOf(before!))?.fr).toContain("F-1")
  const given = { invoiceId, fileName: "../f 1.pdf", content: PDF }
  await world.in((tx) => keepInvoiceDocument(tx, given, world.by("2026-03-24")))
  const files = await world.in(async (tx) => {
    const [enclosed] = await readEnclosures(tx, [wish])
    expect(missingWords(keptOf(enclosed!))).toBeNull()
    expect(sameEnclosures(keptOf(before!), keptOf(enclosed!))).toBe(false)
    return await enclosedFiles(tx, enclosed!, setPaper)
  })
  expect(files.map(({ fileName }) => fileName)).toEqual(["facture-F-1.pdf", "releve-de-compte.pdf"])
  expect(files[0]!.bytes.equals(PDF)).toBe(true)
  const words = (await textsOf(files[1]!.bytes))
    .flat()
    .map(({ text }) => text)
    .join(" ")
  expect(words.replace(/\s/g, " ")).toMatch(/Relevé de compte.*F-1.*Solde du compte.*120,00 €/)
})

test("another invoice changes the statement, a later payment does not change the one of that day", async () => {
  const { world, customerId, wish } = await wished()
  const read = async () => keptOf((await world.in((tx) => readEnclosures(tx, [wish])))[0]!)
  const before = await read()
  await world.pay(customerId, "2026-03-30", 120_00)
  expect(sameEnclosures(before, await read())).toBe(true)
  await world.invoice(customerId, "F-2", "2026-03-01", 10_00)
  expect(sameEnclosures(before, await read())).toBe(false)
})

test.each([
  ["a picture", Buffer.from("\u0089PNG")],
  ["half a PDF", PDF.subarray(0, 40)],
  ["a PDF with a password", Buffer.from(PDF.toString().replace("/Root", "/Encrypt 2 0 R/Root"))],
  ["a PDF of 6 MB", Buffer.concat([PDF, Buffer.alloc(6_000_000, 32), Buffer.from("%%EOF")])],
])("%s is not kept with an invoice", async (_, content) => {
  const { world, invoiceId } = await wished()
  const given = { invoiceId, fileName: "f.pdf", content }
  await expect(
    world.in((tx) => keepInvoiceDocument(tx, given, world.by("2026-03-24"))),
  ).rejects.toMatchObject({
    code: "DOCUMENT_INVALID",
  })
})
