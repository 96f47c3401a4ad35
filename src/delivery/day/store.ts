import type { CompanyTx } from "../../kernel/store.ts"

/** The messages that wait and that nobody has to approve one by one, of some steps or of all. */
export async function messagesToApprove(
  tx: CompanyTx,
  stepKeys: readonly string[] | null,
): Promise<string[]> {
  let query = tx
    .selectFrom("delivery.message")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("state", "=", "prepared")
    .where("needs_approval", "=", false)
  if (stepKeys !== null) query = query.where("step_key", "in", stepKeys.length > 0 ? [...stepKeys] : [""])
  return (await query.execute()).map((row) => row.id)
}
