import { useState } from "react"
import { addDays, type Day } from "../../kernel/day.ts"
import { TASK_OUTCOMES, type TaskOutcomeKind } from "../../ledger/facts/choices.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { Task } from "../api/shapes/follow-up.ts"
import { TextArea } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { ActDialog } from "./act-dialog.tsx"
import { centsOf, readAmount } from "./amount.ts"
import { PromisedFields } from "./promised-fields.tsx"

/** What a task to call gave: one form, the next date follows from it. */
export function CallDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { acts: w, common } = useWords()
  const today = useToday()
  const [outcome, setOutcome] = useState<TaskOutcomeKind>("reached")
  const [note, setNote] = useState("")
  const [promisedFor, setPromisedFor] = useState<Day | "">(today ? addDays(today, 7) : "")
  const [amount, setAmount] = useState("")
  const change = useCompanyChange<Record<string, unknown>>("POST", `/tasks/${task.id}/outcome`)
  const amountCents = centsOf(amount)
  const isPromise = outcome === "promise"
  const submit = () => {
    const promise = isPromise ? { promisedFor, ...(amountCents !== null && { amountCents }) } : {}
    change.mutate(
      { outcome, ...(note && { note }), ...promise },
      { onSuccess: () => [say(w.callDone), onClose()] },
    )
  }
  return (
    <ActDialog
      title={w.callTitle(task.customerName ?? "")}
      lead={task.phone ? <a href={`tel:${task.phone}`}>{task.phone}</a> : undefined}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={isPromise && (promisedFor === "" || readAmount(amount).kind === "bad")}
    >
      <OutcomeChoice value={outcome} onChange={setOutcome} />
      {isPromise && (
        <PromisedFields
          promisedFor={promisedFor}
          onPromisedFor={setPromisedFor}
          amount={amount}
          onAmount={setAmount}
        />
      )}
      <TextArea
        label={w.callNote}
        optional={common.optional}
        rows={2}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
    </ActDialog>
  )
}

interface OutcomeChoiceProps {
  readonly value: TaskOutcomeKind
  readonly onChange: (outcome: TaskOutcomeKind) => void
}

function OutcomeChoice({ value, onChange }: OutcomeChoiceProps) {
  const { acts: w } = useWords()
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">{w.callOutcome}</legend>
      <div className="grid grid-cols-2 gap-2">
        {TASK_OUTCOMES.map((key) => (
          <label
            key={key}
            className="flex min-h-11 items-center gap-2.5 rounded-lg border px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="outcome"
              checked={value === key}
              onChange={() => onChange(key)}
              className="accent-(--accent)"
            />
            {w.callOutcomes[key]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
