import { Link } from "@tanstack/react-router"
import { ArrowDown } from "lucide-react"
import { useState } from "react"
import { type AgedBalance, BUCKETS, type Bucket } from "../api/shapes/ledger.ts"
import { Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { type Column, Table } from "../parts/table.tsx"
import { useWords } from "../words/language.tsx"
import { AgedBar } from "./aged-bar.tsx"
import { BucketLink } from "./bucket-link.tsx"

type Row = AgedBalance["customers"][number]
type SortKey = Bucket | "total"

/** One row per customer, sorted by the column that is asked for, largest first. */
export function BalanceTable({ balance }: { balance: AgedBalance }) {
  const words = useWords()
  const w = words.balance
  const [sort, setSort] = useState<SortKey>("total")
  const rows = [...balance.customers].sort((a, b) => b[`${sort}Cents`] - a[`${sort}Cents`])
  const head = (key: SortKey) => (
    <button
      type="button"
      aria-pressed={sort === key}
      onClick={() => setSort(key)}
      className="inline-flex items-center gap-1 text-right aria-pressed:font-semibold aria-pressed:text-ink"
    >
      {sort === key && <ArrowDown className="size-3.5" aria-hidden />}
      {w[key]}
    </button>
  )
  const columns: readonly Column<Row>[] = [
    { key: "name", head: w.customer, onPhone: "title", cell: (row) => <Name row={row} /> },
    ...BUCKETS.map(
      (bucket): Column<Row> => ({
        key: bucket,
        head: head(bucket),
        right: true,
        onPhone: "hidden",
        cell: (row) => <Figure balance={balance} row={row} bucket={bucket} />,
      }),
    ),
    {
      key: "total",
      head: head("total"),
      right: true,
      onPhone: "figure",
      className: "font-semibold",
      cell: (row) => (
        <BucketLink balance={balance} bucket={null} customer={row}>
          <Money cents={row.totalCents} currency={balance.currency} />
        </BucketLink>
      ),
    },
    {
      key: "bar",
      head: "",
      onPhone: "line",
      phoneOnly: true,
      cell: (row) => (
        <div className="mt-1.5 w-[calc(100vw-4rem)] max-w-full">
          <AgedBar totals={row} currency={balance.currency} thin />
        </div>
      ),
    },
  ]
  return (
    <Panel flush>
      <Table caption={w.title} columns={columns} rows={rows} keyOf={(row) => row.id} />
      <p className="border-t px-5 py-3 text-sm text-faint">
        {w.figures(words.common.customers(rows.length))}
      </p>
    </Panel>
  )
}

function Name({ row }: { row: Row }) {
  return (
    <Link
      to="/clients/$customerId"
      params={{ customerId: row.id }}
      className="font-medium underline-offset-4 hover:underline"
    >
      {row.name}
    </Link>
  )
}

function Figure({ balance, row, bucket }: { balance: AgedBalance; row: Row; bucket: Bucket }) {
  const cents = row[`${bucket}Cents`]
  if (cents === 0) return <span className="text-faint">—</span>
  return (
    <BucketLink balance={balance} bucket={bucket} customer={row}>
      <Money cents={cents} currency={balance.currency} className={bucket === "over90" ? "text-late" : ""} />
    </BucketLink>
  )
}
