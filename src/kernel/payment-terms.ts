import { addDays, type Day, dayFromParts, endOfMonth, laterOf } from "./day.ts"

/**
 * When an invoice falls due, counted from its issue day:
 *   net                 so many days later (0: on receipt)
 *   end-of-month        so many days and the end of the month, the contract not saying in which order
 *   end-of-month-first  the end of the month, then so many days
 *   days-first          so many days, then the end of that month
 */
export interface PaymentTerms {
  readonly rule: "net" | "end-of-month" | "end-of-month-first" | "days-first"
  readonly days: number
  /** "le 10": the next such day of a month after the day reached by the rule. */
  readonly dayOfMonth?: number
}

/** The terms of article L441-10 of the Code de commerce where the parties agreed nothing. */
export const DEFAULT_TERMS: PaymentTerms = { rule: "net", days: 30 }

const LONGEST_DAYS = 365
const ON_RECEIPT =
  /^(?:(?:due )?(?:on|upon) receipt|(?:a|des) (?:la )?reception.*|(?:paiement )?comptant.*|immediat.*|cash)$/
const SILENT =
  /^(?:j|jr|jrs|jour|jours|d|day|days|paiement|reglement|delai|de|du|net|nets|a|date|facture|payment|within|from|invoice|on|le|the)$/
const END_OF_MONTH = /^(?:fdm|fm|eom|jfm|jfdm)$/

/**
 * Reads payment terms as people and accounting packages write them, in French or English
 * ("30 jours", "45 jours fin de mois", "FDM 45", "net 30", "à réception"). Null when it is not clear.
 */
export function parsePaymentTerms(text: string): PaymentTerms | null {
  const words = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/(\d)(\p{L})/gu, "$1 $2")
    .replace(/[.,+()'’:;-]+/g, " ")
    .replace(/\s+/g, " ")
    .trim()
  if (ON_RECEIPT.test(words)) return { rule: "net", days: 0 }
  const shape = words
    .replace(/\bfin (?:de |du )?mois\b|\bend (?:of )?(?:the )?month\b/g, "fdm")
    .split(" ")
    .filter((word) => !SILENT.test(word))
    .map((word) => (END_OF_MONTH.test(word) ? "E" : word === "then" || word === "puis" ? "T" : word))
    .join(" ")
  return fromShape(shape)
}

/** Reads a shape: numbers, E for the end of the month, T for "then". */
function fromShape(shape: string): PaymentTerms | null {
  const match = /^(?:(\d{1,3})(?: (T ?)?(E)(?: (\d{1,2}))?)?|E(?: (?:T )?(\d{1,3})(?: (\d{1,2}))?)?)$/.exec(
    shape,
  )
  if (!match) return null
  const [, before, then, end, onAfterEnd, after, onAfterDays] = match
  const days = Number(before ?? after ?? 0)
  const on = onAfterEnd ?? onAfterDays
  if (days > LONGEST_DAYS || (on !== undefined && (Number(on) < 1 || Number(on) > 31))) return null
  const rule = after ? "end-of-month-first" : then ? "days-first" : end || !before ? "end-of-month" : "net"
  return { rule, days, ...(on === undefined ? {} : { dayOfMonth: Number(on) }) }
}

/** The one text by which terms are stored and exchanged; parsePaymentTerms reads it back. */
export function paymentTermsText(terms: PaymentTerms): string {
  const on = terms.dayOfMonth === undefined ? "" : ` on the ${terms.dayOfMonth}`
  if (terms.rule === "net") return terms.days === 0 ? "on receipt" : `${terms.days} days`
  if (terms.rule === "days-first") return `${terms.days} days then end of month${on}`
  if (terms.rule === "end-of-month-first") return `end of month then ${terms.days} days${on}`
  return terms.days === 0 ? "end of month" : `${terms.days} end of month${on}`
}

/**
 * The due day of an invoice issued on a day. "45 days end of month" may lawfully be counted in two
 * ways (45 days then the end of the month, or the end of the month then 45 days: Code de commerce
 * L441-10 I, DGCCRF); where the contract does not say which, the LATER is taken, so that nobody is
 * reminded too early.
 */
export function dueDay(issuedOn: Day, terms: PaymentTerms): Day {
  const daysFirst = endOfMonth(addDays(issuedOn, terms.days))
  const monthFirst = addDays(endOfMonth(issuedOn), terms.days)
  const reached =
    terms.rule === "net"
      ? addDays(issuedOn, terms.days)
      : terms.rule === "days-first"
        ? daysFirst
        : terms.rule === "end-of-month-first"
          ? monthFirst
          : laterOf(daysFirst, monthFirst)
  return terms.dayOfMonth === undefined ? reached : nextDayOfMonth(reached, terms.dayOfMonth)
}

/** The first day after this one that bears this number; the month's last day where it is shorter. */
function nextDayOfMonth(after: Day, dayOfMonth: number): Day {
  const first = `${after.slice(0, 8)}01` as Day
  for (let month = first; ; month = addDays(endOfMonth(month), 1)) {
    const wanted = dayFromParts(Number(month.slice(0, 4)), Number(month.slice(5, 7)), dayOfMonth)
    const on = wanted ?? endOfMonth(month)
    if (on > after) return on
  }
}
