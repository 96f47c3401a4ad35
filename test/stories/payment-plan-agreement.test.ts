import { expect, test } from "vitest"
import { agreementPdf, pageCount } from "../../src/adapters/typst/letters.ts"
import { day } from "../../src/kernel/day.ts"
import { proposePlan } from "../../src/ledger/agreements/plans/workflows.ts"
import { keepAgreement, planAgreement } from "../../src/messages/agreement/workflows.ts"
import { testDatabase } from "../database.ts"
import { textsOf } from "../pdf.ts"
import { newWorld } from "../world.ts"

const database = await testDatabase()

test("the agreement acknowledges the debt, to the cent, and goes along with the message that proposes the plan", async () => {
  const world = await newWorld(database)
  const customerId = await world.customer("Brasserie Morin")
  const invoiceId = await world.invoice(customerId, "FA-7", "2026-03-02", 1_000_00)
  const by = world.by("2026-03-09")
  const plan = await world.in((tx) =>
    proposePlan(
      tx,
      {
        ...{ customerId, invoiceIds: [invoiceId], confirms: true, penalties: "waived" },
        ...{ wish: { count: 3, partCents: null }, firstOn: day("2026-04-01") },
      },
      by,
    ),
  )
  const { document, reference } = await world.in((tx) => planAgreement(tx, plan.id, by))
  const pdf = agreementPdf(document)
  expect(pageCount(pdf)).toBe(1)
  expect(pdf.toString("latin1")).toMatch(/pdfaid:part/)
  const text = (await textsOf(pdf))
    .flat()
    .map((piece) => piece.text)
    .join(" ")
    .replace(/[\s\u00a0\u202f]+/g, " ")
  expect(text).toMatch(/reconnaît devoir à Menuiserie Tanguy la somme de 1 000,00 €/)
  expect(text).toMatch(/1er avril 2026 333,33 € .*1er mai 2026 333,33 € .*1er juin 2026 333,34 €/)
  expect(text).toMatch(/article 2240 du code civil.*article 1376 du code civil/)
  expect(text).toMatch(/le créancier renonce aux pénalités de retard/)
  await world.in((tx) => keepAgreement(tx, { id: plan.id, customerId, reference }, pdf, by))
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
