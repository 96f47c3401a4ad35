import type { Cents } from "../../kernel/cents.ts"
import type { RowFault } from "../fault.ts"
import type { FecFieldIndex } from "./columns.ts"
import type { FecLine } from "./line.ts"

/**
 * One line of a FEC: amounts in cents, everything else as the file has it, without its padding. Most
 * lines are not about customers, so the fields that only those need are cut out when somebody asks.
 */
export class FecRow {
  readonly line: number
  readonly compteNum: string
  readonly journalCode: string
  readonly ecritureNum: string
  readonly ecritureDate: string
  readonly debitCents: Cents
  readonly creditCents: Cents
  readonly #index: FecFieldIndex
  readonly #separator: string
  #source: string | readonly string[]

  constructor(
    number: number,
    line: FecLine,
    index: FecFieldIndex,
    amounts: { readonly debitCents: Cents; readonly creditCents: Cents },
  ) {
    this.line = number
    this.compteNum = line.at(index.compteNum)
    this.journalCode = line.at(index.journalCode)
    this.ecritureNum = line.at(index.ecritureNum)
    this.ecritureDate = line.at(index.ecritureDate)
    this.debitCents = amounts.debitCents
    this.creditCents = amounts.creditCents
    this.#index = index
    this.#separator = line.separator
    this.#source = line.source
  }

  get journalLib(): string {
    return this.#at(this.#index.journalLib)
  }
  get compteLib(): string {
    return this.#at(this.#index.compteLib)
  }
  get compAuxNum(): string {
    return this.#at(this.#index.compAuxNum)
  }
  get compAuxLib(): string {
    return this.#at(this.#index.compAuxLib)
  }
  get pieceRef(): string {
    return this.#at(this.#index.pieceRef)
  }
  get pieceDate(): string {
    return this.#at(this.#index.pieceDate)
  }
  get ecritureLib(): string {
    return this.#at(this.#index.ecritureLib)
  }
  get ecritureLet(): string {
    return this.#at(this.#index.ecritureLet)
  }
  /** Of the vendors who add it; empty otherwise. */
  get echeanceDate(): string {
    return this.#at(this.#index.echeanceDate)
  }

  #at(position: number): string {
    if (typeof this.#source === "string") this.#source = this.#source.split(this.#separator)
    return position < 0 ? "" : (this.#source[position] ?? "").trim()
  }
}

/** Some rows of a FEC, and what could not be read between them. */
export interface FecBatch {
  readonly rows: readonly FecRow[]
  readonly faults: readonly RowFault[]
  readonly oddities: FecOddities
}

/** Deviations that a FEC was read with all the same: how many lines, over the whole file so far. */
export interface FecOddities {
  /** Amounts with a decimal dot, which the law does not allow. */
  dotAmounts: number
  /** Lines whose label held the separator and were put together again. */
  mendedLabels: number
  /** Lines with a debit and a credit at once. */
  doubleSided: number
}

/** No deviation yet. */
export const noOddities = (): FecOddities => ({ dotAmounts: 0, mendedLabels: 0, doubleSided: 0 })
