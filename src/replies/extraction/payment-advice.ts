import type { Cents } from "../../kernel/cents.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import { amountsIn } from "./amounts.ts"
import { daysIn } from "./days.ts"
import { plain } from "./plain.ts"

/** What a notice of transfer says: how much was paid, and when. */
export interface PaymentAdvice {
  readonly paidOn: Day | null
  readonly amountCents: Cents | null
}

const ADVICE =
  /\b(?:avis d[e'] ?(?:virement|paiement|operation|execution)|confirmation (?:de |du )?virement|ordre de virement|virement (?:sepa |instantane )?(?:emis|execute|effectue|de)|preuve de (?:virement|paiement)|payment advice|remittance|transfer (?:confirmation|receipt)|proof of payment)\b/
const LONGEST = 20_000

/** Reads a notice of transfer in an attached text; null when the text is none. Days gone by are what counts. */
export function paymentAdviceIn(text: string, fileName: string, mailOn: Day): PaymentAdvice | null {
  const head = text.slice(0, LONGEST)
  const flat = plain(`${fileName.replace(/[._-]+/g, " ")}\n${head}`)
  if (!ADVICE.test(flat)) return null
  // Largest first: beside the sum of a transfer stand fees and partial lines.
  const [amount] = amountsIn(head).toSorted((a, b) => b.cents - a.cents)
  const days = daysIn(head, addDays(mailOn, -60)).filter(({ on }) => on <= addDays(mailOn, 7))
  const [paid] = days.toSorted((a, b) => (a.on < b.on ? 1 : -1))
  return { paidOn: paid?.on ?? null, amountCents: amount?.cents ?? null }
}
