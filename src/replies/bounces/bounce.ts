import { type InboundMail, identifiersIn } from "../mail/inbound-mail.ts"
import { type BounceKind, bounceKind, folded, saysStillTrying } from "./bounce-kind.ts"
import { fieldsOf, type ReportedRecipient, recipientsOf, statusIn } from "./delivery-report.ts"

/** A mail of ours that did not arrive, or not yet, as a mail server tells it. */
export interface Bounce {
  readonly kind: BounceKind
  /** The first address concerned, in lower case; null when the server names none. */
  readonly recipient: string | null
  readonly action: string | null
  readonly status: string | null
  readonly diagnostic: string | null
  readonly recipients: readonly ReportedRecipient[]
  /** The Message-ID of the mail of ours, with its angle brackets. */
  readonly originalMessageId: string | null
}

/** Reads a bounce; null when the mail is something else: an answer, a receipt of arrival, a complaint. */
export function readBounce(mail: InboundMail): Bounce | null {
  const reported = reportedIn(mail)
  if (reported.length > 0) {
    const failures = reported.filter((each) => !ARRIVED.test(each.action ?? ""))
    return failures.length > 0 ? bounceOf(mail, failures) : null
  }
  if (!looksLikeBounce(mail)) return null
  const recipient = failedAddress(mail)
  const words = serverWords(mail.text)
  const isWarning = saysStillTrying(`${mail.subject} ${words}`) && !GAVE_UP.test(folded(words))
  const action = isWarning ? "delayed" : "failed"
  return bounceOf(mail, [{ recipient, action, status: statusIn(words), diagnostic: null }], isWarning)
}

const ARRIVED = /^(delivered|relayed|expanded|deliverable)$/
const GAVE_UP = /given up|giving up|permanent|final|abandon|no longer try|definitive|couldn't be delivered/

function bounceOf(mail: InboundMail, recipients: readonly ReportedRecipient[], isWarning = false): Bounce {
  const [first] = recipients
  const { recipient = null, action = null, status = null, diagnostic = null } = first ?? {}
  const words = diagnostic === null || diagnostic.length < 12 ? serverWords(mail.text) : diagnostic
  return {
    ...{
      kind: bounceKind(words, status, action, isWarning),
      recipient,
      action,
      status,
      diagnostic,
      recipients,
    },
    originalMessageId: originalMessageIdIn(mail),
  }
}

function reportedIn(mail: InboundMail): ReportedRecipient[] {
  const parts = mail.reports.filter((part) => part.contentType.endsWith("delivery-status"))
  const read = parts.flatMap((part) => recipientsOf(part.bytes.toString("utf8")))
  if (read.length > 0) return read
  // Some servers give the report as plain text, or lose the boundaries of the parts.
  return /^(Final|Original)-Recipient:/im.test(mail.text) && isFromMachine(mail)
    ? recipientsOf(mail.text)
    : []
}

const MACHINE =
  /mailer-?daemon|mail delivery|post_?master|mdaemon|mail.?deliver|delivery (subsystem|system)|mail administrator|returned.?mail|bounce|mail.?system/
const SUBJECT =
  /undeliver|non.?deliver|not delivered|delivery (status|failure|has failed|problem|report|notification|delayed|error)|deliver(y|ing) .{0,20}(fail|delay)|failure notice|failed mail|(mail|message)( system)? (delivery )?(fail|error|status|problem|delayed)|mail failure|returned (mail|to sender)|mail could not|could not (send|be delivered)|cannot be delivered|nondeliverable|warning: (could not send|message)|non remis|echec de (la )?(remise|distribution|livraison)|non distribue|remise (differee|retardee|a echoue)|message refuse|avis de non|retour a l'expediteur|erreur d'envoi|unzustellbar|considered unsolicited/
const SAYS_FAILED =
  /could ?n[o']t be delivered|could not be (sent|delivered)|(was|were|been) (not|un)able to deliver|wasn't able to deliver|not (be )?(be )?delivered|undeliver|delivery .{0,60}(fail|abort|error)|failed (permanently|to deliver)|did not reach|delivery problems|permanent (fatal )?error|rejected|unknown user|user unknown|returned message|has not been delivered|could not deliver|n'a pas (pu )?etre? (remis|delivre|distribue)|n'a pas (pu )?(ete )?(remis|delivre|distribue)|impossible (de remettre|d'acheminer)|non remis|\b5\d\d[ -]|user .{0,30}not|still trying|delayed|address.{0,20}error|exceed|failure reasons|unable to/

function isFromMachine(mail: InboundMail): boolean {
  const returnPath = mail.headers.get("return-path")
  const sender = folded(
    `${mail.from?.address ?? ""} ${mail.from?.name ?? ""} ${mail.headers.get("from") ?? ""}`,
  )
  return returnPath === "<>" || MACHINE.test(sender)
}

function looksLikeBounce(mail: InboundMail): boolean {
  if (mail.headers.has("x-failed-recipients")) return true
  const subject = folded(mail.subject)
  const hasOriginal = mail.reports.some((part) => /rfc822|global/.test(part.contentType))
  const isReport = /^multipart\/report/i.test(mail.headers.get("content-type") ?? "")
  const signs = [isFromMachine(mail), SUBJECT.test(subject), hasOriginal || isReport]
  return signs.filter(Boolean).length >= 2
    ? SAYS_FAILED.test(folded(mail.text)) || SUBJECT.test(subject)
    : signs.some(Boolean) &&
        SAYS_FAILED.test(folded(serverWords(mail.text))) &&
        addressesIn(mail.text).length > 0
      ? signs[0]! || signs[1]!
      : false
}

const COPY_BELOW =
  /^.{0,12}(-{2,}|={3,}|_{3,}|\*{3,}).{0,4}(this is a copy|original message|below this line|returned message|copy of|message (header|original)|unsent message|included is a copy|your (original )?message|non-delivered|en-t)|^(received|return-path|message-id): ?.+$|^original (message )?headers/im

/** What the server says, without the copy of our mail below it. */
function serverWords(text: string): string {
  const copy = COPY_BELOW.exec(text)
  const words = copy ? text.slice(0, copy.index) : text
  return (words.trim() === "" ? text : words).slice(0, 6_000)
}

const addressesIn = (text: string): string[] =>
  (text.match(/[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+/g) ?? []).map((each) => each.toLowerCase())

function failedAddress(mail: InboundMail): string | null {
  const named = addressesIn(mail.headers.get("x-failed-recipients") ?? "")[0]
  if (named) return named
  const self = new Set([mail.from?.address, ...mail.to.map((to) => to.address)])
  const told = addressesIn(serverWords(mail.text)).filter(
    (address) => !self.has(address) && !address.startsWith("mailer-daemon@"),
  )
  const [person = told[0]] = told.filter((address) => !address.startsWith("postmaster@"))
  return person ?? addressesIn(originalHeaders(mail)?.get("to") ?? "")[0] ?? null
}

function originalHeaders(mail: InboundMail): Map<string, string> | null {
  const part = mail.reports.find((each) => /rfc822|global-headers|message\/global$/.test(each.contentType))
  if (!part) return null
  const [head = ""] = part.bytes
    .toString("utf8")
    .replace(/\r\n?/g, "\n")
    .trimStart()
    .split(/\n[ \t]*\n/)
  return fieldsOf(head)
}

/** The Message-ID of the mail of ours that a machine speaks of: in the copy, in its text, or in its headers. */
export function originalMessageIdIn(mail: InboundMail): string | null {
  const copied = identifiersIn(originalHeaders(mail)?.get("message-id"))[0]
  if (copied) return copied
  return mail.enclosedIds[0] ?? mail.inReplyTo[0] ?? mail.references.at(-1) ?? null
}
