import { sql } from "kysely"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** What somebody did between two days, counted from the journal. */
export interface Activity {
  readonly actor: string
  readonly approved: number
  readonly calls: number
  readonly promises: number
  readonly replies: number
  readonly tasks: number
  readonly comments: number
  readonly payments: number
}

/** What each person (not the machine) did from a day to another, both included. */
export async function countActivity(tx: CompanyTx, fromOn: Day, toOn: Day): Promise<Activity[]> {
  const counts = (condition: ReturnType<typeof sql>) => sql`count(*) filter (where ${condition})::int`
  // A call that was taken back was none.
  const isCall = sql`kind = 'call.recorded' or (kind = 'task.done' and payload::jsonb ->> 'taskKind' = 'phone')`
  const { rows } = await sql<Activity>`
    select actor, ${counts(sql`kind in ('message.approved', 'message.agreed')`)} as approved,
           greatest(0, ${counts(isCall)} - ${counts(sql`kind = 'call.undone'`)}) as calls,
           ${counts(sql`kind = 'promise.recorded'`)} as promises,
           ${counts(sql`kind = 'reply.handled'`)} as replies,
           ${counts(sql`kind = 'task.done' and coalesce(payload::jsonb ->> 'taskKind', '') <> 'phone'`)} as tasks,
           ${counts(sql`kind = 'comment.written'`)} as comments,
           ${counts(sql`kind = 'payment.recorded'`)} as payments
      from ledger.journal
     where company_id = ${tx.companyId} and on_day between ${fromOn} and ${toOn}
       and actor like 'user:%'
       and kind in ('message.approved', 'message.agreed', 'task.done', 'call.recorded', 'call.undone', 'promise.recorded', 'reply.handled',
                    'comment.written', 'payment.recorded')
     group by actor`.execute(tx)
  return rows
}
