import type { TimeAnswer } from "../api/shapes/agreements.ts"
import type { PaymentPromise } from "../api/shapes/ledger.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import type { Column } from "../parts/table.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { CustomerLink } from "./customer-link.tsx"

const PROMISE_TINTS: Readonly<Record<string, Tint>> = {
  ...{ running: "accent", kept: "good", "partly-kept": "wait", broken: "late" },
}
const TIME_TINTS: Readonly<Record<string, Tint>> = { granted: "good", countered: "wait", refused: "plain" }

/** The columns of the promises. */
export function usePromiseColumns(): readonly Column<PaymentPromise>[] {
  const w = useWords().agreements
  return [
    {
      ...{ key: "customer", head: w.customer, onPhone: "title" },
      cell: (row) => <CustomerLink id={row.customerId} name={row.customerName} />,
    },
    {
      ...{ key: "state", head: w.state, onPhone: "line" },
      cell: ({ state = "running" }) => (
        <Badge tint={PROMISE_TINTS[state] ?? "plain"}>{w.promiseStates[state]}</Badge>
      ),
    },
    {
      ...{ key: "day", head: w.nextDay, onPhone: "line" },
      cell: (row) => <DayText on={row.promisedFor} />,
    },
    {
      ...{ key: "paid", head: w.paid, right: true, onPhone: "line" },
      cell: (row) => <Money cents={row.paidCents} />,
    },
    {
      ...{ key: "amount", head: w.amount, right: true, onPhone: "figure" },
      cell: (row) =>
        row.amountCents === null ? (
          <span className="text-soft">{w.allOwed}</span>
        ) : (
          <Money cents={row.amountCents} />
        ),
    },
  ]
}

/** The columns of time asked for. */
export function useTimeColumns(): readonly Column<TimeAnswer>[] {
  const w = useWords().agreements
  const days = useDayWords()
  return [
    {
      ...{ key: "customer", head: w.customer, onPhone: "title" },
      cell: (row) => (
        <>
          <CustomerLink id={row.customerId} name={row.customerName} />
          <div className="text-sm text-soft">{row.numbers.join(", ")}</div>
        </>
      ),
    },
    {
      ...{ key: "state", head: w.state, onPhone: "line" },
      cell: (row) =>
        row.withdrawnOn ? (
          <Badge>{w.timeWithdrawn}</Badge>
        ) : (
          <Badge tint={TIME_TINTS[row.outcome] ?? "plain"}>{w.timeOutcomes[row.outcome]}</Badge>
        ),
    },
    {
      ...{ key: "day", head: w.nextDay, onPhone: "line" },
      cell: (row) => (
        <>
          <DayText on={row.agreedOn} />
          {row.agreedOn && <div className="text-sm text-faint">{w.instead(days(row.initialDueOn))}</div>}
        </>
      ),
    },
    {
      ...{ key: "amount", head: w.left, right: true, onPhone: "figure" },
      cell: (row) => <Money cents={row.openCents} currency={row.currency} />,
    },
  ]
}
