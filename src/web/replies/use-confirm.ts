import type { Day } from "../../kernel/day.ts"
import type { DisputeReason } from "../../ledger/facts/choices.ts"
import { deedOf } from "../../replies/proposals/deeds.ts"
import { centsOf, readAmount } from "../acts/amount.ts"
import { useUndoable } from "../acts/undo.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { Conversation, Intent, Proposal } from "../api/shapes/replies.ts"
import { useWords } from "../words/language.tsx"

/** What a person is about to confirm, as it stands in the fields. */
export interface Typed {
  readonly intent: Intent
  readonly on: Day | ""
  readonly amount: string
  readonly invoiceIds: readonly string[]
  readonly reason: DisputeReason
}

/** An amount as a person types it. */
export const typedAmount = (cents: number): string => (cents / 100).toFixed(2).replace(".", ",")

/** The fields as the proposal fills them in. */
export function typedOf(proposal: Proposal, invoices: Conversation["invoices"]): Typed {
  const named = invoices.filter((invoice) => proposal.invoices.includes(invoice.number))
  const meant = named.length === 0 && invoices.length === 1 ? invoices : named
  return {
    ...{ intent: proposal.intent, on: proposal.on ?? "", reason: "other" },
    amount: proposal.amountCents === null ? "" : typedAmount(proposal.amountCents),
    invoiceIds: meant.map((invoice) => invoice.id),
  }
}

/** True when nothing is missing that the deed needs. */
export function isReady(typed: Typed): boolean {
  const deed = deedOf(typed.intent)
  if (readAmount(typed.amount).kind === "bad") return false
  if (deed === "promise" || deed === "time") return typed.on !== ""
  return deed !== "dispute" || typed.invoiceIds.length > 0
}

/** Confirms, and says so with a button that takes it back. */
export function useConfirm(mailId: string, customerId: string) {
  const words = useWords().replies
  const change = useCompanyChange<object, { id: string }>("POST", `/mails/${mailId}/confirmations`)
  const sayDone = useUndoable((id) => `/mail-confirmations/${id}/undoing`, words.undone)
  const confirm = (typed: Typed, sentence: string | null) => {
    const deed = deedOf(typed.intent)
    const amountCents = centsOf(typed.amount)
    const body = {
      ...{ customerId, intent: typed.intent, sentence },
      ...(deed !== "none" && deed !== "task" && typed.on !== "" && { on: typed.on }),
      ...(amountCents !== null && deed !== "time" && deed !== "hold" && deed !== "none" && { amountCents }),
      ...(deed !== "none" && { invoiceIds: typed.invoiceIds }),
      ...(deed === "dispute" && { reason: typed.reason }),
    }
    change.mutate(body, { onSuccess: ({ id }) => sayDone(words.done[deed], id) })
  }
  /** What followed was done in a window of its own: the answer is only marked as dealt with. */
  const noteDone = (intent: Intent, sentence: string | null) =>
    change.mutateAsync({ customerId, intent, sentence, deed: "none" })
  return { confirm, noteDone, change }
}
