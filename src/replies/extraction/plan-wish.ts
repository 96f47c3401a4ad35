import type { Cents } from "../../kernel/cents.ts"
import type { PlanPeriod } from "../../ledger/agreements/choices.ts"
import { amountsIn } from "./amounts.ts"
import { instalmentsIn } from "./instalments.ts"
import { plain } from "./plain.ts"

/** In what parts a debtor wants to pay: "en trois fois", "200 € par mois". */
export interface SaidPlan {
  readonly count: number | null
  readonly partCents: Cents | null
  readonly period: PlanPeriod
}

const EVERY = "(?:par|chaque|tous les|toutes les|a|/|per|each|every) ?"
const PERIODS: readonly (readonly [PlanPeriod, string])[] = [
  [
    "two-weeks",
    `(?:${EVERY}(?:quinzaine|quinze jours|15 jours|deux semaines|2 semaines|two weeks|fortnight))`,
  ],
  ["week", `(?:${EVERY}(?:semaines?|week)|hebdomadaires?|weekly|a week)`],
  ["month", `(?:${EVERY}(?:mois|month)|mensuel(?:le)?s?|monthly|a month)`],
]

/** The payment plan that a debtor wishes for: so many parts, or so much each time. Null when none is said. */
export function planWishIn(text: string): SaidPlan | null {
  const flat = plain(text)
  const count = instalmentsIn(text.replace(/ ?\/ ?(?=mois)/g, " par "))
  for (const { cents, start, end } of amountsIn(text)) {
    const [before, after] = [flat.slice(Math.max(0, start - 30), start), flat.slice(end)]
    const said = PERIODS.find(
      ([, words]) =>
        new RegExp(`^[\\s,]*(?:ttc )?${words}`).test(after) ||
        new RegExp(`\\b${words}[\\s,]*(?:de )?$`).test(before),
    )
    if (said) return { count, partCents: cents, period: said[0] }
  }
  if (count === null) return null
  const said = PERIODS.find(([, words]) => new RegExp(`(?<!\\w)${words}`).test(flat))
  return { count, partCents: null, period: said?.[0] ?? "month" }
}
