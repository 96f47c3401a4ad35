import { clsx } from "clsx"
import { useWords } from "../words/language.tsx"

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

interface WeekdayChoiceProps {
  readonly label: string
  readonly value: readonly number[]
  readonly onChange: (weekdays: number[]) => void
}

/** Some days of the week, each on or off. */
export function WeekdayChoice({ label, value, onChange }: WeekdayChoiceProps) {
  const words = useWords().calendar
  const toggle = (weekday: number) =>
    onChange(value.includes(weekday) ? value.filter((one) => one !== weekday) : [...value, weekday].sort())
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="flex gap-1">
        {WEEKDAYS.map((weekday) => (
          <button
            key={weekday}
            type="button"
            aria-pressed={value.includes(weekday)}
            aria-label={words.weekdayNames[weekday]}
            onClick={() => toggle(weekday)}
            className={clsx(
              "h-10 min-w-0 flex-1 rounded-lg border text-sm font-medium",
              value.includes(weekday)
                ? "border-accent bg-accent-soft text-accent-strong"
                : "bg-panel text-soft",
            )}
          >
            {words.weekdays[weekday]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
