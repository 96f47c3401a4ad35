import type { Author } from "../../../kernel/author.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { existingCustomer } from "../../../ledger/customers/workflows.ts"
import { record } from "../../../ledger/journal/store.ts"
import { listMembers } from "../../people/store.ts"
import { mentionedIn } from "../mentions.ts"
import { type CommentOn, insertComment, setRemoved } from "./store.ts"

/**
 * Writes a comment for colleagues, with an entry of the journal, so that it stands on the timeline.
 * Whoever is named with an @ finds it in their day; `also` adds people who should read it anyway.
 */
export async function writeComment(
  tx: CompanyTx,
  comment: Partial<CommentOn> & {
    readonly customerId: string
    readonly text: string
    readonly authorName: string
    readonly also?: readonly string[]
  },
  by: Author,
): Promise<string> {
  await existingCustomer(tx, comment.customerId)
  const invoiceId = comment.invoiceId ?? null
  if (invoiceId) await refuseForeignInvoice(tx, comment.customerId, invoiceId)
  const members = await listMembers(tx, tx.companyId)
  const named = new Set([...mentionedIn(comment.text, members), ...(comment.also ?? [])])
  // Nobody is told of what they wrote themselves.
  named.delete(by.actor.replace(/^user:/, ""))
  const mentioned = members.map((member) => member.userId).filter((userId) => named.has(userId))
  const { customerId, text, authorName } = comment
  const id = await insertComment(
    tx,
    {
      ...{ customerId, invoiceId, disputeId: comment.disputeId ?? null, text, authorName },
      ...{ author: by.actor, on: by.today, at: by.now },
    },
    mentioned,
  )
  await journal(
    tx,
    by,
    "comment.written",
    customerId,
    { commentId: id, authorName, text, mentioned },
    invoiceId,
  )
  return id
}

/** Takes one's own comment back (true), or puts it there again (false). */
export async function removeComment(tx: CompanyTx, id: string, isGone: boolean, by: Author): Promise<void> {
  const customerId = await setRemoved(tx, id, by.actor, isGone ? by.now : null)
  if (!customerId) {
    refuse(
      "COMMENT_UNKNOWN",
      {
        fr: "Ce commentaire n’existe pas, ou il est d’une autre personne.",
        en: "There is no such comment, or it is somebody else’s.",
      },
      { id },
    )
  }
  await journal(tx, by, isGone ? "comment.removed" : "comment.restored", customerId, { commentId: id })
}

async function refuseForeignInvoice(tx: CompanyTx, customerId: string, invoiceId: string): Promise<void> {
  const row = await tx
    .selectFrom("ledger.invoice")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", invoiceId)
    .where("customer_id", "=", customerId)
    .executeTakeFirst()
  if (row) return
  refuse(
    "INVOICE_UNKNOWN",
    { fr: "Cette facture n’est pas à ce client.", en: "This invoice is not this customer’s." },
    { id: invoiceId },
  )
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string,
  payload: Record<string, unknown>,
  invoiceId: string | null = null,
): Promise<void> {
  await record(tx, [
    { happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, invoiceId, payload },
  ])
}
