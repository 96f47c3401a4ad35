import { CsvError, parse } from "csv-parse/sync"
import { refuse } from "../../kernel/refusal.ts"
import type { Grid, GridRow } from "./grid.ts"
import { MOST_ROWS } from "./grid.ts"

const SEPARATORS = [";", "\t", ",", "|"]
const SAMPLE_LINES = 40

/**
 * Splits the text of a CSV file into cells. The separator is the one that cuts the first lines into
 * the most columns, evenly. Quotation marks that are not well formed are ordinary characters.
 */
export function readCsv(text: string): Grid {
  const clean = text.replaceAll("\0", "")
  const separator = separatorOf(clean)
  const rows =
    split(clean, separator, "strict") ?? split(clean, separator, "relaxed") ?? split(clean, separator, "none")
  if (!rows) return refuse("CSV_UNREADABLE", UNREADABLE)
  if (rows.length > MOST_ROWS) refuse("TOO_MANY_ROWS", TOO_MANY)
  return { rows, faults: [] }
}

function split(text: string, delimiter: string, quotes: "strict" | "relaxed" | "none"): GridRow[] | null {
  try {
    const records = parse(text, {
      delimiter,
      quote: quotes === "none" ? null : '"',
      relax_quotes: quotes === "relaxed",
      relax_column_count: true,
      skip_empty_lines: false,
      info: true,
      record_delimiter: text.includes("\n") ? ["\r\n", "\n"] : ["\r"],
    })
    let next = 1
    // With `info`, each record comes with where it was read; the library's types do not say so.
    return (records as unknown as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => {
      // `lines` is the last line of a record; a quoted cell may hold line breaks.
      const number = next
      next = info.lines + 1
      return { number, cells: record.map(cellText) }
    })
  } catch (error) {
    // A stray quotation mark is why it failed: the caller tries again, less strictly.
    if (error instanceof CsvError) return null
    throw error
  }
}

/** A cell as text: every kind of blank is a space, none at the ends; what is invisible or reorders text is dropped. */
export const cellText = (text: string): string =>
  text
    .replace(/[\u200b\u202a-\u202e\u2060\u2066-\u2069]/g, "")
    .replace(/[\s\u00a0\u2007\u2009\u202f\ufeff]+/g, " ")
    .trim()

function separatorOf(text: string): string {
  const lines = text.split(/\r\n?|\n/, SAMPLE_LINES).filter((line) => line.trim() !== "")
  const score = (separator: string): number => {
    const widths = lines.map((line) => withoutQuoted(line).split(separator).length)
    const usual = mostFrequent(widths.filter((width) => width > 1))
    return usual === null ? 0 : usual * widths.filter((width) => width === usual).length
  }
  return SEPARATORS.map((s) => ({ s, score: score(s) })).reduce((a, b) => (b.score > a.score ? b : a)).s
}

const withoutQuoted = (line: string): string => line.replace(/"[^"]*"/g, "")

function mostFrequent(numbers: readonly number[]): number | null {
  const groups = [...Map.groupBy(numbers, (n) => n)]
  return groups.length === 0 ? null : groups.reduce((a, b) => (b[1].length > a[1].length ? b : a))[0]
}

const UNREADABLE = {
  fr: "Ce fichier n’est pas un tableau lisible. Enregistrez-le au format CSV (séparateur point-virgule) ou XLSX.",
  en: "This file is not a table that can be read. Save it as CSV (separated by semicolons) or XLSX.",
}

const TOO_MANY = {
  fr: "Ce fichier a plus d’un million de lignes. Découpez-le, par exemple par exercice.",
  en: "This file has more than a million rows. Split it, for instance by year.",
}
