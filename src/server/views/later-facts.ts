import { readMailAccount } from "../../delivery/mail-account/store.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { ChecklistFacts } from "../../ledger/companies/checklist.ts"
import { countDecisions } from "../../policy/plan/store.ts"

/** What the checklist asks of later rooms than the ledger. */
export async function laterFacts(tx: CompanyTx): Promise<Omit<ChecklistFacts, "testMessageSent">> {
  const account = await readMailAccount(tx)
  const decided = Object.values(await countDecisions(tx))
  return { mailAccountTested: account?.testedAt != null, planMade: decided.some((count) => count > 0) }
}
