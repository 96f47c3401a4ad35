import type { Author } from "../../../kernel/author.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { amountWords, dayWords, NBSP } from "../../../kernel/wording.ts"
import { insertContact } from "../../customers/store.ts"
import { openDispute, recordPromise, recordReply } from "../../facts/workflows.ts"
import { record } from "../../journal/store.ts"
import type { CallEffects, CallToRecord } from "../call.ts"
import { markPhoneWrong } from "../store.ts"

/** Records what the debtor said: each outcome has its own fact in the ledger. */
export async function learnt(tx: CompanyTx, call: CallToRecord, by: Author): Promise<CallEffects> {
  switch (call.outcome) {
    case "promise":
      return { promiseId: await promised(tx, call, by) }
    case "paid-already":
      return { replyId: await paidAlready(tx, call, by) }
    case "dispute":
      return { disputeId: await disputed(tx, call, by) }
    case "wrong-number":
      return await wrongNumber(tx, call, by)
    case "other-contact":
      return { contactId: await otherContact(tx, call, by) }
    default:
      return {}
  }
}

async function promised(tx: CompanyTx, call: CallToRecord, by: Author): Promise<string> {
  const { customerId, promisedFor, amountCents = null, invoiceIds = [], note = null, confirms = false } = call
  if (!promisedFor) {
    refuse("PROMISE_WITHOUT_DAY", { fr: "Indiquez la date promise.", en: "Give the promised day." })
  }
  return await recordPromise(tx, { customerId, promisedFor, amountCents, invoiceIds, note, confirms }, by)
}

/** "It was paid": nothing is sent until somebody has looked at the bank. */
async function paidAlready(tx: CompanyTx, call: CallToRecord, by: Author): Promise<string> {
  const { customerId, promisedFor, amountCents, note } = call
  const parts = [
    "Dit au téléphone avoir déjà payé",
    amountCents && amountWords(amountCents, "EUR", "fr"),
    promisedFor && `le ${dayWords(promisedFor, "fr")}`,
  ]
  const said = parts.filter(Boolean).join(" ")
  return await recordReply(tx, { customerId, summary: note ? `${said}${NBSP}: ${note}` : `${said}.` }, by)
}

async function disputed(tx: CompanyTx, call: CallToRecord, by: Author): Promise<string> {
  const { customerId, invoiceId, reason, amountCents = null, note = null } = call
  if (!invoiceId) {
    refuse("DISPUTE_WITHOUT_INVOICE", {
      fr: "Indiquez la facture contestée\u00a0: les autres restent suivies.",
      en: "Say which invoice is contested: the others are still followed.",
    })
  }
  const dispute = { customerId, invoiceId, disputedCents: amountCents, reason: reason ?? "other", note }
  return await openDispute(tx, dispute, by)
}

async function wrongNumber(tx: CompanyTx, call: CallToRecord, by: Author): Promise<CallEffects> {
  const { customerId, contactId } = call
  if (!contactId) return {}
  if (!(await markPhoneWrong(tx, customerId, contactId, by.today))) {
    refuse(
      "CONTACT_UNKNOWN",
      { fr: "Ce contact n’existe pas chez ce client.", en: "This customer has no such contact." },
      { id: contactId },
    )
  }
  return { wrongPhoneContactId: contactId }
}

async function otherContact(tx: CompanyTx, call: CallToRecord, by: Author): Promise<string> {
  const { name = null, email = null, phone = null, role = "accounts-payable" } = call.contact ?? {}
  if (!name && !email && !phone) {
    refuse("CONTACT_EMPTY", {
      fr: "Indiquez au moins un nom, une adresse e-mail ou un numéro de téléphone.",
      en: "Enter at least a name, an e-mail address or a phone number.",
    })
  }
  const contactId = await insertContact(tx, call.customerId, { name, email, phone, role })
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "contact.added" },
      ...{ customerId: call.customerId, payload: { contactId } },
    },
  ])
  return contactId
}
