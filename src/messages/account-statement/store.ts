import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { openCreditsAt, openItemsAt } from "../../ledger/open-items/store.ts"
import type { AccountLine } from "./document.ts"

/** What some customers owe at the end of a day, credits that nothing took up yet below zero. */
export async function readAccounts(
  tx: CompanyTx,
  customerIds: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, AccountLine[]>> {
  if (customerIds.length === 0) return new Map()
  const { rows } = await sql<AccountLine & { customerId: string }>`
    select o.customer_id as "customerId", i.number, i.issued_on as "issuedOn", o.due_on as "dueOn",
           t.amount_cents as "amountCents", o.open_cents as "openCents", o.currency
      from ${openItemsAt(tx.companyId, on, customerIds)} o
      join ledger.invoice i on i.company_id = ${tx.companyId} and i.id = o.invoice_id
      join ledger.instalment t on t.company_id = ${tx.companyId} and t.invoice_id = o.invoice_id and t.seq = o.seq
    union all
    select c.customer_id, coalesce(r.number, r.label, '–'), c.credited_on, null, -c.open_cents, -c.open_cents, c.currency
      from ${openCreditsAt(tx.companyId, on, customerIds)} c
      join ledger.credit r on r.company_id = ${tx.companyId} and r.id = c.credit_id`.execute(tx)
  return Map.groupBy(rows, (row) => row.customerId)
}
