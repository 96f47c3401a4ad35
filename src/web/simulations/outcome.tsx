import type { ReactNode } from "react"
import { useState } from "react"
import type { Day } from "../api/shapes/listing.ts"
import type { Simulation, SimulationSummary } from "../api/shapes/simulations.ts"
import { Money } from "../parts/figures.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { useWords } from "../words/language.tsx"
import { DayChart, DayTable } from "./day-chart.tsx"
import { DayDialog } from "./day-dialog.tsx"
import { MonthCalendar } from "./month-calendar.tsx"
import { everyDay } from "./span.ts"
import { Totals } from "./totals.tsx"

interface OutcomeProps {
  readonly simulation: Simulation
  readonly summary: SimulationSummary
}

/** What a simulation comes to: figures, chart, calendar, totals; each day opens. */
export function Outcome({ simulation, summary }: OutcomeProps) {
  const words = useWords().simulations
  const [on, setOn] = useState<Day | null>(null)
  const days = everyDay(summary)
  const load = days.find((each) => each.on === on)
  return (
    <>
      <Figures summary={summary} />
      {typeof summary.usualDelayDays === "number" && (
        <Notice>{words.usualDelay(summary.usualDelayDays)}</Notice>
      )}
      <Panel title={words.chart}>
        <DayChart days={days} />
        <details className="mt-3">
          <summary className="cursor-pointer text-sm font-medium text-accent">{words.asTable}</summary>
          <DayTable days={days} onOpen={setOn} />
        </details>
      </Panel>
      <Panel title={words.calendar} aside={<p className="text-sm text-soft">{words.calendarLead}</p>}>
        <MonthCalendar days={days} onOpen={setOn} />
      </Panel>
      <Totals summary={summary} />
      {load && <DayDialog simulationId={simulation.id} load={load} onClose={() => setOn(null)} />}
    </>
  )
}

/** How much of each thing, in large figures. */
export function Figures({ summary }: { summary: SimulationSummary }) {
  const { figures } = useWords().simulations
  const sum = (of: "messages" | "calls" | "tasks") => summary.days.reduce((total, day) => total + day[of], 0)
  return (
    <dl className="grid grid-cols-2 gap-3 sm:grid-cols-5">
      <Figure label={figures.messages}>{sum("messages")}</Figure>
      <Figure label={figures.calls}>{sum("calls")}</Figure>
      <Figure label={figures.tasks}>{sum("tasks")}</Figure>
      <Figure label={figures.customers}>{summary.customers}</Figure>
      <Figure label={figures.cost}>
        <Money cents={summary.costCents} />
      </Figure>
    </dl>
  )
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse justify-end rounded-2xl border bg-panel px-4 py-3 shadow-panel last:col-span-2 sm:last:col-span-1">
      <dt className="text-sm text-soft">{label}</dt>
      <dd className="figure text-xl font-semibold">{children}</dd>
    </div>
  )
}
