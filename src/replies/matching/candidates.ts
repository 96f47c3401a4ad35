/** What points from a mail to a customer. */
export type Clue = "message" | "plus-address" | "invoice" | "sender" | "amount" | "domain"

/** One thing that points to one customer, with the invoices it speaks of. */
export interface Evidence {
  readonly customerId: string
  readonly clue: Clue
  readonly invoiceIds?: readonly string[]
}

/** A customer whom a mail may be from, with all that points there. */
export interface Candidate {
  readonly customerId: string
  readonly score: number
  /** The strongest clue first. */
  readonly because: readonly Clue[]
  readonly invoiceIds: readonly string[]
}

// An answer to our own message is as good as certain; an address may serve two customers; an amount is weak.
const SCORES: Readonly<Record<Clue, number>> = {
  message: 100,
  "plus-address": 100,
  invoice: 60,
  sender: 50,
  amount: 20,
  domain: 15,
}
/** From this score on the customer may well be the sender: the next automatic step waits. */
export const LEAST_LIKELY = 50
const MARGIN = 30

/** The customers that the evidence points to, the likeliest first. Each clue counts once for each customer. */
export function ranked(evidence: readonly Evidence[]): Candidate[] {
  const byCustomer = Map.groupBy(evidence, (each) => each.customerId)
  return [...byCustomer]
    .map(([customerId, all]): Candidate => {
      const because = [...new Set(all.map((each) => each.clue))].sort((a, b) => SCORES[b] - SCORES[a])
      return {
        customerId,
        because,
        score: because.reduce((sum, clue) => sum + SCORES[clue], 0),
        invoiceIds: [...new Set(all.flatMap((each) => each.invoiceIds ?? []))],
      }
    })
    .sort((a, b) => b.score - a.score || (a.customerId < b.customerId ? -1 : 1))
}

/**
 * The customer whom the mail is surely from; null when nobody, or several nearly alike, or when it
 * names an invoice of somebody else besides: an accountant may answer for two customers at once.
 */
export function certainOne(candidates: readonly Candidate[]): Candidate | null {
  const [first, second] = candidates
  if (!first || first.score < LEAST_LIKELY) return null
  if (candidates.some((each) => each !== first && each.because.includes("invoice"))) return null
  return !second || first.score - second.score >= MARGIN ? first : null
}
