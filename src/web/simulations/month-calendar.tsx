import { clsx } from "clsx"
import { weekday } from "../../kernel/day.ts"
import type { Day } from "../api/shapes/listing.ts"
import { useDayWords, useLanguage, useMoney, useWords } from "../words/language.tsx"
import { actionsIn, type Load, months } from "./span.ts"

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** The days on a wall calendar; each that asks for something opens. */
export function MonthCalendar({ days, onOpen }: { days: readonly Load[]; onOpen: (on: Day) => void }) {
  const words = useWords().simulations
  const { language } = useLanguage()
  const nameOf = (key: string) =>
    new Intl.DateTimeFormat(language, { month: "long", year: "numeric", timeZone: "UTC" }).format(
      new Date(`${key}-01`),
    )
  return (
    <div className="grid items-start gap-6 xl:grid-cols-2">
      {months(days).map(({ key, weeks }) => (
        <table key={key} className="w-full table-fixed border-separate border-spacing-1">
          <caption className="pb-1 text-left font-semibold first-letter:uppercase">{nameOf(key)}</caption>
          <thead>
            <tr>
              {WEEKDAYS.map((each) => (
                <th key={each} scope="col" className="pb-1 text-xs font-medium text-faint">
                  {words.weekdays[each]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeks.map((week, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the weeks of a month never move
              <tr key={row}>
                {week.map((load, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a week never move
                  <td key={column} className="p-0 align-top">
                    {load && <Cell load={load} onOpen={onOpen} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function Cell({ load, onOpen }: { load: Load; onOpen: (on: Day) => void }) {
  const words = useWords().simulations
  const dayWords = useDayWords()
  const money = useMoney()
  const actions = actionsIn(load)
  const number = Number(load.on.slice(8))
  if (actions === 0) {
    const isWeekend = weekday(load.on) >= 6
    return (
      <div className={clsx("h-14 rounded-lg px-1.5 py-1 text-xs text-faint", !isWeekend && "bg-sunken/60")}>
        {number}
      </div>
    )
  }
  return (
    <button
      type="button"
      onClick={() => onOpen(load.on)}
      aria-label={words.dayLabel(dayWords(load.on), actions)}
      className="flex h-14 w-full flex-col rounded-lg border border-accent/25 bg-accent-soft px-1.5 py-1 text-left hover:border-accent"
    >
      <span className="flex justify-between gap-1 text-xs text-accent-strong">
        {number}
        {load.costCents > 0 && <span className="figure hidden sm:inline">{money(load.costCents)}</span>}
      </span>
      <span className="figure mt-auto text-right text-lg leading-none font-semibold text-accent-strong">
        {actions}
      </span>
    </button>
  )
}
