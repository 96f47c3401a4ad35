import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** Notes that the company's facts are as of this day, and where they came from ("fec", "payments"…). */
export async function addFreshness(
  tx: CompanyTx,
  freshness: { readonly on: Day; readonly source: string; readonly importId?: string | null },
): Promise<void> {
  await tx
    .insertInto("ledger.freshness")
    .values({
      company_id: tx.companyId,
      fresh_on: freshness.on,
      source: freshness.source,
      import_id: freshness.importId ?? null,
    })
    .execute()
}

/** Forgets the freshness that an import brought, when the import is undone. */
export async function removeFreshness(tx: CompanyTx, importId: string): Promise<void> {
  await tx
    .deleteFrom("ledger.freshness")
    .where("company_id", "=", tx.companyId)
    .where("import_id", "=", importId)
    .execute()
}
