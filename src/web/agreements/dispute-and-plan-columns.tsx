import { Link } from "@tanstack/react-router"
import type { DisputeLine, Plan } from "../api/shapes/agreements.ts"
import { Badge } from "../parts/badge.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import type { Column } from "../parts/table.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { CustomerLink } from "./customer-link.tsx"
import { PlanBadge } from "./plan-badge.tsx"

/** The columns of disputes. */
export function useDisputeColumns(): readonly Column<DisputeLine>[] {
  const { agreements: w, acts } = useWords()
  const today = useToday()
  const reasons: Readonly<Record<string, string>> = acts.reasons
  const outcomes: Readonly<Record<string, string>> = acts.outcomes
  return [
    {
      ...{ key: "invoice", head: w.invoices, onPhone: "title" },
      cell: (row) => (
        <>
          <Link
            to="/accords/litiges/$disputeId"
            params={{ disputeId: row.id }}
            className="font-medium text-accent hover:underline"
          >
            {row.invoiceNumber}
          </Link>
          <div className="text-sm text-soft">{reasons[row.reason] ?? row.reason}</div>
        </>
      ),
    },
    {
      ...{ key: "customer", head: w.customer, onPhone: "line" },
      cell: (row) => <CustomerLink id={row.customerId} name={row.customerName} />,
    },
    {
      ...{ key: "state", head: w.state, onPhone: "line" },
      cell: (row) => {
        if (row.closedOn) return <Badge>{outcomes[row.outcome ?? ""] ?? w.disputeClosed}</Badge>
        const isLate = row.answerBy !== null && today !== undefined && row.answerBy < today
        return <Badge tint={isLate ? "late" : "wait"}>{isLate ? w.disputeLate : w.disputeOpen}</Badge>
      },
    },
    {
      ...{ key: "day", head: w.answerBy, onPhone: "line" },
      cell: (row) => (row.closedOn ? <span className="text-faint">—</span> : <DayText on={row.answerBy} />),
    },
    {
      ...{ key: "time", head: w.duration, right: true, onPhone: "line" },
      cell: (row) => <span className="figure">{w.daysIn(row.daysInDispute)}</span>,
    },
    {
      ...{ key: "amount", head: w.disputed, right: true, onPhone: "figure" },
      cell: (row) => <Money cents={row.disputedCents ?? row.openCents} currency={row.currency} />,
    },
  ]
}

/** The columns of payment plans. */
export function usePlanColumns(): readonly Column<Plan>[] {
  const w = useWords().agreements
  return [
    {
      ...{ key: "reference", head: w.tabs.plans, onPhone: "title" },
      cell: (row) => (
        <Link
          to="/accords/echeanciers/$planId"
          params={{ planId: row.id }}
          className="font-medium text-accent hover:underline"
        >
          {row.reference}
        </Link>
      ),
    },
    {
      ...{ key: "customer", head: w.customer, onPhone: "line" },
      cell: (row) => <CustomerLink id={row.customerId} name={row.customerName} />,
    },
    { ...{ key: "state", head: w.state, onPhone: "line" }, cell: (row) => <PlanBadge state={row.state} /> },
    {
      ...{ key: "day", head: w.nextDay, onPhone: "line" },
      cell: (row) => (
        <>
          <DayText on={row.nextOn} />
          {row.nextCents !== null && (
            <div className="text-sm text-soft">
              <Money cents={row.nextCents} currency={row.currency} />
            </div>
          )}
        </>
      ),
    },
    {
      ...{ key: "paid", head: w.paid, right: true, onPhone: "line" },
      cell: (row) => <Money cents={row.paidCents} currency={row.currency} />,
    },
    {
      ...{ key: "left", head: w.left, right: true, onPhone: "figure" },
      cell: (row) => <Money cents={row.openCents} currency={row.currency} />,
    },
  ]
}
