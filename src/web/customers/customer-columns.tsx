import { Link } from "@tanstack/react-router"
import type { CustomerLine } from "../api/shapes/ledger.ts"
import { Checkbox } from "../parts/checkbox.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import type { Column } from "../parts/table.tsx"
import { DecisionBadge } from "../plan/decision-badge.tsx"
import { useTeam } from "../team/use-team.ts"
import { useLanguage, useWords } from "../words/language.tsx"

/** The customers that were ticked, for an act on all of them. */
interface Choice {
  readonly chosen: ReadonlySet<string>
  readonly onChosen: (chosen: ReadonlySet<string>) => void
}

function choiceColumn({ chosen, onChosen }: Choice): Column<CustomerLine> {
  const toggle = (id: string, ticked: boolean) => {
    const next = new Set(chosen)
    if (ticked) next.add(id)
    else next.delete(id)
    onChosen(next)
  }
  return {
    key: "choice",
    head: "",
    onPhone: "hidden",
    className: "w-8",
    cell: (row) => (
      <TickCustomer row={row} ticked={chosen.has(row.id)} onTick={(ticked) => toggle(row.id, ticked)} />
    ),
  }
}

interface TickProps {
  readonly row: CustomerLine
  readonly ticked: boolean
  readonly onTick: (ticked: boolean) => void
}

function TickCustomer({ row, ticked, onTick }: TickProps) {
  const words = useWords().team
  return <Checkbox checked={ticked} onChange={onTick} label={words.selectOne(row.name)} />
}

/** The columns of the list of customers; what comes next is always in sight. */
export function useCustomerColumns(choice: Choice | null): readonly Column<CustomerLine>[] {
  const words = useWords().customers
  const team = useTeam()
  const ownerOf = (row: CustomerLine) => team?.members.find(({ userId }) => userId === row.ownerUserId)?.name
  return [
    ...(choice ? [choiceColumn(choice)] : []),
    {
      key: "name",
      head: words.name,
      onPhone: "title",
      cell: (row) => <Name row={row} owner={ownerOf(row)} />,
    },
    { key: "next", head: words.next, onPhone: "line", className: "w-2/5", cell: (row) => <Next row={row} /> },
    {
      key: "since",
      head: words.since,
      right: true,
      onPhone: "hidden",
      cell: (row) =>
        [row, ...row.otherCurrencies].some(({ overdueCents }) => overdueCents > 0) && (
          <DayText on={row.oldestDueOn} className="text-soft" />
        ),
    },
    {
      key: "late",
      head: words.late,
      right: true,
      onPhone: "figure",
      cell: (row) => <Amounts row={row} of="overdueCents" className="font-medium text-late" />,
    },
    {
      key: "owes",
      head: words.owes,
      right: true,
      onPhone: "line",
      cell: (row) => <Amounts row={row} of="openCents" />,
    },
  ]
}

interface AmountsProps {
  readonly row: CustomerLine
  readonly of: "openCents" | "overdueCents"
  readonly className?: string
}

/** What is owed, a line for each currency in which there is something. */
function Amounts({ row, of, className }: AmountsProps) {
  const shown = [row, ...row.otherCurrencies].filter((each) => each[of] > 0)
  if (shown.length === 0) return <span className="text-faint">—</span>
  return shown.map((each) => (
    <div key={each.currency}>
      <Money cents={each[of]} currency={each.currency} className={className} />
    </div>
  ))
}

function Name({ row, owner }: { row: CustomerLine; owner: string | undefined }) {
  return (
    <>
      <Link
        to="/clients/$customerId"
        params={{ customerId: row.id }}
        className="font-medium underline-offset-4 hover:underline"
      >
        {row.name}
      </Link>
      <div className="text-sm font-normal text-faint">
        {[row.code, row.city, owner].filter(Boolean).join(" · ")}
      </div>
    </>
  )
}

function Next({ row }: { row: CustomerLine }) {
  const { language } = useLanguage()
  if (!row.decision) return <span className="text-faint">—</span>
  return (
    <div className="space-y-1">
      <DecisionBadge decision={row.decision} />
      <p className="text-sm text-soft">{row.decision.sentence[language]}</p>
    </div>
  )
}
