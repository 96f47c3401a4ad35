import type { CompanyTx } from "../../../../kernel/store.ts"

/** Leaves an approved letter to nobody: a person posts it. */
export async function clearProvider(tx: CompanyTx, messageId: string): Promise<void> {
  await tx
    .updateTable("delivery.message")
    .set({ provider: null, state_sentence: null })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", messageId)
    .where("state", "=", "approved")
    .execute()
}
