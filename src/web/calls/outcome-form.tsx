import { type FormEvent, useRef, useState } from "react"
import { CALL_OUTCOMES, type CallOutcome } from "../../ledger/calls/call.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { CallSheet, NotedCall } from "../api/shapes/calls.ts"
import { Button } from "../parts/button.tsx"
import { Failure, useFailureText } from "../parts/failure.tsx"
import { TextArea } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useDayWords, useWords } from "../words/language.tsx"
import { dayFor, freshDraft, isIncomplete, type OutcomeDraft, toSend } from "./outcome-draft.ts"
import { OutcomeFields } from "./outcome-fields.tsx"
import { useOutcomeKeys } from "./use-outcome-keys.ts"

interface OutcomeFormProps {
  readonly sheet: CallSheet
  readonly onDone: () => void
}

/** One form for whatever a call gave; it acts at once, and can be taken back for some minutes. */
export function OutcomeForm({ sheet, onDone }: OutcomeFormProps) {
  const { calls: w, common } = useWords()
  const today = useToday()
  const days = useDayWords()
  const called = sheet.people.find((person) => person.dial)?.contactId ?? ""
  const [draft, setDraft] = useState<OutcomeDraft | null>(null)
  const form = useRef<HTMLFormElement>(null)
  const change = useCompanyChange<Record<string, unknown>, NotedCall>("POST", "/calls")
  const saidDone = useSaidDone()
  const choose = (outcome: CallOutcome) =>
    setDraft((before) =>
      before ? { ...before, outcome, on: dayFor(outcome, today) } : freshDraft(outcome, today, called),
    )
  useOutcomeKeys(choose, () => form.current?.requestSubmit())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!draft || isIncomplete(draft) || change.isPending) return
    change.mutate(toSend(draft, sheet.customer.id), {
      onSuccess: ({ id, callAgainOn }) => {
        saidDone(id, callAgainOn ? w.doneAgain(days(callAgainOn)) : w.done)
        onDone()
      },
    })
  }
  return (
    <Panel title={w.outcome}>
      <form ref={form} onSubmit={submit} className="space-y-4">
        <Choice value={draft?.outcome ?? null} onChange={choose} />
        {draft && (
          <>
            <OutcomeFields
              draft={draft}
              sheet={sheet}
              change={(part) => setDraft((before) => before && { ...before, ...part })}
            />
            <TextArea
              label={w.note}
              optional={common.optional}
              rows={2}
              value={draft.note}
              onChange={(event) => setDraft({ ...draft, note: event.target.value })}
            />
            <p className="text-sm text-soft">{w.effects[draft.outcome]}</p>
          </>
        )}
        {change.error && <Failure failure={change.error} />}
        <Button
          type="submit"
          look="primary"
          className="min-h-11 w-full"
          busy={change.isPending}
          disabled={!draft || isIncomplete(draft)}
        >
          {sheet.nextCustomerId ? w.saveNext : w.save}
        </Button>
        <p className="text-sm text-faint max-md:hidden">{w.keys}</p>
      </form>
    </Panel>
  )
}

/** Says that the call was noted, with a button that takes it back. */
function useSaidDone(): (id: string, text: string) => void {
  const words = useWords().calls
  const failureText = useFailureText()
  const undoing = useCompanyChange<string>("DELETE", (id) => `/calls/${id}`)
  return (id, text) => {
    const undo = () =>
      void undoing.mutateAsync(id).then(
        () => say(words.undone),
        (failure: unknown) => say(failureText(failure), { isFailure: true }),
      )
    say(text, { undo })
  }
}

interface ChoiceProps {
  readonly value: CallOutcome | null
  readonly onChange: (outcome: CallOutcome) => void
}

function Choice({ value, onChange }: ChoiceProps) {
  const { calls: w } = useWords()
  return (
    <fieldset>
      <legend className="sr-only">{w.outcome}</legend>
      <div className="grid grid-cols-2 gap-2">
        {CALL_OUTCOMES.map((key, index) => (
          <label
            key={key}
            className="flex min-h-11 items-center gap-2.5 rounded-lg border px-3 py-2 leading-tight has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="outcome"
              checked={value === key}
              onChange={() => onChange(key)}
              className="accent-(--accent)"
            />
            <span className="min-w-0 flex-1">{w.outcomes[key]}</span>
            <kbd className="text-xs text-faint max-md:hidden" aria-hidden>
              {(index + 1) % 10}
            </kbd>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
