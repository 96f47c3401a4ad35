import { Link } from "@tanstack/react-router"
import type { CustomerLine } from "../api/shapes/ledger.ts"
import { DayText, Money } from "../parts/figures.tsx"
import type { Column } from "../parts/table.tsx"
import { DecisionBadge } from "../plan/decision-badge.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

/** The columns of the list of customers; what comes next is always in sight. */
export function useCustomerColumns(): readonly Column<CustomerLine>[] {
  const words = useWords().customers
  return [
    { key: "name", head: words.name, onPhone: "title", cell: (row) => <Name row={row} /> },
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

function Name({ row }: { row: CustomerLine }) {
  return (
    <>
      <Link
        to="/clients/$customerId"
        params={{ customerId: row.id }}
        className="font-medium underline-offset-4 hover:underline"
      >
        {row.name}
      </Link>
      <div className="text-sm font-normal text-faint">{[row.code, row.city].filter(Boolean).join(" · ")}</div>
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
