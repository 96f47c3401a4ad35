import { clsx } from "clsx"
import type { ReactNode } from "react"

/** One column of a table: how its cell is drawn, and where it goes on a phone. */
export interface Column<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Figures stand at the right. */
  readonly right?: boolean
  /** On a phone: the head of the card, its main figure, a labelled line, or nothing. */
  readonly onPhone: "title" | "figure" | "line" | "hidden"
  /** Only on a phone: a wide screen shows it in another way. */
  readonly phoneOnly?: boolean
  readonly className?: string
}

interface TableProps<Row> {
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
  readonly foot?: ReactNode
}

/** Rows and columns; on a phone, one card per row. */
export function Table<Row>({ caption, columns: all, rows, keyOf, foot }: TableProps<Row>) {
  const columns = all.filter(({ phoneOnly }) => !phoneOnly)
  return (
    <>
      <div className="hidden overflow-x-auto md:block">
        <table className="w-full border-collapse">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-b text-left text-sm text-faint">
              {columns.map((column) => (
                <th
                  key={column.key}
                  scope="col"
                  className={clsx(
                    "px-3 py-2.5 font-medium first:pl-5 last:pr-5",
                    column.right && "text-right",
                  )}
                >
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {rows.map((row) => (
              <tr key={keyOf(row)} className="transition-colors hover:bg-paper">
                {columns.map((column) => (
                  <td
                    key={column.key}
                    className={clsx(
                      "px-3 py-3 align-top first:pl-5 last:pr-5",
                      column.right && "text-right",
                      column.className,
                    )}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {foot && <tfoot className="border-t-2 font-semibold">{foot}</tfoot>}
        </table>
      </div>
      <ul className="divide-y md:hidden" aria-label={caption}>
        {rows.map((row) => (
          <Card key={keyOf(row)} row={row} columns={all} />
        ))}
      </ul>
    </>
  )
}

function Card<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  const at = (place: Column<Row>["onPhone"]) => columns.filter((column) => column.onPhone === place)
  return (
    <li className="px-4 py-3.5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0 font-medium">
          {at("title").map((column) => (
            <div key={column.key}>{column.cell(row)}</div>
          ))}
        </div>
        <div className="text-right font-semibold">
          {at("figure").map((column) => (
            <div key={column.key}>{column.cell(row)}</div>
          ))}
        </div>
      </div>
      <dl className="mt-1 space-y-0.5 text-[0.95rem]">
        {at("line").map((column) => (
          <div key={column.key} className="flex flex-wrap gap-x-2">
            <dt className={clsx("text-faint", !column.head && "sr-only")}>{column.head}</dt>
            <dd className="min-w-0">{column.cell(row)}</dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

/** The button under a list that goes on. */
export function MoreButton({
  children,
  ...rest
}: {
  children: ReactNode
  onClick: () => void
  disabled?: boolean
}) {
  return (
    <div className="border-t p-3 text-center">
      <button
        type="button"
        className="rounded-lg px-4 py-2 font-medium text-accent hover:bg-sunken disabled:opacity-50"
        {...rest}
      >
        {children}
      </button>
    </div>
  )
}
