import type { CompanyTx } from "../../kernel/store.ts"
import { type LetterBranding, PLAIN } from "./branding.ts"

/** What a person changes of the papers: what is absent stays, null removes. */
export interface BrandingChange {
  readonly logo?: Buffer | null
  readonly signature?: Buffer | null
  readonly colour?: string | null
}

/** How the papers of the company look. */
export async function readBranding(tx: CompanyTx): Promise<LetterBranding> {
  const row = await tx
    .selectFrom("messages.branding")
    .select(["logo", "signature", "colour"])
    .where("company_id", "=", tx.companyId)
    .executeTakeFirst()
  return row
    ? { logo: row.logo && [...row.logo], signature: row.signature && [...row.signature], colour: row.colour }
    : PLAIN
}

/** Keeps what is given of the look of the papers. */
export async function putBranding(tx: CompanyTx, change: BrandingChange, at: Date): Promise<void> {
  const kept = { ...change, updated_at: at }
  await tx
    .insertInto("messages.branding")
    .values({ company_id: tx.companyId, ...kept })
    .onConflict((conflict) => conflict.column("company_id").doUpdateSet(kept))
    .execute()
}
