import type { Cents } from "../kernel/cents.ts"
import type { Day } from "../kernel/day.ts"
import { INDEMNITY } from "../law/rules/penalties.ts"
import type { PenaltyClaim } from "./claim.ts"

/**
 * The recovery indemnity of a claim on a day: once per invoice paid late, even by a part and however
 * late (D441-5); never from a consumer; not where insolvency proceedings had been opened by the due date,
 * since paying was then forbidden (L441-10 II, last sentence). What a credit note takes away was never late.
 */
export function indemnityCents(claim: PenaltyClaim, asOf: Day): Cents {
  if (claim.kind === "consumer" || claim.bearsIndemnity === false || asOf <= claim.dueOn) return 0
  if (claim.insolvencyOn && claim.insolvencyOn <= claim.dueOn) return 0
  let late = claim.principalCents
  for (const event of claim.events) {
    if (event.kind === "credit-note" ? event.on <= asOf : event.on <= claim.dueOn) late -= event.cents
  }
  return late > 0 ? INDEMNITY.value : 0
}

/** What may be asked on proof above the indemnity (C. com. L441-10 II; the 40 € are deducted in the usual reading). */
export const additionalOnProofCents = (provenCostsCents: Cents, indemnity: Cents): Cents =>
  Math.max(0, provenCostsCents - indemnity)
