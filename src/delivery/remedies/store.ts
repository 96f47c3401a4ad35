import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** When and where we first wrote of one of these invoices, as the archive proves it; null: we never did. */
export async function firstSent(
  tx: CompanyTx,
  customerId: string,
  invoiceIds: readonly string[],
): Promise<{ on: Day; to: string } | null> {
  const { rows } = await sql<{ on: Day; to: string }>`
    select m.handed_over_on as "on", m.recipient as "to"
      from delivery.message m
      join delivery.archive a on a.company_id = m.company_id and a.message_id = m.id
     where m.company_id = ${tx.companyId} and m.customer_id = ${customerId} and m.state = 'sent' and m.mode <> 'test'
       and m.recipient is not null and m.handed_over_on is not null
       and exists (select from jsonb_array_elements(m.items) i where i ->> 'invoiceId' = any(${[...invoiceIds]}::text[]))
     order by m.handed_over_on, m.id limit 1`.execute(tx)
  return rows[0] ?? null
}
