import type { InboundMail } from "../mail/inbound-mail.ts"
import { originalMessageIdIn } from "./bounce.ts"
import { fieldsOf } from "./delivery-report.ts"

/** A feedback report (RFC 5965): somebody pressed "this is spam", or asked not to be written to. */
export interface Complaint {
  /** "abuse", "opt-out", "fraud"… as the report says. */
  readonly type: string
  /** Who complained, in lower case, when the provider tells. */
  readonly recipient: string | null
  readonly originalMessageId: string | null
}

/** Reads a feedback report; null when the mail is none. */
export function readComplaint(mail: InboundMail): Complaint | null {
  const part = mail.reports.find((each) => each.contentType === "message/feedback-report")
  if (!part) return null
  const fields = fieldsOf(part.bytes.toString("utf8").replace(/\r\n?/g, "\n"))
  const recipient = /[^\s<>;,]+@[^\s<>;,]+/.exec(
    fields.get("original-rcpt-to") ?? fields.get("removal-recipient") ?? "",
  )
  return {
    type: fields.get("feedback-type")?.toLowerCase() ?? "abuse",
    recipient: recipient?.[0].toLowerCase() ?? null,
    originalMessageId: originalMessageIdIn(mail),
  }
}
