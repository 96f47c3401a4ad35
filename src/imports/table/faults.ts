import type { Sentence } from "../../kernel/wording.ts"
import { quoted, quotedEnglish, type RowFault } from "../fault.ts"

const at = (row: number, column: string): Sentence => ({
  fr: `Ligne ${row}, colonne ${column}`,
  en: `Row ${row}, column ${column}`,
})

/** A cell that should hold a day and holds 30 February or something else. */
export function impossibleDay(row: number, column: string, value: string): RowFault {
  const where = at(row, column)
  return {
    row,
    column,
    value,
    code: "DAY_IMPOSSIBLE",
    sentence: {
      fr: `${where.fr}\u00a0: ${quoted(value)} n’est pas un jour du calendrier.`,
      en: `${where.en}: ${quotedEnglish(value)} is not a day of the calendar.`,
    },
    remedy: {
      fr: "Écrivez la date comme 03/02/2026 (jour/mois/année), ou choisissez un autre ordre des jours et des mois.",
      en: "Write the date as 03/02/2026 (day/month/year), or choose another order of days and months.",
    },
  }
}

/** A cell that should hold an amount and does not. */
export function notAnAmount(row: number, column: string, value: string): RowFault {
  const where = at(row, column)
  return {
    row,
    column,
    value,
    code: "AMOUNT_INVALID",
    sentence: {
      fr: `${where.fr}\u00a0: ${quoted(value)} n’est pas un montant en euros et centimes.`,
      en: `${where.en}: ${quotedEnglish(value)} is not an amount in euros and cents.`,
    },
    remedy: {
      fr: "Écrivez le montant comme 1234,56, avec deux décimales au plus.",
      en: "Write the amount as 1234.56, with two decimals at most.",
    },
  }
}

/** "1.234", where nothing in the column tells whether this is a thousand or a fraction. */
export function ambiguousAmount(row: number, column: string, value: string): RowFault {
  const where = at(row, column)
  return {
    row,
    column,
    value,
    code: "AMOUNT_AMBIGUOUS",
    sentence: {
      fr: `${where.fr}\u00a0: ${quoted(value)} peut se lire comme un millier ou comme une fraction.`,
      en: `${where.en}: ${quotedEnglish(value)} may be read as thousands or as a fraction.`,
    },
    remedy: {
      fr: "Ajoutez les centimes, par exemple 1234,00.",
      en: "Add the cents, for instance 1234.00.",
    },
  }
}

/** A cell that must be filled in. */
export function emptyCell(row: number, column: string, what: Sentence): RowFault {
  return {
    row,
    column,
    value: "",
    code: "CELL_EMPTY",
    sentence: {
      fr: `Ligne ${row}\u00a0: il manque ${what.fr}.`,
      en: `Row ${row}: ${what.en} is missing.`,
    },
    remedy: {
      fr: "Complétez la ligne dans le fichier, ou supprimez-la si ce n’est pas une vraie ligne.",
      en: "Fill in the row in the file, or delete it if it is not a real one.",
    },
  }
}

/** A cell that is far too long for what it should hold: most often a quotation mark that is never closed. */
export function tooLong(row: number, column: string, value: string, most: number): RowFault {
  const where = at(row, column)
  return {
    row,
    column,
    value: value.slice(0, 80),
    code: "CELL_TOO_LONG",
    sentence: {
      fr: `${where.fr}\u00a0: ${quoted(value)} est trop long, ${most} caractères au plus.`,
      en: `${where.en}: ${quotedEnglish(value)} is too long, ${most} characters at most.`,
    },
    remedy: {
      fr: "Raccourcissez cette valeur, et vérifiez qu’aucun guillemet n’est resté ouvert dans le fichier.",
      en: "Shorten this value, and check that no quotation mark was left open in the file.",
    },
  }
}

/** Any other fault of a row. */
export function rowFault(
  row: number,
  column: string | null,
  value: string,
  code: string,
  sentence: Sentence,
  remedy: Sentence,
): RowFault {
  return {
    row,
    column,
    value,
    code,
    sentence: { fr: `Ligne ${row}\u00a0: ${sentence.fr}`, en: `Row ${row}: ${sentence.en}` },
    remedy,
  }
}
