import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { InvoiceLimitation } from "../../ledger/limitation/claim.ts"
import { nearLimits } from "../../ledger/limitation/workflows.ts"

/** The invoices whose limitation is past, by identifier: a message that asks for one is stopped. */
export async function pastLimits(tx: CompanyTx, today: Day): Promise<ReadonlyMap<string, InvoiceLimitation>> {
  const { lines } = await nearLimits(tx, { within: "over" }, today)
  return new Map(lines.map((line) => [line.invoiceId, line]))
}
