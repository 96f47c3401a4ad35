import type { Book } from "./book.ts"
import type { Channel, Step } from "./scenario.ts"

/**
 * The channel that a step takes for this customer: letters for those who have no e-mail or prefer
 * paper. An e-mail address that bounced is a question first: a better address is usually known.
 */
export function channelFor(book: Book, step: Step): Channel | null {
  const isByPost = step.channel === "registered-letter" || step.channel === "electronic-registered-letter"
  if (isByPost) return book.reach.letter === "yes" ? step.channel : null
  // An ordinary letter proves nothing that an e-mail does not: who has no address on paper gets the e-mail.
  if (step.channel === "letter" && book.reach.letter === "yes") return "letter"
  if (book.reach.email === "yes" && !book.prefersLetter) return "email"
  if (book.reach.email === "bounced") return null
  if (book.reach.letter === "yes") return "letter"
  return book.reach.email === "yes" ? "email" : null
}
