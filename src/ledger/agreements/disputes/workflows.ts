import type { Author } from "../../../kernel/author.ts"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { recordCreditNote } from "../../credits/workflows.ts"
import type { DisputeOutcome } from "../../facts/choices.ts"
import { closeDispute } from "../../facts/workflows.ts"
import { record } from "../../journal/store.ts"
import { changeDispute, type DisputeRow, insertRemark, readDisputeRows } from "./store.ts"

/** A dispute of the company; refuses when there is none. */
export async function existingDispute(tx: CompanyTx, id: string, today: Day): Promise<DisputeRow> {
  const [row] = await readDisputeRows(tx, { ids: [id] }, today)
  return (
    row ??
    refuse("DISPUTE_UNKNOWN", { fr: "Ce litige n’existe pas.", en: "There is no such dispute." }, { id })
  )
}

/** Says who looks after a dispute and by which day; the day may be put off, never left out. */
export async function assignDispute(
  tx: CompanyTx,
  id: string,
  change: { readonly ownerUserId?: string | null; readonly answerBy?: Day },
  by: Author,
): Promise<void> {
  const dispute = await existingDispute(tx, id, by.today)
  const ownerUserId = change.ownerUserId === undefined ? dispute.ownerUserId : change.ownerUserId
  const answerBy = change.answerBy ?? dispute.answerBy ?? by.today
  if (!(await changeDispute(tx, id, { ownerUserId, answerBy }))) {
    refuse(
      "DISPUTE_CLOSED",
      { fr: "Ce litige est déjà clos.", en: "This dispute is closed already." },
      { id },
    )
  }
  await journal(tx, by, "dispute.assigned", dispute, { disputeId: id, ownerUserId, answerBy })
}

/** How a dispute ends, with what is given up for it. */
export interface DisputeEnd {
  readonly outcome: DisputeOutcome
  readonly note?: string | null
  readonly confirms?: boolean
  /** A credit note, or a gesture of goodwill, that is recorded on the invoice at once. */
  readonly creditCents?: Cents | null
  readonly creditNumber?: string | null
}

/** Ends a dispute; what is given up for it reduces the invoice in the same act, and the rest is followed again. */
export async function endDispute(tx: CompanyTx, id: string, end: DisputeEnd, by: Author): Promise<void> {
  const { outcome, note = null, confirms = false, creditCents = null, creditNumber = null } = end
  const dispute = await existingDispute(tx, id, by.today)
  await closeDispute(tx, id, { outcome, note, confirms }, by)
  if (creditCents === null) return
  if (creditCents > dispute.openCents) {
    refuse(
      "CREDIT_EXCEEDS_INVOICE",
      {
        fr: "L’avoir dépasse ce qui reste dû sur la facture. Corrigez son montant.",
        en: "The credit note exceeds what remains due on the invoice. Correct its amount.",
      },
      { field: "creditCents" },
    )
  }
  const { customerId, invoiceId, currency } = dispute
  const given = { amountCents: creditCents, number: creditNumber, disputeId: id }
  await recordCreditNote(tx, { customerId, invoiceId, currency, ...given }, by)
}

/** Writes what somebody of the house has to say about a dispute; the debtor never sees it. */
export async function remarkOnDispute(tx: CompanyTx, id: string, text: string, by: Author): Promise<void> {
  const dispute = await existingDispute(tx, id, by.today)
  await insertRemark(tx, id, text, by)
  await journal(tx, by, "dispute.remarked", dispute, { disputeId: id, text })
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  { customerId, invoiceId }: DisputeRow,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await record(tx, [
    { happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, invoiceId, payload },
  ])
}
