import { type ExpressionBuilder, sql, type Transaction } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { DB } from "../../kernel/schema.generated.ts"
import { asOperator, type CompanyTx, type Db } from "../../kernel/store.ts"
import { COLUMNS, type Company, type CompanyFields } from "./company.ts"

/** A company in a list. */
export interface CompanyLine {
  readonly id: string
  readonly name: string
  readonly siren: string | null
  readonly mode: "test" | "live"
  readonly isDemo: boolean
}

/** Every company of this machine, by name: for its operator (command line, worker), never for a page. */
export function listCompanies(db: Db): Promise<CompanyLine[]> {
  return asOperator(db, async (tx) => {
    const rows = await tx
      .selectFrom("ledger.company")
      .select(["id", "name", "siren", "mode", "demo_seed"])
      .orderBy("name")
      .orderBy("id")
      .execute()
    return rows.map(({ demo_seed, mode, ...row }) => ({
      ...row,
      mode: mode === "live" ? "live" : "test",
      isDemo: demo_seed !== null,
    }))
  })
}

/** The company of this transaction; null when it does not exist. */
export async function readCompany(tx: CompanyTx): Promise<Company | null> {
  const row = await tx
    .selectFrom("ledger.company")
    .selectAll()
    .select(freshOn)
    .where("id", "=", tx.companyId)
    .executeTakeFirst()
  if (!row) return null
  const fields = Object.fromEntries(Object.entries(COLUMNS).map(([field, column]) => [field, row[column]]))
  return {
    ...(fields as unknown as CompanyFields),
    id: row.id,
    currency: row.currency,
    mode: row.mode === "live" ? "live" : "test",
    isDemo: row.demo_seed !== null,
    demoToday: row.demo_today,
    dataFreshOn: row.fresh_on,
  }
}

const freshOn = (eb: ExpressionBuilder<DB, "ledger.company">) =>
  eb
    .selectFrom("ledger.freshness as f")
    .select((f) => f.fn.max("f.fresh_on").as("fresh_on"))
    .whereRef("f.company_id", "=", "ledger.company.id")
    .$castTo<{ fresh_on: Day | null }>()
    .as("fresh_on")

/** Stores a new company and returns its id. The caller is the machine's operator. */
export async function insertCompany(
  tx: Transaction<DB>,
  fields: Partial<CompanyFields> & { readonly name: string },
  demo: { readonly seed: number; readonly today: Day } | null = null,
): Promise<string> {
  const { id } = await tx
    .insertInto("ledger.company")
    .values({
      ...columnsOf(fields),
      name: fields.name,
      demo_seed: demo?.seed ?? null,
      demo_today: demo?.today ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Changes the fields that are given. */
export async function updateCompany(tx: CompanyTx, fields: Partial<CompanyFields>): Promise<void> {
  if (Object.keys(fields).length === 0) return
  await tx.updateTable("ledger.company").set(columnsOf(fields)).where("id", "=", tx.companyId).execute()
}

/** Sets the mode, or the day that a demonstration plays. */
export async function setCompany(
  tx: CompanyTx,
  change: { readonly mode: "test" | "live" } | { readonly demoToday: Day | null },
): Promise<void> {
  const set = "mode" in change ? { mode: change.mode } : { demo_today: change.demoToday }
  await tx.updateTable("ledger.company").set(set).where("id", "=", tx.companyId).execute()
}

/** How often each kind of entry stands in the journal, among these. */
export async function countJournal(tx: CompanyTx, kinds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; n: number }>`
    select kind, count(*) as n from ledger.journal
     where company_id = ${tx.companyId} and kind = any(${kinds}::text[]) group by kind`.execute(tx)
  return new Map(rows.map((row) => [row.kind, row.n]))
}

function columnsOf(fields: Partial<CompanyFields>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([field, column]) => {
      const value = fields[field as keyof CompanyFields]
      return value === undefined ? [] : [[column, value]]
    }),
  )
}
