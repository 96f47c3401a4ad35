import { addDays, type Day } from "../../kernel/day.ts"
import { Refusal } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { type RateBook, rateBook } from "../../law/rates.ts"
import { halfYearOf, halfYearStart } from "../../law/rules/half-year.ts"
import type { PenaltySettings } from "../claim.ts"
import { enteredRates } from "../rates/store.ts"
import { readSettings } from "../settings/store.ts"
import { type ClaimRow, type Movements, type PenaltyStatement, penaltyStatement } from "./statement.ts"
import { type ClaimsOf, readClaims, readMovements } from "./store.ts"

/** All that statements are computed from, read once for many customers. */
export interface PenaltyFacts {
  readonly rows: readonly ClaimRow[]
  readonly book: RateBook
  readonly movements: ReadonlyMap<string, Movements>
  settingsOf(customerId: string): PenaltySettings
}

/** Reads what lateness must know of some customers or invoices on a day, in a fixed number of queries. */
export async function readPenaltyFacts(tx: CompanyTx, of: ClaimsOf, on: Day): Promise<PenaltyFacts> {
  const rows = await readClaims(tx, of, on)
  const customerIds = [...new Set(rows.map((row) => row.customerId))]
  const invoiceIds = [...new Set(rows.map((row) => row.invoiceId))]
  return {
    rows,
    book: rateBook(await enteredRates(tx)),
    movements: await readMovements(tx, invoiceIds, on),
    settingsOf: await readSettings(tx, customerIds),
  }
}

/** The statement of penalties of some customers or invoices until a day. Refuses with RATE_UNKNOWN. */
export async function statementFor(tx: CompanyTx, of: ClaimsOf, on: Day): Promise<PenaltyStatement> {
  const facts = await readPenaltyFacts(tx, of, on)
  return penaltyStatement(facts.rows, on, facts)
}

/**
 * The same until the last day whose rates are known, at most the day asked for: a letter of January says
 * "until 31 December" rather than guess the new half-year's rate, or not leave at all.
 */
export function statementAsFarAsKnown(facts: PenaltyFacts, on: Day): PenaltyStatement {
  for (let through = on; ; through = addDays(halfYearStart(halfYearOf(through)), -1)) {
    try {
      return penaltyStatement(facts.rows, through, facts)
    } catch (error) {
      const isUnknown = error instanceof Refusal && error.code === "RATE_UNKNOWN"
      if (!isUnknown || through <= halfYearStart("2013-S1")) throw error
    }
  }
}
