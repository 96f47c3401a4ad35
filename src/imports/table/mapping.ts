import { refuse } from "../../kernel/refusal.ts"
import { foldName } from "../fec/columns.ts"
import { tableCents } from "./amounts.ts"
import { tableDay } from "./days.ts"
import { FIELDS, type Field, HEADERS, type TableKind } from "./fields.ts"
import { type Grid, isBlank } from "./grid.ts"

/** Which column holds each field: its place (0 for the first) or its header; null: none does. */
export type ColumnMapping = Readonly<Partial<Record<Field, number | string | null>>>

/**
 * A mapping as a program sent it, checked: `{"number": "N° pièce", "amount": 5, "label": null}`.
 * Throws MAPPING_INVALID for a field that does not exist or a place that is none.
 */
export function columnMapping(told: unknown): ColumnMapping {
  if (told === undefined || told === null) return {}
  const entries: [string, unknown][] =
    typeof told === "object" && !Array.isArray(told) ? Object.entries(told) : [["?", told]]
  for (const [field, place] of entries) {
    const isPlace =
      place === null || typeof place === "string" || (Number.isInteger(place) && Number(place) >= 0)
    if (!(field in HEADERS) || !isPlace) refuse("MAPPING_INVALID", INVALID, { field: String(field) })
  }
  return Object.fromEntries(entries)
}

const NO_SUCH_COLUMN = {
  fr: "Le fichier n’a pas de colonne de ce titre. Recopiez le titre tel qu’il est, ou donnez son rang (0 pour la première).",
  en: "The file has no column with this header. Copy the header as it is, or give its place (0 for the first).",
}

const INVALID = {
  fr: "Cette correspondance de colonnes n’est pas comprise\u00a0: à chaque champ, le titre ou le rang d’une colonne.",
  en: "This column mapping is not understood: for each field, the header or the place of a column.",
}

/** A column of a table, what it probably holds, and how sure that is (0 to 1). */
export interface Column {
  readonly index: number
  readonly header: string
  readonly samples: readonly string[]
  readonly field: Field | null
  readonly confidence: number
}

/** A table whose header was found and whose columns are understood. */
export interface MappedTable {
  readonly kind: TableKind
  readonly grid: Grid
  /** Place of the header among the rows; -1 when the first row holds values already. */
  readonly headerIndex: number
  readonly columns: readonly Column[]
  readonly index: ReadonlyMap<Field, number>
  /** The shape of the header line: the same for the next file of the same source. */
  readonly fingerprint: string
}

const TITLE_ROWS = 40
const SAMPLES = 3
/** Below this, a guess is not used without a person. */
const SURE_ENOUGH = 0.55

/**
 * Finds the header row below any titles, and tells what each column holds: from the given mapping,
 * else from the one remembered for this header, else by its name.
 */
export function mapTable(
  grid: Grid,
  kind: TableKind,
  given: ColumnMapping = {},
  remembered: (fingerprint: string) => ColumnMapping | null = () => null,
): MappedTable {
  const headerIndex = findHeader(grid, kind)
  const headers = grid.rows[headerIndex]?.cells ?? []
  const fingerprint = headers.map(foldName).join("|")
  const guesses = guessColumns(headers, kind)
  const told = { ...remembered(fingerprint), ...given }
  const index = new Map<Field, number>()
  for (const [field, { column, score }] of guesses) if (score >= SURE_ENOUGH) index.set(field, column)
  for (const [field, place] of Object.entries(told) as [Field, number | string | null][]) {
    const column =
      typeof place === "string" ? headers.findIndex((h) => foldName(h) === foldName(place)) : place
    index.delete(field)
    if (column === null) continue
    if (column < 0) refuse("MAPPING_INVALID", NO_SUCH_COLUMN, { field, header: String(place) })
    for (const [other, taken] of index) if (taken === column) index.delete(other)
    index.set(field, column)
  }
  const fieldOf = new Map([...index].map(([field, column]) => [column, field]))
  const width = Math.max(
    headers.length,
    grid.rows[headerIndex + 1]?.cells.length ?? 0,
    ...[...index.values()].map((column) => column + 1),
  )
  const columns = Array.from({ length: width }, (_, i): Column => {
    const field = fieldOf.get(i) ?? null
    const confidence = field === null ? 0 : field in told ? 1 : (guesses.get(field)?.score ?? 0)
    return { index: i, header: headers[i] ?? "", samples: samplesOf(grid, headerIndex, i), field, confidence }
  })
  return { kind, grid, headerIndex, columns, index, fingerprint }
}

function samplesOf(grid: Grid, headerIndex: number, column: number): string[] {
  const samples: string[] = []
  for (const row of grid.rows.slice(headerIndex + 1, headerIndex + 200)) {
    const cell = row.cells[column] ?? ""
    if (cell !== "") samples.push(cell)
    if (samples.length === SAMPLES) break
  }
  return samples
}

/** The row in which most cells are names of columns, among the first ones. */
function findHeader(grid: Grid, kind: TableKind): number {
  let best = { index: -1, hits: 1 }
  for (const [index, row] of grid.rows.slice(0, TITLE_ROWS).entries()) {
    if (isBlank(row)) continue
    const hits = [...guessColumns(row.cells, kind).values()].filter((g) => g.score >= SURE_ENOUGH).length
    if (hits > best.hits) best = { index, hits }
  }
  return best.index >= 0 ? best.index : unknownHeader(grid)
}

/** The first row that is not blank, unless it holds days or amounts: then the table has no header. */
function unknownHeader(grid: Grid): number {
  const first = grid.rows.findIndex((row) => !isBlank(row))
  const holdsValues = grid.rows[first]?.cells.some((cell) => tableCents(cell, ",") !== null || isDay(cell))
  return holdsValues ? first - 1 : first
}

const isDay = (cell: string): boolean => !["impossible", null].includes(tableDay(cell, "day-first"))

interface Guess {
  readonly column: number
  readonly score: number
}

/** Gives each field the column whose header fits best, surest first; no column twice. */
function guessColumns(headers: readonly string[], kind: TableKind): Map<Field, Guess> {
  const pairs = FIELDS[kind].flatMap((field) =>
    headers
      .map((header, column) => ({ field, column, score: scoreOf(header, field) }))
      .filter((p) => p.score > 0),
  )
  const guesses = new Map<Field, Guess>()
  const taken = new Set<number>()
  for (const { field, column, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (guesses.has(field) || taken.has(column)) continue
    guesses.set(field, { column, score })
    taken.add(column)
  }
  return guesses
}

/** How well a header names a field: 1 for its usual name, less for names that only contain it. */
function scoreOf(header: string, field: Field): number {
  const name = foldName(header.replace(/€|\beuros?\b|\beur\b/gi, ""))
  if (name === "" || header.length > 60) return 0
  const names = HEADERS[field]
  const exact = names.indexOf(name)
  if (exact >= 0) return 1 - exact * 0.005
  let best = 0
  for (const [rank, spelling] of names.entries()) {
    if (spelling.length < 4 || !name.includes(spelling)) continue
    const score = 0.5 + (0.3 * spelling.length) / name.length - rank * 0.002
    if (score > best) best = score
  }
  return best
}
