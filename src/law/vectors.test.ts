import { describe, expect } from "vitest"
import { eachVector } from "../../test/law/vectors.ts"
import { parseDecimalCents } from "../kernel/cents.ts"
import { day } from "../kernel/day.ts"
import { dueDay, parsePaymentTerms } from "../kernel/payment-terms.ts"
import { proceduralLimit, workingCalendar } from "./calendar.ts"
import { type LimitationClaim, type LimitationEvent, limitation } from "./limitation.ts"
import { routes } from "./routes.ts"
import { justiceContribution } from "./routes-conditions.ts"
import { partyNamed } from "./routes-parties.ts"
import { commandLimits, declarationLimits, oppositionLimits, orderServiceLimit } from "./routes-periods.ts"
import { checkTerms, maxDueDay, type TermsContext } from "./terms.ts"

const business: TermsContext = { kind: "professional" }

describe("payment terms", () => {
  eachVector("max_due_date", ({ input, expected }) => {
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

  eachVector("due_date_public_buyer", ({ input, expected }) => {
    const max = maxDueDay(day(input.request_dated), { kind: "public" })!
    expect(max.maxDueOn).toBe(expected.due_date)
  })
})

describe("working days", () => {
  eachVector("business_day_roll", ({ input, expected }) => {
    expect(proceduralLimit(day(input.expiry), {}).rolledOn).toBe(expected.rolled)
  })

  eachVector("holidays", ({ input, expected }) => {
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

  eachVector("limitation", ({ input, expected }) => {
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

  eachVector("limitation_suspension", ({ input, expected }) => {
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

describe("routes", () => {
  // How the vectors name what the routes call by key and court.
  const NAMES: Record<string, string> = {
    ...{ "payment-order commercial": "injonction_payer_TC", "payment-order judicial": "injonction_payer_TJ" },
    ...{ "interim-order commercial": "refere_provision_TC", "summons commercial": "assignation_TC" },
    "interim-order administrative": "refere_provision_TA (CJA R541-1)",
    ...{ "commercial-command none": "L126_if_available", "proof-of-claim none": "declaration_creance" },
    "small-claims none": "L125-1_commissaire_de_justice",
    "written-claim none": "demande_prealable_interets_moratoires",
  }
  const partyOf = (text: string) => partyNamed(text.replace(/ (en redressement|\(.*\))$/, ""))!

  eachVector("route", ({ input, expected }) => {
    const amountCents = parseDecimalCents(input.amount)!
    const advice = routes({
      ...{ creditor: partyOf(input.creditor), debtor: partyOf(input.debtor), amountCents, country: "FR" },
      contested: input.serious_dispute ? "serious" : input.contested ? "yes" : "no",
      ...{ insolvent: input.debtor.includes("redressement"), commercialCommand: true },
    })
    const open = advice.routes.map(({ key, court }) => NAMES[`${key} ${court}`])
    if (expected.candidates) expect(open.sort()).toEqual([...expected.candidates].sort())
    const closed = advice.excluded.map(({ key }) => key)
    for (const name of expected.excluded ?? []) {
      const key = name.startsWith("L125-1")
        ? "small-claims"
        : name.startsWith("saisie")
          ? "seizure"
          : "payment-order"
      expect(closed).toContain(key)
    }
    if (expected.stop)
      expect(advice.stop).toEqual(
        expect.arrayContaining(["reminders", "formal-notice", "payment-order", "interest"]),
      )
    if (expected.lawyer_mandatory) expect(advice.routes[0]?.lawyer).toBe(true)
    if (expected.court) expect(advice.routes[0]?.court).toBe("commercial")
    const attempt = expected.prior_ADR_750_1 ?? expected.prior_ADR_750_1_for_injonction
    if (attempt !== undefined) expect(advice.routes.some(({ priorAttempt }) => priorAttempt)).toBe(attempt)
    if (expected.prior_ADR_750_1_for_requete_or_assignation)
      expect(advice.fallbacks.every(({ priorAttempt }) => priorAttempt)).toBe(true)
    if (expected.contribution_justice_economique) {
      const employees = Number(/\d+/.exec(input.creditor)?.[0])
      expect(justiceContribution({ claimsCents: amountCents, employees })).toBe(
        parseDecimalCents(expected.contribution_justice_economique),
      )
    }
  })

  eachVector("injonction_service_deadline", ({ input, expected }) => {
    const limit = orderServiceLimit(day(input.order_date))
    expect([limit.months, limit.endsOn, limit.rolledOn]).toEqual([
      ...[expected.months, expected.expiry, expected.expiry_rolled_642],
    ])
    if (expected.safe_target) expect(limit.safeOn).toBe(expected.safe_target)
  })

  eachVector("injonction_opposition", ({ input, expected }) => {
    const { opposition, enforcementFrom } = oppositionLimits(
      day(input.order_date),
      day(input.served_in_person),
    )
    expect([opposition.endsOn, enforcementFrom]).toEqual([
      ...[expected.opposition_until, expected.enforcement_not_before],
    ])
  })

  eachVector("claim_declaration", ({ input, expected }) => {
    expect(declarationLimits(day(input.bodacc_publication))).toEqual({
      ...{ endsOn: expected.deadline, rolledOn: expected.deadline_rolled_642 },
      ...{ safeOn: expected.safe_posting_day, reliefUntil: expected.relief_from_forfeiture_until },
    })
  })

  eachVector("uncontested_commercial_claim_L126", ({ input, expected }) => {
    const { payOrContest, reportFrom } = commandLimits(day(input.command_served))
    expect([payOrContest.endsOn, reportFrom]).toEqual([
      ...[expected.pay_or_contest_until, expected.non_contestation_report_not_before],
    ])
  })
})
