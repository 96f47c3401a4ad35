import type { Author } from "../../kernel/author.ts"
import { Refusal, refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { JournalEntry } from "../../ledger/journal/chain.ts"
import { record } from "../../ledger/journal/store.ts"
import { keepMarkers } from "../../messages/compose.ts"
import { SHORT_MESSAGE_HOURS } from "../../policy/sending-window.ts"
import { closedUntil } from "../../policy/settings/workflows.ts"
import { readArchive } from "../archive/store.ts"
import { readSendingCompany, type SendingCompany } from "../company/store.ts"
import { checkLimitation, checkWording } from "../legal-check/check.ts"
import { refuseOpenFindings } from "../legal-check/findings.ts"
import { pastLimits } from "../legal-check/workflows.ts"
import { readMailAccount } from "../mail-account/store.ts"
import { refuseMissingMailAccount } from "../mail-account/workflows.ts"
import { providerOf, type Routes, refuseUnlessCarried } from "../provider-account/route.ts"
import { readRoutes } from "../provider-account/workflows.ts"
import { inputOf } from "../rendering/workflows.ts"
import { approve, leaveAt, lockMessages } from "./approval/store.ts"
import { journalEntry } from "./journal-entry.ts"
import type { Message, MessageState } from "./message.ts"
import { agreementsOn, isFirstOfTwo } from "./second-person/workflows.ts"
import { changeState, lockMessage, messageNotFound, rewrite } from "./store.ts"
import { STATE_SENTENCES } from "./wording.ts"

/** Which messages were approved, and why the others were not. */
export interface Approval {
  readonly approved: readonly string[]
  readonly refused: readonly { readonly id: string; readonly refusal: Refusal }[]
}

/**
 * Lets messages leave: e-mails at the next run, letters once a person has posted them. Each one is
 * looked at by itself; one that may not leave does not keep the others back. `inTheMorning`: no person
 * released them, and where no hours are set they leave in the morning.
 */
export async function approveMessages(
  tx: CompanyTx,
  messageIds: readonly string[],
  by: Author,
  inTheMorning = false,
): Promise<Approval> {
  const known = new Map((await lockMessages(tx, messageIds)).map((message) => [message.id, message]))
  const company = await readSendingCompany(tx)
  const hasAccount = (await readMailAccount(tx)) !== null
  const past = await pastLimits(tx, by.today)
  const routes = await readRoutes(tx)
  const agreements = await agreementsOn(tx, [...known.values()])
  const agreed: Message[] = []
  const approved: Message[] = []
  const refused: { id: string; refusal: Refusal }[] = []
  for (const id of [...new Set(messageIds)].sort()) {
    try {
      const message = known.get(id) ?? messageNotFound(id)
      refuseUnlessMayLeave(message, company, hasAccount, routes)
      const findings = [...checkLimitation(message, past, by.today), ...message.findings]
      refuseOpenFindings({ ...message, findings }, id)
      if (isFirstOfTwo(agreements, message, by)) {
        agreed.push(message)
        refuse("SECOND_PERSON_NEEDED", STATE_SENTENCES["second-person-needed"], { messageId: id })
      }
      approved.push(message)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ id, refusal: error })
    }
  }
  const ids = approved.map((message) => message.id)
  for (const [provider, theirs] of Map.groupBy(approved, (message) => providerOf(message, routes)))
    await approve(
      tx,
      theirs.map(({ id }) => id),
      provider,
      by,
    )
  await waitForHours(tx, approved, by, inTheMorning)
  await record(tx, [
    ...agreed.map((message) => journalEntry("message.agreed", message, by)),
    ...approved.map((message) => journalEntry("message.approved", message, by)),
  ])
  return { approved: ids, refused }
}

/** What is approved outside the hours of its reader leaves when they open; short messages have their own. */
async function waitForHours(
  tx: CompanyTx,
  approved: readonly Message[],
  by: Author,
  inTheMorning: boolean,
): Promise<void> {
  for (const isShort of [false, true]) {
    const those = approved.filter(({ channel }) => (channel === "sms") === isShort)
    const customers = [...new Set(those.map((message) => message.customerId))]
    const ids = those.map((message) => message.id)
    const closed = await closedUntil(tx, customers, by, {
      inTheMorning,
      ...(isShort && { within: SHORT_MESSAGE_HOURS }),
    })
    for (const [customerId, instant] of closed) await leaveAt(tx, ids, customerId, instant, isShort)
  }
}

function refuseUnlessMayLeave(
  message: Message,
  company: SendingCompany,
  hasAccount: boolean,
  routes: Routes,
): void {
  const where = { messageId: message.id }
  refuseUnlessIn(message, ["prepared"])
  if (message.mode !== company.mode) refuse("MODE_CHANGED", STATE_SENTENCES["mode-changed"], where)
  if (message.channel !== "email") {
    refuseUnlessCarried(message, routes)
    return
  }
  if (message.recipient === null) refuse("NO_RECIPIENT", STATE_SENTENCES["no-recipient"], where)
  if (message.mode === "test" && company.testRecipient === null)
    refuse("NO_TEST_RECIPIENT", STATE_SENTENCES["no-test-recipient"], where)
  // A demonstration's messages stay on the machine: they need no account.
  if (message.mode !== "demo" && !hasAccount) refuseMissingMailAccount()
}

/**
 * Replaces the wording of one message that waits for approval. The table and the payment block
 * come back when the person wiped them out: the debtor must see what is asked and how to pay.
 */
export async function editMessage(
  tx: CompanyTx,
  messageId: string,
  text: { readonly subject?: string; readonly textBody?: string },
  by: Author,
): Promise<Message> {
  const message = await lockMessage(tx, messageId)
  refuseUnlessIn(message, ["prepared"])
  const edited = {
    subject: text.subject ?? message.subject,
    textBody: keepMarkers(message.textBody, text.textBody ?? message.textBody),
  }
  if (edited.subject.trim() === "" || /[\r\n]/.test(edited.subject) || edited.textBody.trim() === "") {
    refuse(
      "MESSAGE_TEXT_INVALID",
      {
        fr: "L’objet tient sur une ligne, et ni l’objet ni le texte ne peuvent être vides.",
        en: "The subject fits on one line, and neither the subject nor the text may be empty.",
      },
      { messageId },
    )
  }
  if (await readArchive(tx, messageId)) {
    refuse(
      "MESSAGE_ALREADY_COMPOSED",
      {
        fr: "Ce message a déjà été remis au serveur une fois\u00a0: son texte ne peut plus changer. Annulez-le et préparez de nouveau la journée.",
        en: "This message was already given to the server once: its text can no longer change. Cancel it and prepare the day again.",
      },
      { messageId },
    )
  }
  const input = await inputOf(tx, message, by.today)
  const findings = input ? checkWording(input, { ...message, ...edited }) : []
  await rewrite(tx, messageId, { ...edited, findings })
  await record(tx, [
    journalEntry("message.edited", message, by, {
      before: { subject: message.subject, textBody: message.textBody },
      after: edited,
    }),
  ])
  return { ...message, ...edited, findings, acknowledgedRules: [], edited: true }
}

/** A person decides that a message, prepared or approved, does not leave. */
export async function cancelMessage(
  tx: CompanyTx,
  messageId: string,
  reason: string | null,
  by: Author,
): Promise<void> {
  const message = await lockMessage(tx, messageId)
  refuseUnlessIn(message, ["prepared", "approved"])
  const said = reason?.trim()
  const sentence = said
    ? { fr: `Annulé avant l’envoi\u00a0: ${said}`, en: `Cancelled before it was sent: ${said}` }
    : STATE_SENTENCES["cancelled-by-person"]
  await stop(tx, message, "cancelled", { because: "cancelled-by-person", sentence }, by)
}

/** Why a message is taken out of the way: a code, and the sentence for people. */
export interface StopReason {
  readonly because: string
  readonly sentence: Sentence
}

/** Takes a message out of the way, and writes why. Nothing happens when it moved on meanwhile. */
export async function stop(
  tx: CompanyTx,
  message: Message,
  state: "held" | "cancelled",
  reason: StopReason,
  by: Author,
): Promise<void> {
  const entry = await takeOut(tx, message, state, reason, by)
  if (entry) await record(tx, [entry])
}

/**
 * The same for many at once: the caller records the entries together. Null when the message moved
 * on meanwhile and stays as it is.
 */
export async function takeOut(
  tx: CompanyTx,
  message: Message,
  state: "held" | "cancelled",
  reason: StopReason,
  by: Author,
): Promise<JournalEntry | null> {
  const moved = await changeState(tx, message.id, [message.state], {
    state,
    stateReason: reason.because,
    stateSentence: reason.sentence,
    finishedAt: by.now,
    nextAttemptAt: null,
    reservedBy: null,
  })
  const kind = state === "held" ? "message.held" : "message.cancelled"
  return moved
    ? journalEntry(kind, message, by, { because: reason.because, sentence: reason.sentence })
    : null
}

/** Refuses with MESSAGE_MOVED_ON unless the message is in one of these states. */
export function refuseUnlessIn(message: Message, states: readonly MessageState[]): void {
  if (states.includes(message.state)) return
  refuse(
    "MESSAGE_MOVED_ON",
    {
      fr: "Ce message n’en est plus là\u00a0: il a été envoyé, annulé ou repris entre-temps. Regardez où il en est avant de recommencer.",
      en: "This message has moved on: it was sent, cancelled or taken up meanwhile. Look where it stands before you try again.",
    },
    { messageId: message.id, state: message.state },
  )
}
