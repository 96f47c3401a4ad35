import { sql } from "kysely"
import { uuids } from "../../../kernel/bulk/store.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** Where a letter goes, for the order of the post. */
export interface Destination {
  readonly name: string
  readonly postalCode: string
  readonly town: string
  /** ISO 3166 alpha-2. */
  readonly country: string
}

/** Where the letters to some customers go, by customer. */
export async function readDestinations(
  tx: CompanyTx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Destination>> {
  const rows = await tx
    .selectFrom("ledger.customer")
    .select(["id", "name", "postal_code", "city", "country"])
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`id = any(${uuids(customerIds)})`)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      { name: row.name, postalCode: row.postal_code ?? "", town: row.city ?? "", country: row.country },
    ]),
  )
}
