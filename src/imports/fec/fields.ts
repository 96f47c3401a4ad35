import { quoted, quotedEnglish, type RowFault } from "../fault.ts"
import { fecCents } from "./amount.ts"
import type { FecColumns, FecFieldIndex } from "./columns.ts"
import type { FecLine } from "./line.ts"
import { type FecOddities, FecRow } from "./row.ts"

/** Makes the row of the fields of one line, or says what is wrong with it. */
export function fecRow(
  line: FecLine,
  number: number,
  { index }: FecColumns,
  oddities: FecOddities,
): FecRow | RowFault {
  const compteNum = line.at(index.compteNum)
  if (!/^[0-9]{3}/.test(compteNum)) return badAccount(number, compteNum)
  const amounts = index.debit >= 0 ? twoSided(line, index, oddities) : oneSided(line, index, oddities)
  if ("column" in amounts) return badAmount(number, amounts.column, amounts.value)
  if (amounts.debitCents !== 0 && amounts.creditCents !== 0) oddities.doubleSided += 1
  return new FecRow(number, line, index, amounts)
}

type Amounts = { debitCents: number; creditCents: number } | { column: string; value: string }

function twoSided(line: FecLine, index: FecFieldIndex, oddities: FecOddities): Amounts {
  const debit = line.at(index.debit)
  const credit = line.at(index.credit)
  const debitCents = fecCents(debit)
  if (Number.isNaN(debitCents)) return { column: "Debit", value: debit }
  const creditCents = fecCents(credit)
  if (Number.isNaN(creditCents)) return { column: "Credit", value: credit }
  if (debit.includes(".") || credit.includes(".")) oddities.dotAmounts += 1
  return { debitCents, creditCents }
}

/** Montant and Sens: D, C, +1 or -1 in any case. */
function oneSided(line: FecLine, index: FecFieldIndex, oddities: FecOddities): Amounts {
  const montant = line.at(index.montant)
  const cents = fecCents(montant)
  if (Number.isNaN(cents)) return { column: "Montant", value: montant }
  if (montant.includes(".")) oddities.dotAmounts += 1
  const sens = line.at(index.sens).toUpperCase().replaceAll(" ", "")
  if (sens === "D" || sens === "+1" || sens === "1") return { debitCents: cents, creditCents: 0 }
  if (sens === "C" || sens === "-1") return { debitCents: 0, creditCents: cents }
  return { column: "Sens", value: sens }
}

function badAccount(row: number, value: string): RowFault {
  return {
    row,
    column: "CompteNum",
    value,
    code: "FEC_ACCOUNT_INVALID",
    sentence: {
      fr: `Ligne ${row}\u00a0: le numéro de compte ${quoted(value)} ne commence pas par trois chiffres.`,
      en: `Line ${row}: the account number ${quotedEnglish(value)} does not start with three digits.`,
    },
    remedy: {
      fr: "Corrigez le compte dans votre logiciel comptable, ou vérifiez que la ligne n’a pas été décalée par un séparateur de trop.",
      en: "Correct the account in your accounting package, or check that a stray separator did not shift the line.",
    },
  }
}

function badAmount(row: number, column: string, value: string): RowFault {
  return {
    row,
    column,
    value,
    code: "FEC_AMOUNT_INVALID",
    sentence: {
      fr: `Ligne ${row}, colonne ${column}\u00a0: ${quoted(value)} n’est pas un montant.`,
      en: `Line ${row}, column ${column}: ${quotedEnglish(value)} is not an amount.`,
    },
    remedy: {
      fr: "Un montant s’écrit 1234,56, sans unité ni fraction de centime\u00a0; le sens s’écrit D ou C.",
      en: "An amount is written 1234,56, without a unit or a fraction of a cent; the side is D or C.",
    },
  }
}
