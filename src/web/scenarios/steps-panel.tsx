import { useState } from "react"
import type { Step } from "../../policy/scenario.ts"
import { ApiFailure } from "../api/request.ts"
import type { ScenarioStep } from "../api/shapes/scenarios.ts"
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

/** The line of steps, and the windows that open from it. */
export function StepsPanel({ draft, mayChange }: { draft: Draft; mayChange: boolean }) {
  const w = useWords().scenarios
  const { language } = useLanguage()
  const failureText = useFailureText()
  const [window, setWindow] = useState<Window | null>(null)
  const { scenario, change, save } = draft
  const nameOf = (step: Step) => scenario.stepLabels[step.key]?.[language] ?? step.name ?? step.key
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
  const keep = (step: Step, shiftsOthers: boolean) => {
    const done = () => open(null)
    if (step.key === scenario.brokenPromise.key)
      return save({ brokenPromise: step }, w.stepChanged(nameOf(step)), done)
    if (window?.open === "new")
      return save({ steps: withStep(scenario.steps, step, window.afterKey) }, w.stepAdded(nameOf(step)), done)
    save({ steps: withMovedStep(scenario.steps, step, shiftsOthers) }, w.stepChanged(nameOf(step)), done)
  }
  const where = change.error instanceof ApiFailure ? change.error.where.step : undefined
  const fault = where !== undefined && !window ? String(where) : null
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
          onKeep={keep}
          onClose={() => open(null)}
        />
      )}
      {window?.open === "preview" && (
        <StepPreviewDialog name={nameOf(window.step)} step={window.step} onClose={() => open(null)} />
      )}
    </Panel>
  )
}
