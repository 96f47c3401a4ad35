import { describe, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { fec } from "../../../test/importing/fec.ts"
import { importer, year } from "../../../test/importing/fec-importer.ts"

const database = await testDatabase()

describe("the next year", () => {
  const next = () => fec()

  test("detailed opening lines are the invoices known, and their lettering pays these", async () => {
    const { take, open } = await importer(database)
    await take(year().bytes())
    const file = next()
      .opening("2026-01-01", "DUPONT", "FA2", "600,00", "A", "2025-11-20")
      .opening("2026-01-01", "MARTIN", "FA3", "240,00", "", "2025-12-01")
      .opening("2026-01-01", "MARTIN", "VIR2", "-100,00")
      .opening("2026-01-01", "MARTIN", "AV1", "-40,00")
      .payment("2026-01-10", "DUPONT", "VIR9", "600,00", "A")
      .invoice("2026-01-12", "MARTIN", "FA9", "10,00")
    const report = await take(file.bytes())
    expect(report).toMatchObject({
      invoices: { count: 1 },
      payments: { count: 1 },
      allocations: { count: 1 },
      questions: { count: 0 },
    })
    expect(await open()).toEqual(["MARTIN AV1 -40.00", "MARTIN FA3 140.00", "MARTIN FA9 10.00"])
    expect((await take(file.bytes())).changedNothing).toBe(true)
    expect(await open()).toEqual(["MARTIN AV1 -40.00", "MARTIN FA3 140.00", "MARTIN FA9 10.00"])
  })

  test("one balance per customer that equals what is known adds nothing, and pays the older invoices", async () => {
    const { take, open } = await importer(database)
    await take(year().bytes())
    const file = next()
      .opening("2026-01-01", "DUPONT", "SOLDE", "600,00", "A")
      .opening("2026-01-01", "MARTIN", "SOLDE", "100,00", "A")
      .payment("2026-01-10", "DUPONT", "VIR9", "600,00", "A")
      .payment("2026-01-11", "MARTIN", "VIR10", "100,00", "A")
    const report = await take(file.bytes())
    expect(report).toMatchObject({ invoices: { count: 0 }, payments: { count: 2 }, warnings: { count: 0 } })
    expect(await open()).toEqual([])
    expect((await take(file.bytes())).changedNothing).toBe(true)
    expect(await open()).toEqual([])
  })

  test("a balance that differs brings one line for the difference, and takes it away when the old year is completed", async () => {
    const { take, open } = await importer(database)
    await take(year().bytes())
    const file = next()
      .opening("2026-01-01", "DUPONT", "SOLDE", "750,00")
      .opening("2026-01-01", "MARTIN", "SOLDE", "100,00")
    const report = await take(file.bytes())
    expect(report.warnings.items.map((w) => [w.code, w.where?.customer])).toContainEqual([
      "OPENING_DIFFERENCE",
      "DUPONT",
    ])
    expect(report.invoices.items).toMatchObject([{ number: "AN 2026", amountCents: 15000, kind: "opening" }])
    expect(await open()).toEqual([
      "DUPONT AN 2026 150.00",
      "DUPONT FA2 600.00",
      "MARTIN AV1 -40.00",
      "MARTIN FA3 140.00",
    ])
    expect((await take(file.bytes())).changedNothing).toBe(true)
    await take(year().invoice("2025-12-28", "DUPONT", "FA5", "150,00").bytes())
    expect(await open()).toEqual([
      "DUPONT FA2 600.00",
      "DUPONT FA5 150.00",
      "MARTIN AV1 -40.00",
      "MARTIN FA3 140.00",
    ])
  })

  test("an invoice that was paid after the last import holds a credit to allocate, so that nobody chases it", async () => {
    const { take, open } = await importer(database)
    await take(year().bytes())
    const file = next()
      .opening("2026-01-01", "MARTIN", "FA3", "140,00")
      .opening("2026-01-01", "MARTIN", "AV1", "-40,00")
      .opening("2026-01-01", "DUPONT", "FA7", "80,00")
    await take(file.bytes())
    // DUPONT: 600 known, only FA7 80 brought forward: 600 + 80 - 600 = 80.
    expect(await open()).toEqual([
      "DUPONT AN 2026 -600.00",
      "DUPONT FA2 600.00",
      "DUPONT FA7 80.00",
      "MARTIN AV1 -40.00",
      "MARTIN FA3 140.00",
    ])
  })

  test("a customer whom the opening passes over owes nothing any more: a credit waits to be allocated", async () => {
    const { take, open } = await importer(database)
    await take(year().bytes())
    const file = next().opening("2026-01-01", "MARTIN", "SOLDE", "100,00")
    await expect(take(file.bytes())).rejects.toMatchObject({
      code: "SHRINKING_FILE",
      where: { expected: 2, missing: 1 },
    })
    const report = await take(file.bytes(), { confirmShrink: true })
    expect(report.warnings.items).toMatchObject([
      { code: "OPENING_DIFFERENCE", where: { customer: "DUPONT" } },
    ])
    const settled = ["DUPONT AN 2026 -600.00", "DUPONT FA2 600.00", "MARTIN AV1 -40.00", "MARTIN FA3 140.00"]
    expect(await open()).toEqual(settled)
    expect((await take(file.bytes())).changedNothing).toBe(true)
    // The old year, exported again, tells how it was paid: the makeshift credit goes.
    await take(year().payment("2025-12-30", "DUPONT", "VIR3", "600,00").bytes())
    expect(await open()).toEqual([
      "DUPONT FA2 600.00",
      "DUPONT VIR3 -600.00",
      "MARTIN AV1 -40.00",
      "MARTIN FA3 140.00",
    ])
  })

  test("an older year that arrives later is not added to its own balance brought forward", async () => {
    const { take, open } = await importer(database)
    await take(
      next()
        .opening("2026-01-01", "DUPONT", "FA2", "600,00", "", "2025-11-20")
        .opening("2026-01-01", "MARTIN", "SOLDE", "100,00")
        .bytes(),
    )
    expect(await open()).toEqual(["DUPONT FA2 600.00", "MARTIN SOLDE 100.00"])
    await take(year().bytes())
    const sum = (items: string[], who: string) =>
      items.filter((i) => i.startsWith(who)).reduce((total, i) => total + Number(i.split(" ").at(-1)), 0)
    const items = await open()
    expect(sum(items, "DUPONT")).toBe(600)
    expect(sum(items, "MARTIN")).toBe(100)
    expect(items).toContain("DUPONT FA2 600.00")
  })
})
