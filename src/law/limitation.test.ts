import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { addDays, addMonths, type Day, day, dayFromEpoch } from "../kernel/day.ts"
import { Refusal } from "../kernel/refusal.ts"
import { type LimitationEvent, limitation, limitationWarning, startsLeadingTo } from "./limitation.ts"
import { limitationSentence } from "./limitation-words.ts"
import { CLAIM_KINDS, type ClaimKind, EVENT_RULES, EVENT_TYPES } from "./rules/limitation.ts"

const events = (...written: string[]): LimitationEvent[] =>
  written.map((one) => {
    const [on = "", type = ""] = one.split(" ")
    return { on: day(on), type: type as LimitationEvent["type"] }
  })
const business = (completed: string, ...written: string[]) =>
  limitation({ kind: "business", completedOn: day(completed), events: events(...written) })

describe("the last safe day", () => {
  test.each<[string, ClaimKind, string, string]>([
    ["five years between professionals", "business", "2021-03-15", "2026-03-15"],
    ["a 29 February ends on a 28th", "business", "2024-02-29", "2029-02-28"],
    ["two years for a consumer, from leap day too", "consumer", "2024-02-29", "2026-02-28"],
    ["one year for carriage, a Sunday or not", "carriage", "2025-02-23", "2026-02-23"],
    ["one year for telecommunications", "telecom", "2025-02-10", "2026-02-10"],
    ["four whole years for a public debtor, from the next 1 January", "public", "2021-03-15", "2025-12-31"],
    ["ten years for a title", "title", "2016-06-01", "2026-06-01"],
  ])("%s", (_, kind, completed, last) => {
    expect(limitation({ kind, completedOn: day(completed) }).lastSafeOn).toBe(last)
  })

  test("the earlier reading is the alarm, whichever it is", () => {
    const served = limitation({ kind: "business", completedOn: day("2021-03-15"), dueOn: day("2021-05-17") })
    expect(served.readings.map(({ from, lastSafeOn }) => [from, lastSafeOn])).toEqual([
      ["completion", "2026-03-15"],
      ["due", "2026-05-17"],
    ])
    // A deposit falls due before the work is done.
    const deposit = limitation({ kind: "business", completedOn: day("2021-03-15"), dueOn: day("2021-02-01") })
    expect([deposit.lastSafeOn, deposit.barredFromOn]).toEqual(["2026-02-01", "2026-02-02"])
  })

  test("without the day of completion, the day of the invoice is taken and said", () => {
    const read = limitation({ kind: "consumer", issuedOn: day("2024-12-05"), dueOn: day("2024-12-20") })
    expect([read.lastSafeOn, read.readings[0].from]).toEqual(["2026-12-05", "issue"])
    expect(read.cautions.map(({ fr }) => fr).join()).toContain("n’est pas connu")
  })

  test("with no day at all it is refused", () => {
    expect(() => limitation({ kind: "business" })).toThrow(Refusal)
  })
})

describe("what interrupts, what suspends, what does neither", () => {
  test.each<[string, string[], string]>([
    ["an acknowledgement starts the five years anew", ["2024-06-10 acknowledgement"], "2029-06-10"],
    ["a formal notice changes nothing", ["2025-01-10 formal-notice"], "2026-03-15"],
    ["nor does the filing of a petition", ["2026-03-01 petition-filed"], "2026-03-15"],
    ["the service of the order does", ["2026-03-01 petition-filed", "2026-03-10 order-served"], "2031-03-10"],
    ["on the last day it is still in time", ["2026-03-15 order-served"], "2031-03-15"],
    ["one day later it is not", ["2026-03-16 order-served"], "2026-03-15"],
    ["a part payment is for a person to judge", ["2025-01-10 part-payment"], "2026-03-15"],
    ["an act before the period began counts for nothing", ["2021-01-01 acknowledgement"], "2026-03-15"],
    [
      "five years again after the end of the trial",
      ["2025-01-10 judicial-claim", "2026-09-01 proceedings-ended"],
      "2031-09-01",
    ],
    ["an end without a beginning is ignored", ["2025-01-10 suspension-ended"], "2026-03-15"],
    // 380 days were left on 1 March 2025: they begin again on 1 May.
    [
      "a mediation stops the clock for its time",
      ["2025-03-01 mediation", "2025-05-01 suspension-ended"],
      "2026-05-15",
    ],
    [
      "at least six months are left after a conciliation",
      ["2026-03-01 conciliation", "2026-05-01 suspension-ended"],
      "2026-11-01",
    ],
    [
      "a mediation without an end leaves six months from its beginning at least",
      ["2026-03-01 mediation"],
      "2026-09-01",
    ],
    [
      "an acknowledgement during a mediation",
      ["2026-03-01 mediation", "2026-04-01 acknowledgement", "2026-05-01 suspension-ended"],
      "2031-05-01",
    ],
  ])("%s", (_, written, last) => {
    expect(business("2021-03-15", ...written).lastSafeOn).toBe(last)
  })

  test("the sentence says from what the period in force is counted", () => {
    const words = (read: ReturnType<typeof business>) =>
      limitationSentence(read).fr.replace(/[\u00a0\u202f]/g, " ")
    expect(words(business("2021-03-15"))).toContain("(5 ans depuis l’achèvement de la prestation, C. com.")
    expect(words(business("2021-03-15", "2024-06-10 acknowledgement"))).toContain(
      "le 10 juin 2029 (5 ans depuis l’interruption du 10 juin 2024, C. com.",
    )
    expect(words(business("2021-03-15", "2026-03-01 mediation"))).toContain("suspension comprise")
  })

  test("a claim in court still running is said to hold the period", () => {
    const read = business("2021-03-15", "2025-01-10 judicial-claim")
    expect(read.readings[0]).toMatchObject({ pending: "proceedings", lastSafeOn: "2030-01-10" })
    // While it runs nothing comes too late.
    const later = business("2021-03-15", "2025-01-10 judicial-claim", "2032-01-10 proceedings-ended")
    expect(later.lastSafeOn).toBe("2037-01-10")
  })

  test("a debt of a town acknowledged in 2024 lasts until the end of 2028", () => {
    const read = limitation({
      ...{ kind: "public", completedOn: day("2021-03-15"), events: events("2024-02-01 acknowledgement") },
    })
    expect(read.lastSafeOn).toBe("2028-12-31")
  })

  test("suspensions never lead beyond twenty years", () => {
    const read = business("2001-03-15", "2006-03-01 mediation", "2026-03-01 suspension-ended")
    expect(read.lastSafeOn).toBe("2021-03-15")
  })
})

test.each([
  ["2026-03-15", "2026-03-16", "over"],
  ["2026-03-15", "2026-03-15", 1],
  ["2026-03-15", "2026-02-15", 1],
  ["2026-03-15", "2026-02-14", 3],
  ["2026-03-15", "2025-09-15", 6],
  ["2026-03-15", "2025-03-15", 12],
  ["2026-03-15", "2025-03-14", null],
] as const)("a last safe day %s, seen on %s, warns: %s", (last, today, warning) => {
  expect(limitationWarning(day(last), day(today))).toBe(warning)
})

const anyDay = fc.integer({ min: 14_000, max: 22_000 }).map(dayFromEpoch)
const anyEvent = fc.record({ type: fc.constantFrom(...EVENT_TYPES), on: anyDay })
const anyKind = fc.constantFrom(...CLAIM_KINDS)
const last = (kind: ClaimKind, completedOn: Day, list: readonly LimitationEvent[]) =>
  limitation({ kind, completedOn, events: list }).lastSafeOn

test("whatever happens, a claim is never barred before its plain anniversary", () => {
  fc.assert(
    fc.property(anyKind, anyDay, fc.array(anyEvent, { maxLength: 6 }), (kind, start, list) => {
      expect(last(kind, start, list) >= last(kind, start, [])).toBe(true)
    }),
  )
})

test("notices, petitions and part payments never move the last safe day", () => {
  fc.assert(
    fc.property(anyKind, anyDay, fc.array(anyEvent, { maxLength: 6 }), (kind, start, list) => {
      const moving = list.filter(({ type }) => !["none", "to-confirm"].includes(EVENT_RULES[type].effect))
      expect(last(kind, start, list)).toBe(last(kind, start, moving))
    }),
  )
})

test("the alarm is the earliest of all readings, and the search by start finds every claim in its window", () => {
  fc.assert(
    fc.property(anyKind, anyDay, fc.integer({ min: -40, max: 120 }), (kind, completedOn, gap) => {
      const read = limitation({ kind, completedOn, dueOn: addDays(completedOn, gap) })
      for (const { lastSafeOn } of read.readings) expect(read.lastSafeOn <= lastSafeOn).toBe(true)
      const [first] = read.readings
      const window = startsLeadingTo(kind, addMonths(first.lastSafeOn, -6), first.lastSafeOn)
      expect(window.from! <= first.startOn && first.startOn <= window.to).toBe(true)
    }),
  )
})
