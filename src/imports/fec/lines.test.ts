import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { importer } from "../../../test/importing/fec-importer.ts"

const database = await testDatabase()

describe("what customer lines are", () => {
  test("a returned direct debit meets its payment, and the invoice is open again", async () => {
    const { take, open } = await importer(database)
    await take(
      fec()
        .invoice("2025-02-03", "DUPONT", "FA1", "100,00", "A")
        .payment("2025-03-01", "DUPONT", "PRLV", "100,00", "A")
        .reversal("2025-03-05", "DUPONT", "REJET", "100,00", "A")
        .bytes(),
    )
    expect(await open()).toEqual(["DUPONT FA1 100.00"])
  })

  test("two customer lines of one piece in one entry are two instalments of one invoice", async () => {
    const { take } = await importer(database)
    const report = await take(
      fec()
        .entry("VE", "2025-02-03", "FA1", [
          { account: "411000", aux: "DUPONT", debit: "500,00", letter: "A" },
          { account: "411000", aux: "DUPONT", debit: "700,00" },
          { account: "706000", credit: "1000,00" },
          { account: "445710", credit: "200,00" },
        ])
        .payment("2025-03-01", "DUPONT", "VIR", "500,00", "A")
        .bytes(),
    )
    expect(report.invoices.items).toMatchObject([{ amountCents: 120000, instalments: 2 }])
  })

  test("negative amounts change sides, and a sale paid on the spot is an invoice and a payment", async () => {
    const { take, open } = await importer(database)
    const report = await take(
      fec()
        .entry("VE", "2025-02-03", "AV1", [
          { account: "411000", aux: "A", debit: "-50,00" },
          { account: "706000", credit: "-50,00" },
        ])
        .entry("VE", "2025-02-04", "TK1", [
          { account: "411000", aux: "B", debit: "30,00", letter: "X" },
          { account: "706000", credit: "30,00" },
          { account: "530000", debit: "30,00" },
          { account: "411000", aux: "B", credit: "30,00", letter: "X" },
        ])
        .bytes(),
    )
    expect(report).toMatchObject({
      invoices: { count: 1 },
      creditNotes: { count: 1 },
      payments: { count: 1 },
    })
    expect(await open()).toEqual(["A AV1 -50.00"])
  })

  test("the same letter on two customers is two groups", async () => {
    const { take, open } = await importer(database)
    await take(
      fec()
        .invoice("2025-02-03", "A", "FA1", "100,00", "AA")
        .payment("2025-03-01", "B", "VIR", "100,00", "AA")
        .bytes(),
    )
    expect(await open()).toEqual(["A FA1 100.00", "B VIR -100.00"])
  })

  test("without an auxiliary account, each 411 account is a customer of its own name", async () => {
    const { take } = await importer(database)
    const file = fec().entry("VE", "2025-02-03", "FA1", [
      { account: "411ZOE", debit: "10,00" },
      { account: "706", credit: "10,00" },
    ])
    expect((await take(file.bytes())).customers.items).toMatchObject([{ code: "411ZOE", name: "Clients" }])
  })

  test("doubtful customers are told of, and followed when asked", async () => {
    const { take } = await importer(database)
    const file = () =>
      fec().entry("OD", "2025-02-03", "OD1", [
        { account: "416000", aux: "A", debit: "10,00" },
        { account: "411000", aux: "A", credit: "10,00" },
      ])
    const report = await take(file().bytes(), { dryRun: true })
    expect(report.warnings.items).toMatchObject([
      { code: "FEC_NO_LETTERING" },
      { code: "FEC_OTHER_RECEIVABLES", where: { account: "416" } },
    ])
    expect(
      (await take(file().bytes(), { options: { receivableAccounts: ["411", "416"] } })).controlTotal
        .fileCents,
    ).toBe(0)
  })
})

test("names with emoji and HTML stay what they are, and two customers with one name stay two", async () => {
  const { take } = await importer(database)
  const report = await take(
    fec()
      .entry("VE", "2025-02-03", "FA1", [
        { account: "411", aux: "C1", name: "🥐 <script>alert(1)</script>", debit: "1,00" },
        { account: "706", credit: "1,00" },
      ])
      .entry("VE", "2025-02-03", "FA2", [
        { account: "411", aux: "C2", name: "🥐 <script>alert(1)</script>", debit: "1,00" },
        { account: "706", credit: "1,00" },
      ])
      .bytes(),
  )
  expect(report.customers.items.map((c) => [c.code, c.name])).toEqual([
    ["C1", "🥐 <script>alert(1)</script>"],
    ["C2", "🥐 <script>alert(1)</script>"],
  ])
})
