import { useNavigate } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useCompanyRead } from "../api/hooks.ts"
import type {
  ListedSimulation,
  Simulation,
  SimulationComparison,
  SimulationSummary,
} from "../api/shapes/simulations.ts"
import { SelectField } from "../parts/field.tsx"
import { Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useDayWords, useInstantWords, useLanguage, useWords } from "../words/language.tsx"
import { useUnderWords } from "./request-words.ts"
import { actionsIn, everyDay, everyWeek } from "./span.ts"
import { channelTotals } from "./totals.tsx"

interface CompareProps {
  readonly simulation: Simulation
  readonly withId: string | undefined
}

/** Chooses the other simulation to stand beside this one. */
export function CompareChoice({ simulation, withId }: CompareProps) {
  const words = useWords().simulations
  const navigate = useNavigate()
  const instant = useInstantWords()
  const under = useUnderWords()
  const past = useCompanyRead<{ items: readonly ListedSimulation[] }>("/simulations").data
  const others = past?.items.filter(({ id, state }) => state === "done" && id !== simulation.id) ?? []
  if (others.length === 0) return null
  const choose = (avec: string) =>
    navigate({
      to: "/simulations/$simulationId",
      params: { simulationId: simulation.id },
      search: avec === "" ? {} : { avec },
    })
  return (
    <SelectField
      className="max-w-xl"
      label={words.compare}
      value={withId ?? ""}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{words.compareNone}</option>
      {others.map((other) => (
        <option key={other.id} value={other.id}>
          {under(other.request)} · {instant(other.askedAt)}
        </option>
      ))}
    </SelectField>
  )
}

/** Two simulations side by side, and what the second does more or less. */
export function Comparison({ simulation, withId }: { simulation: Simulation; withId: string }) {
  const words = useWords().simulations
  const other = useCompanyRead<Simulation>(`/simulations/${withId}`)
  const query = { with: withId }
  const compared = useCompanyRead<SimulationComparison>(`/simulations/${simulation.id}/comparison`, { query })
  return (
    <Panel flush title={words.comparison} aside={<p className="text-sm text-soft">{words.comparisonLead}</p>}>
      <Reading of={other}>
        {(before) => (
          <Reading of={compared}>
            {(value) =>
              before.summary &&
              simulation.summary && (
                <Sides
                  names={[before, simulation]}
                  before={before.summary}
                  after={simulation.summary}
                  byStep={value.byStep}
                />
              )
            }
          </Reading>
        )}
      </Reading>
    </Panel>
  )
}

interface SidesProps {
  readonly names: readonly [Simulation, Simulation]
  readonly before: SimulationSummary
  readonly after: SimulationSummary
  readonly byStep: SimulationComparison["byStep"]
}

interface Line {
  readonly label: string
  readonly before: number
  readonly after: number
  readonly isMoney?: boolean
}

function Sides({ names, before, after, byStep }: SidesProps) {
  const { simulations: words } = useWords()
  const { language } = useLanguage()
  const under = useUnderWords()
  const { figures } = words
  const sum = (of: SimulationSummary, key: "messages" | "calls" | "tasks") =>
    of.days.reduce((total, day) => total + day[key], 0)
  const totals: Line[] = [
    ...(["messages", "calls", "tasks"] as const).map((key) => ({
      label: figures[key],
      before: sum(before, key),
      after: sum(after, key),
    })),
    { label: figures.customers, before: before.customers, after: after.customers },
    { label: figures.cost, before: before.costCents, after: after.costCents, isMoney: true },
  ]
  const steps = byStep.map((step) => ({ ...step, label: step.stepLabel[language] }))
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-[0.95rem]">
        <thead>
          <tr className="border-y text-left align-bottom text-sm text-soft">
            <td className="px-5 py-2" />
            <th scope="col" className="px-2 py-2 text-right font-medium">
              {words.other}
              <span className="block font-normal text-faint">{under(names[0].request)}</span>
            </th>
            <th scope="col" className="px-2 py-2 text-right font-medium">
              {words.this}
              <span className="block font-normal text-faint">{under(names[1].request)}</span>
            </th>
            <th scope="col" className="py-2 pr-5 pl-2 text-right font-medium">
              {words.difference}
            </th>
          </tr>
        </thead>
        <Lines title={words.totals} lines={totals} />
        <Lines title={words.byChannel} lines={useChannelLines(before, after)} />
        <Lines title={words.byStep} lines={steps} />
        <Lines title={words.byWeek} lines={useWeekLines(before, after)} />
      </table>
    </div>
  )
}

function useChannelLines(before: SimulationSummary, after: SimulationSummary): Line[] {
  const { channels } = useWords().common
  const [was, is] = [channelTotals(before.byStep), channelTotals(after.byStep)]
  const countOf = (totals: typeof was, channel: string) =>
    totals.find((total) => total.channel === channel)?.count ?? 0
  return [...new Set([...was, ...is].map(({ channel }) => channel))].map((channel) => ({
    label: channels[channel],
    before: countOf(was, channel),
    after: countOf(is, channel),
  }))
}

function useWeekLines(before: SimulationSummary, after: SimulationSummary): Line[] {
  const words = useWords().simulations
  const dayWords = useDayWords()
  const [was, is] = [everyWeek(everyDay(before)), everyWeek(everyDay(after))]
  const countOf = (weeks: typeof was, on: string) => {
    const week = weeks.find((each) => each.on === on)
    return week ? actionsIn(week) : 0
  }
  return [...new Set([...was, ...is].map(({ on }) => on))]
    .sort()
    .map((on) => ({ label: words.week(dayWords(on)), before: countOf(was, on), after: countOf(is, on) }))
}

function Lines({ title, lines }: { title: string; lines: readonly Line[] }) {
  const shown = (value: number, isMoney: boolean | undefined): ReactNode =>
    isMoney ? <Money cents={value} /> : value
  return (
    <tbody className="divide-y border-b">
      <tr>
        <th scope="rowgroup" colSpan={4} className="px-5 pt-4 pb-1 text-left font-semibold">
          {title}
        </th>
      </tr>
      {lines.map(({ label, before, after, isMoney }) => (
        <tr key={label}>
          <th scope="row" className="px-5 py-1.5 text-left font-normal">
            {label}
          </th>
          <td className="figure px-2 text-right whitespace-nowrap">{shown(before, isMoney)}</td>
          <td className="figure px-2 text-right whitespace-nowrap">{shown(after, isMoney)}</td>
          <td className="figure pr-5 pl-2 text-right font-semibold whitespace-nowrap">
            {after === before ? (
              "="
            ) : (
              <>
                {after > before ? "+" : "−"}
                {shown(Math.abs(after - before), isMoney)}
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  )
}
