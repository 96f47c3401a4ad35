import { addMonths, type Day } from "../../kernel/day.ts"
import { halfYearOf } from "./half-year.ts"
import { LIMITATION_RULES, LONGSTOP, SUSPENSION_LEAVES } from "./limitation.ts"
import { PENALTY_RULES } from "./penalties.ts"
import { RATE_RULES } from "./rates.ts"
import { ROUTE_RULES } from "./routes.ts"
import type { DatedRule } from "./rule.ts"
import { TERMS_RULES } from "./terms.ts"

/** Every dated rule, whatever its value, in the order of docs/law.md. */
export const ALL_RULES: readonly DatedRule<unknown>[] = [
  ...RATE_RULES,
  ...PENALTY_RULES,
  ...TERMS_RULES,
  ...Object.values(LIMITATION_RULES),
  SUSPENSION_LEAVES,
  LONGSTOP,
  ...ROUTE_RULES,
]

/** How long a rule may go without a person looking at its source again. */
const CHECK_EVERY_MONTHS = 6

/**
 * What a person should look up: rules in force that nobody checked for six months, rules in force that rest
 * on weak sources, and the rates of this half-year that are not known at all.
 */
export function rulesToCheck(on: Day) {
  const inForce = ALL_RULES.filter((rule) => rule.until === undefined || rule.until >= on)
  const half = halfYearOf(on)
  return {
    stale: inForce.filter((rule) => addMonths(rule.checkedOn, CHECK_EVERY_MONTHS) <= on),
    weak: inForce.filter((rule) => rule.status !== "official"),
    missing: ["legal", "ecb"]
      .map((name) => `rate/${name}/${half}`)
      .filter((id) => !RATE_RULES.some((rule) => rule.id === id)),
  }
}
