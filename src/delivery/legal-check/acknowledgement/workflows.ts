import type { Author } from "../../../kernel/author.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { record } from "../../../ledger/journal/store.ts"
import { journalEntry } from "../../outbox/journal-entry.ts"
import { lockMessage } from "../../outbox/store.ts"
import { refuseUnlessIn } from "../../outbox/workflows.ts"
import { acknowledge } from "./store.ts"

/**
 * A person has read the warnings of these rules on a message and answers for them: it may leave as
 * it stands. Another wording asks again. Rules that found nothing there are left out.
 */
export async function acknowledgeFindings(
  tx: CompanyTx,
  messageId: string,
  ruleIds: readonly string[],
  by: Author,
): Promise<void> {
  const message = await lockMessage(tx, messageId)
  refuseUnlessIn(message, ["prepared"])
  const warned = message.findings.filter(({ severity }) => severity === "warning").map(({ ruleId }) => ruleId)
  const fresh = [...new Set(ruleIds)].filter(
    (id) => warned.includes(id) && !message.acknowledgedRules.includes(id),
  )
  if (fresh.length === 0) return
  await acknowledge(tx, messageId, [...message.acknowledgedRules, ...fresh])
  await record(tx, [journalEntry("message.acknowledged", message, by, { rules: fresh })])
}
