import type { Day } from "../api/shapes/listing.ts"
import { Money } from "../parts/figures.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { actionsIn, axis, type Load } from "./span.ts"

const WIDTH = 720
const HEIGHT = 220
const LEFT = 34
const BOTTOM = 22
const TOP = 8

/** What is counted, from the ground up, each in its colour and named in the legend. */
const KINDS = [
  { key: "messages", fill: "var(--accent)" },
  { key: "calls", fill: "var(--bucket-2)" },
  { key: "tasks", fill: "var(--bucket-0)" },
] as const

/** Bars of what each day asks for; the same figures stand in the table below. */
export function DayChart({ days }: { days: readonly Load[] }) {
  const words = useWords().simulations
  const dayWords = useDayWords()
  const busiest = days.reduce((most, load) => (actionsIn(load) > actionsIn(most) ? load : most), days[0]!)
  const { top, ticks } = axis(actionsIn(busiest))
  const heightOf = (count: number) => (count / top) * (HEIGHT - TOP - BOTTOM)
  const slot = (WIDTH - LEFT) / days.length
  return (
    <figure>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone the chart is scrolled, by keyboard too */}
      <div className="overflow-x-auto" tabIndex={0}>
        <svg
          viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
          role="img"
          aria-label={words.chartSays(days.length, actionsIn(busiest), dayWords(busiest.on))}
          className="h-auto w-full min-w-[34rem]"
        >
          {ticks.map((tick) => {
            const y = HEIGHT - BOTTOM - heightOf(tick)
            return (
              <g key={tick}>
                <line x1={LEFT} x2={WIDTH} y1={y} y2={y} stroke="var(--line)" />
                <text x={LEFT - 6} y={y + 4} textAnchor="end" fontSize="11" fill="var(--ink-faint)">
                  {tick}
                </text>
              </g>
            )
          })}
          {days.map((load, nth) => (
            <Bar key={load.on} load={load} x={LEFT + nth * slot} slot={slot} heightOf={heightOf} />
          ))}
          {days.map(({ on }, nth) =>
            on.endsWith("-01") || nth === 0 ? (
              <text key={on} x={LEFT + nth * slot} y={HEIGHT - 6} fontSize="11" fill="var(--ink-faint)">
                {shortDay(on)}
              </text>
            ) : null,
          )}
        </svg>
      </div>
      <Legend />
    </figure>
  )
}

const shortDay = (on: Day): string => `${on.slice(8)}/${on.slice(5, 7)}`

interface BarProps {
  readonly load: Load
  readonly x: number
  readonly slot: number
  readonly heightOf: (count: number) => number
}

function Bar({ load, x, slot, heightOf }: BarProps) {
  const words = useWords().simulations
  const dayWords = useDayWords()
  const width = Math.max(1, Math.min(28, slot * 0.75))
  let y = HEIGHT - BOTTOM
  return (
    <g>
      <title>{words.dayLabel(dayWords(load.on), actionsIn(load))}</title>
      {KINDS.map(({ key, fill }) => {
        const height = heightOf(load[key])
        y -= height
        return <rect key={key} x={x + (slot - width) / 2} y={y} width={width} height={height} fill={fill} />
      })}
    </g>
  )
}

function Legend() {
  const { legend } = useWords().simulations
  return (
    <figcaption className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm text-soft">
      {KINDS.map(({ key, fill }) => (
        <span key={key} className="flex items-center gap-1.5">
          <span className="size-3 rounded-sm" style={{ background: fill }} aria-hidden />
          {legend[key]}
        </span>
      ))}
    </figcaption>
  )
}

/** The figures of the chart, for those who do not see it; days on which nothing is done are left out. */
export function DayTable({ days, onOpen }: { days: readonly Load[]; onOpen: (on: Day) => void }) {
  const words = useWords().simulations
  const dayWords = useDayWords()
  const heads = [words.legend.messages, words.legend.calls, words.legend.tasks, words.amount, words.cost]
  return (
    <div className="mt-2 overflow-x-auto">
      <table className="w-full text-sm">
        <thead>
          <tr className="border-b text-left text-faint">
            <th scope="col" className="py-2 pr-3 font-medium">
              {words.day}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-2 py-2 text-right font-medium">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {days
            .filter((load) => actionsIn(load) > 0)
            .map((load) => (
              <tr key={load.on}>
                <th scope="row" className="py-1.5 pr-3 text-left font-normal whitespace-nowrap">
                  <button
                    type="button"
                    className="text-accent hover:underline"
                    onClick={() => onOpen(load.on)}
                  >
                    {dayWords(load.on)}
                  </button>
                </th>
                <td className="figure px-2 text-right">{load.messages}</td>
                <td className="figure px-2 text-right">{load.calls}</td>
                <td className="figure px-2 text-right">{load.tasks}</td>
                <td className="px-2 text-right whitespace-nowrap">
                  <Money cents={load.amountCents} />
                </td>
                <td className="pl-2 text-right whitespace-nowrap">
                  <Money cents={load.costCents} />
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  )
}
