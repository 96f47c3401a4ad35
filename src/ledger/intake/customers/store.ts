import { sql } from "kysely"
import type { CompanyTx } from "../../../kernel/store.ts"

/** Fields of a customer to be overwritten; an absent one stays. */
export interface CustomerFields {
  readonly name: string
  readonly kind?: string
  readonly siren?: string
  readonly siret?: string
  readonly vatNumber?: string
  readonly addressLines?: readonly string[]
  readonly postalCode?: string
  readonly city?: string
  readonly country?: string
  readonly language?: string
  readonly paymentTerms?: string
}

/** Overwrites the given fields of customers, as a customer file tells them. */
export async function changeCustomers(
  tx: CompanyTx,
  changes: readonly { readonly id: string; readonly searchKey: string; readonly fields: CustomerFields }[],
): Promise<void> {
  if (changes.length === 0) return
  const json = JSON.stringify(changes.map(({ fields, ...change }) => ({ ...fields, ...change })))
  await sql`
    update ledger.customer c set name = r.name, kind = coalesce(r.kind, c.kind), siren = coalesce(r.siren, c.siren),
      siret = coalesce(r.siret, c.siret), vat_number = coalesce(r."vatNumber", c.vat_number),
      address_lines = coalesce(r."addressLines", c.address_lines), postal_code = coalesce(r."postalCode", c.postal_code),
      city = coalesce(r.city, c.city), country = coalesce(r.country, c.country),
      language = coalesce(r.language, c.language), payment_terms = coalesce(r."paymentTerms", c.payment_terms),
      search_key = r."searchKey",
      updated_at = now()
    from jsonb_to_recordset(${json}::jsonb) as r(id uuid, "searchKey" text, name text, kind text, siren text, siret text,
      "vatNumber" text, "addressLines" text[], "postalCode" text, city text, country text, language text, "paymentTerms" text)
    where c.company_id = ${tx.companyId} and c.id = r.id`.execute(tx)
}
