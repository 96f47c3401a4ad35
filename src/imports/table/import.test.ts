import { sql } from "kysely"
import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { importer } from "../../../test/importing/table-importer.ts"

const database = await testDatabase()

const LIST = [
  "Menuiserie Tanguy;;;;;;;",
  "Factures impayées au 31/12/2025;;;;;;;",
  "N° facture;Code client;Client;Date facture;Échéance;Montant TTC;Restant dû;E-mail",
  "FA1;C001;Boulangerie Zoé;03/11/2025;03/12/2025;1 200,00 €;1 200,00 €;zoe@example.test",
  "FA2;C001;Boulangerie Zoé;10/11/2025;10/12/2025;600,00 €;250,00 €;zoe@example.test",
  "FA3;C002;Garage Petit;12/11/2025;12/12/2025;90,50;90,50;",
  "AV1;C002;Garage Petit;20/11/2025;;-30,00;-30,00;",
  "Total;;;;;1 860,50 €;1 510,50 €;",
]

test("a list of invoices becomes customers, open invoices, credit notes and what was paid before", async () => {
  const { take, open, rows } = await importer(database)
  const report = await take(LIST.join("\r\n"))
  expect(report).toMatchObject({
    customers: { count: 2 },
    invoices: { count: 3 },
    creditNotes: { count: 1 },
    payments: { count: 1 },
    allocations: { count: 1 },
    rejected: { count: 0 },
    controlTotal: { fileCents: 186050, readCents: 186050 },
  })
  expect(report.warnings.items.map((w) => w.code)).toEqual(["TOTAL_ROWS_SKIPPED"])
  expect(await open()).toEqual([
    "C001 FA1 2025-12-03 1200.00",
    "C001 FA2 2025-12-10 250.00",
    "C002 FA3 2025-12-12 90.50",
    "C002 credit-note -30.00",
  ])
  expect(await rows((c) => sql`select email from ledger.contact where company_id = ${c}`)).toEqual([
    { email: "zoe@example.test" },
  ])
  // Dated on the invoice's own day, so that no interest is ever counted on what was paid.
  expect(
    await rows(
      (c) =>
        sql`select credited_on, amount_cents from ledger.credit where company_id = ${c} and kind = 'payment'`,
    ),
  ).toEqual([{ credited_on: "2025-11-10", amount_cents: 35000 }])
})

test("the same list twice changes nothing", async () => {
  const { take, open } = await importer(database)
  await take(LIST.join("\n"))
  const before = await open()
  const again = await take(LIST.join("\n"))
  expect(again).toMatchObject({
    changedNothing: true,
    questions: { count: 0 },
    known: { invoices: 3, creditNotes: 1 },
  })
  expect(await open()).toEqual(before)
})

describe("what the next list tells", () => {
  test("less due: a payment of today; more due: a question; another due date: corrected", async () => {
    const { take, open } = await importer(database)
    await take(LIST.join("\n"))
    const next = LIST.map((line) =>
      line
        .replace("1 200,00 €;1 200,00 €", "1 200,00 €;700,00 €")
        .replace("600,00 €;250,00 €", "600,00 €;300,00 €")
        .replace("12/12/2025", "31/12/2025"),
    ).filter((line) => !line.startsWith("Total"))
    const report = await take(next.join("\n"), { today: "2026-01-20" })
    expect(report.payments.items).toMatchObject([{ creditedOn: "2026-01-20", amountCents: 50000 }])
    expect(report.questions.items).toMatchObject([{ code: "MORE_IS_DUE", number: "FA2", openCents: 25000 }])
    expect(await open()).toEqual([
      "C001 FA1 2025-12-03 700.00",
      "C001 FA2 2025-12-10 250.00",
      "C002 FA3 2025-12-31 90.50",
      "C002 credit-note -30.00",
    ])
  })

  test("a payment that waits for allocation is the one that the list tells of, and is not counted twice", async () => {
    const { take, open } = await importer(database)
    await take(LIST.join("\n"))
    await take("Date;Client;Montant\n05/01/2026;C001;500,00\n", {
      kind: "payments",
      mapping: { customerCode: "Client", customerName: null },
    })
    const report = await take(
      LIST.map((l) => l.replace("1 200,00 €;1 200,00 €", "1 200,00 €;700,00 €"))
        .filter((l) => !l.startsWith("Total"))
        .join("\n"),
    )
    expect(report).toMatchObject({ payments: { count: 0 }, allocations: { count: 1 } })
    expect(await open()).toContain("C001 FA1 2025-12-03 700.00")
    expect((await open()).filter((i) => i.includes("payment"))).toEqual([])
  })

  test("invoices that are no longer listed stay open and are asked about", async () => {
    const { take, open } = await importer(database)
    const lines = Array.from(
      { length: 300 },
      (_, i) => `F${i};Client ${i % 7};01/06/2025;30/06/2025;${i + 1},00`,
    )
    const header = "Facture;Client;Date;Echéance;Montant"
    await take([header, ...lines].join("\n"))
    const before = await open()
    const report = await take([header, ...lines.slice(30)].join("\n"))
    expect(report).toMatchObject({ questions: { count: 30 }, shrink: null, changedNothing: true })
    expect(await open()).toEqual(before)
    await expect(take([header, ...lines.slice(0, 200)].join("\n"))).rejects.toMatchObject({
      code: "SHRINKING_FILE",
    })
    expect(await take([header, ...lines.slice(0, 200)].join("\n"), { confirmShrink: true })).toMatchObject({
      questions: { count: 100 },
    })
    expect(await open()).toEqual(before)
  })

  test("the list of another month is no shrunken list", async () => {
    const { take } = await importer(database)
    const header = "Facture;Client;Date;Echéance;Montant\n"
    await take(`${header}F1;A;05/06/2025;05/07/2025;1,00\n`)
    expect(await take(`${header}F2;A;05/07/2025;05/08/2025;1,00\n`)).toMatchObject({
      shrink: null,
      questions: { count: 0 },
    })
  })

  test("an amount below what is already paid is a question, and nothing changes", async () => {
    const { take, open } = await importer(database)
    const file = (amount: string) =>
      `Facture;Client;Date;Echéance;Montant\nF1;A;05/06/2025;05/07/2025;${amount}\n`
    await take(file("100,00"))
    await take("Date;Client;Montant;N° facture\n06/07/2025;A;60,00;F1\n", { kind: "payments" })
    expect((await take(file("50,00"))).questions.items).toMatchObject([
      { code: "INVOICE_WOULD_BE_OVERPAID", number: "F1" },
    ])
    expect(await open()).toEqual(["A F1 2025-07-05 40.00"])
    await take(file("80,00"))
    expect(await open()).toEqual(["A F1 2025-07-05 20.00"])
  })
})
