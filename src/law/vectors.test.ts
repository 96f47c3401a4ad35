import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { dueDay, parsePaymentTerms } from "../kernel/payment-terms.ts"
import { proceduralLimit, workingCalendar } from "./calendar.ts"
import { type LimitationClaim, type LimitationEvent, limitation } from "./limitation.ts"
import { checkTerms, maxDueDay, type TermsContext } from "./terms.ts"

// Cases that other people worked out, each with its source: test/law/vectors.json.
const FILE = new URL("../../test/law/vectors.json", import.meta.url)
const { vectors } = JSON.parse(readFileSync(FILE, "utf8")) as { vectors: Vector[] }

interface Vector {
  readonly id: string
  readonly kind: string
  // biome-ignore lint/suspicious/noExplicitAny: each kind of vector has its own fields.
  readonly input: any
  // biome-ignore lint/suspicious/noExplicitAny: each kind of vector has its own fields.
  readonly expected: any
}

function each(kind: string, check: (vector: Vector) => void): void {
  const some = vectors.filter((vector) => vector.kind === kind)
  if (some.length === 0) throw new Error(`no vector of kind ${kind}`)
  test.each(some.map((vector) => [vector.id, vector] as const))("%s", (_, vector) => check(vector))
}

const business: TermsContext = { kind: "professional" }

describe("payment terms", () => {
  each("max_due_date", ({ input, expected }) => {
    const issuedOn = day(input.invoice_date ?? input.goods_received_or_service_done ?? input.delivery_date)
    const regime: string = input.regime
    const max = maxDueDay(
      issuedOn,
      {
        ...business,
        periodic: regime.startsWith("facture periodique"),
        ...(regime.includes("perissables") ? { sector: "perishable-food" } : {}),
      },
      { deliveredOn: issuedOn },
    )!
    const way = (name: string) =>
      max.ways.find(({ method, limit }) => (method ?? limit.counted) === name)?.dueOn
    if (regime.startsWith("default")) expect(max.ifNothingAgreedOn).toBe(expected.due_date)
    else if (regime === "45 jours fin de mois") {
      expect(way("plus45-then-eom")).toBe(expected.method_A_plus45_then_end_of_month)
      expect(way("eom-then-plus45")).toBe(expected.method_B_end_of_month_then_plus45)
    } else if (expected.legal === false) {
      expect(checkTerms(parsePaymentTerms(regime)!, business)).toMatchObject({
        ...{ legal: false, code: expected.code },
      })
      expect(way("net")).toBe(expected.max_alternatives["60_net"])
      expect(way("plus45-then-eom")).toBe(expected.max_alternatives["45fm_A"])
    } else if (regime.startsWith("agreed")) {
      const dueOn = dueDay(issuedOn, parsePaymentTerms("30 days")!)
      expect(dueOn).toBe(expected.due_date)
      expect(workingCalendar("FR").closedBecause(dueOn)?.en === "Sunday").toBe(expected.is_sunday)
    } else expect(way("net")).toBe(expected.due_date)
  })

  each("due_date_public_buyer", ({ input, expected }) => {
    const max = maxDueDay(day(input.request_dated), { kind: "public" })!
    expect(max.maxDueOn).toBe(expected.due_date)
  })
})

describe("working days", () => {
  each("business_day_roll", ({ input, expected }) => {
    expect(proceduralLimit(day(input.expiry), {}).rolledOn).toBe(expected.rolled)
  })

  each("holidays", ({ input, expected }) => {
    expect(
      workingCalendar("FR")
        .holidays(input.year)
        .map(({ on }) => on),
    ).toEqual(expected.holidays)
  })
})

describe("limitation", () => {
  const KINDS: Record<string, LimitationClaim["kind"]> = {
    ...{ B2B: "business", B2C: "consumer", "transport de marchandises": "carriage" },
  }
  const TYPES: Record<string, LimitationEvent["type"]> = {
    ...{ formal_notice_LRAR: "formal-notice", injonction_petition_filed: "petition-filed" },
    ...{ order_served: "order-served" },
  }
  const dayOf = (text: string | undefined) => (text ? day(text) : null)
  const eventsOf = (list: { type: string; date: string }[] = []): LimitationEvent[] =>
    list.map(({ type, date }) => ({ type: TYPES[type]!, on: day(date) }))

  each("limitation", ({ input, expected }) => {
    const read = limitation({
      kind: KINDS[input.regime]!,
      completedOn: dayOf(input.service_completed ?? input.delivery ?? input.start),
      issuedOn: dayOf(input.invoice_date),
      dueOn: dayOf(input.due_date),
      events: eventsOf(input.events),
    })
    const [first] = read.readings
    expect(first.lastSafeOn).toBe(
      expected.last_safe_day_conservative ?? expected.limitation_end ?? expected.last_day,
    )
    if (expected.last_day_if_counted_from_due_date)
      expect(read.readings[1]?.lastSafeOn).toBe(expected.last_day_if_counted_from_due_date)
    if (expected.barred_from) expect(read.barredFromOn).toBe(expected.barred_from)
    if (expected.interrupted !== undefined) expect(first.interrupted).toBe(expected.interrupted)
    const effect = (type: string) => first.outcomes.find((one) => one.type === type)?.effect
    if (expected.interrupted_on_filing === false) expect(effect("petition-filed")).toBe("none")
    if (expected.time_barred_before_service) expect(effect("order-served")).toBe("too-late")
  })

  each("limitation_suspension", ({ input, expected }) => {
    const read = limitation({
      kind: KINDS[input.regime]!,
      completedOn: day(input.start),
      events: [
        { type: "mediation", on: day(input.suspended_from) },
        { type: "suspension-ended", on: day(input.suspension_ends) },
      ],
    })
    expect(read.lastSafeOn).toBe(expected.last_day)
  })
})
