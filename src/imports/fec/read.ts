import { refuse } from "../../kernel/refusal.ts"
import { illegalTermsWarnings } from "../apply/legal-terms.ts"
import type { RowFault } from "../fault.ts"
import { DEFAULT_RECEIVABLE_ACCOUNTS, type ImportOptions, termsOf } from "../options.ts"
import type { ReadFile } from "../reading.ts"
import { fecBooks } from "./books.ts"
import { recogniseCustomers } from "./known-customers.ts"
import { planFec } from "./plan.ts"
import { Receivables } from "./receivables.ts"
import { type FecBatch, noOddities } from "./row.ts"
import { fecWarnings } from "./warnings.ts"

/** Reads all rows of a FEC and keeps its customers' side. `onRows` hears of the rows read so far. */
export async function readFecFile(
  batches: AsyncIterable<FecBatch>,
  options: ImportOptions,
  onRows: (rows: number) => Promise<void>,
): Promise<ReadFile> {
  const accounts = options.receivableAccounts ?? DEFAULT_RECEIVABLE_ACCOUNTS
  const receivables = new Receivables(accounts)
  const faults: RowFault[] = []
  let oddities = noOddities()
  for await (const batch of batches) {
    for (const fault of batch.faults) faults.push(fault)
    for (const row of batch.rows) {
      const fault = receivables.add(row)
      if (fault) faults.push(fault)
    }
    oddities = batch.oddities
    await onRows(receivables.counts.rows)
  }
  faults.sort((a, b) => a.row - b.row)
  return readFile(receivables, accounts, faults, oddities)
}

function readFile(
  receivables: Receivables,
  accounts: readonly string[],
  faults: readonly RowFault[],
  oddities: FecBatch["oddities"],
): ReadFile {
  const { counts, lines, names } = receivables
  const { from, to } = counts
  if (from === null || to === null) noRows(faults)
  const entries = receivables.entries.settle()
  return {
    rowCount: counts.rows + faults.length,
    controlTotal: {
      fileCents: counts.receivableCents,
      readCents: lines.reduce((sum, line) => sum + line.cents, 0),
    },
    period: { from, to },
    mapping: null,
    plan(known, { currency, options, newId }) {
      const told = recogniseCustomers(names, lines, known, accounts)
      const knownTerms = new Map(known.customers.map((c) => [c.code, c.paymentTerms]))
      let termsAreAssumed = false
      const terms = termsOf(options, (code) => knownTerms.get(code) ?? null)
      const books = fecBooks(told.lines, told.names, currency, (code) => {
        const found = terms(code)
        termsAreAssumed ||= found.assumed
        return found
      })
      const plan = planFec(books, known, { from, to }, currency, terms, newId)
      const warnings = fecWarnings({
        counts,
        oddities,
        entries,
        lines,
        termsAreAssumed,
        faultCount: faults.length,
      })
      const given = (code: string) => (terms(code).assumed ? null : terms(code).terms)
      const illegal = illegalTermsWarnings(told.names.keys(), given, known, [])
      return { ...plan, faults, warnings: [...warnings, ...told.warnings, ...illegal, ...plan.warnings] }
    },
  }
}

function noRows(faults: readonly RowFault[]): never {
  const first = faults[0]
  return refuse(
    "FEC_EMPTY",
    {
      fr: `Aucune écriture n’a pu être lue dans ce FEC.${first ? ` ${first.sentence.fr}` : ""} Exportez-le à nouveau depuis votre logiciel comptable.`,
      en: `No entry could be read from this FEC.${first ? ` ${first.sentence.en}` : ""} Export it again from your accounting package.`,
    },
    first ? { row: first.row } : {},
  )
}
