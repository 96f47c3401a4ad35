import type { Day } from "../../kernel/day.ts"
import { type CompanyId, type Db, inCompany } from "../../kernel/store.ts"
import { penaltyStatement, type StatementTotals } from "../statements/statement.ts"
import { customersAfter } from "../statements/store.ts"
import { readPenaltyFacts } from "../statements/workflows.ts"

const CUSTOMERS_AT_ONCE = 2_000

/**
 * What lateness adds in the whole of a company until a day, by currency: customers batch after batch, so that
 * memory does not grow with the ledger. Refuses with RATE_UNKNOWN.
 */
export async function companyPenalties(db: Db, companyId: CompanyId, on: Day): Promise<StatementTotals[]> {
  const sums = new Map<string, StatementTotals>()
  let after: string | null = null
  for (;;) {
    const from: string | null = after
    const { last, totals } = await inCompany(db, companyId, async (tx) => {
      const customerIds = await customersAfter(tx, from, CUSTOMERS_AT_ONCE)
      if (customerIds.length === 0) return { last: null, totals: [] }
      const facts = await readPenaltyFacts(tx, { customerIds }, on)
      return { last: customerIds.at(-1)!, totals: penaltyStatement(facts.rows, on, facts).totals }
    })
    for (const total of totals) sums.set(total.currency, added(sums.get(total.currency), total))
    if (last === null) return [...sums.values()]
    after = last
  }
}

function added(before: StatementTotals | undefined, more: StatementTotals): StatementTotals {
  if (!before) return more
  return {
    currency: more.currency,
    principalCents: before.principalCents + more.principalCents,
    interestCents: before.interestCents + more.interestCents,
    indemnityCents: before.indemnityCents + more.indemnityCents,
    claimInterestCents: before.claimInterestCents + more.claimInterestCents,
    claimIndemnityCents: before.claimIndemnityCents + more.claimIndemnityCents,
    totalCents: before.totalCents + more.totalCents,
  }
}
