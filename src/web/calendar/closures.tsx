import { Plus, X } from "lucide-react"
import type { CompanyCalendar } from "../api/shapes/calendar.ts"
import { Button, IconButton } from "../parts/button.tsx"
import { SelectField } from "../parts/field.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

type Closure = CompanyCalendar["closures"][number]
const AUGUST: Closure = { from: "08-01", to: "08-31" }
const CHRISTMAS: Closure = { from: "12-24", to: "01-02" }
const NEW: Closure = { from: "08-10", to: "08-21" }
const MONTHS = Array.from({ length: 12 }, (_, n) => n + 1)

interface ClosuresProps {
  readonly value: readonly Closure[]
  readonly onChange: (closures: Closure[]) => void
}

/** Days of every year on which nobody is written to. */
export function Closures({ value, onChange }: ClosuresProps) {
  const words = useWords().calendar
  const replace = (at: number, closure: Closure) =>
    onChange(value.map((each, nth) => (nth === at ? closure : each)))
  const add = (closure: Closure) => onChange([...value, closure])
  return (
    <div className="space-y-3">
      {value.length === 0 && <p className="text-soft">{words.closuresNone}</p>}
      {value.map((closure, nth) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a closure has no name of its own
        <div key={nth} className="flex flex-wrap items-end gap-x-4 gap-y-2 rounded-xl border px-4 py-3">
          <MonthDay
            label={words.closureFrom}
            value={closure.from}
            onChange={(from) => replace(nth, { ...closure, from })}
          />
          <MonthDay
            label={words.closureTo}
            value={closure.to}
            onChange={(to) => replace(nth, { ...closure, to })}
          />
          <IconButton
            label={words.closureRemove}
            onClick={() => onChange(value.filter((_, other) => other !== nth))}
          >
            <X className="size-4.5" aria-hidden />
          </IconButton>
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button small onClick={() => add(NEW)} icon={<Plus className="size-4" aria-hidden />}>
          {words.closureAdd}
        </Button>
        <Button small onClick={() => add(AUGUST)} icon={<Plus className="size-4" aria-hidden />}>
          {words.closureAugust}
        </Button>
        <Button small onClick={() => add(CHRISTMAS)} icon={<Plus className="size-4" aria-hidden />}>
          {words.closureChristmas}
        </Button>
      </div>
    </div>
  )
}

const daysIn = (month: number): number => new Date(Date.UTC(2024, month, 0)).getUTCDate()
const two = (n: number): string => String(n).padStart(2, "0")

interface MonthDayProps {
  readonly label: string
  readonly value: string
  readonly onChange: (monthDay: string) => void
}

function MonthDay({ label, value, onChange }: MonthDayProps) {
  const words = useWords().calendar
  const { language } = useLanguage()
  const [month = 1, on = 1] = value.split("-").map(Number)
  const names = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" })
  const set = (m: number, d: number) => onChange(`${two(m)}-${two(Math.min(d, daysIn(m)))}`)
  return (
    <div>
      <p className="mb-1 text-sm font-medium">{label}</p>
      <div className="flex gap-1.5">
        <SelectField
          className="w-18"
          hideLabel
          label={words.dayOf(label)}
          value={on}
          onChange={(event) => set(month, Number(event.target.value))}
        >
          {Array.from({ length: daysIn(month) }, (_, n) => n + 1).map((each) => (
            <option key={each}>{each}</option>
          ))}
        </SelectField>
        <SelectField
          className="w-34"
          hideLabel
          label={words.monthOf(label)}
          value={month}
          onChange={(event) => set(Number(event.target.value), on)}
        >
          {MONTHS.map((each) => (
            <option key={each} value={each}>
              {names.format(Date.UTC(2024, each - 1, 1))}
            </option>
          ))}
        </SelectField>
      </div>
    </div>
  )
}
