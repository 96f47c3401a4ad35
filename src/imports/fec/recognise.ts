import { refuse } from "../../kernel/refusal.ts"
import type { Grid } from "../table/grid.ts"
import { fecFieldIndex } from "./columns.ts"

/** Of the law, then those that a spreadsheet makes of it. */
const SEPARATORS = ["\t", "|", ";", ","]
const HEADER_ROWS = 40

/** True when the beginning of a file is a FEC's, text or XML, though a spreadsheet may have saved it again. */
export function looksLikeFec(head: string): boolean {
  if (/<comptabilite\b/i.test(head)) return true
  const first = head.split(/\r\n?|\n/).find((line) => line.trim() !== "") ?? ""
  return SEPARATORS.some((separator) => fecFieldIndex(first.split(separator)) !== null)
}

/** True when a table has the columns of a FEC: one that was opened in a spreadsheet. */
export const hasFecColumns = (grid: Grid): boolean =>
  grid.rows.slice(0, HEADER_ROWS).some(({ cells }) => fecFieldIndex(cells) !== null)

/**
 * A FEC given as a list of customers, invoices or payments would make a customer of every account
 * and an invoice of every line: refused with FEC_NOT_A_TABLE.
 */
export function refuseFecAsTable(): never {
  return refuse("FEC_NOT_A_TABLE", {
    fr: "Ce fichier est un fichier des écritures comptables (FEC), pas une simple liste\u00a0: rien n’a été importé. Importez-le comme FEC, avec relance import fec, ou choisissez ce type de fichier à l’écran. S’il a été enregistré par un tableur, exportez-le d’abord à nouveau depuis votre logiciel comptable.",
    en: "This file is an accounting entries file (FEC), not a plain list: nothing was imported. Import it as a FEC, with relance import fec, or choose that kind of file on the page. If a spreadsheet program saved it, export it again from your accounting package first.",
  })
}
