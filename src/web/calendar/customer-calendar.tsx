import { type FormEvent, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { CustomerCalendar } from "../api/shapes/calendar.ts"
import { Button } from "../parts/button.tsx"
import { CheckField } from "../parts/checkbox.tsx"
import { Failure } from "../parts/failure.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { Closures } from "./closures.tsx"
import { DaysPreview, useContactDays } from "./days-preview.tsx"
import { WeekdayChoice } from "./weekday-choice.tsx"
import { WindowFields } from "./window-fields.tsx"

interface OwnCalendar {
  readonly differs: boolean
  readonly calendar: CustomerCalendar
}

/** What differs for one customer in the days and hours of contact. */
export function CustomerCalendarPanel({ customerId }: { customerId: string }) {
  const own = useCompanyRead<OwnCalendar>(`/customers/${customerId}/contact-calendar`)
  return (
    <Reading of={own}>
      {(value) => <OwnForm key={JSON.stringify(value)} customerId={customerId} own={value} />}
    </Reading>
  )
}

function OwnForm({ customerId, own }: { customerId: string; own: OwnCalendar }) {
  const { calendar: words, common } = useWords()
  const { mayWork } = useRights()
  const [value, setValue] = useState(own.calendar)
  const set = (change: Partial<CustomerCalendar>) => setValue({ ...value, ...change })
  const path = `/customers/${customerId}/contact-calendar`
  const change = useCompanyChange<CustomerCalendar>("PUT", path)
  const drop = useCompanyChange<void>("DELETE", path)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(value, { onSuccess: () => say(words.own.saved) })
  }
  return (
    <>
      <Panel title={words.own.title}>
        <p className="mb-4 text-soft">{words.own.lead}</p>
        <form onSubmit={submit}>
          <fieldset disabled={!mayWork} className="grid gap-4 sm:grid-cols-2">
            <Pressure customerId={customerId} value={value} set={set} />
            <WindowFields value={value} set={set} none={words.own.asEverybody} />
            <div className="sm:col-span-2">
              <p className="mb-1 text-sm font-medium">{words.closures}</p>
              <Closures value={value.closures} onChange={(closures) => set({ closures })} />
            </div>
            {(change.error ?? drop.error) && (
              <div className="sm:col-span-2">
                <Failure failure={change.error ?? drop.error} />
              </div>
            )}
            <div className="flex flex-wrap gap-2 sm:col-span-2">
              <Button look="primary" type="submit" busy={change.isPending}>
                {common.save}
              </Button>
              {own.differs && (
                <Button
                  busy={drop.isPending}
                  onClick={() => drop.mutate(undefined, { onSuccess: () => say(words.own.resetDone) })}
                >
                  {words.own.reset}
                </Button>
              )}
            </div>
          </fieldset>
        </form>
      </Panel>
      <DaysPreview tried={{ customerId, own: value }} />
    </>
  )
}

interface PartProps {
  readonly customerId: string
  readonly value: CustomerCalendar
  readonly set: (change: Partial<CustomerCalendar>) => void
}

function Pressure({ customerId, value, set }: PartProps) {
  const { calendar: words, settings } = useWords()
  const { own } = words
  const scenario = useContactDays({ customerId, own: value }).data
  const number = (key: "leastGapDays" | "contactsPer30Days", max: number) => ({
    ...{ type: "number", min: 1, max, value: value[key] ?? "", placeholder: own.asEverybody },
    onChange: ({ target }: { target: { value: string } }) =>
      set({ [key]: target.value === "" ? null : Math.trunc(Number(target.value)) }),
  })
  return (
    <>
      <SelectField
        label={own.region}
        value={value.region ?? ""}
        onChange={(event) => set({ region: event.target.value || null })}
      >
        <option value="">{own.asEverybody}</option>
        {Object.entries(settings.holidayRegions).map(([key, label]) => (
          <option key={key} value={key}>
            {label}
          </option>
        ))}
      </SelectField>
      <PaymentRuns value={value.paymentRunDays} onChange={(paymentRunDays) => set({ paymentRunDays })} />
      <TextField label={own.gap} {...number("leastGapDays", 90)} />
      <TextField label={own.budget} {...number("contactsPer30Days", 30)} />
      {scenario && (
        <p className="text-sm text-soft sm:col-span-2">
          {own.follows(scenario.scenarioName, scenario.leastGapDays, scenario.contactsPer30Days)}
        </p>
      )}
      <div className="space-y-2 sm:col-span-2">
        <CheckField
          checked={value.preferredWeekdays !== null}
          onChange={(checked) =>
            set({ preferredWeekdays: checked ? [...(scenario?.preferredWeekdays ?? [])] : null })
          }
        >
          {own.preferredOwn}
        </CheckField>
        {value.preferredWeekdays !== null && (
          <WeekdayChoice
            label={own.preferred}
            value={value.preferredWeekdays}
            onChange={(preferredWeekdays) => set({ preferredWeekdays })}
          />
        )}
      </div>
    </>
  )
}

/** The days of the month on which a customer pays, typed with commas. */
function PaymentRuns({ value, onChange }: { value: readonly number[]; onChange: (days: number[]) => void }) {
  const { own } = useWords().calendar
  const [typed, setTyped] = useState(value.join(", "))
  const [isBad, setBad] = useState(false)
  const read = (text: string) => {
    setTyped(text)
    const days = text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number)
    const isSound = days.every((day) => Number.isInteger(day) && day >= 1 && day <= 31)
    setBad(!isSound)
    if (isSound) onChange([...new Set(days)].sort((a, b) => a - b))
  }
  return (
    <TextField
      label={own.runs}
      hint={own.runsHint}
      fault={isBad ? own.runsBad : null}
      inputMode="numeric"
      value={typed}
      onChange={(event) => read(event.target.value)}
    />
  )
}
