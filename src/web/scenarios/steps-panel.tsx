import { useState } from "react"
import type { Step } from "../../policy/scenario.ts"
import { stepName } from "../../policy/step-words.ts"
import { ApiFailure } from "../api/request.ts"
import type { ScenarioStep, ScenarioView } from "../api/shapes/scenarios.ts"
import { useFailureText } from "../parts/failure.tsx"
import { Panel } from "../parts/panel.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { AddStep } from "./add-step.tsx"
import { withMovedStep, withStep, withSwap } from "./draft.ts"
import { type LineActs, ScenarioLine } from "./scenario-line.tsx"
import { StepDialog } from "./step-dialog.tsx"
import { StepPreviewDialog } from "./step-preview.tsx"
import type { Draft } from "./use-draft.ts"

type Window =
  | { readonly open: "add"; readonly afterKey: string | null }
  | { readonly open: "new"; readonly step: Step; readonly afterKey: string | null }
  | { readonly open: "edit"; readonly step: ScenarioStep }
  | { readonly open: "preview"; readonly step: ScenarioStep }

const refusedStep = (error: Error | null): string | null =>
  error instanceof ApiFailure && error.where.step !== undefined ? String(error.where.step) : null

/** The part of a scenario that a kept step changes: the answer to a broken promise, or the line. */
function changed(scenario: ScenarioView, step: Step, window: Window, shiftsOthers: boolean) {
  if (step.key === scenario.brokenPromise.key) return { brokenPromise: step }
  if (window.open === "new") return { steps: withStep(scenario.steps, step, window.afterKey) }
  return { steps: withMovedStep(scenario.steps, step, shiftsOthers) }
}

/** The line of steps, and the windows that open from it. */
export function StepsPanel({ draft, mayChange }: { draft: Draft; mayChange: boolean }) {
  const w = useWords().scenarios
  const { language } = useLanguage()
  const failureText = useFailureText()
  const [window, setWindow] = useState<Window | null>(null)
  const { scenario, change, save } = draft
  const nameOf = (step: Step) => stepName(step)[language]
  const saidOf = (step: Step) =>
    window?.open === "new" ? w.stepAdded(nameOf(step)) : w.stepChanged(nameOf(step))
  const open = (next: Window | null) => {
    change.reset()
    setWindow(next)
  }
  const acts: LineActs = {
    onAdd: (afterKey) => open({ open: "add", afterKey }),
    onEdit: (step) => open({ open: "edit", step }),
    onPreview: (step) => open({ open: "preview", step }),
    onSwap: (step, by) => save({ steps: withSwap(scenario.steps, step.key, by) }, w.stepMoved(nameOf(step))),
    onRemove: (step) =>
      save({ steps: scenario.steps.filter(({ key }) => key !== step.key) }, w.stepRemoved(nameOf(step))),
  }
  const fault = window ? null : refusedStep(change.error)
  return (
    <Panel title={w.line}>
      {change.error && !window && fault === null && (
        <p role="alert" className="mb-3 text-late">
          {failureText(change.error)}
        </p>
      )}
      <ScenarioLine
        {...{ scenario, acts, mayChange }}
        fault={fault === null ? null : { stepKey: fault, text: failureText(change.error) }}
      />
      {window?.open === "add" && (
        <AddStep
          scenario={scenario}
          afterKey={window.afterKey}
          onChosen={(step) => open({ open: "new", step, afterKey: window.afterKey })}
          onClose={() => open(null)}
        />
      )}
      {(window?.open === "new" || window?.open === "edit") && (
        <StepDialog
          title={window.open === "new" ? w.addStep : w.editStep(nameOf(window.step))}
          step={window.step}
          hasDay={window.step.key !== scenario.brokenPromise.key}
          hasLater={window.open === "edit" && scenario.steps.at(-1)?.key !== window.step.key}
          change={change}
          onKeep={(step, shiftsOthers) =>
            save(changed(scenario, step, window, shiftsOthers), saidOf(step), () => open(null))
          }
          onClose={() => open(null)}
        />
      )}
      {window?.open === "preview" && (
        <StepPreviewDialog name={nameOf(window.step)} step={window.step} onClose={() => open(null)} />
      )}
    </Panel>
  )
}
