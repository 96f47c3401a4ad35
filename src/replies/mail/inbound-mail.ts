import {
  type Attachment,
  type EmailAddress,
  type HeaderValue,
  type ParsedMail,
  simpleParser,
} from "mailparser"
import { refuse } from "../../kernel/refusal.ts"

/** An address as a header shows it, in lower case, with the name beside it. */
export interface MailAddress {
  readonly address: string
  readonly name: string | null
}

/** A part that came with a mail, its bytes decoded. */
export interface MailPart {
  readonly contentType: string
  readonly fileName: string | null
  readonly bytes: Buffer
}

/** A mail as it came in, read but not yet understood. Identifiers keep their angle brackets. */
export interface InboundMail {
  readonly from: MailAddress | null
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly replyTo: MailAddress | null
  readonly subject: string
  /** What its Date header says; null when there is none or it cannot be read. */
  readonly sentAt: Date | null
  readonly messageId: string | null
  readonly inReplyTo: readonly string[]
  readonly references: readonly string[]
  /** Every header in lower case, its lines unfolded: what tells a machine's mail from a person's. */
  readonly headers: ReadonlyMap<string, string>
  /** The text, or what a reader sees of the page when there is no text. */
  readonly text: string
  readonly html: string | null
  /** Files that a person attached or that a machine joined, without the machine-readable parts below. */
  readonly attachments: readonly MailPart[]
  /** Pictures that the page shows by their Content-ID. */
  readonly inlinePictures: readonly {
    readonly cid: string
    readonly contentType: string
    readonly bytes: Buffer
  }[]
  /** Delivery reports, feedback reports and returned originals, which machines send to machines. */
  readonly reports: readonly MailPart[]
  /** Message-IDs on lines of their own below the headers, as mails that are sent back carry them. */
  readonly enclosedIds: readonly string[]
}

/** A mail longer than this is refused: 40 MB is more than mail servers let pass. */
const MOST_BYTES = 40_000_000

const REPORTS =
  /^(message\/(global-)?delivery-status|message\/feedback-report|message\/(rfc822|global)|text\/rfc822-headers|message\/(rfc822-|global-)headers)$/

/** Reads the bytes of one mail. Refuses with MAIL_EMPTY or MAIL_TOO_LARGE; everything else is read as well as it goes. */
export async function readMail(bytes: Buffer): Promise<InboundMail> {
  if (bytes.length > MOST_BYTES) {
    refuse("MAIL_TOO_LARGE", {
      fr: "Ce message dépasse 40 Mo et n’est pas lu. Ouvrez-le dans votre messagerie.",
      en: "This message is larger than 40 MB and is not read. Open it in your mail program.",
    })
  }
  const parsed = await simpleParser(bytes, { keepDeliveryStatus: true, keepCidLinks: true })
  if (parsed.headerLines.length === 0) {
    refuse("MAIL_EMPTY", {
      fr: "Ce fichier n’est pas un message électronique : il n’a pas d’en-têtes. Donnez le message enregistré en .eml.",
      en: "This file is not an e-mail: it has no headers. Give the message saved as .eml.",
    })
  }
  const isReport = (part: Attachment) => REPORTS.test(part.contentType.toLowerCase())
  return {
    from: addressesOf(parsed.from?.value)[0] ?? null,
    to: addressesIn(parsed.to),
    cc: addressesIn(parsed.cc),
    replyTo: addressesIn(parsed.replyTo)[0] ?? null,
    subject: storable(parsed.subject ?? ""),
    sentAt: parsed.date && !Number.isNaN(parsed.date.getTime()) ? parsed.date : null,
    messageId: identifiersIn(parsed.messageId)[0] ?? null,
    inReplyTo: identifiersIn(parsed.inReplyTo),
    references: identifiersIn(parsed.references),
    headers: headersOf(parsed),
    text: storable(textOf(parsed, bytes)),
    html: typeof parsed.html === "string" ? parsed.html : null,
    attachments: parsed.attachments.filter((part) => !isReport(part) && !isInline(part)).map(partOf),
    inlinePictures: parsed.attachments.filter(isInline).map(({ cid, contentType, content }) => ({
      ...{ cid: cid!, contentType: contentType.toLowerCase(), bytes: content },
    })),
    reports: parsed.attachments.filter(isReport).map(partOf),
    enclosedIds: enclosedIdsIn(bytes),
  }
}

/** A text that a database can hold: some machines put NUL bytes or halves of signs into their mails. */
const storable = (text: string): string => text.replaceAll("\u0000", "").toWellFormed()

/** True for a picture that belongs to the page rather than to the reader's files. */
const isInline = (part: Attachment): boolean =>
  part.related === true &&
  part.cid !== undefined &&
  /^image\/(png|jpeg|gif|webp)$/i.test(part.contentType) &&
  part.content.length < 2_000_000

/** The Message-IDs in a header, each with its angle brackets, in their order. */
export function identifiersIn(header: string | readonly string[] | undefined): string[] {
  const text = typeof header === "string" ? header : (header ?? []).join(" ")
  return text.match(/<[^<>\s]+>/g) ?? []
}

function addressesIn(header: ParsedMail["to"]): MailAddress[] {
  return (Array.isArray(header) ? header : header ? [header] : []).flatMap(({ value }) => addressesOf(value))
}

function addressesOf(list: readonly EmailAddress[] | undefined): MailAddress[] {
  return (list ?? []).flatMap(({ address, name, group }): MailAddress[] =>
    group
      ? addressesOf(group)
      : address
        ? [{ address: storable(address.toLowerCase()), name: storable(name) || null }]
        : [],
  )
}

function headersOf(parsed: ParsedMail): Map<string, string> {
  const headers = new Map<string, string>()
  for (const { key, line } of parsed.headerLines) {
    const value = line.slice(line.indexOf(":") + 1)
    if (!headers.has(key)) headers.set(key, value.replace(/\r?\n[ \t]+/g, " ").trim())
  }
  // Return-Path and subject are told decoded where the parser could.
  const subject: HeaderValue | undefined = parsed.headers.get("subject")
  if (typeof subject === "string") headers.set("subject", subject)
  return headers
}

// A multipart mail whose boundaries were lost on the way has no parts; its body is then read as it stands.
function textOf(parsed: ParsedMail, bytes: Buffer): string {
  const text = parsed.text ?? ""
  return text.trim() !== "" || parsed.attachments.length > 0 ? text : rawBody(bytes).trim()
}

function rawBody(bytes: Buffer): string {
  const raw = bytes.toString("latin1")
  const end = /\r?\n\r?\n/.exec(raw)
  return end ? raw.slice(end.index) : ""
}

function enclosedIdsIn(bytes: Buffer): string[] {
  const lines = rawBody(bytes).matchAll(
    /^[ \t>]{0,4}(?:original-)?message-id:[ \t]*(?:\r?\n[ \t]+)?(<[^<>\s]{3,300}>)/gim,
  )
  return [...lines].map((line) => line[1]!)
}

function partOf(part: Attachment): MailPart {
  return {
    contentType: part.contentType.toLowerCase(),
    fileName: part.filename ?? null,
    bytes: part.content,
  }
}
