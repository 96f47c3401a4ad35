import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { importer, year } from "../../../test/importing/fec-importer.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"

const database = await testDatabase()

test("a FEC becomes customers, invoices, credit notes, payments and their lettering", async () => {
  const { take, open } = await importer(database)
  const report = await take(year().bytes(), { options: { terms: "45 jours fin de mois" } })
  expect(report).toMatchObject({
    customers: { count: 2 },
    invoices: { count: 3 },
    creditNotes: { count: 1 },
    payments: { count: 2 },
    allocations: { count: 2 },
    rejected: { count: 0 },
    controlTotal: { fileCents: 70000, readCents: 70000 },
  })
  expect(await open()).toEqual(["DUPONT FA2 600.00", "MARTIN AV1 -40.00", "MARTIN FA3 140.00"])
  // 45 days from 20 November end in January; from the end of November, on 14 January. The later counts.
  expect(report.invoices.items.find((i) => i.number === "FA2")).toMatchObject({
    dueOn: "2026-01-31",
    dueIsComputed: true,
  })
  expect(report.warnings.items.map((w) => w.code)).toEqual([])
})

test("without payment terms, 30 days are assumed and the report says so", async () => {
  const { take } = await importer(database)
  const report = await take(year().bytes())
  expect(report.warnings.items.map((w) => w.code)).toEqual(["DEFAULT_TERMS"])
  expect(report.invoices.items.find((i) => i.number === "FA2")).toMatchObject({ dueOn: "2025-12-20" })
})

test("the dry run tells the same and leaves nothing behind", async () => {
  const { take, open } = await importer(database)
  const dry = await take(year().bytes(), { dryRun: true })
  expect(await open()).toEqual([])
  const wet = await take(year().bytes())
  const counts = (r: typeof wet) => [
    r.customers.count,
    r.invoices.count,
    r.creditNotes.count,
    r.payments.count,
    r.allocations.count,
  ]
  expect(counts(dry)).toEqual(counts(wet))
  expect(dry.importId).toBeNull()
})

describe("importing again", () => {
  test("the same file twice changes nothing", async () => {
    const { take, open } = await importer(database)
    await take(year().bytes())
    const before = await open()
    const again = await take(year().bytes())
    expect(again).toMatchObject({
      changedNothing: true,
      questions: { count: 0 },
      known: { invoices: 3, payments: 2, allocations: 2 },
    })
    expect(await open()).toEqual(before)
  })

  test("the same year with more lines adds only those", async () => {
    const { take, open } = await importer(database)
    await take(year().bytes())
    const report = await take(year().invoice("2025-12-30", "MARTIN", "FA4", "60,00").bytes())
    expect(report).toMatchObject({
      invoices: { count: 1 },
      payments: { count: 0 },
      allocations: { count: 0 },
    })
    expect(await open()).toEqual([
      "DUPONT FA2 600.00",
      "MARTIN AV1 -40.00",
      "MARTIN FA3 140.00",
      "MARTIN FA4 60.00",
    ])
  })

  test("entries that are numbered anew are the same entries", async () => {
    const { take } = await importer(database)
    await take(year().bytes())
    const renumbered = year()
      .bytes()
      .toString()
      .replaceAll(/\t(\d)\t2025/g, "\t10$1\t2025")
    expect(renumbered).toContain("\t101\t2025")
    expect((await take(Buffer.from(renumbered))).changedNothing).toBe(true)
  })

  test("lettering that changed moves the allocation", async () => {
    const { take, open } = await importer(database)
    const build = (letters: [string, string, string]) =>
      fec()
        .invoice("2025-02-03", "DUPONT", "FA1", "100,00", letters[0])
        .invoice("2025-02-04", "DUPONT", "FA2", "100,00", letters[1])
        .payment("2025-03-10", "DUPONT", "VIR1", "100,00", letters[2])
        .bytes()
    await take(build(["A", "", "A"]))
    expect(await open()).toEqual(["DUPONT FA2 100.00"])
    const report = await take(build(["", "A", "A"]))
    expect(report.allocations.items.map((a) => a.change)).toEqual(["created", "released"])
    expect(await open()).toEqual(["DUPONT FA1 100.00"])
    await take(build(["", "", ""]))
    expect(await open()).toEqual(["DUPONT FA1 100.00", "DUPONT FA2 100.00", "DUPONT VIR1 -100.00"])
  })

  test("a line that disappeared is a question, and nothing is closed or removed", async () => {
    const { take, open } = await importer(database)
    const many = () => {
      const file = fec()
      for (let i = 1; i <= 10; i += 1) file.invoice("2025-05-05", "DUPONT", `FA${i}`, `${i}00,00`)
      return file
    }
    await take(many().bytes())
    const before = await open()
    const report = await take(many().without(4, 5))
    expect(report.questions.items).toMatchObject([
      { code: "INVOICE_MISSING", number: "FA3", openCents: 30000 },
    ])
    expect(await open()).toEqual(before)
  })

  test("a file that lacks more than a fifth of what is open must be confirmed", async () => {
    const { take, open } = await importer(database)
    await take(year().bytes())
    const before = await open()
    const cut = year().without(4, 5, 6, 7)
    await expect(take(cut)).rejects.toMatchObject({
      code: "SHRINKING_FILE",
      where: { expected: 3, missing: 2 },
    })
    expect((await take(cut, { dryRun: true })).shrink).toEqual({ expected: 3, missing: 2 })
    const report = await take(cut, { confirmShrink: true })
    expect(report.questions.count).toBe(2)
    expect(await open()).toEqual(before)
  })

  test("an amount that was corrected is corrected, unless less would remain than is already paid", async () => {
    const { take, open } = await importer(database)
    const build = (first: string, second: string) =>
      fec()
        .invoice("2025-02-03", "DUPONT", "FA1", first)
        .invoice("2025-02-04", "DUPONT", "FA2", second, "A")
        .payment("2025-03-10", "DUPONT", "VIR1", "50,00", "A")
        .bytes()
    await take(build("100,00", "100,00"))
    const report = await take(build("90,00", "40,00"))
    expect(report.invoices.items).toMatchObject([
      { change: "changed", number: "FA1", amountCents: 9000, amountBeforeCents: 10000 },
      { change: "changed", number: "FA2", amountCents: 4000 },
    ])
    expect(await open()).toEqual(["DUPONT FA1 90.00", "DUPONT VIR1 -10.00"])
  })
})

describe("what a person noted before the books did", () => {
  const noted = (company: string, creditedOn: string, amountCents: number) =>
    inCompany(database.db, company, async (tx) => {
      const { id } = await tx
        .selectFrom("ledger.customer")
        .select("id")
        .where("code", "=", "DUPONT")
        .executeTakeFirstOrThrow()
      await tx
        .insertInto("ledger.credit")
        .values({
          company_id: company,
          customer_id: id,
          kind: "payment",
          credited_on: day(creditedOn),
          amount_cents: amountCents,
          unallocated_cents: amountCents,
        })
        .execute()
    })
  const paid = () =>
    year()
      .payment("2025-12-29", "DUPONT", "VIR3", "600,00", "Z")
      .invoice("2025-12-30", "DUPONT", "FA8", "1,00")

  test("a payment typed a few days before it was booked is that payment, and is lettered", async () => {
    const { company, take, open } = await importer(database)
    await take(year().bytes())
    await noted(company, "2025-12-22", 600_00)
    const report = await take(
      Buffer.from(
        paid()
          .bytes()
          .toString()
          .replace("FA2\t20251120\tLibellé\t600,00\t0,00\t", "FA2\t20251120\tLibellé\t600,00\t0,00\tZ"),
      ),
    )
    expect(report).toMatchObject({ payments: { count: 0 }, allocations: { count: 1 } })
    expect((await open()).filter((i) => i.startsWith("DUPONT"))).toEqual(["DUPONT FA8 1.00"])
  })

  test("one of another amount, or weeks apart, is another payment", async () => {
    const { company, take } = await importer(database)
    await take(year().bytes())
    await noted(company, "2025-12-01", 600_00)
    await noted(company, "2025-12-28", 599_00)
    expect(await take(paid().bytes())).toMatchObject({ payments: { count: 1 } })
  })
})
