import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { MadeConfirmation } from "../confirming/confirmation.ts"
import { confirmationsOf } from "../confirming/store.ts"
import { orderReferenceIn } from "../extraction/order-reference.ts"
import { type PaymentAdvice, paymentAdviceIn } from "../extraction/payment-advice.ts"
import { planWishIn, type SaidPlan } from "../extraction/plan-wish.ts"
import { isRisky, safeFileName } from "../mail/attachment.ts"
import { attachmentText } from "../mail/attachment-text.ts"
import { type InboundMail, type MailPart, readMail } from "../mail/inbound-mail.ts"
import { splitText } from "../mail/own-words.ts"
import { type OpenInvoice, openInvoices } from "../matching/store.ts"
import { type Proposal, proposalsOf } from "../proposals/propose.ts"
import { type SafePage, safePage } from "../safe-html/safe-page.ts"
import { type OurMessage, readMails, readOurMessages, type StoredMail } from "./store.ts"

/** A file that came with a mail. */
export interface ListedAttachment {
  readonly index: number
  readonly fileName: string
  readonly contentType: string
  readonly sizeBytes: number
  /** It should not be opened without asking its sender. */
  readonly isRisky: boolean
  /** What it says, when it is a notice of transfer that can be read. */
  readonly advice: PaymentAdvice | null
}

/** A mail as a conversation shows it. */
export interface ShownMail extends Omit<StoredMail, "content"> {
  readonly hasPage: boolean
  /** Pictures and the like from elsewhere that its page would load, and that are not. */
  readonly blocked: number
  readonly attachments: readonly ListedAttachment[]
  readonly proposals: readonly Proposal[]
  /** In what parts they want to pay. */
  readonly plan: SaidPlan | null
  /** The order number that they name. */
  readonly orderReference: string | null
  readonly confirmations: readonly MadeConfirmation[]
}

/** One of our messages as a conversation shows it. */
export interface ShownMessage extends Omit<OurMessage, "content" | "textBody"> {
  readonly text: string
}

/** Both sides of a conversation, and what its customer owes. */
export interface Conversation {
  readonly threadId: string
  readonly customerId: string | null
  readonly mails: readonly ShownMail[]
  readonly messages: readonly ShownMessage[]
  /** The open invoices of the customer, or of nobody while it is not known who wrote. */
  readonly invoices: readonly OpenInvoice[]
}

/** A whole conversation. Refuses with THREAD_UNKNOWN. */
export async function readConversation(tx: CompanyTx, threadId: string, today: Day): Promise<Conversation> {
  const mails = await readMails(tx, threadId)
  if (mails.length === 0) refuseUnknown(threadId)
  const customerId = mails.findLast((mail) => mail.customerId !== null)?.customerId ?? null
  const invoices = customerId === null ? [] : await openInvoices(tx, [customerId])
  const made = await confirmationsOf(
    tx,
    mails.map((mail) => mail.id),
  )
  const numbers = invoices.map((invoice) => invoice.number)
  const shown: ShownMail[] = []
  for (const mail of mails) {
    const read = await readMail(mail.content)
    const attachments = await Promise.all(
      read.attachments.map((part, index) => listed(part, index, mail.receivedOn)),
    )
    shown.push(shownMail(mail, read, attachments, made, numbers, today))
  }
  const ours = await Promise.all((await readOurMessages(tx, threadId)).map(shownMessage))
  return { threadId, customerId, mails: shown, messages: ours, invoices }
}

function shownMail(
  { content: _, ...mail }: StoredMail,
  read: InboundMail,
  attachments: readonly ListedAttachment[],
  made: readonly MadeConfirmation[],
  openNumbers: readonly string[],
  today: Day,
): ShownMail {
  const advice = attachments.find((each) => each.advice)?.advice ?? null
  const { intent, certaintyPercent, sentence, promisedOn } = mail
  const amountCents = mail.amountCents ?? (intent === "already-paid" ? (advice?.amountCents ?? null) : null)
  const returnsOn = mail.details.absence?.returnsOn ?? null
  const main = { intent, certaintyPercent, sentence, promisedOn, amountCents, returnsOn }
  const isSaid = mail.kind === "answer" || mail.kind === "automatic"
  return {
    ...mail,
    hasPage: read.html !== null,
    blocked: read.html === null ? 0 : pageOf(read).blocked,
    attachments,
    proposals: isSaid ? proposalsOf(mail.ownText, main, openNumbers, mail.receivedOn, today) : [],
    plan: planWishIn(mail.ownText),
    orderReference: orderReferenceIn(mail.ownText),
    confirmations: made.filter((each) => each.mailId === mail.id),
  }
}

/** The page of a mail, made safe, with the pictures that came along. */
export function pageOf(mail: InboundMail): SafePage {
  const inline = new Map(
    mail.inlinePictures.map(({ cid, contentType, bytes }) => [
      cid,
      `data:${contentType};base64,${bytes.toString("base64")}`,
    ]),
  )
  return safePage(mail.html ?? "", inline)
}

async function listed(part: MailPart, index: number, mailOn: Day): Promise<ListedAttachment> {
  const fileName = safeFileName(part.fileName, `piece-jointe-${index + 1}`)
  const text = await attachmentText(part)
  return {
    ...{ index, fileName, contentType: part.contentType, sizeBytes: part.bytes.length },
    isRisky: isRisky(fileName),
    advice: text === null ? null : paymentAdviceIn(text, fileName, mailOn),
  }
}

async function shownMessage({ content, textBody, ...message }: OurMessage): Promise<ShownMessage> {
  const text = content === null ? textBody : (await readMail(content)).text
  return { ...message, text: splitText(text).own || text }
}

function refuseUnknown(id: string): never {
  return refuse(
    "THREAD_UNKNOWN",
    {
      fr: "Cette conversation n’existe pas dans cette entreprise.",
      en: "There is no such conversation in this company.",
    },
    { id },
  )
}
