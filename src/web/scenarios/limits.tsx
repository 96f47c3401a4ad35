import { clsx } from "clsx"
import { Pencil } from "lucide-react"
import { type FormEvent, useState } from "react"
import { MESSAGE_SCOPES } from "../../policy/scenario.ts"
import type { ScenarioContent } from "../../policy/scenario-shape.ts"
import { weekdayWords } from "../../policy/step-sentence.ts"
import type { ScenarioView } from "../api/shapes/scenarios.ts"
import { IconButton } from "../parts/button.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { SelectField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { useLanguage, useMoney, useWords } from "../words/language.tsx"
import { DialogEnd } from "./dialog-end.tsx"
import { EuroField, NumberField } from "./number-fields.tsx"
import type { Draft } from "./use-draft.ts"

/** How much a customer may hear at most, on which days, and where an old debt begins: said, and changed in a window. */
export function Limits({ draft, mayChange }: { draft: Draft; mayChange: boolean }) {
  const w = useWords().scenarios
  const [open, setOpen] = useState(false)
  return (
    <Panel
      title={w.limits}
      aside={
        mayChange && (
          <IconButton label={`${w.limits} : ${w.keepInDraft}`} onClick={() => setOpen(true)}>
            <Pencil className="size-4.5" aria-hidden />
          </IconButton>
        )
      }
    >
      <LimitSentences scenario={draft.scenario} />
      {open && <LimitsDialog draft={draft} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function LimitSentences({ scenario }: { scenario: ScenarioView }) {
  const w = useWords().scenarios
  const money = useMoney()
  const { language } = useLanguage()
  const { preferredWeekdays: weekdays, minimumBalanceCents: least } = scenario
  const first = scenario.stepLabels[scenario.firstStepKey]?.[language] ?? scenario.firstStepKey
  return (
    <ul className="space-y-2 text-soft">
      <li>{w.gapSaid(scenario.leastGapDays, scenario.contactsPer30Days)}</li>
      <li>
        {weekdays.length === 0
          ? w.anyWeekday
          : w.weekdaysSaid(weekdayWords(weekdays, language), scenario.preferredWithinDays)}
      </li>
      <li>{w.firstSaid(first)}</li>
      {scenario.messagePer === "invoice" && <li>{w.perInvoiceSaid}</li>}
      <li>{least === 0 ? w.anyBalance : w.balanceSaid(money(least))}</li>
    </ul>
  )
}

type Limit = Pick<
  ScenarioContent,
  | "leastGapDays"
  | "contactsPer30Days"
  | "preferredWeekdays"
  | "preferredWithinDays"
  | "minimumBalanceCents"
  | "firstStepKey"
  | "messagePer"
>

function LimitsDialog({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const w = useWords().scenarios
  const { scenario } = draft
  const [limits, setLimits] = useState<Limit>({
    leastGapDays: scenario.leastGapDays,
    contactsPer30Days: scenario.contactsPer30Days,
    preferredWeekdays: scenario.preferredWeekdays,
    preferredWithinDays: scenario.preferredWithinDays,
    minimumBalanceCents: scenario.minimumBalanceCents,
    firstStepKey: scenario.firstStepKey,
    messagePer: scenario.messagePer,
  })
  const set = (some: Partial<Limit>) => setLimits({ ...limits, ...some })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    draft.save(limits, w.limitsChanged, onClose)
  }
  return (
    <Dialog open onClose={onClose} title={w.limits} wide>
      <form onSubmit={submit} className="space-y-4">
        <LimitFields limits={limits} set={set} />
        <BeginningFields scenario={scenario} limits={limits} set={set} />
        <DialogEnd change={draft.change} label={w.keepInDraft} onCancel={onClose} />
      </form>
    </Dialog>
  )
}

interface LimitFieldsProps {
  readonly limits: Limit
  readonly set: (some: Partial<Limit>) => void
}

function LimitFields({ limits, set }: LimitFieldsProps) {
  const w = useWords().scenarios
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <NumberField
        label={w.leastGap}
        required
        min={1}
        max={90}
        value={limits.leastGapDays}
        onChange={(n) => set({ leastGapDays: n ?? 1 })}
      />
      <NumberField
        label={w.perMonth}
        required
        min={1}
        max={30}
        value={limits.contactsPer30Days}
        onChange={(n) => set({ contactsPer30Days: n ?? 1 })}
      />
      <Weekdays
        value={limits.preferredWeekdays}
        onChange={(preferredWeekdays) => set({ preferredWeekdays })}
      />
      <NumberField
        label={w.within}
        max={14}
        value={limits.preferredWithinDays}
        onChange={(n) => set({ preferredWithinDays: n ?? 0 })}
      />
      <EuroField
        label={w.minimumBalance}
        value={limits.minimumBalanceCents === 0 ? null : limits.minimumBalanceCents}
        onChange={(cents) => set({ minimumBalanceCents: cents ?? 0 })}
      />
      <SelectField
        label={w.messagePer}
        value={limits.messagePer}
        onChange={(event) => set({ messagePer: event.target.value as Limit["messagePer"] })}
      >
        {MESSAGE_SCOPES.map((scope) => (
          <option key={scope} value={scope}>
            {w.messagePerNames[scope]}
          </option>
        ))}
      </SelectField>
    </div>
  )
}

/** At which step a debt that was already late when it came in begins. */
function BeginningFields({ scenario, limits, set }: LimitFieldsProps & { scenario: ScenarioView }) {
  const w = useWords().scenarios
  const { language } = useLanguage()
  return (
    <SelectField
      label={w.firstStep}
      hint={w.firstStepHint}
      value={limits.firstStepKey}
      onChange={(event) => set({ firstStepKey: event.target.value })}
    >
      {scenario.steps.map((step) => (
        <option key={step.key} value={step.key}>
          {scenario.stepLabels[step.key]?.[language] ?? step.key}
        </option>
      ))}
    </SelectField>
  )
}

interface WeekdaysProps {
  readonly value: readonly number[]
  readonly onChange: (weekdays: readonly number[]) => void
}

function Weekdays({ value, onChange }: WeekdaysProps) {
  const w = useWords().scenarios
  const toggle = (weekday: number) =>
    onChange(value.includes(weekday) ? value.filter((one) => one !== weekday) : [...value, weekday].sort())
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{w.weekdays}</legend>
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
            {w.weekdayNames[weekday]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
