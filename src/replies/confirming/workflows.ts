import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { answerTimeRequest, withdrawTime } from "../../ledger/agreements/time/workflows.ts"
import { reopenReply } from "../../ledger/facts/reopening/workflows.ts"
import {
  closeDispute,
  handleReply,
  liftHold,
  openDispute,
  placeHold,
  recordPromise,
  withdrawPromise,
} from "../../ledger/facts/workflows.ts"
import { record } from "../../ledger/journal/store.ts"
import { openTask } from "../../ledger/tasks/store.ts"
import { finishTask } from "../../ledger/tasks/workflows.ts"
import { companyLanguage } from "../intake/store.ts"
import { openInvoices } from "../matching/store.ts"
import { type Deed, deedOf, findPaymentUntil } from "../proposals/deeds.ts"
import { intentWords } from "../words.ts"
import type { Confirmation, WrittenFact } from "./confirmation.ts"
import { isReplyOpen, lockMail, type MailToConfirm, takeBack, writeConfirmation } from "./store.ts"
import { taskTitle } from "./task-title.ts"

/**
 * A person confirms what an answer says: what follows is written into the ledger, and the answer no
 * longer holds this customer. A mail that says two things is confirmed twice; one that may be from two
 * customers goes on holding the other. Returns the confirmation, to be undone if it was a slip.
 */
export async function confirm(
  tx: CompanyTx,
  confirmation: Confirmation,
  by: Author,
): Promise<{ id: string }> {
  const { mailId, customerId, intent } = confirmation
  const mail = (await lockMail(tx, mailId)) ?? refuseUnknown(mailId)
  refuseStranger(mail, customerId)
  const deed = confirmation.deed ?? deedOf(intent)
  const sentence = confirmation.sentence ?? mail.sentence
  const facts = await doDeed(tx, { ...confirmation, sentence }, deed, mail, by)
  const replyId = mail.candidates.find((each) => each.customerId === customerId)?.replyId ?? null
  if (replyId && (await isReplyOpen(tx, replyId))) {
    await handleReply(tx, replyId, by)
    facts.push({ kind: "reply", id: replyId })
  }
  const id = await writeConfirmation(tx, confirmation, { deed, facts }, by)
  await journal(tx, "answer.confirmed", customerId, { mailId, intent, deed, sentence }, by)
  return { id }
}

/** Takes a confirmation back: what it wrote is withdrawn, and the answer waits again. */
export async function undoConfirmation(tx: CompanyTx, id: string, by: Author): Promise<void> {
  const made = (await takeBack(tx, id, by.now)) ?? refuseUnknown(id)
  for (const fact of made.facts) await withdraw(tx, fact, by)
  await journal(tx, "answer.undone", made.customerId, { mailId: made.mailId, intent: made.intent }, by)
}

async function doDeed(
  tx: CompanyTx,
  confirmation: Confirmation,
  deed: Deed,
  mail: MailToConfirm,
  by: Author,
): Promise<WrittenFact[]> {
  const { customerId, on, amountCents, invoiceIds, sentence } = confirmation
  const note = sentence ?? null
  switch (deed) {
    case "promise": {
      const promisedFor = on ?? refuseDay()
      const saidBy = mail.fromName ?? mail.fromEmail
      const promise = { customerId, promisedFor, amountCents, invoiceIds, saidBy, note }
      return [{ kind: "promise", id: await recordPromise(tx, without(promise), by) }]
    }
    case "time":
      return [{ kind: "time", id: await grantTime(tx, confirmation, by) }]
    case "dispute":
      return await dispute(tx, confirmation, by)
    case "hold":
      // Somebody who is away and does not say until when asks for nothing.
      if (!on && confirmation.intent === "out-of-office") return []
      return [await hold(tx, confirmation, on ?? refuseDay(), by)]
    case "find-payment":
      return [
        await task(tx, confirmation, by),
        await hold(tx, confirmation, on ?? findPaymentUntil(by.today), by),
      ]
    case "task":
      return [await task(tx, confirmation, by)]
    case "none":
      return []
  }
}

/** Grants the day that is asked for; for all that is open where the mail names no invoice. */
async function grantTime(tx: CompanyTx, confirmation: Confirmation, by: Author): Promise<string> {
  const { customerId, invoiceIds = [], sentence } = confirmation
  const agreedOn = confirmation.on ?? refuseDay()
  const named =
    invoiceIds.length > 0 ? invoiceIds : (await openInvoices(tx, [customerId])).map((invoice) => invoice.id)
  const granted = { customerId, invoiceIds: named, outcome: "granted" as const, agreedOn, askedFor: agreedOn }
  return await answerTimeRequest(tx, { ...granted, reason: sentence ?? null }, by)
}

async function dispute(tx: CompanyTx, confirmation: Confirmation, by: Author): Promise<WrittenFact[]> {
  const { customerId, invoiceIds = [], amountCents, reason, sentence } = confirmation
  if (invoiceIds.length === 0) {
    refuse("DISPUTE_WITHOUT_INVOICE", {
      fr: "Indiquez la facture que le client conteste.",
      en: "Choose the invoice that the customer contests.",
    })
  }
  const facts: WrittenFact[] = []
  for (const invoiceId of invoiceIds) {
    const disputedCents = invoiceIds.length === 1 ? (amountCents ?? null) : null
    const opened = { customerId, invoiceId, disputedCents, reason: reason ?? "other", note: sentence ?? null }
    facts.push({ kind: "dispute", id: await openDispute(tx, opened, by) })
  }
  return facts
}

async function hold(
  tx: CompanyTx,
  { customerId, intent, sentence }: Confirmation,
  untilOn: NonNullable<Confirmation["on"]>,
  by: Author,
): Promise<WrittenFact> {
  const words = intentWords(intent)[await companyLanguage(tx)]
  const reason = [words, sentence].filter(Boolean).join("\u00a0: ").slice(0, 1_000)
  return { kind: "hold", id: await placeHold(tx, { customerId, kind: "do-not-chase", reason, untilOn }, by) }
}

async function task(tx: CompanyTx, confirmation: Confirmation, by: Author): Promise<WrittenFact> {
  const { customerId, intent, amountCents } = confirmation
  const id = await openTask(tx, {
    kind: intent === "wrong-contact" ? "wrong-address" : "other",
    title: taskTitle(confirmation, await companyLanguage(tx)),
    ...{ customerId, amountCents: amountCents ?? null, createdOn: by.today, dueOn: by.today },
  })
  return { kind: "task", id: id! }
}

async function withdraw(tx: CompanyTx, { kind, id }: WrittenFact, by: Author): Promise<void> {
  switch (kind) {
    case "promise":
      return await withdrawPromise(tx, id, by)
    case "time":
      return await withdrawTime(tx, id, by)
    case "hold":
      return await liftHold(tx, id, by)
    case "reply":
      return await reopenReply(tx, id, by)
    case "task":
      return await finishTask(tx, id, { outcome: "done", note: TAKEN_BACK }, by)
    case "dispute":
      return await closeDispute(tx, id, { outcome: "settled", note: TAKEN_BACK }, by)
  }
}

const TAKEN_BACK = "Confirmation annulée"

function refuseStranger({ customerId, candidates }: MailToConfirm, chosen: string): void {
  if (customerId === chosen || (customerId === null && candidates.some((each) => each.customerId === chosen)))
    return
  refuse(
    "MAIL_OF_ANOTHER",
    {
      fr: "Ce message n’est pas attribué à ce client. Attribuez-le d’abord, puis confirmez.",
      en: "This mail is not assigned to this customer. Assign it first, then confirm.",
    },
    { customerId: chosen },
  )
}

function refuseDay(): never {
  return refuse("ANSWER_WITHOUT_DAY", {
    fr: "Indiquez la date\u00a0: le message n’en donne pas.",
    en: "Give the day: the mail does not say one.",
  })
}

function refuseUnknown(id: string): never {
  return refuse(
    "MAIL_UNKNOWN",
    {
      fr: "Introuvable, ou déjà annulé. Rechargez la conversation.",
      en: "Not found, or undone already. Load the conversation again.",
    },
    { id },
  )
}

/** The same without what is undefined, as optional fields want it. */
const without = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as never

async function journal(
  tx: CompanyTx,
  kind: string,
  customerId: string,
  payload: Readonly<Record<string, unknown>>,
  by: Author,
): Promise<void> {
  await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, payload }])
}
