import { sql } from "kysely"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Sector } from "../../law/rules/terms.ts"
import { DEFAULT_LAW_SETTINGS, type LawSettings } from "./law-settings.ts"

/** What the company says of itself; the defaults where it has said nothing. */
export async function readLawSettings(tx: CompanyTx): Promise<LawSettings> {
  const row = await tx
    .selectFrom("ledger.law_setting")
    .select(["sector", "seasonal_accords", "commercial_command"])
    .where("company_id", "=", tx.companyId)
    .executeTakeFirst()
  if (!row) return DEFAULT_LAW_SETTINGS
  return {
    sector: row.sector as Sector,
    seasonalAccords: row.seasonal_accords,
    commercialCommand: row.commercial_command,
  }
}

/** Stores what the company says of itself. */
export async function writeLawSettings(tx: CompanyTx, settings: LawSettings, by: string): Promise<void> {
  const values = {
    ...{ sector: settings.sector, seasonal_accords: settings.seasonalAccords },
    ...{ commercial_command: settings.commercialCommand, changed_by: by },
  }
  await tx
    .insertInto("ledger.law_setting")
    .values({ company_id: tx.companyId, ...values })
    .onConflict((conflict) =>
      conflict.column("company_id").doUpdateSet({ ...values, changed_at: sql<Date>`now()` }),
    )
    .execute()
}
