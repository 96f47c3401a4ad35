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
