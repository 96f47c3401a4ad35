import { useState } from "react"
import { addDays } from "../../kernel/day.ts"
import { useCompanyRead } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { Segments } from "../parts/segments.tsx"
import { type Column, Table } from "../parts/table.tsx"
import { useToday } from "../today/use-today.ts"
import { useDayWords, useWords } from "../words/language.tsx"
import { AbsencesPanel } from "./absences-panel.tsx"
import { useTeam } from "./use-team.ts"

const COUNTS = ["approved", "calls", "promises", "replies", "tasks", "comments", "payments"] as const

interface Done extends Readonly<Record<(typeof COUNTS)[number], number>> {
  readonly userId: string
  readonly name: string
}

interface Activity {
  readonly fromOn: Day
  readonly toOn: Day
  readonly items: readonly Done[]
}

/** The team: who looks after whom, who is away, and what was done. */
export function TeamPage() {
  const words = useWords().team
  const team = useTeam()
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div className="space-y-5">
        <Panel title={words.owner}>
          <ul className="divide-y">
            {team?.members.map((member) => (
              <li key={member.userId} className="flex flex-wrap items-baseline gap-x-3 py-2">
                <span className="font-medium">{member.name}</span>
                <span className="text-soft">{words.customersOf(member.customers)}</span>
                {member.substituteName && (
                  <span className="text-wait">{words.away(member.substituteName)}</span>
                )}
              </li>
            ))}
          </ul>
          {(team?.customersOfNobody ?? 0) > 0 && (
            <p className="mt-2 text-faint">{words.customersOfNobody(team?.customersOfNobody ?? 0)}</p>
          )}
        </Panel>
        <AbsencesPanel />
        <ActivityPanel />
      </div>
    </>
  )
}

type Period = "7" | "30" | "90"

function ActivityPanel() {
  const words = useWords().team
  const days = useDayWords()
  const today = useToday()
  const [period, setPeriod] = useState<Period>("30")
  const activity = useCompanyRead<Activity>("/activity", {
    query: { from: today && addDays(today, 1 - Number(period)) },
    enabled: today !== undefined,
  })
  return (
    <Panel
      flush
      title={words.activity}
      aside={
        <Segments
          label={words.activity}
          value={period}
          onChange={setPeriod}
          choices={(["7", "30", "90"] as const).map((value) => ({
            value,
            label: words.periodDays(Number(value)),
          }))}
        />
      }
    >
      <Reading of={activity}>
        {({ items, fromOn, toOn }) => (
          <>
            <p className="px-5 pb-3 text-soft">{words.activityLead(days(fromOn), days(toOn))}</p>
            <ActivityTable items={items} />
          </>
        )}
      </Reading>
    </Panel>
  )
}

function ActivityTable({ items }: { items: readonly Done[] }) {
  const words = useWords().team
  const columns: readonly Column<Done>[] = [
    { key: "name", head: words.person, onPhone: "title", cell: (row) => row.name },
    ...COUNTS.map(
      (key): Column<Done> => ({
        key,
        head: words[key],
        right: true,
        onPhone: "line",
        cell: (row) => <span className={row[key] === 0 ? "text-faint" : ""}>{row[key]}</span>,
      }),
    ),
  ]
  return <Table caption={words.activity} columns={columns} rows={items} keyOf={(row) => row.userId} />
}
