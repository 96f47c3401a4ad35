import type { Author } from "../../../kernel/author.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { record } from "../../journal/store.ts"

/** Takes back that an answer was dealt with: it holds the next step again. */
export async function reopenReply(tx: CompanyTx, replyId: string, by: Author): Promise<void> {
  const row = await tx
    .updateTable("ledger.reply")
    .set({ handled_on: null })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", replyId)
    .where("handled_on", "is not", null)
    .returning("customer_id")
    .executeTakeFirst()
  if (!row) {
    return refuse(
      "REPLY_UNKNOWN",
      {
        fr: "Introuvable, ou déjà à traiter. Regardez où en est le client avant de recommencer.",
        en: "Not found, or waiting already. Look where the customer stands before you try again.",
      },
      { id: replyId },
    )
  }
  const customerId = row.customer_id
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, customerId },
      ...{ kind: "reply.reopened", payload: { replyId } },
    },
  ])
}
