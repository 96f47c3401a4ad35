import { Link } from "@tanstack/react-router"
import type { CallSheet } from "../api/shapes/calls.ts"
import { Badge } from "../parts/badge.tsx"
import { Panel } from "../parts/panel.tsx"
import { useDayWords, useMoney, useWords } from "../words/language.tsx"

type Item = CallSheet["owed"]["invoices"][number]

/** The open invoices with their age; what is contested or promised is not to be asked for, and says so. */
export function Owed({ sheet }: { sheet: CallSheet }) {
  const words = useWords().calls
  const money = useMoney()
  const days = useDayWords()
  const { invoices, penalties, currency } = sheet.owed
  if (invoices.length === 0) return null
  return (
    <Panel title={words.owed} flush>
      <ul className="divide-y">
        {invoices.map((item) => (
          <Line key={`${item.invoiceId}/${item.seq}`} item={item} />
        ))}
      </ul>
      {penalties && (
        <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1 border-t px-5 py-3 text-sm text-soft">
          <dt>{words.penalties(days(penalties.throughOn))}</dt>
          <dd className="figure text-right">{money(penalties.penaltiesCents, currency)}</dd>
          {penalties.indemnityCents > 0 && (
            <>
              <dt>{words.indemnity}</dt>
              <dd className="figure text-right">{money(penalties.indemnityCents, currency)}</dd>
            </>
          )}
        </dl>
      )}
    </Panel>
  )
}

function Line({ item }: { item: Item }) {
  const words = useWords().calls
  const money = useMoney()
  const days = useDayWords()
  const state =
    item.role === "disputed" || item.role === "promised" || item.role === "held"
      ? words.itemStates[item.role]
      : null
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-5 py-2.5">
      <div className="min-w-0 flex-1">
        <Link to="/factures/$invoiceId" params={{ invoiceId: item.invoiceId }} className="hover:underline">
          {item.number}
        </Link>
        <p className="text-sm text-soft">
          {days(item.dueOn)} · {item.daysLate > 0 ? words.daysLate(item.daysLate) : words.notDue}
        </p>
      </div>
      {state && <Badge tint="wait">{state}</Badge>}
      <span className="figure font-medium">{money(item.openCents, item.currency)}</span>
    </li>
  )
}
