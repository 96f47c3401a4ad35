import type { Author } from "../../kernel/author.ts"
import { type Day, dayAt, earlierOf } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { recordReply } from "../../ledger/facts/workflows.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import { record } from "../../ledger/journal/store.ts"
import { isAutomatic } from "../automatic/automatic.ts"
import { originalMessageIdIn } from "../bounces/bounce.ts"
import { joinThread } from "../conversation/store.ts"
import { invoiceNumbersIn } from "../extraction/invoice-numbers.ts"
import type { InboundMail } from "../mail/inbound-mail.ts"
import { type Candidate, certainOne, type Evidence, LEAST_LIKELY, ranked } from "../matching/candidates.ts"
import {
  evidenceOfAddress,
  evidenceOfNumbers,
  messagesNamed,
  type OpenInvoice,
  openInvoices,
} from "../matching/store.ts"
import { type MailReading, readReply } from "../reading.ts"
import { recordBounce, respectRefusal, type Setback } from "../setbacks/workflows.ts"
import { intentWords } from "../words.ts"
import { mailIdentity } from "./identity.ts"
import {
  companyLanguage,
  type MailToWrite,
  mailSeenAt,
  mailWithIdentity,
  type Place,
  takeTurn,
  threadOf,
  writeCandidates,
  writeMail,
  writeSighting,
} from "./store.ts"

/** What came of taking a mail in. */
export interface TakenIn {
  /** "ours": a copy of a message that we sent ourselves; it is not kept. */
  readonly outcome: "new" | "known" | "ours"
  readonly mailId: string | null
  readonly customerId: string | null
  readonly kind: MailToWrite["kind"] | null
}

/**
 * Takes one mail in: reads it, finds whose it is, archives its bytes, and writes into the ledger what
 * follows at once. An answer holds the next automatic step of its customer, or of every likely one,
 * until a person has dealt with it; an address that does not exist is marked, with a task. The same
 * mail a second time, here or in another folder, changes nothing but where it was seen.
 */
export async function takeIn(
  tx: CompanyTx,
  mail: InboundMail,
  bytes: Buffer,
  place: Place | null,
  by: Author,
): Promise<TakenIn> {
  const seen = place && (await mailSeenAt(tx, place))
  if (seen) return known(seen)
  const identity = mailIdentity(mail)
  await takeTurn(tx, identity)
  const same = await mailWithIdentity(tx, identity)
  if (same) {
    if (place) await writeSighting(tx, same, place)
    return known(same)
  }
  if (mail.messageId && (await messagesNamed(tx, { headers: [mail.messageId], ids: [] })).length > 0) {
    return { outcome: "ours", mailId: null, customerId: null, kind: null }
  }
  const { reading, candidates, messageId, receivedOn } = await readAndMatch(tx, mail, by.today)
  const customerId = certainOne(candidates)?.customerId ?? null
  const kind = kindOf(mail, reading)
  const threadId = await threadOf(tx, mail, messageId)
  const mailId = await writeMail(
    tx,
    { mail, reading, identity, threadId, kind, receivedOn, customerId },
    bytes,
    by.now,
  )
  if (place) await writeSighting(tx, mailId, place)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "mail.received" },
      payload: { mailId, mailKind: kind, sha256: sha256(bytes).toString("hex") },
    },
  ])
  if (messageId) await joinThread(tx, threadId, messageId)
  const held = await holdLikely(tx, mail, reading, candidates, kind, by)
  await writeCandidates(tx, mailId, held)
  if (customerId) await recordSetbacks(tx, mail, reading, { customerId, messageId }, by)
  return { outcome: "new", mailId, customerId, kind }
}

const known = (mailId: string): TakenIn => ({ outcome: "known", mailId, customerId: null, kind: null })

function kindOf(mail: InboundMail, reading: MailReading): MailToWrite["kind"] {
  if (reading.bounce) return "bounce"
  if (reading.complaint) return "complaint"
  return reading.intent === "out-of-office" || isAutomatic(mail) ? "automatic" : "answer"
}

async function readAndMatch(tx: CompanyTx, mail: InboundMail, today: Day) {
  // A mail dated tomorrow was sent by a clock that runs ahead.
  const receivedOn = mail.sentAt ? earlierOf(dayAt(mail.sentAt), today) : today
  const unmatched = readReply(mail, receivedOn, null)
  const { evidence, messageId } = await evidenceIn(tx, mail, unmatched)
  const open = await openInvoices(tx, [...new Set(evidence.map((each) => each.customerId))])
  const reading = readReply(
    mail,
    receivedOn,
    open.map((invoice) => invoice.number),
  )
  const candidates = ranked([...evidence, ...evidenceOfOpen(open, reading)])
  const invoices = reading.invoices.length > 0 ? reading.invoices : unmatched.invoices
  return { reading: { ...reading, invoices }, candidates, messageId, receivedOn }
}

async function evidenceIn(tx: CompanyTx, mail: InboundMail, reading: MailReading) {
  const fromMachine = reading.bounce !== null || reading.complaint !== null
  const original = fromMachine ? originalMessageIdIn(mail) : null
  const headers = [...mail.inReplyTo, ...mail.references, ...(original ? [original] : [])]
  const envelope = ["delivered-to", "x-original-to", "envelope-to", "x-envelope-to"]
  const addresses = [
    ...[...mail.to, ...mail.cc].map(({ address }) => address),
    ...envelope.flatMap((name) => mail.headers.get(name) ?? []),
  ]
  const tokens = addresses.flatMap((address) => PLUS_TOKEN.exec(address.toLowerCase())?.[1] ?? [])
  const messages = await messagesNamed(tx, { headers, ids: tokens })
  const direct = messages.find((each) => each.header === (original ?? mail.inReplyTo[0])) ?? messages[0]
  const recipient = reading.bounce?.recipient ?? reading.complaint?.recipient ?? null
  const address = fromMachine ? recipient : (mail.from?.address ?? null)
  const evidence: Evidence[] = [
    ...messages.map(
      ({ id, customerId, invoiceIds }): Evidence => ({
        ...{ customerId, invoiceIds },
        clue: tokens.includes(id) ? "plus-address" : "message",
      }),
    ),
    ...(address ? await evidenceOfAddress(tx, address) : []),
    ...(await evidenceOfNumbers(tx, [...reading.invoices, ...invoiceNumbersIn(mail.subject)])),
  ]
  return { evidence, messageId: direct?.id ?? null }
}

// "compta+0195…@tanguy.example": an answer to the message with this identifier.
const PLUS_TOKEN = /\+([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})@/

function evidenceOfOpen(open: readonly OpenInvoice[], reading: MailReading): Evidence[] {
  return open.flatMap(({ id, number, customerId, openCents }): Evidence[] => [
    ...(reading.invoices.includes(number)
      ? [{ customerId, clue: "invoice" as const, invoiceIds: [id] }]
      : []),
    ...(reading.amountCents === openCents ? [{ customerId, clue: "amount" as const, invoiceIds: [id] }] : []),
  ])
}

/** Holds the next step of everybody who may have answered, the certain one alone when there is one. */
async function holdLikely(
  tx: CompanyTx,
  mail: InboundMail,
  reading: MailReading,
  candidates: readonly Candidate[],
  kind: MailToWrite["kind"],
  by: Author,
): Promise<(Candidate & { readonly replyId: string | null })[]> {
  const certain = certainOne(candidates)
  const likely = certain ? [certain] : candidates.filter((each) => each.score >= LEAST_LIKELY)
  const holds = kind === "answer" || kind === "complaint"
  const held: (Candidate & { replyId: string | null })[] = []
  for (const candidate of candidates) {
    const replyId =
      holds && likely.includes(candidate)
        ? await recordReply(
            tx,
            { customerId: candidate.customerId, summary: await summaryOf(tx, mail, reading) },
            by,
          )
        : null
    held.push({ ...candidate, replyId })
  }
  return held
}

async function summaryOf(tx: CompanyTx, mail: InboundMail, reading: MailReading): Promise<string> {
  const language = await companyLanguage(tx)
  const said = reading.sentence ?? (mail.subject || (mail.from?.address ?? ""))
  const what = intentWords(reading.intent)[language]
  return language === "fr"
    ? `${what}\u00a0: «\u00a0${said.slice(0, 400)}\u00a0»`
    : `${what}: “${said.slice(0, 400)}”`
}

/** What did not arrive, and who does not want to be written to: written down at once, without a person. */
async function recordSetbacks(
  tx: CompanyTx,
  mail: InboundMail,
  { bounce, complaint, unsubscribes }: MailReading,
  setback: Setback,
  by: Author,
): Promise<void> {
  if (bounce) await recordBounce(tx, bounce, setback, by)
  const refusing = complaint?.recipient ?? (unsubscribes ? (mail.from?.address ?? null) : null)
  if (refusing !== null) await respectRefusal(tx, refusing, setback, by)
}
