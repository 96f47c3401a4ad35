import { createHash } from "node:crypto"
import MailComposer from "nodemailer/lib/mail-composer"
import type { ComposedMessage } from "./compose.ts"
import { plainLine } from "./prose.ts"

/** An address with the name shown beside it. */
export interface Mailbox {
  readonly name: string | null
  readonly address: string
}

/** A file that goes with a message. */
export interface Attachment {
  readonly fileName: string
  readonly contentType: string
  readonly bytes: Buffer
}

/** What the envelope side of a message says. Message-ID and date come from the caller, so that a message has one. */
export interface MimeHeaders {
  readonly from: Mailbox
  readonly to: Mailbox
  readonly replyTo?: Mailbox | null
  /** With its angle brackets: "<01J…@relance.example>". */
  readonly messageId: string
  readonly date: Date
  readonly inReplyTo?: string | null
  /** The Message-IDs of the conversation before it, oldest first. */
  readonly references?: readonly string[]
  readonly attachments?: readonly Attachment[]
  /** Where a debtor says that it wants no e-mail any more (RFC 2369); what comes back is read as an answer. */
  readonly unsubscribeAt?: string | null
}

/**
 * The message as it leaves, to the byte: the same input gives the same bytes, so that what is
 * archived is what was sent. It says that a machine wrote it (RFC 3834), so that no automatic
 * answer comes back, and asks for no receipt and no tracking.
 */
export async function toMime(message: ComposedMessage, headers: MimeHeaders): Promise<Buffer> {
  const inline = message.images.map(({ cid, fileName, contentType, bytes }) => ({
    cid,
    filename: fileName,
    contentType,
    content: bytes,
  }))
  const attached = (headers.attachments ?? []).map(({ fileName, contentType, bytes }) => ({
    filename: plainLine(fileName),
    contentType,
    content: bytes,
    contentDisposition: "attachment" as const,
  }))
  const composer = new MailComposer({
    from: mailbox(headers.from),
    to: mailbox(headers.to),
    replyTo: headers.replyTo ? mailbox(headers.replyTo) : undefined,
    subject: plainLine(message.subject),
    messageId: headers.messageId,
    inReplyTo: headers.inReplyTo ?? undefined,
    references: headers.references?.length ? [...headers.references] : (headers.inReplyTo ?? undefined),
    date: headers.date,
    text: message.text,
    html: message.html,
    textEncoding: "quoted-printable",
    attachments: [...inline, ...attached],
    headers: {
      "Auto-Submitted": "auto-generated",
      "Content-Language": message.language,
      ...(headers.unsubscribeAt && {
        "List-Unsubscribe": `<mailto:${headers.unsubscribeAt}?subject=unsubscribe>`,
      }),
    },
    baseBoundary: createHash("sha256").update(headers.messageId).digest("hex").slice(0, 24),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return await new Promise((resolve, reject) => {
    composer.compile().build((error, bytes) => (error ? reject(error) : resolve(bytes)))
  })
}

const mailbox = ({ name, address }: Mailbox): { name: string; address: string } => ({
  name: plainLine(name ?? ""),
  address,
})
