import { sql } from "kysely"
import type { CompanyTx } from "../../kernel/store.ts"

/** The addresses of a customer's contacts that a mail server refused for good, in lower case. */
export async function deadAddresses(
  tx: CompanyTx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (customerIds.length === 0) return new Map()
  const { rows } = await sql<{ customer_id: string; email: string }>`
    select customer_id, lower(email) as email from ledger.contact
     where company_id = ${tx.companyId} and customer_id = any(${[...customerIds]}::uuid[])
       and bounced_on is not null and email is not null`.execute(tx)
  const grouped = Map.groupBy(rows, (row) => row.customer_id)
  return new Map([...grouped].map(([id, all]) => [id, new Set(all.map((row) => row.email))]))
}

/** What the law protects a customer as; refuses nothing. */
export async function customerKind(
  tx: CompanyTx,
  customerId: string,
): Promise<"professional" | "consumer" | "public"> {
  const row = await tx
    .selectFrom("ledger.customer")
    .select("kind")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", customerId)
    .executeTakeFirstOrThrow()
  return row.kind as "professional" | "consumer" | "public"
}

/** How many messages with this key were cancelled, held or given up before. */
export async function earlierOnes(
  tx: CompanyTx,
  { customerId, turn }: { readonly customerId: string; readonly turn: string },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from delivery.message
     where company_id = ${tx.companyId} and customer_id = ${customerId} and turn = ${turn}
       and state in ('held', 'cancelled', 'failed')`.execute(tx)
  return rows[0]?.count ?? 0
}
