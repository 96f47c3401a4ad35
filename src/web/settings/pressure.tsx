import { clsx } from "clsx"
import type { ScenarioView } from "../api/shapes/settings.ts"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import type { ScenarioDraft } from "./scenario-settings.tsx"

interface PressureProps {
  readonly scenario: ScenarioView
  readonly draft: ScenarioDraft
  readonly set: (change: Partial<ScenarioDraft>) => void
}

/** How much a customer may hear at most, on which days, and where an old debt begins. */
export function Pressure({ scenario, draft, set }: PressureProps) {
  const words = useWords().settings
  const { language } = useLanguage()
  const number = (key: "leastGapDays" | "contactsPer30Days") => ({
    type: "number",
    min: 1,
    max: 60,
    value: draft[key],
    onChange: (event: { target: { value: string } }) =>
      set({ [key]: Math.trunc(Number(event.target.value)) }),
  })
  return (
    <Panel title={words.pressure}>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField label={words.leastGap} {...number("leastGapDays")} />
        <TextField label={words.perMonth} {...number("contactsPer30Days")} />
        <Weekdays
          value={draft.preferredWeekdays}
          onChange={(preferredWeekdays) => set({ preferredWeekdays })}
        />
        <TextField
          label={`${words.minimumBalance} (€)`}
          type="number"
          min={0}
          value={Math.round(draft.minimumBalanceCents / 100)}
          onChange={(event) => set({ minimumBalanceCents: Math.trunc(Number(event.target.value)) * 100 })}
        />
        <SelectField
          className="sm:col-span-2"
          label={words.firstStep}
          hint={words.firstStepHint}
          value={draft.firstStepKey}
          onChange={(event) => set({ firstStepKey: event.target.value })}
        >
          {scenario.steps.map((step) => (
            <option key={step.key} value={step.key}>
              {scenario.stepLabels[step.key]?.[language] ?? step.key}
            </option>
          ))}
        </SelectField>
      </div>
    </Panel>
  )
}

interface WeekdaysProps {
  readonly value: readonly number[]
  readonly onChange: (weekdays: readonly number[]) => void
}

function Weekdays({ value, onChange }: WeekdaysProps) {
  const words = useWords().settings
  const toggle = (weekday: number) =>
    onChange(value.includes(weekday) ? value.filter((one) => one !== weekday) : [...value, weekday].sort())
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{words.weekdays}</legend>
      <div className="flex gap-1.5">
        {([1, 2, 3, 4, 5] as const).map((weekday) => (
          <button
            key={weekday}
            type="button"
            aria-pressed={value.includes(weekday)}
            onClick={() => toggle(weekday)}
            className={clsx(
              "h-10 flex-1 rounded-lg border text-sm font-medium",
              value.includes(weekday)
                ? "border-accent bg-accent-soft text-accent-strong"
                : "bg-panel text-soft",
            )}
          >
            {words.weekdayNames[weekday]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
