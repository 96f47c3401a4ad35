import { useCompanyRead } from "../api/hooks.ts"
import type { DecisionView } from "../api/shapes/follow-up.ts"
import type { Listing, Sentence } from "../api/shapes/listing.ts"

/** Why each customer is chased today, by customer. */
export function useReasons(): ReadonlyMap<string, Sentence> {
  const plan = useCompanyRead<Listing<DecisionView>>("/plan", { query: { kind: "act" } })
  return new Map(plan.data?.items.map(({ customerId, sentence }) => [customerId, sentence]))
}
