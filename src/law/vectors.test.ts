import { readFileSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { dueDay, parsePaymentTerms } from "../kernel/payment-terms.ts"
import { proceduralLimit, workingCalendar } from "./calendar.ts"
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
