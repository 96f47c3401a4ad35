import type { UseMutationResult } from "@tanstack/react-query"
import type { ScenarioContent } from "../../policy/scenario-shape.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { ScenarioView } from "../api/shapes/scenarios.ts"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { contentOf } from "./draft.ts"

/** The scenario being written, and the one way to change it. */
export interface Draft {
  readonly scenario: ScenarioView
  readonly change: UseMutationResult<ScenarioView, Error, ScenarioContent>
  /**
   * Keeps a changed text as the draft; an unsound one is refused and nothing changes. What is said
   * afterwards can be undone: the text is then again what it was.
   */
  save(next: Partial<ScenarioContent>, said: string, done?: () => void): void
}

/** The draft of a scenario: version 0 when there is one, else what is in force, from which it will start. */
export function useDraft(scenario: ScenarioView): Draft {
  const path = `/scenarios/${scenario.key}/draft`
  const change = useCompanyChange<ScenarioContent, ScenarioView>("PUT", path)
  const back = useCompanyChange<ScenarioContent, ScenarioView>("PUT", path)
  const drop = useCompanyChange<null>("DELETE", path)
  const failureText = useFailureText()
  const before = contentOf(scenario)
  const hadDraft = scenario.version === 0
  const onError = (failure: Error) => say(failureText(failure), { isFailure: true })
  const undo = () => (hadDraft ? back.mutate(before, { onError }) : drop.mutate(null, { onError }))
  return {
    scenario,
    change,
    save: (next, said, done) =>
      change.mutate(
        { ...before, ...next },
        {
          onSuccess: () => {
            say(said, { undo })
            done?.()
          },
        },
      ),
  }
}
