import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { amountWords } from "../../kernel/wording.ts"
import type { RowFault, Warning } from "../fault.ts"
import type { DateFormat } from "../options.ts"
import { type DecimalMark, decimalMark, tableCents } from "./amounts.ts"
import { dayOrder, tableDay } from "./days.ts"
import { ambiguousAmount, impossibleDay, notAnAmount, tooLong } from "./faults.ts"
import type { Field } from "./fields.ts"
import { type GridRow, isBlank } from "./grid.ts"
import type { MappedTable } from "./mapping.ts"

const TOTAL =
  /^(sous[- ]?tota(l|ux)|tota(l|ux)|grand total|subtotal|solde (total|general|global)|report|cumul|ensemble)\b/i
const MONEY: readonly Field[] = ["amount", "net", "vat", "remaining", "debit", "credit"]
/** The most characters of what tells customers and documents apart; a longer cell is a damaged file. */
const LONGEST: readonly (readonly [Field, number])[] = [
  ["customerCode", 150],
  ["customerName", 250],
  ["number", 150],
  ["reference", 500],
  ["invoiceNumbers", 1500],
  ["email", 320],
]
const DAYS: readonly Field[] = ["issuedOn", "dueOn", "paidOn"]

/** A table being read row by row: cells by field, amounts and days understood by column. */
export class TableReader {
  readonly faults: RowFault[] = []
  readonly warnings: Warning[] = []
  readonly #table: MappedTable
  readonly #marks = new Map<Field, DecimalMark>()
  readonly #orders = new Map<Field, "day-first" | "month-first">()
  #skippedTotals = 0
  readonly #totals = new Map<Field, Cents[]>()

  constructor(table: MappedTable, dateFormat: DateFormat) {
    this.#table = table
    const rows = table.grid.rows.slice(table.headerIndex + 1)
    const columnOf = function* (column: number): Generator<string> {
      for (const row of rows) yield row.cells[column] ?? ""
    }
    for (const field of MONEY) {
      const column = table.index.get(field)
      if (column !== undefined) this.#marks.set(field, decimalMark(columnOf(column)))
    }
    for (const field of DAYS) {
      const column = table.index.get(field)
      if (column !== undefined) this.#orders.set(field, dayOrder(columnOf(column), dateFormat))
    }
  }

  /** True when the table has a column for this field. */
  has(field: Field): boolean {
    return this.#table.index.has(field)
  }

  /** The text of a cell, empty where there is none. */
  text(row: GridRow, field: Field): string {
    const column = this.#table.index.get(field)
    return column === undefined ? "" : (row.cells[column] ?? "")
  }

  /** The header of a field's column, as the file writes it. */
  header(field: Field): string {
    const column = this.#table.index.get(field)
    return (column === undefined ? "" : this.#table.columns[column]?.header) || field
  }

  /** Cents of a cell, null when it is empty; a fault is noted and undefined returned when it is no amount. */
  cents(row: GridRow, field: Field): Cents | null | undefined {
    const text = this.text(row, field)
    if (text === "" || text === "-") return null
    const cents = tableCents(text, this.#marks.get(field) ?? null)
    if (typeof cents === "number") return cents
    const fault = cents === "ambiguous" ? ambiguousAmount : notAnAmount
    this.faults.push(fault(row.number, this.header(field), text))
    return undefined
  }

  /** The day of a cell, null when it is empty; a fault is noted and undefined returned when it is no day. */
  day(row: GridRow, field: Field): Day | null | undefined {
    const text = this.text(row, field)
    const on = tableDay(text, this.#orders.get(field) ?? "day-first")
    if (on !== "impossible") return on
    this.faults.push(impossibleDay(row.number, this.header(field), text))
    return undefined
  }

  /** The rows below the header that are neither blank nor totals nor the header repeated on a new page. */
  *rows(): Generator<GridRow> {
    const header = this.#table.grid.rows[this.#table.headerIndex]?.cells.join("\t")
    for (const row of this.#table.grid.rows.slice(this.#table.headerIndex + 1)) {
      if (isBlank(row) || row.cells.join("\t") === header) continue
      const long = LONGEST.find(([field, most]) => this.text(row, field).length > most)
      if (this.#isTotal(row)) this.#noteTotal(row)
      else if (long)
        this.faults.push(tooLong(row.number, this.header(long[0]), this.text(row, long[0]), long[1]))
      else yield row
    }
    if (this.#skippedTotals > 0) this.warnings.push(skippedTotals(this.#skippedTotals))
  }

  #isTotal(row: GridRow): boolean {
    const first = row.cells.find((cell) => cell !== "") ?? ""
    const number = this.text(row, "number")
    const hasDay = DAYS.some((field) => this.text(row, field) !== "")
    return !hasDay && TOTAL.test(first) && (number === "" || TOTAL.test(number))
  }

  #noteTotal(row: GridRow): void {
    this.#skippedTotals += 1
    for (const field of MONEY) {
      const cents = tableCents(this.text(row, field), this.#marks.get(field) ?? null)
      if (typeof cents !== "number") continue
      const list = this.#totals.get(field)
      if (list) list.push(cents)
      else this.#totals.set(field, [cents])
    }
  }

  /** What the file itself says that a column sums to: its grand total, else its subtotals together; null without any. */
  printedTotal(field: Field): Cents | null {
    const totals = this.#totals.get(field)
    if (!totals) return null
    const last = totals.at(-1)!
    const others = totals.slice(0, -1).reduce((sum, cents) => sum + cents, 0)
    return totals.length === 1 || last === others ? last : last + others
  }
}

function skippedTotals(count: number): Warning {
  return {
    code: "TOTAL_ROWS_SKIPPED",
    count,
    sentence: {
      fr:
        count === 1
          ? "Une ligne de total a été ignorée."
          : `${count} lignes de total ou de sous-total ont été ignorées.`,
      en: count === 1 ? "One total row was skipped." : `${count} total or subtotal rows were skipped.`,
    },
  }
}

/** Tells that the rows do not sum to the total that the file itself prints. */
export function totalMismatch(fileCents: Cents, readCents: Cents, currency: string): Warning {
  const words = (cents: Cents, language: "fr" | "en") => amountWords(cents, currency, language)
  return {
    code: "CONTROL_TOTAL_DIFFERS",
    sentence: {
      fr: `Le fichier annonce un total de ${words(fileCents, "fr")}, les lignes lues font ${words(readCents, "fr")}\u00a0: vérifiez les lignes refusées.`,
      en: `The file states a total of ${words(fileCents, "en")}, the rows read make ${words(readCents, "en")}: check the refused rows.`,
    },
  }
}
