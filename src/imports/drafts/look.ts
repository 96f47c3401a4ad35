import type { ImportKind } from "../options.ts"
import { FIELDS, type Field, type TableKind } from "../table/fields.ts"
import { type Grid, isBlank } from "../table/grid.ts"
import { type Column, type ColumnMapping, type MappedTable, mapTable } from "../table/mapping.ts"
import { missingFields } from "../table/read.ts"

const SHOWN_ROWS = 20
const SAMPLES = 3

/** What a file looks like, before anything is decided. */
export interface Look {
  readonly columns: readonly Column[]
  /** The first rows, as cells. */
  readonly rows: readonly (readonly string[])[]
  readonly mapping: Readonly<Partial<Record<Field, number>>>
}

/** The columns and first rows of a FEC; its columns are told by law, so nothing is mapped. */
export function lookAtFec(head: string): Look {
  const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== "")
  const separator = lines[0]?.includes("\t") ? "\t" : "|"
  const [headers = [], ...rows] = lines
    .slice(0, SHOWN_ROWS + 1)
    .map((line) => line.split(separator).map((c) => c.trim()))
  const columns = headers.map((header, index) => ({
    index,
    header,
    samples: rows
      .map((row) => row[index] ?? "")
      .filter((cell) => cell !== "")
      .slice(0, SAMPLES),
    field: null,
    confidence: 1,
  }))
  return { columns, rows, mapping: {} }
}

/** The columns and first rows of a table. */
export function lookAtTable(table: MappedTable): Look {
  const rows = table.grid.rows.slice(table.headerIndex + 1).filter((row) => !isBlank(row))
  return {
    columns: table.columns,
    rows: rows.slice(0, SHOWN_ROWS).map((row) => row.cells),
    mapping: Object.fromEntries(table.index),
  }
}

/** Invoices and payments share most columns: payments must fit clearly better, having a day of payment or a method. */
const CLEARLY = 0.3

/** The kind of table that a grid most probably is, by how well its columns fit. */
export function likelyKind(
  grid: Grid,
  remembered: ReadonlyMap<TableKind, ReadonlyMap<string, ColumnMapping>>,
): ImportKind {
  const scores = (Object.keys(FIELDS) as TableKind[]).map((kind) => {
    const table = mapTable(grid, kind, {}, (shape) => remembered.get(kind)?.get(shape) ?? null)
    const fitting = table.columns.reduce((sum, column) => sum + column.confidence, 0)
    return { kind, score: missingFields(table).length > 0 ? 0 : fitting }
  })
  const best = scores.reduce((a, b) => (b.score > a.score + CLEARLY ? b : a))
  return best.score === 0 ? "invoices" : best.kind
}
