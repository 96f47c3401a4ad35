import { addDays, type Day, daysBetween, weekday } from "../../kernel/day.ts"
import type { SimulationSummary } from "../api/shapes/simulations.ts"

/** What a simulation does on one day, or over one week. */
export interface Load {
  readonly on: Day
  readonly messages: number
  readonly calls: number
  readonly tasks: number
  readonly amountCents: number
  readonly costCents: number
}

const nothingOn = (on: Day): Load => ({
  ...{ on, messages: 0, calls: 0, tasks: 0, amountCents: 0, costCents: 0 },
})

/** How many things are done in all. */
export const actionsIn = ({ messages, calls, tasks }: Load): number => messages + calls + tasks

/** Every day of a span, those on which nothing is done included. */
export function everyDay({ from, to, days }: Pick<SimulationSummary, "from" | "to" | "days">): Load[] {
  const known = new Map(days.map((load) => [load.on, load]))
  return daysFrom(from as Day, to as Day).map((on) => ({ ...nothingOn(on), ...known.get(on) }))
}

/** The days added up week by week; a week is named by its Monday. */
export function everyWeek(days: readonly Load[]): Load[] {
  const weeks = Map.groupBy(days, ({ on }) => addDays(on, 1 - weekday(on)))
  return [...weeks].map(([on, some]) =>
    some.reduce(
      (sum, load) => ({
        on,
        messages: sum.messages + load.messages,
        calls: sum.calls + load.calls,
        tasks: sum.tasks + load.tasks,
        amountCents: sum.amountCents + load.amountCents,
        costCents: sum.costCents + load.costCents,
      }),
      nothingOn(on),
    ),
  )
}

/** A month of the calendar: its rows of seven cells, Monday first; null outside of the span. */
export interface Month {
  /** "2026-03" */
  readonly key: string
  readonly weeks: readonly (readonly (Load | null)[])[]
}

/** The days of a span laid out by month and week, as on a wall calendar. */
export function months(days: readonly Load[]): Month[] {
  return [...Map.groupBy(days, ({ on }) => on.slice(0, 7))].map(([key, some]) => {
    const blanks: null[] = Array.from({ length: weekday(some[0]!.on) - 1 }, () => null)
    const cells = [...blanks, ...some]
    const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, row) =>
      Array.from({ length: 7 }, (_, column) => cells[row * 7 + column] ?? null),
    )
    return { key, weeks }
  })
}

const daysFrom = (from: Day, to: Day): Day[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, n) => addDays(from, n))

/** The top of an axis for counts, a round number not under the largest, and the steps to write beside it. */
export function axis(most: number): { readonly top: number; readonly ticks: readonly number[] } {
  const step =
    [1, 2, 5, 10, 20, 25, 50].find((one) => most / one <= 4) ?? 10 ** Math.ceil(Math.log10(most / 4))
  const top = Math.max(step, Math.ceil(most / step) * step)
  return { top, ticks: Array.from({ length: top / step + 1 }, (_, n) => n * step) }
}
