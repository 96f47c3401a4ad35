import { createHash } from "node:crypto"
import type { Author } from "../../kernel/author.ts"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { addContact } from "../../ledger/customers/workflows.ts"
import { type Correction, linkCorrection } from "../../ledger/remedies/correction/workflows.ts"
import { contactWithEmail } from "../../ledger/remedies/store.ts"
import { theseInvoices } from "../../ledger/remedies/workflows.ts"
import { keptOf } from "../../messages/enclosures/workflows.ts"
import { templateFor } from "../../messages/templates/store.ts"
import type { RemedyStep } from "../../policy/remedy-steps.ts"
import { deadAddresses } from "../answers/store.ts"
import { readSendingCompany } from "../company/store.ts"
import { draftOf, factsSha256 } from "../day/draft.ts"
import { withEnclosed } from "../enclosed/workflows.ts"
import type { Message } from "../outbox/message.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import { approveMessages } from "../outbox/workflows.ts"
import { prepareMessages } from "../preparation/workflows.ts"
import type { GateVerdict } from "../sending/ports.ts"
import { remedySource, sourceOfMessage } from "./source/workflows.ts"

/** What is to be sent again, or anew, because the debtor asked for it. */
export interface ToSendAgain {
  readonly customerId: string
  readonly invoiceIds: readonly string[]
  /** Another address than the usual one; it is kept among the contacts. */
  readonly email?: string | null
  readonly stepKey?: RemedyStep
}

/** A message that was let go, and where it goes. */
export interface SentAgain {
  readonly messageId: string
  readonly recipient: string | null
}

/**
 * Lets a message leave that shows these invoices again, with when we first wrote of them. The person who asks
 * for it approves it: it goes through the same gate, archive and account as everything else, counts as a
 * contact, and as no step of the ladder. Refused while another message to this customer is on its way.
 */
export async function sendAgain(tx: CompanyTx, wanted: ToSendAgain, by: Author): Promise<SentAgain> {
  const { customerId, invoiceIds, stepKey = "resend-invoice" } = wanted
  await theseInvoices(tx, customerId, invoiceIds)
  const email = wanted.email?.trim() || null
  if (email) await keepAddress(tx, customerId, email, by)
  const turn = turnOf([...invoiceIds].sort(), email, by.today)
  const request = { customerId, stepKey, turn, invoiceIds, recipient: email }
  const byMail = await remedySource(tx, request, by.today)
  if (!byMail) return refuseNothingOpen()
  const source =
    byMail.recipient === null ? await remedySource(tx, { ...request, channel: "letter" }, by.today) : byMail
  if (!source) return refuseNothingOpen()
  const { mode } = await readSendingCompany(tx)
  const template = await templateFor(tx, stepKey, source.input.customer)
  const enclosures = keptOf(source.enclosed)
  const draft = { ...draftOf(source, template, { mode, today: by.today }), enclosures }
  const { prepared } = await prepareMessages(tx, [draft], by)
  const [messageId] = prepared
  if (messageId === undefined) return refuseOnItsWay()
  const { refused } = await approveMessages(tx, [messageId], by)
  if (refused[0]) throw refused[0].refusal
  return { messageId, recipient: source.recipient }
}

/** Links a corrected invoice to the wrong one and, where wished, sends it: all of it or nothing. */
export async function correctInvoice(
  tx: CompanyTx,
  { sends, ...correction }: Correction & { readonly sends: boolean },
  by: Author,
): Promise<SentAgain | null> {
  const customerId = await linkCorrection(tx, correction, by)
  if (!sends) return null
  const invoiceIds = [correction.correctedInvoiceId]
  return await sendAgain(tx, { customerId, invoiceIds, stepKey: "corrected-invoice" }, by)
}

/** The same request on the same day is the same message. */
const turnOf = (invoiceIds: readonly string[], email: string | null, today: Day): string =>
  `remedy:${createHash("sha256")
    .update(JSON.stringify([invoiceIds, email, today]))
    .digest("hex")
    .slice(0, 24)}`

/** Another address is remembered; one that a mail server refused is refused here. */
async function keepAddress(tx: CompanyTx, customerId: string, email: string, by: Author): Promise<void> {
  const dead = (await deadAddresses(tx, [customerId])).get(customerId)
  if (dead?.has(email.toLowerCase())) {
    refuse(
      "ADDRESS_DEAD",
      {
        fr: "Cette adresse est notée comme ne fonctionnant pas. Choisissez-en une autre.",
        en: "This address is marked as not working. Choose another one.",
      },
      { field: "email" },
    )
  }
  if (await contactWithEmail(tx, customerId, email)) return
  await addContact(tx, customerId, { name: null, email, phone: null, role: "accounts-payable" }, by)
}

/** What the gate says of remedies: what they show must still be open, and be what was shown. */
export async function verdictsOnRemedies(
  tx: CompanyTx,
  messages: readonly Message[],
  today: Day,
): Promise<[string, GateVerdict][]> {
  const verdicts: [string, GateVerdict][] = []
  for (const message of messages) verdicts.push([message.id, await verdictOn(tx, message, today)])
  return verdicts
}

async function verdictOn(tx: CompanyTx, message: Message, today: Day): Promise<GateVerdict> {
  const source = await sourceOfMessage(tx, message, today)
  if (!source) return { ok: false, because: "settled", sentence: NOTHING_OPEN, outcome: "cancelled" }
  if (factsSha256(source.decision, source.recipient).equals(message.factsSha256))
    return withEnclosed(tx, message, source, message.enclosures.length > 0 ? source.enclosed : [])
  return { ok: false, because: "facts-changed", sentence: STATE_SENTENCES["facts-changed"], outcome: "held" }
}

const NOTHING_OPEN = {
  fr: "Rien n’est plus à payer sur ces factures.",
  en: "Nothing is left to pay on these invoices.",
}

function refuseNothingOpen(): never {
  return refuse("NOTHING_TO_SEND_AGAIN", {
    fr: "Rien n’est à payer sur ces factures, ou la créance est en d’autres mains\u00a0: il n’y a rien à renvoyer.",
    en: "Nothing is left to pay on these invoices, or the debt is in other hands: there is nothing to send again.",
  })
}

function refuseOnItsWay(): never {
  return refuse("MESSAGE_ON_ITS_WAY", {
    fr: "Un message à ce client est déjà en route, ou ce renvoi a déjà été fait aujourd’hui. Attendez qu’il soit parti, ou annulez-le.",
    en: "A message to this customer is on its way, or this was sent again today already. Wait until it has left, or cancel it.",
  })
}
