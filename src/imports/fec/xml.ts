import { XMLParser } from "fast-xml-parser"
import { refuse } from "../../kernel/refusal.ts"
import type { RowFault } from "../fault.ts"
import { type FecColumns, type FecField, fecFieldIndex, foldName } from "./columns.ts"
import { fecRow } from "./fields.ts"
import { FecLine } from "./line.ts"
import { type FecBatch, type FecRow, noOddities } from "./row.ts"

type Element = Readonly<Record<string, unknown>>

const LISTS = new Set(["exercice", "journal", "ecriture", "ligne"])

/**
 * Reads a FEC in its XML form (journals, entries in them, lines in these). A row's line number is the
 * place of its <ligne> in the file. Throws FEC_XML_UNREADABLE, also for a file with its own entities.
 */
export async function* readFecXml(text: string): AsyncGenerator<FecBatch> {
  const oddities = noOddities()
  let columns: FecColumns | null = null
  const line = new FecLine("\t")
  let number = 0
  for (const [journal, journalFields] of journals(parse(text))) {
    const rows: FecRow[] = []
    const faults: RowFault[] = []
    for (const entry of elements(journal, "ecriture")) {
      const entryFields = { ...journalFields, ...texts(entry) }
      for (const ligne of elements(entry, "ligne")) {
        number += 1
        const fields = { ...entryFields, ...texts(ligne) }
        columns ??= columnsOf(Object.keys(fields))
        line.take(NAMES.map((name) => fields[name] ?? ""))
        const read = fecRow(line, number, columns, oddities)
        if ("code" in read) faults.push(read)
        else rows.push(read)
      }
    }
    yield { rows, faults, oddities }
  }
  if (columns === null) unreadable()
}

/** The folded element names, in the order in which a row's fields are laid out. */
const NAMES = [
  "journalcode",
  "journallib",
  "ecriturenum",
  "ecrituredate",
  "comptenum",
  "comptelib",
  "compauxnum",
  "compauxlib",
  "pieceref",
  "piecedate",
  "ecriturelib",
  "ecriturelet",
  "echeancedate",
  "debit",
  "credit",
  "montant",
  "sens",
]
const OTHER_NAMES: Readonly<Record<string, string>> = {
  compteauxnum: "compauxnum",
  compteauxlib: "compauxlib",
}

function columnsOf(present: readonly string[]): FecColumns {
  const hasTwoSides = present.includes("debit") || present.includes("credit")
  const index = fecFieldIndex(NAMES)!
  const sides: Partial<Record<FecField, number>> = hasTwoSides ? {} : { debit: -1, credit: -1 }
  return { separator: "\t", count: NAMES.length, index: { ...index, ...sides } }
}

function parse(text: string): Element {
  // An entity that expands to others can fill the memory; a FEC needs none of its own.
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) unreadable()
  try {
    const parser = new XMLParser({
      parseTagValue: false,
      ignoreAttributes: true,
      removeNSPrefix: true,
      isArray: (name) => LISTS.has(name),
    })
    return parser.parse(text) as Element
  } catch (error) {
    if (error instanceof Error) return unreadable()
    throw error
  }
}

function* journals(document: Element): Generator<[Element, Record<string, string>]> {
  for (const year of elements(document.comptabilite, "exercice")) {
    for (const journal of elements(year, "journal")) yield [journal, texts(journal)]
  }
}

function elements(parent: unknown, name: string): readonly Element[] {
  const found = typeof parent === "object" && parent !== null ? (parent as Element)[name] : undefined
  return Array.isArray(found) ? found.filter((e) => typeof e === "object" && e !== null) : []
}

/** The texts of an element's own fields, by folded name. */
function texts(element: Element): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of Object.entries(element)) {
    const folded = foldName(name)
    if (typeof value === "string") fields[OTHER_NAMES[folded] ?? folded] = value
  }
  return fields
}

function unreadable(): never {
  return refuse("FEC_XML_UNREADABLE", {
    fr: "Ce fichier XML n’est pas un FEC lisible. Exportez le FEC au format texte (TXT) depuis votre logiciel comptable.",
    en: "This XML file is not a FEC that can be read. Export the FEC as text (TXT) from your accounting package.",
  })
}
