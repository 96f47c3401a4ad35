import type { Author } from "../../kernel/author.ts"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { archiveOnce } from "../archive/store.ts"
import { isLetter, isPostedByHand, type Message } from "../outbox/message.ts"
import { lockMessage, readMessage } from "../outbox/store.ts"
import { refuseUnlessIn } from "../outbox/workflows.ts"
import { recordSent } from "../receipts/workflows.ts"
import type { Gate } from "../sending/ports.ts"
import { lettersNotToPost, notToPostWords } from "./judgement/workflows.ts"

/** Writes the letter (PDF) of a message. */
export type RenderLetter = (tx: CompanyTx, message: Message) => Promise<Buffer>

/** What letters need: who sets them, and the gate that judges them again. */
export interface LetterPorts {
  readonly render: RenderLetter
  readonly gate: Gate
}

/**
 * The letter to print. Once the message is approved, the first print is kept and given ever after:
 * what is archived is what went into the envelope. Before that it is only a preview. An approved
 * letter that is no longer due is not printed for the first time (LETTER_NO_LONGER_DUE).
 */
export async function letterToPrint(
  tx: CompanyTx,
  messageId: string,
  { render, gate }: LetterPorts,
  by: Pick<Author, "now" | "today">,
): Promise<Buffer> {
  const message = await readMessage(tx, messageId)
  refuseUnlessLetter(message)
  if (message.state !== "approved" && message.state !== "sent") return await render(tx, message)
  const printed = await archiveOnce(tx, messageId, by.now, async () => {
    await refuseUnlessStillDue(tx, gate, message, by.today)
    return await render(tx, message)
  })
  return printed.content
}

/** Why a letter of the test mode goes to no printer. */
export const TEST_LETTER = {
  fr: "Cette lettre est un test\u00a0: elle ne se poste pas. Passez en mode réel pour en préparer une vraie.",
  en: "This letter is a test: it is not to be posted. Switch to live mode to prepare a real one.",
}

/** What a person says after posting a letter. */
export interface Posting {
  readonly messageId: string
  /** The day at the post office, today or earlier, never before the letter was prepared. */
  readonly postedOn: Day
  /** The number on the slip of a registered letter. */
  readonly depositNumber?: string | null
  /** It did leave, although it was no longer due on that day: the step counts all the same. */
  readonly evenIfNotDue?: boolean
}

/**
 * Writes down that an approved letter was posted by hand: from that day its step counts. When it was
 * no longer due on that day, it is asked first whether it really left (LETTER_NO_LONGER_DUE).
 */
export async function recordPosting(
  tx: CompanyTx,
  posting: Posting,
  { render, gate }: LetterPorts,
  by: Author,
): Promise<void> {
  const { messageId, postedOn } = posting
  const message = await lockMessage(tx, messageId)
  refuseUnlessLetter(message)
  refuseUnlessIn(message, ["approved"])
  if (!isPostedByHand(message)) refuseCarried(messageId)
  if (message.mode === "test") {
    refuse("TEST_LETTER", TEST_LETTER, { messageId })
  }
  if (postedOn > by.today || postedOn < message.plannedOn) refusePostingDay(messageId, message.plannedOn)
  if (!posting.evenIfNotDue) await refuseUnlessStillDue(tx, gate, message, postedOn)
  const depositNumber = posting.depositNumber?.trim() || null
  await archiveOnce(tx, messageId, by.now, () => render(tx, message))
  const answer = depositNumber ?? "posted by hand"
  await recordSent(
    tx,
    message,
    { via: "post", answer, happenedOn: postedOn, from: ["approved"], more: { postedOn, depositNumber } },
    by,
  )
}

async function refuseUnlessStillDue(tx: CompanyTx, gate: Gate, letter: Message, on: Day): Promise<void> {
  const verdict = (await lettersNotToPost(tx, gate, [letter], on)).get(letter.id)
  if (!verdict) return
  const where = { messageId: letter.id, because: verdict.because }
  refuse("LETTER_NO_LONGER_DUE", notToPostWords(verdict.sentence), where)
}

function refuseUnlessLetter(message: Message): void {
  if (isLetter(message.channel)) return
  refuse(
    "NOT_A_LETTER",
    { fr: "Ce message n’est pas une lettre.", en: "This message is not a letter." },
    { messageId: message.id },
  )
}

function refuseCarried(messageId: string): never {
  return refuse(
    "PROVIDER_CARRIES",
    {
      fr: "Cette lettre est confiée à un prestataire\u00a0: elle ne se poste pas à la main. Reprenez-la d’abord.",
      en: "This letter is left to a provider: it is not posted by hand. Take it back first.",
    },
    { messageId },
  )
}

function refusePostingDay(messageId: string, plannedOn: Day): never {
  return refuse(
    "POSTING_DAY_INVALID",
    {
      fr: "Le jour du dépôt à la poste va du jour de préparation de la lettre à aujourd’hui.",
      en: "The day of posting lies between the day the letter was prepared and today.",
    },
    { messageId, field: "postedOn", plannedOn },
  )
}
