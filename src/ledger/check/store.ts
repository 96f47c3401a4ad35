import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** A balance that the database keeps and that is not what the rows add up to. */
export interface LedgerFault {
  readonly kind: "instalment" | "credit"
  readonly id: string
  readonly keptCents: Cents
  readonly trueCents: Cents
}

/** Adds up every open item and credit of the company from its rows, and names those kept wrong. */
export async function checkLedger(tx: CompanyTx): Promise<LedgerFault[]> {
  const { rows } = await sql<LedgerFault>`
    select 'instalment' as kind, i.invoice_id || '/' || i.seq as id, i.open_cents as "keptCents",
           (i.amount_cents - coalesce(a.cents, 0))::bigint as "trueCents"
      from ledger.instalment i
      left join (select invoice_id, seq, sum(amount_cents) as cents from ledger.allocation
                  where company_id = ${tx.companyId} and released_on is null group by 1, 2) a
        on a.invoice_id = i.invoice_id and a.seq = i.seq
     where i.company_id = ${tx.companyId} and i.open_cents <> i.amount_cents - coalesce(a.cents, 0)
    union all
    select 'credit', c.id::text, c.unallocated_cents, (c.amount_cents - coalesce(a.cents, 0))::bigint
      from ledger.credit c
      left join (select credit_id, sum(amount_cents) as cents from ledger.allocation
                  where company_id = ${tx.companyId} and released_on is null group by 1) a on a.credit_id = c.id
     where c.company_id = ${tx.companyId} and c.cancelled_on is null
       and c.unallocated_cents <> c.amount_cents - coalesce(a.cents, 0)`.execute(tx)
  return rows
}
