import { quoted, quotedEnglish, type RowFault } from "../fault.ts"
import type { FecRow } from "./row.ts"

/** A customer line whose day does not exist. */
export function impossibleDay(row: FecRow, column: string, value: string): RowFault {
  return {
    row: row.line,
    column,
    value,
    code: "FEC_DAY_IMPOSSIBLE",
    sentence: {
      fr: `Ligne ${row.line}, colonne ${column}\u00a0: ${quoted(value)} n’est pas un jour du calendrier.`,
      en: `Line ${row.line}, column ${column}: ${quotedEnglish(value)} is not a day of the calendar.`,
    },
    remedy: {
      fr: "Une date de FEC s’écrit AAAAMMJJ, par exemple 20260303 pour le 3 mars 2026.",
      en: "A date in a FEC is written YYYYMMDD, for instance 20260303 for 3 March 2026.",
    },
  }
}

/** The most characters of an account, a journal or a piece: they make the keys of the ledger. */
export const LONGEST_CODE = 150

/** A customer line whose account, journal or piece is longer than any of them is. */
export function tooLong(row: FecRow, column: string, value: string): RowFault {
  return {
    row: row.line,
    column,
    value: value.slice(0, 80),
    code: "FEC_FIELD_TOO_LONG",
    sentence: {
      fr: `Ligne ${row.line}, colonne ${column}\u00a0: ${quoted(value)} est trop long, ${LONGEST_CODE} caractères au plus.`,
      en: `Line ${row.line}, column ${column}: ${quotedEnglish(value)} is too long, ${LONGEST_CODE} characters at most.`,
    },
    remedy: {
      fr: "Exportez le FEC à nouveau depuis votre logiciel comptable\u00a0: ce fichier est sans doute endommagé.",
      en: "Export the FEC again from your accounting package: this file is probably damaged.",
    },
  }
}
