import { refuse } from "../../kernel/refusal.ts"

/** Where each field of a FEC stands in its lines; -1 where the file has no such column. */
export interface FecColumns {
  readonly separator: "\t" | "|"
  readonly count: number
  readonly index: FecFieldIndex
}

/** The place of each field in a line, from 0; -1 for none. */
export type FecFieldIndex = Readonly<Record<FecField, number>>

/** The fields of article A47 A-1 of the Livre des procédures fiscales that matter here, and the vendors' due date. */
export type FecField =
  | "journalCode"
  | "journalLib"
  | "ecritureNum"
  | "ecritureDate"
  | "compteNum"
  | "compteLib"
  | "compAuxNum"
  | "compAuxLib"
  | "pieceRef"
  | "pieceDate"
  | "ecritureLib"
  | "debit"
  | "credit"
  | "montant"
  | "sens"
  | "ecritureLet"
  | "echeanceDate"

/** The folded names under which each field may appear. */
const NAMES: Record<FecField, readonly string[]> = {
  journalCode: ["journalcode", "codejournal"],
  journalLib: ["journallib", "journallibelle"],
  ecritureNum: ["ecriturenum", "ecriturenumero", "numecriture"],
  ecritureDate: ["ecrituredate"],
  compteNum: ["comptenum", "comptenumero"],
  compteLib: ["comptelib", "comptelibelle"],
  compAuxNum: ["compauxnum", "compteauxnum", "compauxnumero"],
  compAuxLib: ["compauxlib", "compteauxlib", "compauxlibelle"],
  pieceRef: ["pieceref"],
  pieceDate: ["piecedate"],
  ecritureLib: ["ecriturelib", "ecriturelibelle"],
  debit: ["debit"],
  credit: ["credit"],
  montant: ["montant"],
  sens: ["sens"],
  ecritureLet: ["ecriturelet", "ecriturelettrage"],
  echeanceDate: ["echeancedate", "dateecheance", "datedecheance", "echeance", "pieceecheance"],
}

const REQUIRED: readonly FecField[] = ["journalCode", "ecritureNum", "ecritureDate", "compteNum"]

/** A header name without case, accents, blanks or punctuation. */
export const foldName = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")

/** Finds the fields among the names of a header line, or null when this is no FEC header. */
export function fecFieldIndex(names: readonly string[]): Record<FecField, number> | null {
  const folded = names.map(foldName)
  const found = Object.fromEntries(
    Object.entries(NAMES).map(([field, spellings]) => [
      field,
      folded.findIndex((n) => spellings.includes(n)),
    ]),
  ) as Record<FecField, number>
  const hasAmounts = (found.debit >= 0 && found.credit >= 0) || (found.montant >= 0 && found.sens >= 0)
  return hasAmounts && REQUIRED.every((field) => found[field] >= 0) ? found : null
}

/** Reads the header line: separator TAB or |, names in any case, with or without accents and padding. */
export function readFecHeader(line: string): FecColumns {
  const separator = line.includes("\t") ? "\t" : "|"
  const names = line.split(separator)
  while (names.length > 1 && names.at(-1)!.trim() === "") names.pop()
  const index = fecFieldIndex(names)
  if (index) return { separator, count: names.length, index }
  return refuse(
    "FEC_HEADER_MISSING",
    {
      fr: "La première ligne n’est pas l’en-tête d’un FEC\u00a0: il y manque JournalCode, EcritureNum, EcritureDate, CompteNum, Debit et Credit (ou Montant et Sens), séparés par des tabulations ou des barres |. Exportez à nouveau le FEC depuis votre logiciel comptable sans l’ouvrir dans un tableur.",
      en: "The first line is not the header of a FEC: it needs JournalCode, EcritureNum, EcritureDate, CompteNum, Debit and Credit (or Montant and Sens), separated by tabs or |. Export the FEC again from your accounting package without opening it in a spreadsheet.",
    },
    { row: 1 },
  )
}
