import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { day } from "../../kernel/day.ts"
import { type PaymentPlan, planStanding, planState } from "./plan-standing.ts"
import { MOST_INSTALMENTS, scheduleOf } from "./schedule.ts"

const FIRST = day("2026-01-31")

describe("the proposal that a debtor’s own words give", () => {
  test("“en trois fois” on 1 000,00 €: 333,33 twice and 333,34, on the last days of the months", () => {
    expect(scheduleOf(1_000_00, { count: 3, partCents: null }, FIRST)).toEqual([
      { seq: 1, dueOn: "2026-01-31", amountCents: 333_33 },
      { seq: 2, dueOn: "2026-02-28", amountCents: 333_33 },
      { seq: 3, dueOn: "2026-03-31", amountCents: 333_34 },
    ])
  })

  test("“200 € par mois” on 1 150,00 €: five times 200 and the last 150", () => {
    const parts = scheduleOf(1_150_00, { count: null, partCents: 200_00 }, FIRST)
    expect(parts?.map((part) => part.amountCents)).toEqual([200_00, 200_00, 200_00, 200_00, 200_00, 150_00])
  })

  test("“trois fois 400 €” on 1 100,00 €: the number said, and the sum where it fits", () => {
    const parts = scheduleOf(1_100_00, { count: 3, partCents: 400_00 }, FIRST)
    expect(parts?.map((part) => part.amountCents)).toEqual([400_00, 400_00, 300_00])
    const other = scheduleOf(3_000_00, { count: 3, partCents: 400_00 }, FIRST)
    expect(other?.map((part) => part.amountCents)).toEqual([1_000_00, 1_000_00, 1_000_00])
  })

  test("every two weeks means fourteen days", () => {
    const parts = scheduleOf(300_00, { count: 3, partCents: null }, day("2026-02-20"), "two-weeks")
    expect(parts?.map((part) => part.dueOn)).toEqual(["2026-02-20", "2026-03-06", "2026-03-20"])
  })

  test("nothing said, nothing owed, or a loan of a hundred months: no proposal", () => {
    expect(scheduleOf(100_00, { count: null, partCents: null }, FIRST)).toBeNull()
    expect(scheduleOf(0, { count: 2, partCents: null }, FIRST)).toBeNull()
    expect(scheduleOf(100_00, { count: null, partCents: 1_00 }, FIRST)).toBeNull()
  })
})

test("whatever the sum and the number of times, the instalments make up the sum to the cent", () => {
  const wish = fc.record({
    count: fc.option(fc.integer({ min: 1, max: MOST_INSTALMENTS + 5 }), { nil: null }),
    partCents: fc.option(fc.integer({ min: 1, max: 5_000_00 }), { nil: null }),
  })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_00 }), wish, (total, said) => {
      const parts = scheduleOf(total, said, FIRST)
      if (parts === null) return
      expect(parts.reduce((sum, part) => sum + part.amountCents, 0)).toBe(total)
      expect(parts.every((part) => part.amountCents > 0 && Number.isInteger(part.amountCents))).toBe(true)
      expect(parts.length).toBeLessThanOrEqual(MOST_INSTALMENTS)
      const days = parts.map((part) => part.dueOn)
      expect([...new Set(days)].sort()).toEqual(days)
    }),
  )
})

const plan: PaymentPlan = {
  ...{ id: "E", reference: "ECH-1", currency: "EUR", returnStepKey: null, defaultDays: 8 },
  ...{ proposedOn: day("2026-01-10"), answerBy: day("2026-01-25"), acceptedOn: day("2026-01-12") },
  items: [
    { invoiceId: "F-1", seq: 1, amountCents: 600_00, creditedCents: 0 },
    { invoiceId: "F-2", seq: 1, amountCents: 400_00, creditedCents: 0 },
  ],
  instalments: scheduleOf(1_000_00, { count: 3, partCents: null }, day("2026-02-01"))!,
}

const open =
  (first: number, second: number, contested = 0) =>
  ({ invoiceId }: { invoiceId: string }) =>
    invoiceId === "F-1"
      ? { openCents: first, contestedCents: contested }
      : { openCents: second, contestedCents: 0 }

describe("where a plan stands", () => {
  test("money set against any of its invoices pays the first instalment first", () => {
    const standing = planStanding(plan, open(600_00, 0))
    expect(standing.instalments.map((part) => part.openCents)).toEqual([0, 266_66, 333_34])
    expect(standing).toMatchObject({ paidCents: 400_00, openCents: 600_00, next: { seq: 2 } })
  })

  test("a credit note of 400,00 € in the middle takes the last instalment, then the one before", () => {
    const credited = { ...plan, items: plan.items.map((item) => ({ ...item, creditedCents: 200_00 })) }
    const standing = planStanding(credited, open(400_00, 200_00))
    expect(standing.instalments.map((part) => part.amountCents)).toEqual([333_33, 266_67, 0])
    expect(standing).toMatchObject({ paidCents: 0, reducedCents: 400_00, openCents: 600_00 })
  })

  test("what is contested takes from the last while it is contested, and comes back", () => {
    expect(planStanding(plan, open(600_00, 400_00, 100_00)).instalments.at(-1)?.amountCents).toBe(233_34)
    expect(planStanding(plan, open(600_00, 400_00)).instalments.at(-1)?.amountCents).toBe(333_34)
  })

  test("the first instalment is late after its day of grace; the whole falls due eight days after the notice", () => {
    const standing = planStanding(plan, open(600_00, 400_00))
    const state = (today: string, noticeOn?: string, brokenOn?: string) =>
      planState(
        plan,
        standing,
        {
          lateOn: new Map(noticeOn ? [[1, day(noticeOn)]] : []),
          brokenOn: brokenOn ? day(brokenOn) : null,
        },
        { today: day(today), graceDays: 1 },
      )
    expect(state("2026-02-02")).toBe("running")
    expect(state("2026-02-03")).toBe("late")
    expect(state("2026-03-30")).toBe("late")
    expect(state("2026-02-11", "2026-02-03")).toBe("late")
    expect(state("2026-02-12", "2026-02-03")).toBe("broken")
    expect(state("2026-02-20", undefined, "2026-02-12")).toBe("broken")
  })

  test("paid to the last cent is kept, whatever was said before", () => {
    const standing = planStanding(plan, open(0, 0))
    const told = { lateOn: new Map(), brokenOn: day("2026-02-12") }
    expect(planState(plan, standing, told, { today: day("2026-04-01"), graceDays: 1 })).toBe("kept")
  })
})

test("whatever is paid, credited and contested, what is open of the instalments is what is open of the invoices", () => {
  const part = fc.integer({ min: 0, max: 500_00 })
  fc.assert(
    fc.property(part, part, part, part, part, (paid1, paid2, credit1, credit2, disputed) => {
      const take = (amount: number, ...parts: number[]) =>
        Math.max(0, amount - parts.reduce((a, b) => a + b, 0))
      const open1 = take(600_00, paid1, credit1)
      const open2 = take(400_00, paid2, credit2)
      const contested = Math.min(disputed, open1)
      const items = plan.items.map((item, n) => ({ ...item, creditedCents: n === 0 ? credit1 : credit2 }))
      const standing = planStanding({ ...plan, items }, open(open1, open2, contested))
      const sum = (key: "openCents" | "amountCents" | "paidCents") =>
        standing.instalments.reduce((total, instalment) => total + instalment[key], 0)
      expect(sum("openCents")).toBe(open1 + open2 - contested)
      expect(standing.openCents).toBe(open1 + open2 - contested)
      expect(standing.instalments.every((instalment) => instalment.openCents >= 0)).toBe(true)
      // In order: once one is open, none after it has been paid.
      const firstOpen = standing.instalments.findIndex((instalment) => instalment.openCents > 0)
      const after = firstOpen < 0 ? [] : standing.instalments.slice(firstOpen + 1)
      expect(after.every((instalment) => instalment.paidCents === 0)).toBe(true)
    }),
  )
})
