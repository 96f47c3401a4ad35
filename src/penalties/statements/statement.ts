import { type Cents, sumCents } from "../../kernel/cents.ts"
import { type Day, earlierOf } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { RateBook } from "../../law/rates.ts"
import { accrue, daysLate, type Penalties, type Segment } from "../accrue.ts"
import type { ClaimEvent, DebtorKind, PenaltyClaim, PenaltySettings } from "../claim.ts"
import { rateCaution } from "../describe.ts"

/** One instalment of the ledger with all that lateness must know of it, as of a day. */
export interface ClaimRow {
  readonly customerId: string
  readonly invoiceId: string
  readonly seq: number
  readonly number: string
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly amountCents: Cents
  readonly currency: string
  readonly kind: DebtorKind
  readonly formalNoticeOn: Day | null
  readonly insolvencyOn: Day | null
  readonly events: readonly ClaimEvent[]
}

/** What was already billed or let go of an invoice's accessories. */
export interface Movements {
  readonly billedInterestCents: Cents
  readonly billedIndemnityCents: Cents
  readonly waivedInterestCents: Cents
  readonly waivedIndemnityCents: Cents
}

const NO_MOVEMENTS: Movements = {
  ...{ billedInterestCents: 0, billedIndemnityCents: 0 },
  ...{ waivedInterestCents: 0, waivedIndemnityCents: 0 },
}

/** One invoice in a statement of penalties. */
export interface StatementInvoice extends Movements {
  readonly invoiceId: string
  readonly number: string
  readonly issuedOn: Day
  /** The first due date that was missed. */
  readonly dueOn: Day
  readonly daysLate: number
  readonly currency: string
  readonly amountCents: Cents
  /** What is left of the principal. */
  readonly principalCents: Cents
  readonly segments: readonly Segment[]
  /** All the interest that arose, and the indemnity. */
  readonly interestCents: Cents
  readonly indemnityCents: Cents
  /** What may still be asked for: arisen, less paid, billed and let go. */
  readonly claimInterestCents: Cents
  readonly claimIndemnityCents: Cents
}

/** The sums of a statement in one currency. */
export interface StatementTotals {
  readonly currency: string
  readonly principalCents: Cents
  readonly interestCents: Cents
  readonly indemnityCents: Cents
  readonly claimInterestCents: Cents
  readonly claimIndemnityCents: Cents
  /** Principal, interest and indemnity that may be asked for. */
  readonly totalCents: Cents
}

/** What lateness adds to some invoices until a day, line by line: the same on screen, on paper and in a file. */
export interface PenaltyStatement {
  /** The last day counted. */
  readonly throughOn: Day
  readonly invoices: readonly StatementInvoice[]
  readonly totals: readonly StatementTotals[]
  /** How it was counted; null when nothing was. */
  readonly counted: Pick<PenaltySettings, "dayBasis" | "rounding"> | null
  /** What a person should know before relying on the figures. */
  readonly cautions: readonly Sentence[]
}

/** What a statement is computed with. */
export interface StatementMeans {
  readonly book: RateBook
  settingsOf(customerId: string): PenaltySettings
  readonly movements: ReadonlyMap<string, Movements>
}

/**
 * The statement of some claims until a day. Refuses with RATE_UNKNOWN where a rate is missing. An invoice
 * in several instalments bears the recovery indemnity once.
 */
export function penaltyStatement(
  rows: readonly ClaimRow[],
  throughOn: Day,
  means: StatementMeans,
): PenaltyStatement {
  const invoices = [...Map.groupBy(rows, (row) => row.invoiceId).values()].map((parts) =>
    invoiceOf(parts, throughOn, means),
  )
  const late = invoices.filter((one) => one.interestCents + one.indemnityCents > 0 || one.principalCents > 0)
  const [first] = rows
  const counted = first ? countedAs(means.settingsOf(first.customerId)) : null
  return { throughOn, invoices: late, totals: totalsOf(late), counted, cautions: cautionsOf(late) }
}

const countedAs = ({ dayBasis, rounding }: PenaltySettings) => ({ dayBasis, rounding })

function invoiceOf(parts: readonly ClaimRow[], throughOn: Day, means: StatementMeans): StatementInvoice {
  const results: { claim: PenaltyClaim; result: Penalties }[] = []
  for (const row of parts) {
    const bearsIndemnity = row.currency === "EUR" && !results.some(({ result }) => result.indemnityCents > 0)
    const claim: PenaltyClaim = { ...row, principalCents: row.amountCents, bearsIndemnity }
    results.push({ claim, result: accrue(claim, means.settingsOf(row.customerId), means.book, throughOn) })
  }
  const [first] = parts
  const movements = means.movements.get(first!.invoiceId) ?? NO_MOVEMENTS
  const sum = (of: (result: Penalties) => Cents): Cents => sumCents(results.map(({ result }) => of(result)))
  const still = (owed: Cents, billed: Cents, waived: Cents): Cents => Math.max(0, owed - billed - waived)
  return {
    ...{
      invoiceId: first!.invoiceId,
      number: first!.number,
      issuedOn: first!.issuedOn,
      currency: first!.currency,
    },
    dueOn: parts.reduce((earliest, part) => earlierOf(earliest, part.dueOn), first!.dueOn),
    daysLate: Math.max(...results.map(({ claim }) => daysLate(claim, throughOn))),
    amountCents: sumCents(parts.map((part) => part.amountCents)),
    principalCents: sum((result) => result.owed.principalCents),
    segments: results.flatMap(({ result }) => result.segments),
    interestCents: sum((result) => result.interestCents),
    indemnityCents: sum((result) => result.indemnityCents),
    claimInterestCents: still(
      sum((result) => result.owed.interestCents),
      movements.billedInterestCents,
      movements.waivedInterestCents,
    ),
    claimIndemnityCents: still(
      sum((result) => result.owed.indemnityCents),
      movements.billedIndemnityCents,
      movements.waivedIndemnityCents,
    ),
    ...movements,
  }
}

/** The sums of some invoices of a statement, by currency. */
export function totalsOf(invoices: readonly StatementInvoice[]): StatementTotals[] {
  return [...Map.groupBy(invoices, (one) => one.currency)].map(([currency, some]) => {
    const sum = (of: (one: StatementInvoice) => Cents): Cents => sumCents(some.map(of))
    const principalCents = sum((one) => one.principalCents)
    const claimInterestCents = sum((one) => one.claimInterestCents)
    const claimIndemnityCents = sum((one) => one.claimIndemnityCents)
    return {
      ...{ currency, principalCents, claimInterestCents, claimIndemnityCents },
      interestCents: sum((one) => one.interestCents),
      indemnityCents: sum((one) => one.indemnityCents),
      totalCents: sumCents([principalCents, claimInterestCents, claimIndemnityCents]),
    }
  })
}

const NOT_IN_EUROS: Sentence = {
  fr: "L’indemnité de 40 € est fixée en euros : elle n’est pas ajoutée aux factures dans une autre monnaie.",
  en: "The recovery indemnity of €40 is fixed in euros: it is not added to invoices in another currency.",
}

function cautionsOf(invoices: readonly StatementInvoice[]): Sentence[] {
  const cautions = new Map<string, Sentence>()
  for (const { applied } of invoices.flatMap(({ segments }) => segments)) {
    const caution = rateCaution(applied)
    if (caution) cautions.set(caution.fr, caution)
  }
  if (invoices.some((one) => one.currency !== "EUR")) cautions.set(NOT_IN_EUROS.fr, NOT_IN_EUROS)
  return [...cautions.values()]
}
