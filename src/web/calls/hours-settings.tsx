import { type FormEvent, useState } from "react"
import type { CallingRules } from "../../policy/calling-hours.ts"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { Hint } from "../parts/hint.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

/** When the house calls, how often it tries again, and when it stops. */
export default function CallingHoursSettings() {
  const rules = useCompanyRead<CallingRules>("/calling-hours")
  return <Reading of={rules}>{(value) => <HoursForm rules={value} />}</Reading>
}

const COUNTS = [
  ["retryAfterDays", "retryAfter", 30],
  ["mostAttempts", "mostAttempts", 10],
  ["mostPer30Days", "mostPer30", 30],
] as const

function HoursForm({ rules }: { rules: CallingRules }) {
  const { calls: w, common } = useWords()
  const { mayRule } = useRights()
  const [draft, setDraft] = useState(rules)
  const change = useCompanyChange<CallingRules>("PUT", "/calling-hours")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(draft, { onSuccess: () => say(w.hoursSaved) })
  }
  const setSlot = (index: number, part: { from?: string; until?: string }) =>
    setDraft({
      ...draft,
      slots: draft.slots.map((slot, at) => (at === index ? { ...slot, ...part } : slot)),
    })
  return (
    <Panel
      title={
        <>
          {w.hours} <Hint>{w.hoursWhy}</Hint>
        </>
      }
    >
      <form onSubmit={submit} className="space-y-4">
        <p className="text-soft">{w.hoursLead}</p>
        {draft.slots.map((slot, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the ranges stay in their places
          <fieldset key={index} className="flex flex-wrap items-end gap-3" disabled={!mayRule}>
            <legend className="mb-1 text-sm font-medium">{index === 0 ? w.morning : w.afternoon}</legend>
            <TextField
              label={w.from_}
              type="time"
              required
              value={slot.from}
              onChange={(event) => setSlot(index, { from: event.target.value })}
            />
            <TextField
              label={w.until}
              type="time"
              required
              value={slot.until}
              onChange={(event) => setSlot(index, { until: event.target.value })}
            />
          </fieldset>
        ))}
        <Counts draft={draft} onChange={setDraft} isLocked={!mayRule} />
        {change.error && <Failure failure={change.error} />}
        {mayRule ? (
          <Button type="submit" look="primary" busy={change.isPending}>
            {common.save}
          </Button>
        ) : (
          <p className="text-sm text-faint">{common.ownerOnly}</p>
        )}
      </form>
    </Panel>
  )
}

interface CountsProps {
  readonly draft: CallingRules
  readonly onChange: (rules: CallingRules) => void
  readonly isLocked: boolean
}

/** How often it is tried, and after how long. */
function Counts({ draft, onChange, isLocked }: CountsProps) {
  const { calls: w } = useWords()
  return (
    <div className="grid gap-4 sm:grid-cols-3 sm:items-end">
      {COUNTS.map(([key, label, most]) => (
        <TextField
          key={key}
          label={w[label]}
          type="number"
          required
          min={1}
          max={most}
          disabled={isLocked}
          value={draft[key]}
          onChange={(event) => onChange({ ...draft, [key]: Number(event.target.value) })}
        />
      ))}
    </div>
  )
}
