import { expect, test } from "vitest"
import { agreementPdf, pageCount } from "../../src/adapters/typst/letters.ts"
import { readMessage } from "../../src/delivery/outbox/store.ts"
import { day } from "../../src/kernel/day.ts"
import { proposePlan } from "../../src/ledger/agreements/plans/workflows.ts"
import { keepAgreement, planAgreement } from "../../src/messages/agreement/workflows.ts"
import { renderLetter } from "../../src/server/ports.ts"
import { testDatabase } from "../database.ts"
import { textsOf } from "../pdf.ts"
import { newWorld } from "../world.ts"

const database = await testDatabase()

/** A debtor whose plan in three parts was proposed and drawn up on 9 March 2026. */
async function proposed(reach: { email?: string | null; letter?: boolean }) {
  const world = await newWorld(database)
  const customerId = await world.customer("Brasserie Morin", reach)
  const invoiceId = await world.invoice(customerId, "FA-7", "2026-03-02", 1_000_00)
  const by = world.by("2026-03-09")
  const wish = {
    ...{ customerId, invoiceIds: [invoiceId], confirms: true },
    penalties: "waived",
    ...{ wish: { count: 3, partCents: null }, firstOn: day("2026-04-01") },
  } as const
  const plan = await world.in((tx) => proposePlan(tx, wish, by))
  const { document, reference } = await world.in((tx) => planAgreement(tx, plan.id, by))
  const pdf = agreementPdf(document)
  await world.in((tx) => keepAgreement(tx, { id: plan.id, customerId, reference }, pdf, by))
  return { world, pdf }
}

const wordsOf = async (pdf: Buffer) =>
  (await textsOf(pdf))
    .flat()
    .map((piece) => piece.text)
    .join(" ")
    .replace(/[\s\u00a0\u202f]+/g, " ")

test("the agreement acknowledges the debt, to the cent, and goes along with the message that proposes the plan", async () => {
  const { world, pdf } = await proposed({})
  expect(pageCount(pdf)).toBe(1)
  expect(pdf.toString("latin1")).toMatch(/pdfaid:part/)
  const text = await wordsOf(pdf)
  expect(text).toMatch(/reconnaît devoir à Menuiserie Tanguy la somme de 1 000,00 €/)
  expect(text).toMatch(/1er avril 2026 333,33 € .*1er mai 2026 333,33 € .*1er juin 2026 333,34 €/)
  expect(text).toMatch(/article 2240 du code civil.*article 1376 du code civil/)
  expect(text).toMatch(/le créancier renonce aux pénalités de retard/)
  expect(await world.runDays("2026-03-09", "2026-03-09")).toEqual(["2026-03-09 plan-proposed"])
  const { content } = await world.in((tx) =>
    tx
      .selectFrom("delivery.archive")
      .select("content")
      .where("company_id", "=", world.companyId)
      .executeTakeFirstOrThrow(),
  )
  const mime = content.toString("latin1")
  expect(mime).toMatch(/filename="?ECH-2026-001\.pdf/)
  const attached = /Content-Type: application\/pdf[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)\r\n--/.exec(mime)?.[1]
  expect(Buffer.from(attached ?? "", "base64").equals(pdf)).toBe(true)
})

test("to a debtor on paper, the agreement is behind the letter that proposes the plan, and named in it", async () => {
  const { world } = await proposed({ email: null, letter: true })
  await world.run("2026-03-09")
  const letter = await world.in(async (tx) => {
    const { id } = await tx
      .selectFrom("delivery.message")
      .select("id")
      .where("company_id", "=", world.companyId)
      .where("channel", "=", "letter")
      .executeTakeFirstOrThrow()
    return await renderLetter(day("2026-03-09"))(tx, await readMessage(tx, id))
  })
  const text = await wordsOf(letter)
  expect(text).toMatch(/Pièces jointes : Accord de paiement échelonné ECH-2026-001/)
  expect(text).toMatch(/Brasserie Morin reconnaît devoir à Menuiserie Tanguy la somme de 1 000,00 €/)
  expect(pageCount(letter)).toBe(2)
})
