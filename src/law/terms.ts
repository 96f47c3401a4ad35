import { addDays, type Day, dayFromParts, daysBetween, endOfMonth, laterOf } from "../kernel/day.ts"
import { dueDay, type PaymentTerms, paymentTermsText } from "../kernel/payment-terms.ts"
import { dayWords, type Sentence } from "../kernel/wording.ts"
import {
  AGREED,
  CONSUMER,
  NOTHING_AGREED,
  PERIODIC,
  PERISHABLE_PERIODIC,
  PUBLIC_RULES,
  type PublicBuyer,
  SEASONAL_ACCORDS,
  SECTOR_RULES,
  type Sector,
  type TermLimit,
  type TermsRule,
} from "./rules/terms.ts"
import { limitsSentence, termsSentence } from "./terms-words.ts"

/** What the legal limit depends on. */
export interface TermsContext {
  readonly kind: "professional" | "consumer" | "public"
  readonly sector?: Sector
  /** The invoice gathers the deliveries of a period (CGI 289 I 3). */
  readonly periodic?: boolean
  /** With kind "public": which buyer; an authority unless said otherwise. */
  readonly buyer?: PublicBuyer
  /** The seasonal accords of D441-5-1 count; off unless the company says so, since their figures are contested. */
  readonly seasonalAccords?: boolean
}

/** The days that the law counts from, where they are known; otherwise the invoice's own day is taken, and said. */
export interface KnownDays {
  readonly deliveredOn?: Day
  /** When a public buyer received the request for payment. */
  readonly receivedOn?: Day
}

/** One lawful way of counting and the day that it leads to. */
export interface CountedWay {
  readonly limit: TermLimit
  /** Of 45 days end of month: which of the two lawful methods. */
  readonly method?: "plus45-then-eom" | "eom-then-plus45"
  readonly dueOn: Day
}

/** The latest due day that the law allows for an invoice. */
export interface MaxDueDay {
  readonly maxDueOn: Day
  readonly ways: readonly CountedWay[]
  /** When it falls due between professionals if nothing was agreed; null where another text rules. */
  readonly ifNothingAgreedOn: Day | null
  readonly rule: TermsRule
  readonly cautions: readonly Sentence[]
}

/** Whether terms are lawful, by which article, in words. */
export interface TermsCheck {
  readonly legal: boolean
  readonly code: "LEGAL_TERM" | "ILLEGAL_TERM"
  readonly article: string
  readonly rule: TermsRule
  readonly sentence: Sentence
  readonly caution?: Sentence
}

/** The rule that sets the longest terms. Sources: C. com. L441-10, L441-11, D441-5-1; CCP R2192-10 and -11. */
export function termsRuleOf(of: TermsContext): TermsRule {
  if (of.kind === "consumer") return CONSUMER
  if (of.kind === "public") return PUBLIC_RULES[of.buyer ?? "authority"]
  const sector = of.sector ?? "general"
  if (sector === "perishable-food" && of.periodic) return PERISHABLE_PERIODIC
  const own = SECTOR_RULES[sector] ?? (of.seasonalAccords ? SEASONAL_ACCORDS[sector] : undefined)
  return own ?? (of.periodic ? PERIODIC : AGREED)
}

/** The latest lawful due day of an invoice issued on a day; null where the law sets no limit (consumers). */
export function maxDueDay(issuedOn: Day, of: TermsContext, known: KnownDays = {}): MaxDueDay | null {
  const rule = termsRuleOf(of)
  const ways = rule.value.flatMap((limit) => waysOf(limit, startOf(limit, issuedOn, known)))
  const [first, ...others] = ways.map((way) => way.dueOn)
  if (first === undefined) return null
  const between = of.kind === "professional" && (of.sector ?? "general") !== "transport"
  return {
    maxDueOn: others.reduce(laterOf, first),
    ways,
    ifNothingAgreedOn: between ? addDays(known.deliveredOn ?? issuedOn, NOTHING_AGREED.value[0]!.days) : null,
    rule,
    cautions: [...assumed(rule, known), ...(rule.caution ? [rule.caution] : []), ...accordCaution(of)],
  }
}

function startOf(limit: TermLimit, issuedOn: Day, known: KnownDays): Day {
  if (limit.from === "delivery") return known.deliveredOn ?? issuedOn
  // CCP R2192-14: failing a certain day of receipt, the day of the request and two days more.
  if (limit.from === "request") return known.receivedOn ?? addDays(issuedOn, 2)
  return issuedOn
}

function waysOf(limit: TermLimit, start: Day): CountedWay[] {
  const { days, counted } = limit
  if (counted === "after-month") return [{ limit, dueOn: addDays(endOfMonth(start), days) }]
  if (counted === "after-decade") return [{ limit, dueOn: addDays(endOfDecade(start), days) }]
  if (counted === "net") return [{ limit, dueOn: addDays(start, days) }]
  return [
    { limit, method: "plus45-then-eom", dueOn: endOfMonth(addDays(start, days)) },
    { limit, method: "eom-then-plus45", dueOn: addDays(endOfMonth(start), days) },
  ]
}

/** The 10th, the 20th or the last day of the month, whichever ends the décade of this day. */
function endOfDecade(on: Day): Day {
  const dayOfMonth = Number(on.slice(8))
  if (dayOfMonth > 20) return endOfMonth(on)
  return dayFromParts(Number(on.slice(0, 4)), Number(on.slice(5, 7)), dayOfMonth > 10 ? 20 : 10)!
}

const NO_DELIVERY: Sentence = {
  fr: "Le jour de la livraison n’est pas connu\u00a0: le jour de la facture a été pris à sa place.",
  en: "The day of delivery is not known: the day of the invoice was taken in its place.",
}

function assumed(rule: TermsRule, known: KnownDays): Sentence[] {
  return rule.value.some(({ from }) => from === "delivery") && !known.deliveredOn ? [NO_DELIVERY] : []
}

function accordCaution(of: TermsContext): Sentence[] {
  const accord = of.sector && SEASONAL_ACCORDS[of.sector]
  if (!accord || of.seasonalAccords) return []
  const { fr, en } = limitsSentence(accord.value)
  return [
    {
      fr: `Un accord saisonnier existe (${accord.title.fr}\u00a0: ${fr}), mais ses chiffres sont contestés\u00a0: il n’est pas appliqué.`,
      en: `There is a seasonal accord (${accord.title.en}: ${en}), but its figures are contested: it is not applied.`,
    },
  ]
}

const checks = new Map<string, TermsCheck>()

/** Terms "end of month" may be counted in two orders: they are lawful if one of the two is. */
const waysToRead = (terms: PaymentTerms): PaymentTerms[] =>
  terms.rule === "end-of-month"
    ? [
        { ...terms, rule: "end-of-month-first" },
        { ...terms, rule: "days-first" },
      ]
    : [terms]

/**
 * Whether payment terms are lawful for a buyer. They are not when on some day of the calendar they
 * lead beyond the latest lawful due day. Sources: those of termsRuleOf(); both orders, DGCCRF.
 */
export function checkTerms(terms: PaymentTerms, of: TermsContext): TermsCheck {
  const rule = termsRuleOf(of)
  const key = `${rule.id} ${paymentTermsText(terms)}`
  let check = checks.get(key)
  if (!check) {
    const beyond = waysToRead(terms).map((read) => firstBeyond(read, of))
    check = verdict(rule, beyond.includes(null) ? null : beyond[0]!, { written: terms })
    checks.set(key, check)
  }
  return check
}

/** Whether the due day of an invoice is lawful, whatever terms led to it. */
export function checkDueDay(issuedOn: Day, dueOn: Day, of: TermsContext, known: KnownDays = {}): TermsCheck {
  const max = maxDueDay(issuedOn, of, known)
  const beyond = max && dueOn > max.maxDueOn ? { issuedOn, dueOn, maxDueOn: max.maxDueOn } : null
  return verdict(termsRuleOf(of), beyond, { days: daysBetween(issuedOn, dueOn) })
}

interface Beyond {
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly maxDueOn: Day
}

// Month lengths and weekdays aside, terms behave alike every four years; 2024 has a 29 February.
const FIRST_DAY = "2024-01-01" as Day
const DAYS_TRIED = 1_461

/** The first invoice day on which terms exceed the limit. A limit that counts from the delivery is taken from the invoice. */
function firstBeyond(terms: PaymentTerms, of: TermsContext): Beyond | null {
  for (let n = 0; n < DAYS_TRIED; n += 1) {
    const issuedOn = addDays(FIRST_DAY, n)
    // A public buyer's days run from the receipt at the earliest: terms are held against the invoice itself.
    const max = maxDueDay(issuedOn, of, { deliveredOn: issuedOn, receivedOn: issuedOn })
    if (max === null) return null
    const dueOn = dueDay(issuedOn, terms)
    if (dueOn > max.maxDueOn) return { issuedOn, dueOn, maxDueOn: max.maxDueOn }
  }
  return null
}

type Subject = { readonly written: PaymentTerms } | { readonly days: number }

function verdict(rule: TermsRule, beyond: Beyond | null, subject: Subject): TermsCheck {
  const said = "written" in subject ? termsSentence(subject.written) : daysSentence(subject.days)
  const most = limitsSentence(rule.value)
  const article = rule.source.text
  const common = { article, rule, ...(rule.caution ? { caution: rule.caution } : {}) }
  if (beyond === null) {
    const fr = rule.value.length === 0 ? "la loi ne fixe pas de maximum" : `le maximum est de ${most.fr}`
    const en = rule.value.length === 0 ? "the law sets no maximum" : `the maximum is ${most.en}`
    const sentence = {
      fr: `${said.fr}\u00a0: délai permis, ${fr} (${article}).`,
      en: `${said.en}: lawful, ${en} (${article}).`,
    }
    return { legal: true, code: "LEGAL_TERM", sentence, ...common }
  }
  const sentence = {
    fr: `${said.fr}\u00a0: délai plus long que la loi ne le permet, le maximum est de ${most.fr} (${article}). Une facture du ${dayWords(beyond.issuedOn, "fr")} serait due le ${dayWords(beyond.dueOn, "fr")}, au lieu du ${dayWords(beyond.maxDueOn, "fr")} au plus tard.`,
    en: `${said.en}: longer than the law allows, the maximum is ${most.en} (${article}). An invoice of ${dayWords(beyond.issuedOn, "en")} would be due on ${dayWords(beyond.dueOn, "en")} instead of ${dayWords(beyond.maxDueOn, "en")} at the latest.`,
  }
  return { legal: false, code: "ILLEGAL_TERM", sentence, ...common }
}

const daysSentence = (days: number): Sentence => ({
  fr: `${days} jours après la facture`,
  en: `${days} days after the invoice`,
})
