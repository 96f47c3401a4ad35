import { amountWords, countWords, NBSP } from "../../kernel/wording.ts"
import type { Warning } from "../fault.ts"
import type { FecCounts, ReceivableLine } from "./receivables.ts"
import type { FecOddities } from "./row.ts"

/** What was noticed about a whole FEC. */
export interface FecFindings {
  readonly counts: FecCounts
  readonly oddities: FecOddities
  readonly entries: { readonly regrouped: number; readonly unbalanced: number }
  readonly lines: readonly ReceivableLine[]
  readonly termsAreAssumed: boolean
  readonly faultCount: number
}

/** The warnings that a FEC deserves, most important first. */
export function fecWarnings(found: FecFindings): Warning[] {
  return [...balanceWarnings(found), ...receivableWarnings(found), ...dialectWarnings(found)]
}

function balanceWarnings({ counts, entries, faultCount }: FecFindings): Warning[] {
  const warnings: Warning[] = []
  const gap = counts.debitCents - counts.creditCents
  if (gap !== 0) {
    warnings.push({
      code: "FEC_UNBALANCED",
      sentence: {
        fr: `Les débits et les crédits du fichier diffèrent de ${amountWords(Math.abs(gap), "EUR", "fr")}\u00a0: ${faultCount > 0 ? "des lignes ont été refusées" : "il est sans doute incomplet"}. Exportez-le à nouveau avant de relancer vos clients.`,
        en: `Debits and credits of the file differ by ${amountWords(Math.abs(gap), "EUR", "en")}: ${faultCount > 0 ? "lines were refused" : "it is probably incomplete"}. Export it again before you chase anybody.`,
      },
    })
  }
  if (entries.regrouped > 0) {
    warnings.push({
      code: "FEC_ENTRIES_REGROUPED",
      count: entries.regrouped,
      sentence: {
        fr: `${countWords(entries.regrouped, "écriture", "écritures", "fr")} sans équilibre propre, mais équilibrées avec les autres lignes de même numéro\u00a0: elles ont été réunies, quel que soit leur journal.`,
        en: `${countWords(entries.regrouped, "entry", "entries", "en")} that balance only with the other lines of the same number: they were taken together, whatever their journal.`,
      },
    })
  }
  if (entries.unbalanced > 0) {
    warnings.push({
      code: "FEC_ENTRIES_UNBALANCED",
      count: entries.unbalanced,
      sentence: {
        fr: `Écritures non équilibrées\u00a0: ${entries.unbalanced}. Leurs lignes clients ont été reprises telles quelles.`,
        en: `Entries that do not balance: ${entries.unbalanced}. Their customer lines were taken as they are.`,
      },
    })
  }
  return warnings
}

function receivableWarnings({ counts, lines, termsAreAssumed }: FecFindings): Warning[] {
  const warnings: Warning[] = []
  if (termsAreAssumed && lines.some((line) => line.dueOn === null && line.cents > 0)) {
    warnings.push({
      code: "DEFAULT_TERMS",
      sentence: {
        fr: "Un FEC ne contient pas d’échéances. Elles ont été calculées à 30 jours date de facture, faute de conditions de règlement\u00a0: indiquez les vôtres si elles diffèrent.",
        en: "A FEC holds no due dates. They were computed at 30 days from the invoice date, as no payment terms were given: enter yours if they differ.",
      },
    })
  }
  if (lines.some((line) => line.cents < 0) && lines.every((line) => line.letter === "")) {
    warnings.push({
      code: "FEC_NO_LETTERING",
      sentence: {
        fr: "Aucune ligne client n’est lettrée\u00a0: les règlements restent à affecter aux factures, et les clients concernés ne seront pas relancés avant.",
        en: "No customer line is lettered: payments remain to be allocated to invoices, and those customers are not chased until then.",
      },
    })
  }
  for (const [account, cents] of counts.otherAccounts) {
    if (cents === 0) continue
    warnings.push({
      code: "FEC_OTHER_RECEIVABLES",
      where: { account },
      sentence: {
        fr: `Le compte ${account} porte un solde de ${amountWords(cents, "EUR", "fr")} qui n’est pas suivi. Ajoutez ${account} aux comptes clients de l’import pour le suivre aussi.`,
        en: `Account ${account} has a balance of ${amountWords(cents, "EUR", "en")} that is not followed. Add ${account} to the customer accounts of the import to follow it too.`,
      },
    })
  }
  return warnings
}

function dialectWarnings({ counts, oddities }: FecFindings): Warning[] {
  const cases: [count: number, code: string, fr: string, en: string][] = [
    [
      oddities.dotAmounts,
      "FEC_DOT_AMOUNTS",
      "Montants écrits avec un point au lieu d’une virgule",
      "Amounts with a decimal dot instead of a comma",
    ],
    [
      oddities.mendedLabels,
      "FEC_LABELS_MENDED",
      "Libellés coupés par le séparateur de champs, et recollés",
      "Labels cut by the field separator, and put together again",
    ],
    [
      oddities.doubleSided,
      "FEC_DOUBLE_SIDED",
      "Débit et crédit sur une même ligne, dont la différence a été retenue",
      "Debit and credit on one line, of which the difference was taken",
    ],
    [
      counts.oddPieceDays,
      "FEC_PIECE_DAY",
      "Dates de pièce qui n’existent pas, remplacées par la date d’écriture",
      "Piece dates that do not exist, replaced by the entry date",
    ],
  ]
  return cases
    .filter(([count]) => count > 0)
    .map(([count, code, fr, en]) => ({
      code,
      count,
      sentence: {
        fr: `${fr}${NBSP}: ${countWords(count, "ligne", "lignes", "fr")}.`,
        en: `${en}: ${countWords(count, "line", "lines", "en")}.`,
      },
    }))
}
