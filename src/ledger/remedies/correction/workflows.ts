import type { Author } from "../../../kernel/author.ts"
import type { Cents } from "../../../kernel/cents.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { amountWords } from "../../../kernel/wording.ts"
import { spreadOldestFirst } from "../../credits/allocation.ts"
import { lockPayables } from "../../credits/store.ts"
import { allocateCredit, recordCreditNote } from "../../credits/workflows.ts"
import { listDisputes } from "../../facts/listing/store.ts"
import { openOnInvoice } from "../../facts/store.ts"
import { closeDispute } from "../../facts/workflows.ts"
import { record } from "../../journal/store.ts"
import {
  type CorrectableInvoice,
  endCorrectionTask,
  insertCorrection,
  readCorrectable,
  readCreditNote,
} from "../store.ts"
import { correctionTaskTitle } from "../workflows.ts"

/** Which invoice takes the place of which, and the credit note that cancels the old one. */
export interface Correction {
  readonly invoiceId: string
  readonly correctedInvoiceId: string
  readonly creditId?: string | null
  /** A credit note that is not in the books yet: it is recorded on the old invoice in the same act. */
  readonly creditNote?: { readonly number?: string | null; readonly amountCents: Cents } | null
}

/**
 * Links a corrected invoice and the credit note to the wrong one: the credit note is set against it, its
 * dispute closes as corrected, and no penalty runs on it. Refuses while something would stay due on the
 * old one, which would then be chased beside the new one.
 */
export async function linkCorrection(tx: CompanyTx, correction: Correction, by: Author): Promise<string> {
  const { invoiceId, correctedInvoiceId } = correction
  const old = await existing(tx, invoiceId)
  const corrected = await existing(tx, correctedInvoiceId)
  if (old.id === corrected.id || old.customerId !== corrected.customerId) refuseStranger()
  const { customerId } = old
  const creditId = await creditOldInvoice(tx, old, correction, by)
  const leftCents = await openOnInvoice(tx, customerId, invoiceId)
  if (leftCents > 0) refuseStillDue(old, leftCents)
  const disputes = (await listDisputes(tx, { invoiceId })).filter((dispute) => dispute.closedOn === null)
  for (const dispute of disputes) await closeDispute(tx, dispute.id, { outcome: "corrected" }, by)
  const disputeId = disputes[0]?.id ?? null
  const link = { customerId, invoiceId, correctedInvoiceId, creditId, disputeId }
  if (!(await insertCorrection(tx, { ...link, correctedOn: by.today, createdBy: by.actor }))) refuseTwice(old)
  await endCorrectionTask(tx, customerId, correctionTaskTitle(old.number), by.today)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "invoice.corrected" },
      ...{ customerId, invoiceId, payload: { ...link, correctedNumber: corrected.number } },
    },
  ])
  return customerId
}

async function existing(tx: CompanyTx, id: string): Promise<CorrectableInvoice> {
  return (
    (await readCorrectable(tx, id)) ??
    refuse("INVOICE_UNKNOWN", { fr: "Cette facture n’existe pas.", en: "There is no such invoice." }, { id })
  )
}

/** Sets the credit note, known or recorded now, against the old invoice; gives its id, null without one. */
async function creditOldInvoice(
  tx: CompanyTx,
  old: CorrectableInvoice,
  { creditId = null, creditNote = null }: Correction,
  by: Author,
): Promise<string | null> {
  if (creditId) await setKnownNote(tx, old, creditId, by)
  if (!creditNote) return creditId
  if (creditNote.amountCents > old.grossCents) refuseTooLarge(old)
  const { customerId, currency } = old
  const recorded = await recordCreditNote(tx, { customerId, currency, invoiceId: old.id, ...creditNote }, by)
  return creditId ?? recorded
}

async function setKnownNote(
  tx: CompanyTx,
  old: CorrectableInvoice,
  creditId: string,
  by: Author,
): Promise<void> {
  const credit = await readCreditNote(tx, old.customerId, creditId)
  if (!credit) {
    refuse(
      "CREDIT_NOTE_UNKNOWN",
      { fr: "Cet avoir n’existe pas chez ce client.", en: "This customer has no such credit note." },
      { id: creditId },
    )
  }
  const payables = await lockPayables(tx, old.customerId, old.currency)
  const ofOld = payables.filter((item) => item.invoiceId === old.id)
  for (const share of spreadOldestFirst(credit.unallocatedCents, ofOld))
    await allocateCredit(tx, creditId, share, by)
}

function refuseStranger(): never {
  return refuse("CORRECTION_OF_ANOTHER", {
    fr: "La facture corrigée est une autre facture du même client. Choisissez-la dans sa liste.",
    en: "The corrected invoice is another invoice of the same customer. Choose it in its list.",
  })
}

function refuseStillDue(old: CorrectableInvoice, leftCents: Cents): never {
  const left = (language: "fr" | "en") => amountWords(leftCents, old.currency, language)
  return refuse(
    "CORRECTION_NEEDS_CREDIT_NOTE",
    {
      fr: `Il reste ${left("fr")} à payer sur ${old.number}\u00a0: le client serait relancé deux fois. Indiquez l’avoir qui l’annule, ou enregistrez-le avec son montant.`,
      en: `${left("en")} is left to pay on ${old.number}: the customer would be chased twice. Give the credit note that cancels it, or record it with its amount.`,
    },
    { invoiceId: old.id, leftCents },
  )
}

function refuseTooLarge(old: CorrectableInvoice): never {
  const most = (language: "fr" | "en") => amountWords(old.grossCents, old.currency, language)
  return refuse(
    "CREDIT_EXCEEDS_INVOICE",
    {
      fr: `L’avoir dépasse le montant de ${old.number} (${most("fr")}). Corrigez son montant.`,
      en: `The credit note exceeds the amount of ${old.number} (${most("en")}). Correct its amount.`,
    },
    { field: "creditNote" },
  )
}

function refuseTwice(old: CorrectableInvoice): never {
  return refuse(
    "INVOICE_ALREADY_CORRECTED",
    {
      fr: `${old.number} est déjà reliée à une facture corrigée.`,
      en: `${old.number} is linked to a corrected invoice already.`,
    },
    { invoiceId: old.id },
  )
}
