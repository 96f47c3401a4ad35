import type { Book } from "./book.ts"
import type { AskReason } from "./decision.ts"
import type { Channel, Step } from "./scenario.ts"

/**
 * The channel that a step takes for this customer: letters for those who have no e-mail or prefer
 * paper. An e-mail address that bounced is a question first: a better address is usually known.
 */
export function channelFor(book: Book, step: Step): Channel | null {
  if (step.channel === "registered-letter") return book.reach.letter === "yes" ? step.channel : null
  if (step.channel === "electronic-registered-letter")
    return mayGetElectronicLetter(book) ? step.channel : null
  if (step.channel === "sms" && book.reach.mobile === "yes") return "sms"
  // An ordinary letter proves nothing that an e-mail does not: who has no address on paper gets the e-mail.
  if (step.channel === "letter" && book.reach.letter === "yes") return "letter"
  if (book.reach.email === "yes" && !book.prefersLetter) return "email"
  if (book.reach.email === "bounced") return null
  if (book.reach.letter === "yes") return "letter"
  return book.reach.email === "yes" ? "email" : null
}

/** It goes to an e-mail address; a consumer must have agreed to it before (CPCE L100), a professional need not. */
const mayGetElectronicLetter = ({ kind, reach }: Book): boolean =>
  reach.email === "yes" && (kind !== "consumer" || reach.agreesToElectronic === true)

/** Why no channel takes a step to this customer. */
export function whyUnreachable({ kind, reach }: Book, step: Step): AskReason {
  if (reach.email === "bounced") return "address-bounced"
  const lacksConsent = step.channel === "electronic-registered-letter" && reach.email === "yes"
  return lacksConsent && kind === "consumer" ? "no-electronic-consent" : "no-address"
}
