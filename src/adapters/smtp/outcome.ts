import type { CarrierOutcome } from "../../delivery/carrier.ts"
import type { SmtpError } from "./connection.ts"

/**
 * What an error during sending means. Before the last bytes were given, nothing can have left.
 * After them, only a server that answered the end of the text with a refusal has surely not taken it.
 */
export function outcomeOf(error: SmtpError, lastBytesGiven: boolean): CarrierOutcome {
  const reply = error.rejectedErrors?.[0] ?? error
  const answer = reply.response ?? reply.message
  const replyCode = reply.responseCode ?? 0
  if (lastBytesGiven) {
    const isAnswerToText = error.code === "EMESSAGE" && error.command === "DATA"
    return isAnswerToText && isRefusal(replyCode)
      ? { kind: isPermanent(replyCode) ? "message-refused" : "try-later", answer }
      : { kind: "unknown", answer }
  }
  if (error.command === "RCPT TO" && isRefusal(replyCode))
    return { kind: recipientRefusal(replyCode, answer), answer }
  if (error.command === "DATA" && isRefusal(replyCode))
    return { kind: isPermanent(replyCode) ? "message-refused" : "try-later", answer }
  // Larger than the server takes: it will never take it.
  if (error.code === "EMESSAGE" || (error.command === "MAIL FROM" && replyCode === 552))
    return { kind: "message-refused", answer }
  // An address that no server would understand.
  if (error.code === "EENVELOPE" && error.command === "API") return { kind: "address-refused", answer }
  const isAboutTheAccount = error.command === "MAIL FROM" && isRefusal(replyCode)
  if (isAboutTheAccount || error.code === "ETIMEDOUT") return { kind: "unreachable", answer }
  // The line broke half way. It may be this message that broke it, so it does not keep the others back.
  return { kind: "try-later", answer }
}

const isRefusal = (code: number): boolean => code >= 400 && code < 600
const isPermanent = (code: number): boolean => code >= 500

/**
 * What a refusal of the recipient means. Only a permanent one about the address itself says that
 * the address is wrong: a full mailbox (5.2.2, 552) may be emptied, and a matter of policy or
 * security (5.7.x) concerns the sender.
 */
function recipientRefusal(code: number, answer: string): CarrierOutcome["kind"] {
  if (!isPermanent(code)) return "try-later"
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})/.exec(answer)?.[1] ?? ""
  if (enhanced.startsWith("5.7.")) return "message-refused"
  if (enhanced.startsWith("4.") || enhanced === "5.2.2" || enhanced === "5.2.3") return "try-later"
  return code === 552 ? "try-later" : "address-refused"
}

/**
 * True when the trouble may lie in the line that was kept open (the server closed it, or had
 * enough of it) rather than in the message: a new line is worth trying at once.
 */
export function mayBeTheLine(error: SmtpError): boolean {
  if (error.responseCode === 421) return true
  if (error.command === "MAIL FROM") return true
  return (
    error.responseCode === undefined && ["ECONNECTION", "ESOCKET", "EPROTOCOL"].includes(error.code ?? "")
  )
}
