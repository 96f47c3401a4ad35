import { sql } from "kysely"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Scenario } from "../scenario.ts"
import { type ScenarioContent, storedScenario } from "../scenario-shape.ts"
import { SHIPPED_SCENARIOS } from "../shipped-scenarios.ts"

/** A scenario as a row holds it: its own key and number beside what it says. */
export interface ScenarioRow {
  readonly key: string
  readonly version: number
  readonly definition: unknown
}

/** The scenario that a row holds. */
export const scenarioOf = (row: ScenarioRow): Scenario => ({
  ...storedScenario(row.key, row.definition),
  version: row.version,
})

/** A version that was published, without what it says. */
export interface PublishedVersion {
  readonly key: string
  readonly version: number
  readonly publishedBy: string
  readonly publishedAt: Date
  readonly restoredFrom: number | null
}

/** Every version of a scenario, the newest first. */
export async function listVersions(tx: CompanyTx, key: string): Promise<PublishedVersion[]> {
  const rows = await tx
    .selectFrom("policy.scenario")
    .select(["key", "version", "published_by", "published_at", "restored_from"])
    .where("company_id", "=", tx.companyId)
    .where("key", "=", key)
    .orderBy("version", "desc")
    .execute()
  return rows.map((row) => ({
    ...{ key: row.key, version: row.version, restoredFrom: row.restored_from },
    ...{ publishedBy: row.published_by, publishedAt: row.published_at },
  }))
}

/** What a version says, whichever scenario it is of; null when the company never had it. */
export async function readVersion(tx: CompanyTx, version: number): Promise<Scenario | null> {
  const row = await tx
    .selectFrom("policy.scenario")
    .select(["key", "version", "definition"])
    .where("company_id", "=", tx.companyId)
    .where("version", "=", version)
    .executeTakeFirst()
  return row ? scenarioOf(row) : null
}

/** Stores the next version; the ones before it stay. Returns its number, which no other scenario of the company has. */
export async function insertVersion(
  tx: CompanyTx,
  content: ScenarioContent,
  publishedBy: string,
  restoredFrom: number | null,
): Promise<number> {
  await takeTurns(tx)
  const { rows } = await sql<{ version: number }>`
    insert into policy.scenario (company_id, key, version, definition, published_by, restored_from)
    select ${tx.companyId}, ${content.key}, coalesce(max(version), 0) + 1, ${JSON.stringify(content)}::jsonb,
           ${publishedBy}, ${restoredFrom}
      from policy.scenario where company_id = ${tx.companyId} returning version`.execute(tx)
  return rows[0]!.version
}

/**
 * Gives the company the shipped scenarios that it does not have yet, as versions of its own: what a
 * later Relance ships differently does not change what its messages refer to.
 */
export async function adoptShippedScenarios(tx: CompanyTx): Promise<void> {
  await takeTurns(tx)
  const rows = await tx
    .selectFrom("policy.scenario")
    .select(["key", "version"])
    .where("company_id", "=", tx.companyId)
    .execute()
  const keys = new Set(rows.map((row) => row.key))
  const versions = new Set(rows.map((row) => row.version))
  let last = Math.max(SHIPPED_SCENARIOS.length, ...versions)
  const values = SHIPPED_SCENARIOS.filter(({ key }) => !keys.has(key)).map(({ version, ...content }) => ({
    company_id: tx.companyId,
    ...{ key: content.key, definition: JSON.stringify(content), published_by: "relance" },
    version: versions.has(version) ? ++last : version,
  }))
  if (values.length > 0) await tx.insertInto("policy.scenario").values(values).execute()
}

// Two who publish at once would both take the next number.
const takeTurns = (tx: CompanyTx) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`scenarios ${tx.companyId}`}, 0))`.execute(tx)

/** Has every customer looked at again: a scenario, a rule or the calendar changed. */
export async function reviewEverybody(tx: CompanyTx): Promise<void> {
  await sql`update policy.decision set review_on = '1900-01-01' where company_id = ${tx.companyId}`.execute(
    tx,
  )
}

/** The draft of a scenario; null when there is none. */
export async function readDraft(tx: CompanyTx, key: string): Promise<ScenarioContent | null> {
  const row = await tx
    .selectFrom("policy.scenario_draft")
    .select("definition")
    .where("company_id", "=", tx.companyId)
    .where("key", "=", key)
    .executeTakeFirst()
  return row ? storedScenario(key, row.definition) : null
}

/** A draft, without its steps: whose it is, and what it is called now. */
export interface DraftLine {
  readonly key: string
  readonly name: string
  readonly purpose: string
  readonly by: string
  readonly at: Date
}

/** The drafts of the company. */
export async function listDrafts(tx: CompanyTx): Promise<DraftLine[]> {
  const rows = await tx
    .selectFrom("policy.scenario_draft")
    .select(["key", "definition", "updated_by", "updated_at"])
    .where("company_id", "=", tx.companyId)
    .orderBy("key")
    .execute()
  return rows.map((row) => {
    const { name, purpose } = storedScenario(row.key, row.definition)
    return { key: row.key, name, purpose, by: row.updated_by, at: row.updated_at }
  })
}

/** Keeps a draft in the place of the former one. */
export async function saveDraft(tx: CompanyTx, content: ScenarioContent, by: string): Promise<void> {
  const row = { definition: JSON.stringify(content), updated_by: by }
  await tx
    .insertInto("policy.scenario_draft")
    .values({ company_id: tx.companyId, key: content.key, ...row })
    .onConflict((conflict) =>
      conflict.columns(["company_id", "key"]).doUpdateSet({ ...row, updated_at: sql`now()` }),
    )
    .execute()
}

/** Throws a draft away. False when there was none. */
export async function deleteDraft(tx: CompanyTx, key: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("policy.scenario_draft")
    .where("company_id", "=", tx.companyId)
    .where("key", "=", key)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
