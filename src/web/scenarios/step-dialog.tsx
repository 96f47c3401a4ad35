import { type FormEvent, useState } from "react"
import type { Step } from "../../policy/scenario.ts"
import { stepLabel } from "../../policy/step-words.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { DialogEnd } from "./dialog-end.tsx"
import { NumberField } from "./number-fields.tsx"
import { StepConditions } from "./step-conditions.tsx"
import { MessageFields } from "./step-message.tsx"
import { type Move, moveOf, withMove } from "./step-moves.ts"

interface StepDialogProps {
  readonly title: string
  readonly step: Step
  /** The answer to a broken promise has no day of its own. */
  readonly hasDay: boolean
  /** Whether steps come after it, which could follow when its day changes. */
  readonly hasLater: boolean
  readonly change: { readonly isPending: boolean; readonly error: Error | null }
  readonly onKeep: (step: Step, shiftsOthers: boolean) => void
  readonly onClose: () => void
}

/** Everything that may be set on one step. It closes when the draft has taken it; a refusal is shown here. */
export function StepDialog({
  title,
  step: first,
  hasDay,
  hasLater,
  change,
  onKeep,
  onClose,
}: StepDialogProps) {
  const w = useWords().scenarios
  const [step, setStep] = useState(first)
  const [shifts, setShifts] = useState(false)
  const set = (some: Partial<Step>) => setStep({ ...step, ...some })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onKeep(step, shifts)
  }
  const isMoved = step.delayDays !== first.delayDays && step.countedFrom === "due-date"
  return (
    <Dialog open onClose={onClose} title={title} wide>
      <form onSubmit={submit} className="space-y-5">
        <WhatFields step={step} onChange={setStep} />
        {hasDay && (
          <div className="space-y-2">
            <WhenFields step={step} set={set} />
            {hasLater && isMoved && (
              <CheckField checked={shifts} onChange={setShifts}>
                {w.shiftOthers}
              </CheckField>
            )}
          </div>
        )}
        {step.tone !== null && <MessageFields step={step} onChange={setStep} />}
        <StepConditions step={step} set={set} />
        <DialogEnd change={change} label={w.keepInDraft} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

function WhatFields({ step, onChange }: { step: Step; onChange: (step: Step) => void }) {
  const w = useWords().scenarios
  const { language } = useLanguage()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={w.stepName}
        required
        maxLength={80}
        value={step.name ?? stepLabel(step.key)[language]}
        onChange={(event) => {
          const name = event.target.value
          onChange({ ...step, name: name === stepLabel(step.key)[language] ? null : name })
        }}
      />
      <SelectField
        label={w.channelQuestion}
        value={moveOf(step)}
        onChange={(event) => onChange(withMove(step, event.target.value as Move))}
      >
        {Object.entries(w.moves).map(([move, label]) => (
          <option key={move} value={move}>
            {label}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

type Place = "before" | "after" | "previous"

function WhenFields({ step, set }: { step: Step; set: (some: Partial<Step>) => void }) {
  const w = useWords().scenarios
  const place: Place =
    step.countedFrom === "previous-contact" ? "previous" : step.delayDays < 0 ? "before" : "after"
  // "0 days before" is a place of its own only while it is being typed.
  const [chosen, setChosen] = useState<Place>(place)
  const [days, setDays] = useState<number | null>(Math.abs(step.delayDays))
  const put = (n: number | null, at: Place) => {
    setDays(n)
    setChosen(at)
    const delayDays = at === "before" ? -(n ?? 0) : (n ?? 0)
    set({ delayDays: delayDays + 0, countedFrom: at === "previous" ? "previous-contact" : "due-date" })
  }
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{w.when}</legend>
      <div className="grid grid-cols-[6rem_minmax(0,1fr)] gap-2 sm:max-w-md">
        <NumberField
          label={w.days}
          hideLabel
          required
          value={days}
          max={730}
          onChange={(n) => put(n, chosen)}
        />
        <SelectField
          label={w.when}
          hideLabel
          value={chosen}
          onChange={(event) => put(days, event.target.value as Place)}
        >
          {Object.entries(w.origins).map(([one, label]) => (
            <option key={one} value={one}>
              {label}
            </option>
          ))}
        </SelectField>
      </div>
    </fieldset>
  )
}
