import type { PlanPage } from "../api/shapes/agreements.ts"
import { DayText, Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { type Column, Table } from "../parts/table.tsx"
import { useMoney, useWords } from "../words/language.tsx"

type Part = PlanPage["instalments"][number]

/** The instalments of a plan: what was planned, what was paid of each, what is left. */
export function Schedule({ plan }: { plan: PlanPage }) {
  const w = useWords().agreements
  const money = useMoney()
  const { currency } = plan
  const columns: readonly Column<Part>[] = [
    { ...{ key: "day", head: w.due, onPhone: "title" }, cell: (row) => <DayText on={row.dueOn} /> },
    {
      ...{ key: "planned", head: w.planned, right: true, onPhone: "line" },
      cell: (row) => (
        <>
          <Money cents={row.amountCents} currency={currency} />
          {row.amountCents !== row.initialCents && (
            <div className="text-sm text-faint">{w.wasPlanned(money(row.initialCents, currency))}</div>
          )}
        </>
      ),
    },
    {
      ...{ key: "paid", head: w.paid, right: true, onPhone: "line" },
      cell: (row) => <Money cents={row.paidCents} currency={currency} className="text-good" />,
    },
    {
      ...{ key: "left", head: w.left, right: true, onPhone: "figure" },
      cell: (row) => <Money cents={row.openCents} currency={currency} className="font-semibold" />,
    },
  ]
  return (
    <Panel title={w.schedule} flush>
      <Table
        caption={w.schedule}
        columns={columns}
        rows={plan.instalments}
        keyOf={(row) => String(row.seq)}
      />
    </Panel>
  )
}
