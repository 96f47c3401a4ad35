import { type FormEvent, useState } from "react"
import type { Step } from "../../policy/scenario.ts"
import { useCompanyRead } from "../api/hooks.ts"
import type { ScenarioList, ScenarioStep, ScenarioView } from "../api/shapes/scenarios.ts"
import { Button } from "../parts/button.tsx"
import { Dialog, DialogFoot } from "../parts/dialog.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { dayAfter, keyFor } from "./draft.ts"

interface AddStepProps {
  readonly scenario: ScenarioView
  readonly afterKey: string | null
  readonly onChosen: (step: Step) => void
  readonly onClose: () => void
}

/** First which step: one that another scenario has (the same key is the same step), or one of one's own. */
export function AddStep({ scenario, afterKey, onChosen, onClose }: AddStepProps) {
  const words = useWords()
  const w = words.scenarios
  const { language } = useLanguage()
  const others = useCompanyRead<ScenarioList>("/scenarios").data?.items ?? []
  const [chosen, setChosen] = useState("")
  const [name, setName] = useState("")
  const here = new Set([...scenario.steps, scenario.brokenPromise].map(({ key }) => key))
  const known = knownSteps(others).filter(({ step }) => !here.has(step.key))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = { delayDays: dayAfter(scenario.steps, afterKey), countedFrom: "due-date" as const }
    const found = known.find(({ step }) => step.key === chosen)
    if (found) return onChosen({ ...found.step, ...day })
    const taken = new Set([...here, ...known.map(({ step }) => step.key)])
    onChosen({ ...newStep(scenario, afterKey), ...day, key: keyFor(name, taken), name: name.trim() })
  }
  return (
    <Dialog open onClose={onClose} title={w.addStep}>
      <form onSubmit={submit} className="space-y-4">
        <SelectField label={w.whichStep} value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{w.ownStep}</option>
          {known.map(({ step, label }) => (
            <option key={step.key} value={step.key}>
              {label[language]}
            </option>
          ))}
        </SelectField>
        {chosen === "" && (
          <TextField
            label={w.stepName}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        <DialogFoot>
          <Button onClick={onClose}>{words.common.cancel}</Button>
          <Button look="primary" type="submit">
            {words.common.next}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

/** Every step that some scenario has, once. */
function knownSteps(scenarios: readonly ScenarioView[]) {
  const known = new Map(
    scenarios.flatMap(({ steps, stepLabels }) =>
      steps.map((step) => [step.key, { step, label: stepLabels[step.key]! }] as const),
    ),
  )
  return [...known.values()]
}

/** An e-mail in the tone of the message before it. */
function newStep({ steps }: ScenarioView, afterKey: string | null): ScenarioStep {
  const at = steps.findIndex(({ key }) => key === afterKey)
  const before = steps.slice(0, at + 1).findLast(({ tone }) => tone !== null)
  const tone = before?.tone ?? (at === -1 && (steps[0]?.delayDays ?? 0) < 0 ? "courtesy" : "friendly")
  return {
    ...{ key: "", name: null, delayDays: 0, countedFrom: "due-date", channel: "email", tone },
    templateKey: before?.templateKey ?? (tone === "courtesy" ? "courtesy-before" : "friendly-email"),
    ...{ approval: tone === "formal" ? "person" : "one-click", task: null, minimumCents: 0 },
    when: { mostCents: null, leastInvoices: 0, leastDaysLate: 0, kinds: [], segments: [] },
    ...{ attachments: [], penalties: before?.penalties ?? "none" },
  }
}
