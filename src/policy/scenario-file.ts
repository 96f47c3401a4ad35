import { parse, stringify, YAMLParseError } from "yaml"
import { refuse } from "../kernel/refusal.ts"
import type { Step } from "./scenario.ts"
import { parseScenario, type ScenarioContent } from "./scenario-shape.ts"
import { ALWAYS } from "./shipped-steps.ts"

const MOST_SIGNS = 200_000

/** A scenario as a YAML file that people read and change; what a step leaves at the usual value is left out. */
export function scenarioYaml(scenario: ScenarioContent): string {
  const { key, name, purpose, steps, brokenPromise, ...limits } = scenario
  delete (limits as { version?: number }).version
  const content = {
    key,
    name,
    purpose,
    ...limits,
    steps: steps.map(brief),
    brokenPromise: brief(brokenPromise),
  }
  return stringify(content, { lineWidth: 110 })
}

function brief(step: Step) {
  const { when, ...rest } = step
  const usual = {
    name: null,
    countedFrom: "due-date",
    minimumCents: 0,
    penalties: "none",
    task: null,
    tone: null,
    templateKey: null,
  }
  const said = Object.entries(rest).filter(
    ([name, value]) =>
      usual[name as keyof typeof usual] !== value && !(Array.isArray(value) && value.length === 0),
  )
  const conditions = Object.entries(when).filter(
    ([name, value]) => JSON.stringify(ALWAYS[name as keyof typeof ALWAYS]) !== JSON.stringify(value),
  )
  const shown = Object.fromEntries(said)
  return conditions.length > 0 ? { ...shown, when: Object.fromEntries(conditions) } : shown
}

/** The scenario of a YAML (or JSON) file. Refused with YAML_UNREADABLE or SCENARIO_INVALID, saying where. */
export const readScenarioYaml = (text: string): ScenarioContent => parseScenario(readYaml(text))

/** What a YAML (or JSON) text of a scenario or of rules holds. Refused with YAML_UNREADABLE, naming the line. */
export function readYaml(text: string): unknown {
  if (text.length > MOST_SIGNS) {
    refuse("YAML_UNREADABLE", {
      fr: "Ce fichier est trop long pour un scénario ou des règles. Vérifiez que c’est le bon.",
      en: "This file is too long for a scenario or rules. Check that it is the right one.",
    })
  }
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) : 1
    return refuse(
      "YAML_UNREADABLE",
      {
        fr: `Le fichier ne se lit pas comme du YAML, ligne ${line}. Corrigez cette ligne et recommencez.`,
        en: `The file cannot be read as YAML, line ${line}. Correct this line and try again.`,
      },
      { line },
    )
  }
}
