import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { DueNotice } from "../book.ts"

// Older payments are not thanked for any more; the policy says how old exactly.
const OLDEST_DAYS = 31

/**
 * The last payment of each of these customers that settled something late of which it had been
 * reminded, where the company thanks for such payments. Whether anything else is late is for the
 * caller to see.
 */
export async function readThanks(
  tx: CompanyTx,
  ids: readonly string[],
  on: Day,
): Promise<ReadonlyMap<string, DueNotice>> {
  const { rows } = await sql<{ customer_id: string; id: string; since: Day; cents: Cents; currency: string }>`
    select distinct on (c.customer_id) c.customer_id, c.id, c.credited_on as since, c.amount_cents as cents, c.currency
      from ledger.credit c
     where (select (s.calendar ->> 'thanksForLatePayment')::boolean from policy.company_setting s
             where s.company_id = ${tx.companyId})
       and c.company_id = ${tx.companyId} and c.customer_id = any(${uuids(ids)}) and c.kind = 'payment'
       and c.credited_on between ${on}::date - ${OLDEST_DAYS}::integer and ${on}
       and (c.cancelled_on is null or c.cancelled_on > ${on})
       and exists (
         select from ledger.allocation a
           join ledger.instalment t on t.company_id = a.company_id and t.invoice_id = a.invoice_id and t.seq = a.seq
           join ledger.reminder_item i on i.company_id = a.company_id and i.invoice_id = a.invoice_id and i.seq = a.seq
           join ledger.reminder r on r.company_id = i.company_id and r.id = i.reminder_id
          where a.company_id = c.company_id and a.credit_id = c.id and a.effective_on <= ${on}
            and (a.released_on is null or a.released_on > ${on})
            and t.due_on < c.credited_on and r.is_contact and r.happened_on <= c.credited_on)
     order by c.customer_id, c.credited_on desc, c.id desc`.execute(tx)
  return new Map(
    rows.map(({ customer_id, id, since, cents, currency }): [string, DueNotice] => [
      customer_id,
      { stepKey: "thanks", turn: `confirm:thanks:${id}`, since, amountCents: cents, currency },
    ]),
  )
}
