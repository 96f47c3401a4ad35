import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { ContactFields } from "../customers/store.ts"
import { insertContact } from "../customers/store.ts"
import type { DisputeReason } from "../facts/choices.ts"
import { existingCustomer, openOnInvoice } from "../facts/store.ts"
import { openDispute } from "../facts/workflows.ts"
import { record } from "../journal/store.ts"
import { openTask } from "../tasks/store.ts"
import { contactWithEmail, markWrong, readCorrectable, setOrderReference } from "./store.ts"

/** Writes the buyer's order number on invoices. Refuses a number that is blank and invoices of somebody else. */
export async function addOrderReference(
  tx: CompanyTx,
  to: { readonly customerId: string; readonly invoiceIds: readonly string[]; readonly reference: string },
  by: Author,
): Promise<void> {
  const reference = to.reference.trim()
  if (reference === "") {
    refuse("ORDER_REFERENCE_BLANK", {
      fr: "Indiquez le numéro de commande que le client attend sur la facture.",
      en: "Give the order number that the customer wants to see on the invoice.",
    })
  }
  await theseInvoices(tx, to.customerId, to.invoiceIds)
  for (const { id, before } of await setOrderReference(tx, to.customerId, to.invoiceIds, reference)) {
    if (before === reference) continue
    const payload = { invoiceId: id, reference, before }
    await told(tx, by, "invoice.order-reference-set", to.customerId, payload, id)
  }
}

/** Refuses an empty list and invoices that are none of this customer's. */
export async function theseInvoices(
  tx: CompanyTx,
  customerId: string,
  invoiceIds: readonly string[],
): Promise<void> {
  await existingCustomer(tx, customerId)
  if (invoiceIds.length === 0) {
    refuse("INVOICES_MISSING", {
      fr: "Choisissez au moins une facture.",
      en: "Choose at least one invoice.",
    })
  }
  for (const invoiceId of invoiceIds) await openOnInvoice(tx, customerId, invoiceId)
}

/** Who was wrong, and who is to be written to from now on. */
export interface WrongContact {
  readonly customerId: string
  /** The contact that is wrong, by identifier or by the address that was used; neither: only add. */
  readonly contactId?: string | null
  readonly email?: string | null
  readonly reason?: string | null
  /** The right one; none: the wrong one is marked and somebody must find another. */
  readonly replacement?: Partial<ContactFields> | null
}

/**
 * Puts a contact in the place of a wrong one: messages and calls go to the new one from now on, the old one
 * is kept and says since when and why. Without a new one, a task asks for it. Returns the new contact.
 */
export async function replaceContact(
  tx: CompanyTx,
  wrong: WrongContact,
  by: Author,
): Promise<{ contactId: string | null }> {
  const { customerId, reason = null, replacement } = wrong
  await existingCustomer(tx, customerId)
  const { name = null, email = null, phone = null, role = "accounts-payable" } = replacement ?? {}
  const isKnown = Boolean(name || email || phone)
  const old = wrong.contactId ?? (wrong.email ? await contactWithEmail(tx, customerId, wrong.email) : null)
  if (!isKnown && !old) {
    refuse("CONTACT_EMPTY", {
      fr: "Indiquez le contact qui ne convient pas, ou celui qui le remplace.",
      en: "Say which contact is wrong, or who takes its place.",
    })
  }
  const contactId = isKnown ? await insertContact(tx, customerId, { name, email, phone, role }) : null
  if (old) {
    if (!(await markWrong(tx, customerId, old, { on: by.today, reason, replacedBy: contactId }))) {
      refuse(
        "CONTACT_UNKNOWN",
        { fr: "Ce contact n’existe pas chez ce client.", en: "This customer has no such contact." },
        { id: old },
      )
    }
  }
  const payload = { contactId, wrongContactId: old, reason, name: name ?? email ?? phone }
  await told(tx, by, "contact.replaced", customerId, payload)
  if (!contactId) {
    const title = "Trouver le bon interlocuteur"
    await openTask(tx, { kind: "other", title, createdOn: by.today, dueOn: by.today, customerId })
  }
  return { contactId }
}

/** The task that asks for a corrected invoice, by the number of the wrong one. */
export const correctionTaskTitle = (number: string): string => `Établir la facture corrigée de ${number}`

/** An invoice that the debtor says is wrong. */
export interface InvoiceError {
  readonly customerId: string
  readonly invoiceId: string
  readonly reason?: DisputeReason | null
  readonly note?: string | null
  readonly disputedCents?: number | null
}

/** Opens a dispute about a wrong invoice, and the task to establish a corrected one. */
export async function reportInvoiceError(
  tx: CompanyTx,
  error: InvoiceError,
  by: Author,
): Promise<{ disputeId: string; taskId: string | null }> {
  const { customerId, invoiceId, reason, note = null, disputedCents = null } = error
  const invoice = await readCorrectable(tx, invoiceId)
  const dispute = { customerId, invoiceId, disputedCents, reason: reason ?? ("other" as const), note }
  const disputeId = await openDispute(tx, dispute, by)
  const title = correctionTaskTitle(invoice?.number ?? "")
  const taskId = await openTask(tx, {
    ...{ kind: "other", title, createdOn: by.today, dueOn: by.today, customerId },
  })
  return { disputeId, taskId }
}

async function told(
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
