import type { RuleConditions } from "../../policy/assignment.ts"
import type { Rule } from "../api/shapes/scenarios.ts"

/** A rule as it is being typed: lists are one text each, and countries are in or out. */
export interface TypedRule {
  readonly name: string
  readonly scenarioKey: string
  readonly when: RuleConditions
  readonly tags: string
  readonly sectors: string
  readonly place: "anywhere" | "inside" | "outside"
  readonly countries: string
}

const text = (list: readonly string[] | undefined): string => (list ?? []).join(", ")

const listTyped = (typed: string): string[] =>
  [...new Set(typed.split(/[,;]/).map((word) => word.trim()))].filter((word) => word !== "")

/** What the fields of a rule begin with. */
export const typedRule = (rule: Rule | null): TypedRule => ({
  ...{ name: rule?.name ?? "", scenarioKey: rule?.scenarioKey ?? "standard", when: rule?.when ?? {} },
  ...{ tags: text(rule?.when.tags), sectors: text(rule?.when.sectors) },
  place: rule?.when.countries ? "inside" : rule?.when.notCountries ? "outside" : "anywhere",
  countries: text(rule?.when.countries ?? rule?.when.notCountries),
})

/** The conditions that were typed; what was left empty asks for nothing. */
export function whenOf({ when, tags, sectors, place, countries }: TypedRule): RuleConditions {
  const { kinds, segments, countries: _, notCountries: __, tags: ___, sectors: ____, ...figures } = when
  const codes = listTyped(countries.toUpperCase())
  const lists = {
    ...{ kinds, segments, tags: listTyped(tags), sectors: listTyped(sectors) },
    ...{ countries: place === "inside" ? codes : [], notCountries: place === "outside" ? codes : [] },
  }
  const filled = Object.entries(lists).filter(([, list]) => list !== undefined && list.length > 0)
  return { ...figures, ...Object.fromEntries(filled) }
}
