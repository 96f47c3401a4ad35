import { createHash } from "node:crypto"
import type { InboundMail } from "../mail/inbound-mail.ts"

/**
 * What makes a mail the same one wherever it lies: Message-ID, sender, date, subject and text. The
 * bytes differ from folder to folder (servers add headers), and a Message-ID alone can be used twice.
 */
export function mailIdentity(mail: InboundMail): Buffer {
  const { messageId, from, sentAt, subject, text } = mail
  const parts = [
    messageId,
    from?.address ?? null,
    sentAt?.toISOString() ?? null,
    subject,
    text.replace(/\s+/g, " ").trim(),
  ]
  return createHash("sha256").update(JSON.stringify(parts)).digest()
}
