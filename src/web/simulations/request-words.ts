import { useCompanyRead } from "../api/hooks.ts"
import type { ScenarioList } from "../api/shapes/scenarios.ts"
import type { SimulationRequest } from "../api/shapes/simulations.ts"
import { useWords } from "../words/language.tsx"

/** Every scenario of the company, by key. */
export function useScenarios(): ScenarioList | undefined {
  return useCompanyRead<ScenarioList>("/scenarios").data
}

/** The name of a scenario as the company calls it; its key when it is gone. */
export function useScenarioName(): (key: string) => string {
  const scenarios = useScenarios()
  return (key) => scenarios?.items.find((one) => one.key === key)?.name ?? key
}

/** What a simulation tries, in a few words: the draft of…, a version, what is in force; for all or by the rules. */
export function useUnderWords(): (request: SimulationRequest) => string {
  const words = useWords().simulations.under
  const nameOf = useScenarioName()
  return ({ draftOf, version, everybodyFollows }) => {
    const text = draftOf ? words.draft(nameOf(draftOf)) : version ? words.version(version) : null
    const who = everybodyFollows ? words.everybody(nameOf(everybodyFollows)) : null
    return [text, who].filter((part) => part !== null).join(" · ") || words.inForce
  }
}
