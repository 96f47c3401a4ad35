import { createHash } from "node:crypto"
import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Language } from "../../kernel/wording.ts"
import { lint } from "../../law/lint/lint.ts"
import { record } from "../../ledger/journal/store.ts"
import { composeAnswer } from "../../messages/answer.ts"
import { readCreditor } from "../../messages/inputs/store.ts"
import type { Creditor } from "../../messages/message-input.ts"
import { toMime } from "../../messages/mime.ts"
import { readSendingCompany } from "../company/store.ts"
import { findingsOnMessage, refuseOpenFindings } from "../legal-check/findings.ts"
import { readMailAccount } from "../mail-account/store.ts"
import { leaveAt } from "../outbox/approval/store.ts"
import { messageId, messageIdHeader } from "../outbox/identity.ts"
import { journalEntry } from "../outbox/journal-entry.ts"
import { ANSWER_STEP, type Message, type MessageDraft } from "../outbox/message.ts"
import { insertPrepared } from "../outbox/store.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import { approveMessages } from "../outbox/workflows.ts"
import type { GateVerdict, Outgoing } from "../sending/ports.ts"
import { customerKind, deadAddresses, earlierOnes } from "./store.ts"

/** What a person writes to a debtor in a conversation. */
export interface AnswerToWrite {
  readonly customerId: string
  /** The address it goes to. */
  readonly recipient: string
  readonly subject: string
  readonly text: string
  readonly language: Language
  /** What it answers: our own key for it, its Message-ID, and those of the conversation before. */
  readonly answered: {
    readonly key: string
    readonly messageId: string | null
    readonly earlierIds: readonly string[]
  }
}

/** How long it stays here before it leaves, so that it can be called back, in milliseconds. */
const UNDO_MS = 10_000

/**
 * Puts an answer into the outbox: it leaves within seconds through the same gate, archive and mail
 * account as everything else, and counts as no step. Refuses an empty text, one that the law does not
 * allow, a dead address, and the very same text a second time.
 */
export async function writeAnswer(tx: CompanyTx, answer: AnswerToWrite, by: Author): Promise<{ id: string }> {
  const company = await readSendingCompany(tx)
  const sender = (await readMailAccount(tx))?.fromEmail ?? company.email
  const draft = draftOf(answer, company.mode, by)
  const id = messageId(tx.companyId, draft, await earlierOnes(tx, draft))
  refuseUnlawful(await readCreditor(tx), draft, await customerKind(tx, answer.customerId), id)
  if (await isDead(tx, answer)) refuse("ADDRESS_DEAD", DEAD, { messageId: id })
  const header = messageIdHeader(id, sender)
  const inserted = await insertPrepared(tx, [{ id, messageIdHeader: header, draft }], by.now)
  if (inserted.length === 0) refuseTwice(id)
  await record(tx, [journalEntry("message.prepared", { id, ...draft }, by)])
  const { refused } = await approveMessages(tx, [id], by)
  if (refused[0]) throw refused[0].refusal
  await leaveAt(tx, [id], answer.customerId, new Date(by.now.getTime() + UNDO_MS))
  return { id }
}

function draftOf(answer: AnswerToWrite, mode: MessageDraft["mode"], by: Author): MessageDraft {
  const { customerId, recipient, language, answered } = answer
  const [subject, textBody] = [answer.subject.replace(/\s+/g, " ").trim(), answer.text.trim()]
  if (subject === "" || textBody === "") {
    refuse("ANSWER_EMPTY", {
      fr: "Écrivez un objet et un texte avant d’envoyer.",
      en: "Write a subject and a text before sending.",
    })
  }
  const digest = createHash("sha256")
    .update(JSON.stringify([recipient, subject, textBody]))
    .digest()
  return {
    ...{ customerId, contactId: null, mode, stepKey: ANSWER_STEP, channel: "email", tone: null },
    turn: `answer:${answered.key}:${digest.toString("hex").slice(0, 16)}`,
    ...{ templateKey: ANSWER_STEP, language, scenarioVersion: 0, plannedOn: by.today },
    ...{ recipient, subject, textBody, amountCents: 0, currency: "EUR", items: [] },
    ...{ factsSha256: digest, needsApproval: false },
    ...{ inReplyTo: answered.messageId, earlierIds: answered.earlierIds },
  }
}

/** Judges the whole text as it will be read, with the signature and the foot that the law asks for. */
function refuseUnlawful(
  company: Creditor,
  { subject, textBody, language, mode }: MessageDraft,
  debtor: "professional" | "consumer" | "public",
  id: string,
): void {
  const written = { subject, textBody }
  const { text: body } = composeAnswer(company, written, language === "en" ? "en" : "fr")
  const { findings } = lint({ subject, body }, { document: "note", channel: "email", debtor })
  const errors = findingsOnMessage(findings, mode).filter(({ severity }) => severity === "error")
  refuseOpenFindings({ findings: errors, acknowledgedRules: [] }, id)
}

async function isDead(tx: CompanyTx, { customerId, recipient }: AnswerToWrite): Promise<boolean> {
  return (await deadAddresses(tx, [customerId])).get(customerId)?.has(recipient.toLowerCase()) ?? false
}

/** What the gate says of answers: their address must still be one that works. */
export async function verdictsOnAnswers(
  tx: CompanyTx,
  answers: readonly Message[],
): Promise<[string, GateVerdict][]> {
  if (answers.length === 0) return []
  const dead = await deadAddresses(tx, [...new Set(answers.map((answer) => answer.customerId))])
  const company = await readCreditor(tx)
  return answers.map((answer) => {
    const isGone = dead.get(answer.customerId)?.has(answer.recipient?.toLowerCase() ?? "") ?? false
    const verdict: GateVerdict = isGone
      ? { ok: false, because: "address-refused", sentence: STATE_SENTENCES["address-refused"] }
      : { ok: true, write: (outgoing) => writeAnswerEmail(company, outgoing) }
    return [answer.id, verdict]
  })
}

async function writeAnswerEmail(company: Creditor, outgoing: Outgoing): Promise<Buffer> {
  const { message } = outgoing
  const language = message.language === "en" ? "en" : "fr"
  const banner = outgoing.banner === null ? "" : `${outgoing.banner}\n\n`
  const written = { subject: outgoing.subject, textBody: `${banner}${message.textBody}` }
  return await toMime(composeAnswer(company, written, language), {
    from: { name: outgoing.from.name ?? company.name, address: outgoing.from.email },
    to: { name: null, address: outgoing.to },
    replyTo: outgoing.replyTo === null ? null : { name: null, address: outgoing.replyTo },
    messageId: message.messageIdHeader,
    inReplyTo: message.inReplyTo ?? null,
    references: message.earlierIds ?? [],
    date: outgoing.date,
  })
}

const DEAD = {
  fr: "Cette adresse est notée comme ne fonctionnant pas. Choisissez-en une autre.",
  en: "This address is marked as not working. Choose another one.",
}

function refuseTwice(id: string): never {
  return refuse(
    "ANSWER_ALREADY_WRITTEN",
    {
      fr: "Cette même réponse est déjà partie, ou va partir. Modifiez le texte si vous voulez écrire de nouveau.",
      en: "This very answer has left already, or is about to. Change the text if you want to write again.",
    },
    { messageId: id },
  )
}
