import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { rateText } from "../../kernel/rate.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { Segment } from "../accrue.ts"
import { rateSource } from "../describe.ts"
import { exactText, roundHalfUp } from "../exact.ts"
import type { PenaltyStatement, StatementInvoice, StatementTotals } from "./statement.ts"

/** One line of a statement, for programs: exact amounts as texts, whole cents as numbers. */
export interface SegmentJson {
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly baseCents: Cents
  readonly ratePct: string
  readonly amountExact: string
  readonly amountCents: Cents
  readonly source: Sentence
}

/** A statement as the API gives it and as a bill keeps it. */
export interface StatementJson {
  readonly throughOn: Day
  readonly invoices: readonly (Omit<StatementInvoice, "segments"> & {
    readonly segments: readonly SegmentJson[]
  })[]
  readonly totals: readonly StatementTotals[]
  readonly counted: PenaltyStatement["counted"]
  readonly cautions: readonly Sentence[]
}

/** A statement for the API, for a file and for keeping. */
export function statementJson(statement: PenaltyStatement): StatementJson {
  const invoices = statement.invoices.map((one) => ({ ...one, segments: one.segments.map(segmentJson) }))
  return { ...statement, invoices }
}

/** A line of a statement for programs. */
export const segmentJson = ({ from, to, days, baseCents, applied, exact }: Segment): SegmentJson => ({
  ...{ from, to, days, baseCents, ratePct: rateText(applied.rate) },
  ...{ amountExact: exactText(exact), amountCents: roundHalfUp(exact), source: rateSource(applied) },
})
