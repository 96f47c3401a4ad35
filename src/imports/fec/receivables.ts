import type { Cents } from "../../kernel/cents.ts"
import { type Day, earlierOf, laterOf } from "../../kernel/day.ts"
import type { RowFault } from "../fault.ts"
import { fecDay } from "./date.ts"
import { type Entry, EntryBook } from "./entries.ts"
import { impossibleDay, LONGEST_CODE, tooLong } from "./faults.ts"
import { isOpeningJournal, isOpeningLabel, type LineKind, lineKind } from "./kinds.ts"
import type { FecRow } from "./row.ts"

/** A line of a customer account, which becomes an invoice, a credit or nothing. */
export interface ReceivableLine {
  readonly line: number
  readonly customerCode: string
  readonly account: string
  readonly aux: string
  readonly journalCode: string
  readonly entry: Entry
  readonly entryNumber: string
  readonly bookedOn: Day
  /** PieceDate, or the entry's own day where the piece has none. */
  readonly pieceOn: Day
  readonly pieceRef: string
  readonly label: string
  /** Debit less credit, never zero. */
  readonly cents: Cents
  readonly letter: string
  readonly dueOn: Day | null
  readonly looksOpening: "journal" | "label" | null
}

/** What was counted while reading, for the report. */
export interface FecCounts {
  rows: number
  from: Day | null
  to: Day | null
  debitCents: Cents
  creditCents: Cents
  receivableCents: Cents
  oddPieceDays: number
  firstOddPieceDay: number
  /** Balances of third-party accounts that are not followed but could be, by their three digits. */
  readonly otherAccounts: Map<string, Cents>
}

/** Names are cut there: a letter has no room for more. */
const LONGEST_NAME = 250

const FOLLOWABLE = /^(413|416|417|419)/

/** Keeps the customer lines of a FEC, and what their entries consist of, as rows go by. */
export class Receivables {
  readonly lines: ReceivableLine[] = []
  readonly names = new Map<string, string>()
  readonly entries = new EntryBook()
  readonly counts: FecCounts = {
    rows: 0,
    from: null,
    to: null,
    debitCents: 0,
    creditCents: 0,
    receivableCents: 0,
    oddPieceDays: 0,
    firstOddPieceDay: 0,
    otherAccounts: new Map(),
  }
  readonly #accounts: readonly string[]
  readonly #days = new Map<string, Day | null | "impossible">()
  readonly #journals = new Map<string, boolean>()
  readonly #words = new Map<string, string>()

  /** `accounts`: the beginnings of the account numbers that hold customers, such as "411". */
  constructor(accounts: readonly string[]) {
    this.#accounts = accounts
  }

  /** Takes one row; a customer line with an impossible day is returned as a fault and left out. */
  add(row: FecRow): RowFault | null {
    const isCustomerLine = this.#accounts.some((beginning) => row.compteNum.startsWith(beginning))
    const entry = this.entries.add(row, isCustomerLine)
    const { counts } = this
    const cents = row.debitCents - row.creditCents
    counts.rows += 1
    counts.debitCents += row.debitCents
    counts.creditCents += row.creditCents
    const bookedOn = this.#day(row.ecritureDate)
    if (bookedOn && bookedOn !== "impossible" && bookedOn !== counts.to && bookedOn !== counts.from) {
      counts.from = counts.from === null ? bookedOn : earlierOf(counts.from, bookedOn)
      counts.to = counts.to === null ? bookedOn : laterOf(counts.to, bookedOn)
    }
    if (!isCustomerLine) {
      if (FOLLOWABLE.test(row.compteNum)) this.#countOther(row.compteNum.slice(0, 3), cents)
      return null
    }
    counts.receivableCents += cents
    if (bookedOn === null || bookedOn === "impossible")
      return impossibleDay(row, "EcritureDate", row.ecritureDate)
    for (const [column, text] of namesOf(row))
      if (text.length > LONGEST_CODE) return tooLong(row, column, text)
    this.#keep(row, cents, entry, bookedOn)
    return null
  }

  #keep(row: FecRow, cents: Cents, entry: Entry, bookedOn: Day): void {
    const customerCode = this.#word(row.compAuxNum || row.compteNum)
    if (!this.names.get(customerCode)) {
      this.names.set(customerCode, own(nameOf(row).slice(0, LONGEST_NAME)))
    }
    if (cents === 0) return
    const piece = this.#day(row.pieceDate)
    if (piece === "impossible") {
      this.counts.oddPieceDays += 1
      this.counts.firstOddPieceDay ||= row.line
    }
    const due = this.#day(row.echeanceDate)
    this.lines.push({
      line: row.line,
      customerCode,
      account: this.#word(row.compteNum),
      aux: this.#word(row.compAuxNum),
      journalCode: this.#word(row.journalCode),
      entry,
      entryNumber: own(row.ecritureNum),
      bookedOn,
      pieceOn: piece && piece !== "impossible" ? piece : bookedOn,
      pieceRef: own(row.pieceRef),
      label: own(row.ecritureLib),
      cents,
      letter: this.#word(row.ecritureLet),
      dueOn: due === "impossible" ? null : due,
      looksOpening: this.#opensYear(row) ? "journal" : isOpeningLabel(row.ecritureLib) ? "label" : null,
    })
  }

  #day(text: string): Day | null | "impossible" {
    let on = this.#days.get(text)
    if (on === undefined) {
      on = fecDay(text)
      this.#days.set(text, on)
    }
    return on
  }

  #opensYear(row: FecRow): boolean {
    const journal = `${row.journalCode}\t${row.journalLib}`
    let opens = this.#journals.get(journal)
    if (opens === undefined) {
      opens = isOpeningJournal(row.journalCode, row.journalLib)
      this.#journals.set(journal, opens)
    }
    return opens
  }

  #word(text: string): string {
    const known = this.#words.get(text)
    if (known !== undefined) return known
    const copy = own(text)
    this.#words.set(copy, copy)
    return copy
  }

  #countOther(account: string, cents: Cents): void {
    const { otherAccounts } = this.counts
    otherAccounts.set(account, (otherAccounts.get(account) ?? 0) + cents)
  }
}

/** What tells a customer line again: kept in the ledger's keys. */
const namesOf = (row: FecRow): [column: string, text: string][] => [
  ["JournalCode", row.journalCode],
  ["EcritureNum", row.ecritureNum],
  ["CompteNum", row.compteNum],
  ["CompAuxNum", row.compAuxNum],
  ["PieceRef", row.pieceRef],
]

const nameOf = (row: FecRow): string => (row.compAuxNum ? row.compAuxLib : row.compteLib) || row.compteLib

/** What a customer line is, once all entries are settled. */
export function kindOf(line: ReceivableLine): LineKind {
  const { whole } = line.entry
  const isOpening = line.looksOpening === "journal" || (line.looksOpening === "label" && whole.movesEquity)
  return lineKind(line.cents, whole, isOpening)
}

/**
 * The same text in memory of its own: a piece cut out of a file's text keeps the whole text alive,
 * and a FEC may be larger than the memory.
 */
function own(text: string): string {
  return text.length < 13 ? text : structuredClone(text)
}
