import { simpleParser } from "mailparser"
import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { setMailServer, setMode } from "../../../test/delivery.ts"
import { startMailServer } from "../../../test/mail-server.ts"
import { textsOf } from "../../../test/pdf.ts"
import { sendingBench } from "../../../test/sending.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { keepInvoiceDocument } from "../../ledger/documents/workflows.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import { accountDocument } from "../../messages/account-statement/document.ts"
import { missingWords } from "../../messages/enclosures/enclosure.ts"
import { sampleInput } from "../../messages/templates/sample.ts"
import { publishDraft, scenarioInForce, writeDraft } from "../../policy/scenarios/workflows.ts"
import { setPaper } from "../../server/paper.ts"
import { renderLetter } from "../../server/ports.ts"
import { approveDay, prepareDay } from "../day/workflows.ts"
import { gate } from "../gate/workflows.ts"
import { listMessages, readMessageHistory } from "../listing/store.ts"
import { readMessage } from "../outbox/store.ts"
import { letterToPrint } from "../posting/workflows.ts"
import { readEnclosure } from "./workflows.ts"

const database = await testDatabase()
const { closeLater, run } = sendingBench(database)
const ON = "2026-03-10"

/** The PDF of an invoice as somebody else's program made it, with these words on it. */
const invoicePdf = (words: string): Promise<Buffer> => {
  const sample = sampleInput("friendly-email")
  const input = { ...sample, company: { ...sample.company, name: words } }
  return setPaper({
    kind: "statement",
    document: accountDocument([], input, { language: "fr", on: day(ON) }),
  })
}

const wordsOf = async (pdf: Buffer): Promise<string> =>
  (await textsOf(pdf))
    .flat()
    .map(({ text }) => text)
    .join(" ")
    .replace(/\s+/g, " ")

/** A live company whose first reminder carries the invoice and the account, and one late customer. */
async function lateWorld({ email = true, pdf = "Facture d’origine", invoices = 1 } = {}) {
  const world = await newWorld(database)
  const server = await startMailServer()
  closeLater(server)
  await setMode(database.db, world.companyId, "live")
  await setMailServer(database.db, world.companyId, server.port)
  await world.in(async (tx) => {
    await tx
      .updateTable("ledger.freshness")
      .set({ fresh_on: day(ON) })
      .where("company_id", "=", tx.companyId)
      .execute()
    for (const key of ["standard", "no-email"]) {
      const { version: _, ...content } = await scenarioInForce(tx, key)
      const steps = content.steps.map((step) =>
        step.key === "friendly-email"
          ? { ...step, attachments: ["invoice", "statement"] as const, approval: "one-click" as const }
          : step,
      )
      await writeDraft(tx, { ...content, steps }, world.by("2026-02-01"))
      await publishDraft(tx, key, world.by("2026-02-01"))
    }
  })
  const customerId = await world.customer("Boulangerie Le Gall", email ? {} : { email: null, letter: true })
  const ids: string[] = []
  for (let n = 1; n <= invoices; n += 1)
    ids.push(await world.invoice(customerId, `F-${n}`, "2026-03-02", 120_00))
  const keep = (invoiceId: string, content: Buffer) =>
    world.in((tx) => keepInvoiceDocument(tx, { invoiceId, fileName: "facture.pdf", content }, world.by(ON)))
  if (pdf) for (const id of ids) await keep(id, await invoicePdf(pdf))
  await prepareDay(database.db, world.companyId, world.by(ON))
  const { items } = await world.in((tx) => listMessages(tx, { states: ["prepared"] }))
  expect(items).toHaveLength(1)
  const id = items[0]!.id
  return {
    ...{ world, server, customerId, invoiceIds: ids, keep, id },
    message: () => world.in((tx) => readMessage(tx, id)),
    review: (place: number) => world.in((tx) => readEnclosure(tx, id, place, day(ON), setPaper)),
    approve: async () =>
      expect((await approveDay(database.db, world.companyId, world.by(ON))).approved).toEqual([id]),
    send: () => run(world.companyId, { ports: { gate }, today: day(ON) }),
    print: () =>
      world.in((tx) => letterToPrint(tx, id, { render: renderLetter(day(ON)), gate }, world.by(ON))),
    history: () => world.in((tx) => readMessageHistory(tx, id)),
  }
}

test("what the mail server receives is, to the byte, what was reviewed, and the journal holds its digests", async () => {
  const late = await lateWorld()
  const reviewed = [await late.review(0), await late.review(1)]
  expect(await wordsOf(reviewed[0]!.bytes)).toContain("Facture d’origine")
  expect(await wordsOf(reviewed[1]!.bytes)).toMatch(/Relevé de compte.*F-1.*120,00 €/)
  await late.approve()
  expect(await late.send()).toMatchObject({ sent: 1, held: 0, faults: [] })

  const [taken] = late.server.taken
  const files = (await simpleParser(taken!.raw)).attachments.filter(
    ({ contentDisposition }) => contentDisposition === "attachment",
  )
  expect(files.map(({ filename }) => filename)).toEqual(["facture-F-1.pdf", "releve-de-compte.pdf"])
  expect(files.map(({ content }) => sha256(content))).toEqual(reviewed.map(({ bytes }) => sha256(bytes)))
  const sent = (await late.history()).find(({ kind }) => kind === "message.sent")
  const { enclosures } = await late.message()
  expect(sent?.payload).toMatchObject({ sha256: sha256(taken!.raw).toString("hex"), enclosures })
  expect(enclosures[0]!.sha256).toBe(sha256(files[0]!.content).toString("hex"))
  // Later too, what is shown is what left, although the customer's account goes on.
  await late.world.invoice(late.customerId, "F-9", "2026-03-02", 10_00)
  expect((await late.review(1)).bytes.equals(files[1]!.content)).toBe(true)
})

test("the pages behind a letter are the reviewed invoice and account; printing again gives the same sheets", async () => {
  const late = await lateWorld({ email: false })
  await late.approve()
  const printed = await late.print()
  const words = await wordsOf(printed)
  expect(words).toMatch(/Boulangerie Le Gall.*Relevé de compte.*Solde du compte.*Facture d’origine/)
  await late.keep(late.invoiceIds[0]!, await invoicePdf("Une autre facture"))
  expect((await late.print()).equals(printed)).toBe(true)
})

test("an invoice whose PDF was replaced after approval keeps the e-mail back, and nothing leaves", async () => {
  const late = await lateWorld()
  await late.approve()
  await late.keep(late.invoiceIds[0]!, await invoicePdf("Une autre facture"))
  expect(await late.send()).toMatchObject({ sent: 0, held: 1 })
  expect(late.server.taken).toEqual([])
  expect(await late.message()).toMatchObject({ state: "held", stateReason: "enclosures-changed" })
})

test("an account that changed after approval keeps the e-mail back, and the letter out of the printer", async () => {
  const mail = await lateWorld()
  await mail.approve()
  await mail.world.invoice(mail.customerId, "F-9", "2026-05-31", 10_00, { issuedOn: "2026-03-09" })
  expect(await mail.send()).toMatchObject({ sent: 0, held: 1 })
  expect(await mail.message()).toMatchObject({ state: "held", stateReason: "enclosures-changed" })
  const post = await lateWorld({ email: false })
  await post.approve()
  await post.keep(post.invoiceIds[0]!, await invoicePdf("Une autre facture"))
  await expect(post.print()).rejects.toThrow(/attachment changed/)
})

test("an invoice whose PDF nobody gave is named before the message leaves without it", async () => {
  const late = await lateWorld({ pdf: "" })
  const { enclosures } = await late.message()
  expect(missingWords(enclosures)?.fr).toContain("F-1. Ajoutez-le")
  await expect(late.review(0)).rejects.toThrow("ENCLOSURE_UNKNOWN")
  await late.approve()
  expect(await late.send()).toMatchObject({ sent: 1 })
  const { attachments } = await simpleParser(late.server.taken[0]!.raw)
  const names = attachments
    .filter((one) => one.contentDisposition === "attachment")
    .map((one) => one.filename)
  expect(names).toEqual(["releve-de-compte.pdf"])
})

test("attachments that mail servers would refuse keep the message back, with their size said", async () => {
  const late = await lateWorld({ pdf: "", invoices: 2 })
  for (const [n, id] of late.invoiceIds.entries())
    await late.keep(
      id,
      Buffer.concat([await invoicePdf(`Grande ${n}`), Buffer.alloc(4_000_000, 32), Buffer.from("%%EOF")]),
    )
  await prepareDay(database.db, late.world.companyId, late.world.by(ON))
  const { items } = await late.world.in((tx) => listMessages(tx, { states: ["prepared"] }))
  await approveDay(database.db, late.world.companyId, late.world.by(ON))
  expect(await late.send()).toMatchObject({ sent: 0, held: 1 })
  expect(late.server.taken).toEqual([])
  const held = await late.world.in((tx) => readMessage(tx, items[0]!.id))
  expect(held).toMatchObject({ state: "held", stateReason: "ENCLOSURES_TOO_BIG" })
  expect(held.stateSentence?.fr).toMatch(/9\sMo.*au-delà de 7/)
})
