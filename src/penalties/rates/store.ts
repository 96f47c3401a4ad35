import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { EnteredRate } from "../../law/rates.ts"
import type { HalfYear } from "../../law/rules/half-year.ts"
import type { RateName } from "../../law/rules/rates.ts"

/** The rates that people of the company entered. */
export async function enteredRates(tx: CompanyTx): Promise<EnteredRate[]> {
  const rows = await tx
    .selectFrom("penalties.entered_rate")
    .select(["name", "half_year", "rate", "source"])
    .where("company_id", "=", tx.companyId)
    .orderBy("half_year")
    .orderBy("name")
    .execute()
  return rows.map((row) => ({
    name: row.name as RateName,
    half: row.half_year as HalfYear,
    ...{ rate: row.rate, source: row.source },
  }))
}

/** Writes a rate over the one entered before it for the same half-year. */
export async function saveRate(tx: CompanyTx, entered: EnteredRate, by: Author): Promise<void> {
  const values = { rate: entered.rate, source: entered.source, entered_by: by.actor, entered_at: by.now }
  await tx
    .insertInto("penalties.entered_rate")
    .values({ company_id: tx.companyId, name: entered.name, half_year: entered.half, ...values })
    .onConflict((conflict) => conflict.columns(["company_id", "name", "half_year"]).doUpdateSet(values))
    .execute()
}

/** Takes an entered rate away; true when there was one. */
export async function removeRate(tx: CompanyTx, name: RateName, half: HalfYear): Promise<boolean> {
  const result = await tx
    .deleteFrom("penalties.entered_rate")
    .where("company_id", "=", tx.companyId)
    .where("name", "=", name)
    .where("half_year", "=", half)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}
