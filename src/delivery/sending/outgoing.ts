import { domainToASCII } from "node:url"
import addressparser from "nodemailer/lib/addressparser"
import { assert } from "../../kernel/refusal.ts"
import { NBSP } from "../../kernel/wording.ts"
import type { SendingCompany } from "../company/store.ts"
import type { StoredMailAccount } from "../mail-account/store.ts"
import type { Message } from "../outbox/message.ts"
import type { Outgoing } from "./ports.ts"

/**
 * The e-mail that a message becomes: in test mode it goes to the company's own address and says
 * so. Null when there is no address to go to.
 */
export function outgoing(
  message: Message,
  company: SendingCompany,
  account: StoredMailAccount | null,
  date: Date,
): Outgoing | null {
  const isTest = message.mode === "test"
  const to = isTest ? company.testRecipient : message.recipient
  if (to === null || message.recipient === null) return null
  const from = {
    name: account?.fromName ?? null,
    email: account?.fromEmail ?? company.email ?? "demonstration@relance.invalid",
  }
  const marks = isTest ? TEST_MARKS[company.language](message.recipient) : null
  return {
    message,
    to,
    from,
    replyTo: account?.replyTo ?? null,
    unsubscribeAt: isTest || account === null ? null : unsubscribeAddress(message, account),
    subject: marks ? `${marks.prefix} ${message.subject}` : message.subject,
    banner: marks?.banner ?? null,
    date,
  }
}

/** The message’s own address where the server takes those: it says which customer writes. */
const unsubscribeAddress = (message: Message, account: StoredMailAccount): string =>
  account.takesPlusAddresses
    ? addressOfItsOwn(account.fromEmail, message.id)
    : (account.replyTo ?? account.fromEmail)

const TEST_MARKS = {
  fr: (recipient: string) => ({
    prefix: `[TEST – destiné à ${recipient}]`,
    banner: `Ceci est un test${NBSP}: en mode réel, ce message partirait à ${recipient}. Votre client n’a rien reçu.`,
  }),
  en: (recipient: string) => ({
    prefix: `[TEST – meant for ${recipient}]`,
    banner: `This is a test: in live mode, this message would go to ${recipient}. Your customer received nothing.`,
  }),
}

/**
 * Fails unless the composed bytes carry the one recipient and the Message-ID they must: what is
 * archived must be what the envelope says.
 */
export function assertIsThisEmail(mime: Buffer, sent: Outgoing): void {
  const headers = readHeaders(mime)
  const only = (name: string): string => {
    const values = headers.filter((header) => header.name === name)
    assert(values.length === 1, `an e-mail has one ${name} header, this one has ${values.length}`)
    return values[0]?.value ?? ""
  }
  assert(only("message-id") === sent.message.messageIdHeader, "the Message-ID is the message's own")
  const to = addressparser(only("to"), { flatten: true })
  assert(
    to.length === 1 && sameAddress(to[0]?.address ?? "", sent.to),
    "the To header names the one recipient",
  )
  assert(!headers.some(({ name }) => name === "cc" || name === "bcc"), "nobody else receives a copy")
}

/**
 * The bytes as a mail server receives them: every line ends with CR LF, the last one too. Archived
 * in this form, so that the archive is what left, to the byte.
 */
export function withMailLineEnds(mime: Buffer): Buffer {
  const text = mime.toString("latin1").replace(/\r\n|\r|\n/g, "\r\n")
  return Buffer.from(text.endsWith("\r\n") ? text : `${text}\r\n`, "latin1")
}

function readHeaders(mime: Buffer): { name: string; value: string }[] {
  const end = /\r?\n\r?\n/.exec(mime.toString("latin1"))?.index ?? mime.length
  const unfolded = mime
    .subarray(0, end)
    .toString("utf8")
    .replace(/\r?\n[ \t]+/g, " ")
  return unfolded.split(/\r?\n/).map((line) => {
    const colon = line.indexOf(":")
    return { name: line.slice(0, colon).toLowerCase(), value: line.slice(colon + 1).trim() }
  })
}

/**
 * The address to which a message that cannot be delivered comes back, of its own for each message:
 * "compta+<message>@exemple.fr" (variable envelope return path). The server delivers it to compta@….
 */
export function addressOfItsOwn(sender: string, messageId: string): string {
  const at = sender.lastIndexOf("@")
  return `${sender.slice(0, at)}+${messageId}${sender.slice(at)}`
}

/** True when two texts name the same mailbox; the domain's case and alphabet do not matter. */
export function sameAddress(a: string, b: string): boolean {
  return canonical(a) === canonical(b)
}

function canonical(address: string): string {
  const at = address.lastIndexOf("@")
  const domain = address.slice(at + 1)
  return `${address.slice(0, at)}@${domainToASCII(domain) || domain}`.toLowerCase()
}
