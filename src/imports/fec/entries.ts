import type { Cents } from "../../kernel/cents.ts"
import type { FecRow } from "./row.ts"

/** What an accounting entry moves, apart from the customers: that tells an invoice from a payment. */
export interface EntrySums {
  /** Tells one entry from another, whatever their numbers. */
  readonly id: number
  /** Debits less credits over all lines: zero when the entry balances. */
  netCents: Cents
  /** Debits and credits of class 5: money in, money out. */
  bankInCents: Cents
  bankOutCents: Cents
  /** Credits and debits of sales, their VAT and their accruals. */
  soldCents: Cents
  unsoldCents: Cents
  /** An entry that moves the capital is the opening one, whatever its journal is called. */
  movesEquity: boolean
}

/** An entry, and the wider one it is part of when it only balances together with others. */
export interface Entry extends EntrySums {
  readonly number: string
  whole: EntrySums
}

// Sales, VAT collected, invoices to be made, advances received, deferred income, supply of assets.
const SALES = /^(7|4457|4458|418|4191|4196|487|4197)/

/**
 * Gathers lines into entries by (JournalCode, EcritureNum, EcritureDate). Some packages number one
 * entry across several journals: where an entry does not balance, all that bear its number are
 * taken together, when that does. An entry that balances and has no customer line is forgotten at
 * once: in most files, that is most of them.
 */
export class EntryBook {
  readonly #entries = new Map<string, Entry>()
  #count = 0
  #key = ""
  #first: FecRow | null = null
  #current: Entry | null = null
  #isKept = false

  /** Adds a line, and gives the entry that it belongs to. */
  add(row: FecRow, isCustomerLine: boolean): Entry {
    let entry = this.#current
    if (entry === null || !isSameEntry(row, this.#first!)) entry = this.#turnTo(row)
    if (isCustomerLine) this.#isKept = true
    count(entry, row)
    return entry
  }

  #turnTo(row: FecRow): Entry {
    this.#leave()
    this.#key = `${row.ecritureNum}\t${row.journalCode}\t${row.ecritureDate}`
    const known = this.#entries.get(this.#key)
    const entry = known ?? newEntry(row.ecritureNum, this.#count++)
    this.#first = row
    this.#current = entry
    this.#isKept = known !== undefined
    return entry
  }

  #leave(): void {
    const entry = this.#current
    if (entry !== null && (this.#isKept || entry.netCents !== 0)) this.#entries.set(this.#key, entry)
  }

  /** Once all lines are in: how many entries were regrouped, and how many balance in neither way. */
  settle(): { regrouped: number; unbalanced: number } {
    this.#leave()
    const broken = new Set<string>()
    for (const entry of this.#entries.values()) if (entry.netCents !== 0) broken.add(entry.number)
    if (broken.size === 0) return { regrouped: 0, unbalanced: 0 }
    const byNumber = new Map<string, EntrySums>()
    for (const entry of this.#entries.values()) {
      if (!broken.has(entry.number)) continue
      const before = byNumber.get(entry.number)
      byNumber.set(entry.number, before ? merged(before, entry) : entry)
    }
    let regrouped = 0
    let unbalanced = 0
    for (const entry of this.#entries.values()) {
      const whole = byNumber.get(entry.number)
      if (!whole || entry.netCents === 0) continue
      if (whole.netCents === 0) {
        entry.whole = whole
        regrouped += 1
      } else unbalanced += 1
    }
    return { regrouped, unbalanced }
  }
}

/** The lines of an entry mostly follow each other: comparing is quicker than looking up a million times. */
const isSameEntry = (a: FecRow, b: FecRow): boolean =>
  a.ecritureNum === b.ecritureNum && a.journalCode === b.journalCode && a.ecritureDate === b.ecritureDate

function newEntry(number: string, id: number): Entry {
  const sums = {
    id,
    netCents: 0,
    bankInCents: 0,
    bankOutCents: 0,
    soldCents: 0,
    unsoldCents: 0,
    movesEquity: false,
  }
  const entry: Omit<Entry, "whole"> & { whole: EntrySums } = { ...sums, number, whole: sums }
  entry.whole = entry
  return entry
}

function count(sums: EntrySums, row: FecRow): void {
  const cents = row.debitCents - row.creditCents
  sums.netCents += cents
  const first = row.compteNum.charCodeAt(0)
  if (first === 0x35) {
    if (cents > 0) sums.bankInCents += cents
    else sums.bankOutCents -= cents
  } else if (first === 0x37 || (first === 0x34 && SALES.test(row.compteNum))) {
    if (cents < 0) sums.soldCents -= cents
    else sums.unsoldCents += cents
  } else if (first === 0x31) sums.movesEquity = true
}

function merged(a: EntrySums, b: EntrySums): EntrySums {
  return {
    id: a.id,
    netCents: a.netCents + b.netCents,
    bankInCents: a.bankInCents + b.bankInCents,
    bankOutCents: a.bankOutCents + b.bankOutCents,
    soldCents: a.soldCents + b.soldCents,
    unsoldCents: a.unsoldCents + b.unsoldCents,
    movesEquity: a.movesEquity || b.movesEquity,
  }
}
