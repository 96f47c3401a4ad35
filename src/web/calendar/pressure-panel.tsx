import { Link } from "@tanstack/react-router"
import { MoveRight } from "lucide-react"
import type { ScenarioView } from "../api/shapes/scenarios.ts"
import { buttonClass } from "../parts/button.tsx"
import { Panel } from "../parts/panel.tsx"
import { type Column, Table } from "../parts/table.tsx"
import { useScenarios } from "../simulations/request-words.ts"
import { useWords } from "../words/language.tsx"

type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

/** How much each scenario lets a customer hear, and that the tone never goes down. */
export function PressurePanel() {
  const { calendar: words, common } = useWords()
  const scenarios = useScenarios()
  const named = (weekdays: readonly number[]) =>
    weekdays.map((each) => words.weekdayNames[each as Weekday]).join(", ") || words.everyDay
  const columns: Column<ScenarioView>[] = [
    { key: "name", head: words.scenario, cell: ({ name }) => name, onPhone: "title" },
    {
      key: "gap",
      head: words.gap,
      cell: ({ leastGapDays }) => common.days(leastGapDays),
      right: true,
      onPhone: "line",
    },
    {
      key: "budget",
      head: words.budget,
      cell: ({ contactsPer30Days }) => words.contacts(contactsPer30Days),
      right: true,
      onPhone: "line",
    },
    {
      key: "preferred",
      head: words.preferred,
      cell: ({ preferredWeekdays }) => named(preferredWeekdays),
      onPhone: "line",
    },
  ]
  return (
    <Panel
      flush
      title={words.pressure}
      aside={
        <Link to="/reglages/$section" params={{ section: "scenario" }} className={buttonClass("plain", true)}>
          {words.changePressure}
        </Link>
      }
    >
      <p className="px-5 pb-3 text-soft">{words.pressureLead}</p>
      <Table
        caption={words.pressure}
        columns={columns}
        rows={scenarios?.items ?? []}
        keyOf={({ name }) => name}
      />
      <ToneLadder />
    </Panel>
  )
}

function ToneLadder() {
  const { calendar: words, common } = useWords()
  return (
    <div className="border-t px-5 py-4">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {Object.values(common.tones).map((tone, nth) => (
          <span key={tone} className="flex items-center gap-2">
            {nth > 0 && <MoveRight className="size-4 text-faint" aria-hidden />}
            {tone}
          </span>
        ))}
      </p>
      <p className="mt-1 text-sm text-soft">
        {words.ladder}. {words.ladderText}
      </p>
    </div>
  )
}
