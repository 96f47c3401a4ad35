import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** Gives customers to a person, or to nobody; returns those whose person changed. */
export async function writeOwner(
  tx: CompanyTx,
  customerIds: readonly string[],
  userId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    update ledger.customer set owner_user_id = ${userId}, updated_at = now()
     where company_id = ${tx.companyId} and id = any(${uuids(customerIds)})
       and owner_user_id is distinct from ${userId}
    returning id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Takes from a person all customers and open tasks; returns the customers. */
export async function clearOwner(tx: CompanyTx, userId: string): Promise<string[]> {
  await tx
    .updateTable("ledger.task")
    .set({ assigned_to: null })
    .where("company_id", "=", tx.companyId)
    .where("assigned_to", "=", userId)
    .where("done_on", "is", null)
    .execute()
  const rows = await tx
    .updateTable("ledger.customer")
    .set({ owner_user_id: null })
    .where("company_id", "=", tx.companyId)
    .where("owner_user_id", "=", userId)
    .returning("id")
    .execute()
  return rows.map((row) => row.id)
}

/** How many customers each person looks after; null counts those of nobody. */
export async function countByOwner(tx: CompanyTx): Promise<{ userId: string | null; customers: number }[]> {
  const { rows } = await sql<{ userId: string | null; customers: number }>`
    select owner_user_id as "userId", count(*)::int as customers
      from ledger.customer where company_id = ${tx.companyId} group by 1`.execute(tx)
  return rows
}

/** The colleague who knows a customer. */
export interface Salesperson {
  readonly name: string
  readonly email: string
}

/** Who in the house knows this customer; null when nobody was named. */
export async function readSalesperson(tx: CompanyTx, customerId: string): Promise<Salesperson | null> {
  const row = await tx
    .selectFrom("ledger.salesperson")
    .select(["name", "email"])
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .executeTakeFirst()
  return row ?? null
}

/** Names the colleague who knows a customer, or nobody any more. */
export async function writeSalesperson(
  tx: CompanyTx,
  customerId: string,
  person: Salesperson | null,
): Promise<void> {
  if (person === null) {
    await tx
      .deleteFrom("ledger.salesperson")
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", customerId)
      .execute()
    return
  }
  const { name, email } = person
  await tx
    .insertInto("ledger.salesperson")
    .values({ company_id: tx.companyId, customer_id: customerId, name, email })
    .onConflict((conflict) => conflict.columns(["company_id", "customer_id"]).doUpdateSet({ name, email }))
    .execute()
}
