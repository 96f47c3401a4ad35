import { sql } from "kysely"
import type { CompanyTx } from "../../kernel/store.ts"
import type { AssignmentRule } from "../assignment.ts"

/** Stores the next revision of the rules; the ones before it stay. Returns its number. */
export async function insertRules(
  tx: CompanyTx,
  rules: readonly AssignmentRule[],
  publishedBy: string,
): Promise<number> {
  const { rows } = await sql<{ revision: number }>`
    insert into policy.assignment (company_id, revision, rules, published_by)
    select ${tx.companyId}, coalesce(max(revision), 0) + 1, ${JSON.stringify(rules)}::jsonb, ${publishedBy}
      from policy.assignment where company_id = ${tx.companyId} returning revision`.execute(tx)
  return rows[0]!.revision
}

/** True when the company has this customer. */
export async function isCustomer(tx: CompanyTx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom("ledger.customer")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .executeTakeFirst()
  return row !== undefined
}
