import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** The messages that wait and that nobody has to approve one by one, of some steps or of all. */
export async function messagesToApprove(
  tx: CompanyTx,
  steps: readonly { readonly scenarioKey: string; readonly stepKey: string }[] | null,
): Promise<string[]> {
  let query = tx
    .selectFrom("delivery.message as m")
    .select("m.id")
    .where("m.company_id", "=", tx.companyId)
    .where("m.state", "=", "prepared")
    .where("m.needs_approval", "=", false)
  if (steps !== null) {
    if (steps.length === 0) return []
    query = query
      .innerJoin("policy.scenario as s", (join) =>
        join.onRef("s.company_id", "=", "m.company_id").onRef("s.version", "=", "m.scenario_version"),
      )
      .where((eb) =>
        eb.or(
          steps.map(({ scenarioKey, stepKey }) => eb.and({ "s.key": scenarioKey, "m.step_key": stepKey })),
        ),
      )
  }
  return (await query.execute()).map((row) => row.id)
}

/**
 * A page of the customers whom the stored plan leaves without a message (of that day, when one is
 * given), what asks a person first, then by amount; and how many there are in all.
 */
export async function customersLeftOut(
  tx: CompanyTx,
  page: { readonly on?: Day | undefined; readonly offset: number; readonly most: number },
): Promise<{ ids: string[]; total: number }> {
  const on = page.on ?? null
  const { rows } = await sql<{ customer_id: string; total: number }>`
    select d.customer_id, count(*) over () as total
      from policy.decision d
     where d.company_id = ${tx.companyId} and d.kind <> 'act'
       and not exists (select from delivery.message m
                        where m.company_id = d.company_id and m.customer_id = d.customer_id and m.state = 'prepared'
                          and (${on}::date is null or m.planned_on = ${on}::date))
     order by array_position(array['ask', 'wait', 'nothing'], d.kind), d.amount_cents desc, d.customer_id
     limit ${page.most} offset ${page.offset}`.execute(tx)
  return { ids: rows.map((row) => row.customer_id), total: rows[0]?.total ?? 0 }
}
