import type { CompanyTx } from "../../../kernel/store.ts"

/** Keeps for which rules a person answers on a message. */
export async function acknowledge(tx: CompanyTx, messageId: string, rules: readonly string[]): Promise<void> {
  await tx
    .updateTable("delivery.message")
    .set({ acknowledged_rules: [...rules] })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", messageId)
    .execute()
}
