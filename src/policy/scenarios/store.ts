import type { CompanyTx } from "../../kernel/store.ts"
import type { Scenario } from "../scenario.ts"
import { SHIPPED_SCENARIO } from "../shipped-scenario.ts"

/** The scenario in force: the newest version that the company published, else the shipped one. */
export async function currentScenario(tx: CompanyTx): Promise<Scenario> {
  const row = await tx
    .selectFrom("policy.scenario")
    .select(["version", "definition"])
    .where("company_id", "=", tx.companyId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst()
  if (!row) return SHIPPED_SCENARIO
  return { ...(row.definition as Scenario), version: row.version }
}

/** Stores a new version; the ones before it stay. */
export async function insertScenario(tx: CompanyTx, scenario: Scenario, publishedBy: string): Promise<void> {
  await tx
    .insertInto("policy.scenario")
    .values({
      company_id: tx.companyId,
      version: scenario.version,
      definition: JSON.stringify(scenario),
      published_by: publishedBy,
    })
    .execute()
  // Every customer is looked at again under the new version.
  await tx
    .updateTable("policy.decision")
    .set({ review_on: "1900-01-01" as never })
    .where("company_id", "=", tx.companyId)
    .execute()
}
