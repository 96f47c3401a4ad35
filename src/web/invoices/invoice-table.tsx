import { Link } from "@tanstack/react-router"
import { FileText } from "lucide-react"
import { useCompanyList } from "../api/hooks.ts"
import type { InvoiceLine, InvoiceListing } from "../api/shapes/ledger.ts"
import { Badge } from "../parts/badge.tsx"
import { Failure } from "../parts/failure.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { type Column, MoreButton, Table } from "../parts/table.tsx"
import { useWords } from "../words/language.tsx"

interface InvoiceTableProps {
  readonly query: Readonly<Record<string, string | undefined>>
  readonly hideCustomer?: boolean
}

/** A list of instalments, one per row; most invoices have only one. */
export function InvoiceTable({ query, hideCustomer }: InvoiceTableProps) {
  const words = useWords()
  const { items, first, result } = useCompanyList<InvoiceLine, InvoiceListing>("/invoices", query)
  const columns = useInvoiceColumns(hideCustomer ?? false)
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  return (
    <Panel flush>
      {result.isPending && <ListSkeleton />}
      {result.isSuccess && items.length === 0 && (
        <Empty icon={<FileText aria-hidden />} title={words.invoices.emptyFiltered} />
      )}
      {items.length > 0 && (
        <Table
          caption={words.invoices.title}
          columns={columns}
          rows={items}
          keyOf={(row) => `${row.id}-${row.seq}`}
        />
      )}
      {items.length > 0 && <Totals totals={first?.totals ?? []} />}
      {result.hasNextPage && (
        <MoreButton onClick={() => result.fetchNextPage()} disabled={result.isFetchingNextPage}>
          {words.common.more}
        </MoreButton>
      )}
    </Panel>
  )
}

/** How many invoices the whole list holds, and what is open of them in each currency. */
function Totals({ totals }: { totals: InvoiceListing["totals"] }) {
  const words = useWords()
  return (
    <div className="border-t px-5 py-3 empty:hidden">
      {totals.map(({ currency, count, openCents }) => (
        <p key={currency} className="flex justify-between gap-4 text-soft">
          {words.common.rows(count)}
          <span>
            {words.invoices.openAmount}{" "}
            <Money cents={openCents} currency={currency} className="ml-2 font-semibold text-ink" />
          </span>
        </p>
      ))}
    </div>
  )
}

function useInvoiceColumns(hideCustomer: boolean): readonly Column<InvoiceLine>[] {
  const words = useWords().invoices
  const customer: Column<InvoiceLine> = {
    key: "customer",
    head: words.customer,
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
  }
  return [
    { key: "number", head: words.number, onPhone: "title", cell: (row) => <InvoiceNumber row={row} /> },
    ...(hideCustomer ? [] : [customer]),
    {
      key: "issued",
      head: words.issued,
      right: true,
      onPhone: "hidden",
      cell: (row) => <DayText on={row.issuedOn} className="text-soft" />,
    },
    { key: "due", head: words.due, right: true, onPhone: "line", cell: (row) => <Due row={row} /> },
    { key: "state", head: "", onPhone: "line", cell: (row) => <InvoiceStanding row={row} /> },
    {
      key: "amount",
      head: words.amount,
      right: true,
      onPhone: "hidden",
      cell: (row) => <Money cents={row.amountCents} currency={row.currency} className="text-soft" />,
    },
    {
      key: "open",
      head: words.openAmount,
      right: true,
      onPhone: "figure",
      cell: (row) =>
        row.openCents > 0 ? (
          <Money cents={row.openCents} currency={row.currency} className="font-semibold" />
        ) : (
          <span className="text-faint">—</span>
        ),
    },
  ]
}

function InvoiceNumber({ row }: { row: InvoiceLine }) {
  const words = useWords().invoices
  return (
    <>
      <Link
        to="/factures/$invoiceId"
        params={{ invoiceId: row.id }}
        className="figure font-medium underline-offset-4 hover:underline"
      >
        {row.number}
      </Link>
      {row.seq > 1 && <span className="block text-sm text-faint">{words.instalment(row.seq)}</span>}
    </>
  )
}

function Due({ row }: { row: InvoiceLine }) {
  const words = useWords().invoices
  return (
    <>
      <DayText on={row.dueOn} />
      {row.dueIsComputed && (
        <span className="ml-1 text-sm text-faint" title={words.dueComputedHint}>
          {words.dueComputed}
        </span>
      )}
    </>
  )
}

/** Paid, late by so many days, or not due yet. */
export function InvoiceStanding({ row }: { row: Pick<InvoiceLine, "openCents" | "daysLate"> }) {
  const words = useWords().invoices
  if (row.openCents === 0) return <Badge tint="good">{words.paid}</Badge>
  if (row.daysLate > 0)
    return <Badge tint={row.daysLate > 30 ? "late" : "wait"}>{words.late(row.daysLate)}</Badge>
  return <Badge>{row.daysLate === 0 ? words.dueToday : words.notDue}</Badge>
}
