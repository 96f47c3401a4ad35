import { Link } from "@tanstack/react-router"
import { LIMITATION_RULES } from "../../law/rules/limitation.ts"
import type { LimitLine } from "../api/shapes/limitation.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import type { Column } from "../parts/table.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

const TINTS: Readonly<Record<string, Tint>> = { over: "late", "1": "late", "3": "wait", "6": "wait" }

/** How many days are left, or that the last one is past. */
export function LimitBadge({ line }: { line: Pick<LimitLine, "warning" | "daysLeft"> }) {
  const words = useWords().limitation
  return (
    <Badge tint={TINTS[String(line.warning)] ?? "plain"}>
      {line.warning === "over" ? words.past : words.daysLeft(line.daysLeft)}
    </Badge>
  )
}

/** The columns of the list of limits. */
export function useLimitColumns(): readonly Column<LimitLine>[] {
  const words = useWords()
  const { language } = useLanguage()
  const w = words.limitation
  return [
    {
      key: "invoice",
      head: words.invoices.number,
      onPhone: "title",
      cell: (row) => (
        <Link
          to="/factures/$invoiceId"
          params={{ invoiceId: row.invoiceId }}
          className="figure font-medium underline-offset-4 hover:underline"
        >
          {row.number}
        </Link>
      ),
    },
    {
      key: "customer",
      head: words.invoices.customer,
      onPhone: "line",
      cell: (row) => (
        <Link
          to="/clients/$customerId"
          params={{ customerId: row.customerId }}
          className="underline-offset-4 hover:underline"
        >
          {row.customerName}
        </Link>
      ),
    },
    {
      key: "last",
      head: w.lastSafe,
      right: true,
      onPhone: "line",
      cell: (row) => <DayText on={row.lastSafeOn} />,
    },
    { key: "left", head: w.left, onPhone: "line", cell: (row) => <LimitBadge line={row} /> },
    {
      key: "claim",
      head: w.claim,
      onPhone: "hidden",
      className: "text-soft",
      cell: (row) => LIMITATION_RULES[row.claimKind].title[language],
    },
    {
      key: "open",
      head: words.invoices.openAmount,
      right: true,
      onPhone: "figure",
      cell: (row) => <Money cents={row.openCents} currency={row.currency} className="font-semibold" />,
    },
  ]
}
