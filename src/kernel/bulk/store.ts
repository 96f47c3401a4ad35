import { type RawBuilder, sql } from "kysely"

/** The values of one column for many rows; an empty text counts as null. */
export interface BulkColumn {
  readonly name: string
  /** The PostgreSQL type, such as "uuid", "bigint" or "date". */
  readonly type: string
  readonly values: readonly (string | number | boolean | null)[]
}

// Between values, and for null. Texts are freed of control characters, which have no place in a ledger.
const BETWEEN = "\u001e"
const NULL = "\u001f"
const CONTROL = /\p{Cc}/u

/** How many rows go into one statement, so that neither side holds too much at once. */
export const BULK_ROWS = 20_000

/**
 * A table of many rows as one parameter per column, whatever the number of rows: the quickest way
 * into PostgreSQL short of COPY, and it stays inside the caller's transaction.
 * Use it as `from ${bulkRows("new_invoice", columns)}`.
 */
export function bulkRows(alias: string, columns: readonly BulkColumn[]): RawBuilder<unknown> {
  const arrays = columns.map(
    ({ type, values }) => sql`string_to_array(${joined(values)}, ${BETWEEN}, ${NULL})::${sql.raw(type)}[]`,
  )
  const names = columns.map(({ name }) => sql.id(name))
  return sql`unnest(${sql.join(arrays)}) as ${sql.id(alias)}(${sql.join(names)})`
}

/**
 * Many identifiers as one uuid[], for `= any(${uuids(ids)})`. Hidden in a subquery, because the
 * planner would otherwise weigh each of them against its statistics, which takes longer than reading.
 */
export const uuids = (ids: readonly string[]): RawBuilder<unknown> =>
  sql`(select ${`{${ids.join(",")}}`}::uuid[])::uuid[]`

/** Runs something for slices of at most BULK_ROWS rows, in order. */
export async function inSlices<T>(
  rows: readonly T[],
  each: (slice: readonly T[]) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += BULK_ROWS) await each(rows.slice(from, from + BULK_ROWS))
}

function joined(values: BulkColumn["values"]): string {
  const texts = new Array<string>(values.length)
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i]
    if (value === null || value === undefined || value === "") texts[i] = NULL
    else texts[i] = typeof value === "string" ? clean(value) : String(value)
  }
  return texts.join(BETWEEN)
}

const clean = (text: string): string => (CONTROL.test(text) ? text.replace(/\p{Cc}/gu, " ") : text)
