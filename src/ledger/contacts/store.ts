import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** What a mail server said of an address that it refused for good. */
export interface Bounce {
  readonly customerId: string
  readonly email: string
  readonly bouncedOn: Day
  /** The server's own words. */
  readonly reason: string
}

/**
 * Marks every contact of the customer that has this address as bounced, whatever its case.
 * Returns how many contacts that were.
 */
export async function markBounced(tx: CompanyTx, bounce: Bounce): Promise<number> {
  const result = await tx
    .updateTable("ledger.contact")
    .set({ bounced_on: bounce.bouncedOn, bounce_reason: bounce.reason })
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", bounce.customerId)
    .where((eb) => eb(eb.fn<string>("lower", ["email"]), "=", bounce.email.toLowerCase()))
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}
