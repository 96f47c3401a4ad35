import { sql } from "kysely"
import type { CompanyTx } from "../../../kernel/store.ts"

/** What a company chose about promises, disputes and plans. */
export interface AgreementSettings {
  /** Days after the promised one before a promise is looked at. */
  readonly promiseGraceDays: number
  /** Days after which a dispute comes back to a person, when nobody said another day. */
  readonly disputeDays: number
  /** Confirmations leave by themselves; otherwise a person sends each with one click. */
  readonly confirmsAutomatically: boolean
}

/** What holds where nothing was chosen. */
export const USUAL_AGREEMENT_SETTINGS: AgreementSettings = {
  ...{ promiseGraceDays: 1, disputeDays: 30, confirmsAutomatically: false },
}

/** Reads what the company chose. */
export async function readAgreementSettings(tx: CompanyTx): Promise<AgreementSettings> {
  const { rows } = await sql<AgreementSettings>`
    select promise_grace_days as "promiseGraceDays", dispute_days as "disputeDays",
           confirms_automatically as "confirmsAutomatically"
      from ledger.agreement_setting where company_id = ${tx.companyId}`.execute(tx)
  return rows[0] ?? USUAL_AGREEMENT_SETTINGS
}

/** Writes what the company chose. */
export async function writeAgreementSettings(
  tx: CompanyTx,
  settings: AgreementSettings,
  by: { readonly actor: string; readonly now: Date },
): Promise<void> {
  const { promiseGraceDays, disputeDays, confirmsAutomatically } = settings
  await sql`
    insert into ledger.agreement_setting
      (company_id, promise_grace_days, dispute_days, confirms_automatically, changed_by, changed_at)
    values (${tx.companyId}, ${promiseGraceDays}, ${disputeDays}, ${confirmsAutomatically}, ${by.actor}, ${by.now})
    on conflict (company_id) do update set promise_grace_days = excluded.promise_grace_days,
      dispute_days = excluded.dispute_days, confirms_automatically = excluded.confirms_automatically,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at`.execute(tx)
}
