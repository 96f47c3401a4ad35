import fc from "fast-check"
import { sql } from "kysely"
import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { FecBuilder, fec } from "../../../test/importing/fec.ts"
import { type Day, day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { checkLedger } from "../../ledger/check/store.ts"
import { undoImport } from "../undo/workflows.ts"
import { importFile } from "../workflows.ts"

const database = await testDatabase()
const by = { today: day("2026-02-01"), now: new Date("2026-02-01T08:00:00Z"), actor: "operator" }

/** One entry of a year, as drawn at random. */
interface Drawn {
  readonly kind:
    | "invoice"
    | "payment"
    | "creditNote"
    | "reversal"
    | "adjustment"
    | "negative"
    | "both"
    | "instalments"
    | "unbalanced"
  readonly who: string
  readonly month: number
  readonly cents: number
  readonly letter: string
  readonly piece: string
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  kind: fc.constantFrom(
    "invoice",
    "invoice",
    "invoice",
    "payment",
    "payment",
    "creditNote",
    "reversal",
    "adjustment",
    "negative",
    "both",
    "instalments",
    "unbalanced",
  ),
  who: fc.constantFrom("A", "B", "C"),
  month: fc.integer({ min: 1, max: 12 }),
  cents: fc.oneof(fc.constantFrom(1, 100, 10_000), fc.integer({ min: 1, max: 1_000_000 })),
  letter: fc.constantFrom("", "", "A", "B", "c"),
  piece: fc.constantFrom("", "P1", "P2", "P3", "P4"),
})

const euros = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, "0")}`

/** Adds the entry to a file, and what it does to the customer's account to the balances. */
function add(file: FecBuilder, d: Drawn, year: number, balances: Map<string, number>): void {
  const on = `${year}-${String(d.month).padStart(2, "0")}-15`
  const amount = euros(d.cents)
  const { who: aux, letter, piece } = d
  const line = { account: "411000", aux, letter }
  const signed = (cents: number): void => void balances.set(aux, (balances.get(aux) ?? 0) + cents)
  if (d.kind === "invoice") file.invoice(on, aux, piece, amount, letter)
  else if (d.kind === "payment") file.payment(on, aux, piece, amount, letter)
  else if (d.kind === "creditNote") file.creditNote(on, aux, piece, amount, letter)
  else if (d.kind === "reversal") file.reversal(on, aux, piece, amount, letter)
  else if (d.kind === "adjustment")
    file.entry("OD", on, piece, [
      { ...line, credit: amount },
      { account: "654000", debit: amount },
    ])
  else if (d.kind === "negative")
    file.entry("VE", on, piece, [
      { ...line, debit: `-${amount}` },
      { account: "706000", credit: `-${amount}` },
    ])
  else if (d.kind === "both")
    file.entry("OD", on, piece, [
      { ...line, debit: euros(d.cents * 2), credit: amount },
      { account: "471000", credit: amount },
    ])
  else if (d.kind === "unbalanced") file.entry("OD", on, piece, [{ ...line, debit: amount }])
  else
    file.entry("VE", on, piece, [
      { ...line, debit: amount },
      { ...line, letter: "", debit: amount },
      { account: "706000", credit: euros(d.cents * 2) },
    ])
  const owes: Record<Drawn["kind"], number> = {
    invoice: 1,
    payment: -1,
    creditNote: -1,
    reversal: 1,
    adjustment: -1,
    negative: -1,
    both: 1,
    unbalanced: 1,
    instalments: 2,
  }
  signed(owes[d.kind] * d.cents)
}

function yearFile(
  entries: readonly Drawn[],
  year: number,
  balances: Map<string, number>,
  file = fec(),
): FecBuilder {
  for (const entry of entries) add(file, entry, year, balances)
  return file
}

/** What each customer owes, according to the open items; customers who owe nothing are left out. */
async function owed(company: string): Promise<Record<string, number>> {
  return inCompany(database.db, company, async (tx) => {
    expect(await checkLedger(tx)).toEqual([])
    const { rows } = await sql<{ code: string; cents: number }>`
      select c.code, sum(x.cents)::bigint as cents from ledger.customer c join (
        select customer_id, open_cents as cents from ledger.instalment where company_id = ${company}
        union all select customer_id, -unallocated_cents from ledger.credit where company_id = ${company}) x on x.customer_id = c.id
      where c.company_id = ${company} group by 1 having sum(x.cents) <> 0`.execute(tx)
    return Object.fromEntries(rows.map((r) => [r.code, r.cents]))
  })
}

const told = (balances: Map<string, number>): Record<string, number> =>
  Object.fromEntries([...balances].filter(([, cents]) => cents !== 0))

const take = (company: string, content: Buffer, today: Day = by.today) =>
  importFile(database.db, company, {
    kind: "fec",
    fileName: "x.txt",
    content,
    confirmShrink: true,
    ...by,
    today,
  })

const runs = { numRuns: 40 }

test("whatever the entries and their lettering, the open items of each customer sum to its account, also when more comes", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawn, { minLength: 1, maxLength: 25 }),
      fc.array(drawn, { maxLength: 8 }),
      async (first, more) => {
        const company = await testCompany(database)
        const balances = new Map<string, number>()
        const file = yearFile(first, 2025, balances)
        const report = await take(company, file.bytes())
        expect(report.controlTotal.fileCents).toBe(report.controlTotal.readCents)
        expect(await owed(company)).toEqual(told(balances))
        expect(await take(company, file.bytes())).toMatchObject({
          changedNothing: true,
          questions: { count: 0 },
        })
        const longer = yearFile(more, 2025, balances, file)
        const second = await take(company, longer.bytes())
        expect(await owed(company)).toEqual(told(balances))
        expect((await take(company, longer.bytes())).changedNothing).toBe(true)
        expect(second.questions.count).toBe(0)
      },
    ),
    runs,
  )
})

test("whatever becomes of the lettering, amounts are neither lost nor spent twice", async () => {
  const letters = fc.array(fc.constantFrom("", "A", "B", "D"), { minLength: 25, maxLength: 25 })
  await fc.assert(
    fc.asyncProperty(fc.array(drawn, { minLength: 2, maxLength: 25 }), letters, async (entries, other) => {
      const company = await testCompany(database)
      const balances = new Map<string, number>()
      await take(company, yearFile(entries, 2025, balances).bytes())
      const before = await owed(company)
      const relettered = entries.map((d, i) => ({ ...d, letter: other[i]! }))
      const { importId } = await take(company, yearFile(relettered, 2025, new Map()).bytes())
      expect(await owed(company)).toEqual(before)
      await undoImport(database.db, company, importId!, by)
      expect(await owed(company)).toEqual(before)
    }),
    runs,
  )
})

test("a new year that brings balances forward, in detail or in one line, never counts them twice", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(drawn, { minLength: 1, maxLength: 20 }),
      fc.array(drawn, { maxLength: 10 }),
      fc.boolean(),
      fc.integer({ min: 0, max: 4 }),
      async (old, fresh, inDetail, lateEntries) => {
        const company = await testCompany(database)
        const balances = new Map<string, number>()
        // The old year was last imported before its last entries were booked.
        const known = old.slice(0, Math.max(1, old.length - lateEntries))
        yearFile(old, 2025, balances)
        await take(company, yearFile(known, 2025, new Map()).bytes())
        const file = fec()
        if (inDetail) {
          const lines: string[] = []
          for (const d of old) {
            const own = new Map<string, number>()
            add(new FecBuilder(), d, 2025, own)
            const cents = own.get(d.who)!
            if (cents === 0) continue
            lines.push(d.who)
            file.opening("2026-01-01", d.who, d.piece, cents < 0 ? `-${euros(-cents)}` : euros(cents), "")
          }
        } else {
          for (const [who, cents] of balances)
            if (cents !== 0)
              file.opening("2026-01-01", who, "SOLDE", cents < 0 ? `-${euros(-cents)}` : euros(cents), "A")
        }
        // A customer who owes nothing has no line of balance; somebody always has one.
        file.opening("2026-01-01", "Z", "SOLDE", "1,00")
        balances.set("Z", 1_00)
        const second = yearFile(fresh, 2026, balances, file).bytes()
        await take(company, second, day("2026-03-01"))
        const expected = told(balances)
        expect(await owed(company)).toEqual(expected)
        expect((await take(company, second, day("2026-03-02"))).changedNothing).toBe(true)
        // When the old year is completed afterwards, nothing changes for anybody.
        const third = await take(company, yearFile(old, 2025, new Map()).bytes(), day("2026-03-03"))
        expect(await owed(company)).toEqual(expected)
        await undoImport(database.db, company, third.importId!, by)
        expect(await owed(company)).toEqual(expected)
      },
    ),
    runs,
  )
})
