import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { CompanyCalendar, CustomerCalendar } from "../calendar.ts"
import type { CustomerSetting } from "../conduct.ts"
import type { Tariff } from "../tariff.ts"

/** A calendar in which nothing differs. */
export const NOTHING_OWN: CustomerCalendar = {
  ...{ region: null, closures: [], paymentRunDays: [], preferredWeekdays: null, leastGapDays: null },
  ...{ contactsPer30Days: null, sendingFrom: null, sendingUntil: null, timeZone: null },
}

/** What was set for some customers; most have nothing and are not in the map. */
export async function readCustomerSettings(
  tx: CompanyTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, CustomerSetting>> {
  const { rows } = await sql<{
    customer_id: string
    scenario_key: string | null
    chosen_by: string | null
    reason: string | null
    calendar: Partial<CustomerCalendar> | null
  }>`
    select customer_id, scenario_key, chosen_by, reason, calendar from policy.customer_setting
     where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)})`.execute(tx)
  return new Map(
    rows.map((row) => [
      row.customer_id,
      {
        chosen:
          row.scenario_key === null
            ? null
            : { scenarioKey: row.scenario_key, chosenBy: row.chosen_by ?? "", reason: row.reason },
        calendar: row.calendar && { ...NOTHING_OWN, ...row.calendar },
      },
    ]),
  )
}

/** Writes down the scenario that a person chose for a customer; null takes the choice back. */
export async function writeChoice(
  tx: CompanyTx,
  customerId: string,
  chosen: { readonly scenarioKey: string; readonly reason: string | null } | null,
  by: { readonly actor: string; readonly now: Date },
): Promise<void> {
  const row = {
    ...{ scenario_key: chosen?.scenarioKey ?? null, reason: chosen?.reason ?? null },
    ...{ chosen_by: chosen ? by.actor : null, chosen_at: chosen ? by.now : null },
  }
  await tx
    .insertInto("policy.customer_setting")
    .values({ company_id: tx.companyId, customer_id: customerId, ...row })
    .onConflict((conflict) => conflict.columns(["company_id", "customer_id"]).doUpdateSet(row))
    .execute()
}

/** Writes down the calendar of a customer; null: as for everybody. */
export async function writeCustomerCalendar(
  tx: CompanyTx,
  customerId: string,
  calendar: CustomerCalendar | null,
): Promise<void> {
  const row = { calendar: calendar && JSON.stringify(calendar) }
  await tx
    .insertInto("policy.customer_setting")
    .values({ company_id: tx.companyId, customer_id: customerId, ...row })
    .onConflict((conflict) => conflict.columns(["company_id", "customer_id"]).doUpdateSet(row))
    .execute()
}

/** Writes down the calendar or the tariff of the company. */
export async function writeCompanySetting(
  tx: CompanyTx,
  setting: { readonly calendar?: CompanyCalendar; readonly tariff?: Tariff },
  actor: string,
): Promise<void> {
  const row = {
    ...(setting.calendar && { calendar: JSON.stringify(setting.calendar) }),
    ...(setting.tariff && { tariff: JSON.stringify(setting.tariff) }),
    updated_by: actor,
  }
  await tx
    .insertInto("policy.company_setting")
    .values({ company_id: tx.companyId, ...row })
    .onConflict((conflict) => conflict.column("company_id").doUpdateSet({ ...row, updated_at: sql`now()` }))
    .execute()
}
