import type { Author } from "../../kernel/author.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import { markBounced } from "../../ledger/contacts/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { recordReminder } from "../../ledger/reminders/store.ts"
import { openTask } from "../../ledger/tasks/store.ts"
import { readArchive } from "../archive/store.ts"
import type { Taken } from "../carrier.ts"
import { readSendingCompany } from "../company/store.ts"
import { costOf } from "../consignment/cost/workflows.ts"
import type { Provider } from "../consignment/provider.ts"
import { insertConsignment } from "../consignment/store.ts"
import { journalEntry } from "../outbox/journal-entry.ts"
import { ANSWER_STEP, isOnPaper, type Message, type MessageState } from "../outbox/message.ts"
import { changeState, type MessageChange } from "../outbox/store.ts"
import { STATE_SENTENCES, type StateReason, sentenceFor } from "../outbox/wording.ts"
import { nextAttemptAt } from "../sending/backoff.ts"
import { taskTitle } from "./task-title.ts"

/** How we know that a message left. */
export interface Receipt {
  readonly via: "mail-server" | "post" | "demonstration" | "test" | "person" | Provider
  /** The mail server's words, or what a person said. */
  readonly answer: string
  /** The day from which the step counts. */
  readonly happenedOn: Day
  /** States from which it may become sent, and the worker that must still hold it. */
  readonly from: readonly MessageState[]
  readonly reservedBy?: string
  readonly more?: Pick<MessageChange, "postedOn" | "depositNumber">
  /** How a provider names what it took; its states and proofs are asked for from now on. */
  readonly taken?: Taken
  /** The digest of the archived bytes, where the caller has it; otherwise it is read. */
  readonly archiveSha256?: Buffer
}

/**
 * Writes down that a message left: its state, the step in the ledger (a test does not count), and
 * the journal's entry with the digest of the very bytes. False when it moved on meanwhile.
 */
export async function recordSent(
  tx: CompanyTx,
  message: Message,
  receipt: Receipt,
  by: Author,
): Promise<boolean> {
  const stayed = STAYED[receipt.via]
  const tracking = isOnPaper(message.channel) ? (receipt.taken?.trackingNumber ?? null) : null
  const moved = await changeState(
    tx,
    message.id,
    receipt.from,
    {
      ...(tracking && { depositNumber: tracking }),
      ...receipt.more,
      state: "sent",
      stateReason: stayed ?? null,
      stateSentence: stayed ? STATE_SENTENCES[stayed] : null,
      finishedAt: by.now,
      serverAnswer: receipt.answer,
      handedOverOn: receipt.happenedOn,
      nextAttemptAt: null,
    },
    receipt.reservedBy,
  )
  if (!moved) return false
  const isStep = message.mode !== "test" && message.stepKey !== ANSWER_STEP
  const countsAsStep = isStep && (await recordStep(tx, message, receipt.happenedOn))
  if (receipt.taken && message.provider) {
    const taken = { ...receipt.taken, costCents: await costOf(tx, message, receipt.taken) }
    await insertConsignment(tx, message.id, message.provider, taken, by.now)
  }
  const digest = receipt.archiveSha256 ?? (await readArchive(tx, message.id))?.sha256
  await record(tx, [
    journalEntry("message.sent", message, by, {
      via: receipt.via,
      answer: receipt.answer,
      messageIdHeader: message.messageIdHeader,
      sha256: digest?.toString("hex") ?? null,
      countsAsStep,
      ...(receipt.taken && { taken: receipt.taken }),
      ...(message.enclosures.length > 0 && { enclosures: message.enclosures }),
      ...receipt.more,
    }),
  ])
  return true
}

const STAYED: Readonly<Record<string, StateReason>> = {
  demonstration: "kept-on-this-machine",
  test: "kept-in-test",
}

function recordStep(tx: CompanyTx, message: Message, happenedOn: Day): Promise<boolean> {
  return recordReminder(tx, {
    customerId: message.customerId,
    stepKey: message.stepKey,
    turn: message.turn,
    channel: message.channel,
    tone: message.tone,
    isContact: true,
    happenedOn,
    messageId: message.id,
    scenarioVersion: message.scenarioVersion,
    items: message.items.map((item) => ({
      invoiceId: item.invoiceId,
      seq: item.seq,
      stepKey: item.stepKey ?? message.stepKey,
      covered: item.covered,
    })),
  })
}

/**
 * Writes down that nobody knows whether a message left, and asks a person. Nothing sends it again
 * by itself. False when it moved on meanwhile.
 */
export async function recordUnknown(
  tx: CompanyTx,
  message: Message,
  answer: string,
  by: Author,
): Promise<boolean> {
  const moved = await changeState(tx, message.id, ["handing-over"], {
    state: "unknown",
    stateReason: "outcome-unknown",
    stateSentence: sentenceFor("outcome-unknown", message),
    serverAnswer: answer,
    nextAttemptAt: null,
  })
  if (!moved) return false
  // The follow-up of a customer waits for an "unknown-outcome" task; a test concerns no debtor.
  const kind = message.mode === "test" ? "other" : "unknown-outcome"
  await openTaskAbout(tx, message, kind, "outcome-unknown", by)
  const archive = await readArchive(tx, message.id)
  await record(tx, [
    journalEntry("message.unknown", message, by, {
      answer,
      messageIdHeader: message.messageIdHeader,
      sha256: archive?.sha256.toString("hex") ?? null,
    }),
  ])
  return true
}

/** Something that surely kept a message from leaving. */
export interface Setback {
  readonly because: StateReason
  /** Says it better than the code's own sentence, when there is more to say. */
  readonly sentence?: Sentence
  readonly answer: string
}

/**
 * Writes down an attempt that surely sent nothing: it is tried again after a while, or given up
 * after the last attempt, with a task unless the caller opens one for many at once.
 */
export async function recordSetback(
  tx: CompanyTx,
  message: Message,
  setback: Setback,
  by: Author,
  options: { readonly openTask: boolean },
): Promise<"deferred" | "failed"> {
  const attempts = message.attempts + 1
  const retryAt = nextAttemptAt(attempts, by.now)
  if (retryAt === null) {
    await recordFailed(tx, { ...message, attempts }, { ...setback, because: "given-up" }, by, options)
    return "failed"
  }
  await changeState(tx, message.id, [message.state], {
    state: "approved",
    stateReason: setback.because,
    stateSentence: setback.sentence ?? sentenceFor(setback.because, message),
    serverAnswer: setback.answer,
    attempts,
    nextAttemptAt: retryAt,
    reservedBy: null,
    reservedAt: null,
    handedOverOn: null,
  })
  return "deferred"
}

/** Writes down that a message surely did not leave and is not tried again; its step does not count. */
export async function recordFailed(
  tx: CompanyTx,
  message: Message,
  setback: Setback,
  by: Author,
  options: { readonly openTask: boolean },
): Promise<void> {
  await changeState(tx, message.id, [message.state], {
    state: "failed",
    stateReason: setback.because,
    stateSentence: sentenceFor(setback.because, message),
    serverAnswer: setback.answer,
    attempts: message.attempts,
    finishedAt: by.now,
    nextAttemptAt: null,
    handedOverOn: null,
  })
  if (options.openTask) await openTaskAbout(tx, message, "other", setback.because, by)
  await record(tx, [
    journalEntry("message.failed", message, by, { because: setback.because, answer: setback.answer }),
  ])
}

/**
 * The server refused the address for good: the message failed, the contact is marked, and a task
 * asks for another address. In test mode the refused address is the company's own.
 */
export async function recordAddressRefused(
  tx: CompanyTx,
  message: Message,
  answer: string,
  by: Author,
): Promise<void> {
  await recordFailed(tx, message, { because: "address-refused", answer }, by, { openTask: false })
  if (message.mode !== "live" || message.recipient === null) {
    const kind = message.mode === "live" ? "wrong-address" : "other"
    await openTaskAbout(tx, message, kind, "address-refused", by)
    return
  }
  await openTaskAbout(tx, message, "wrong-address", "address-refused", by)
  if (message.channel === "sms") return
  const { customerId, recipient: email } = message
  await markBounced(tx, { customerId, email, bouncedOn: by.today, reason: answer })
  await record(tx, [
    {
      happenedAt: by.now,
      onDay: by.today,
      actor: by.actor,
      kind: "contact.bounced",
      customerId,
      messageId: message.id,
      payload: { email, answer },
    },
  ])
}

async function openTaskAbout(
  tx: CompanyTx,
  message: Message,
  kind: "unknown-outcome" | "wrong-address" | "other",
  because: StateReason,
  by: Author,
): Promise<void> {
  const { language } = await readSendingCompany(tx)
  await openTask(tx, {
    kind,
    title: taskTitle(because, message, language),
    customerId: message.customerId,
    messageId: message.id,
    amountCents: message.amountCents,
    createdOn: by.today,
    dueOn: by.today,
  })
}
