import type { Cents } from "../../kernel/cents.ts"
import type { RowFault } from "../fault.ts"
import type { FecFieldIndex } from "./columns.ts"

/**
 * One line of a FEC: amounts in cents, everything else as the file has it, without its padding. Most
 * lines are not about customers, so a field is only cut out when somebody asks for it.
 */
export class FecRow {
  readonly line: number
  readonly compteNum: string
  readonly debitCents: Cents
  readonly creditCents: Cents
  readonly #fields: readonly string[]
  readonly #index: FecFieldIndex

  constructor(
    line: number,
    fields: readonly string[],
    index: FecFieldIndex,
    amounts: { readonly debitCents: Cents; readonly creditCents: Cents },
  ) {
    this.line = line
    this.#fields = fields
    this.#index = index
    this.compteNum = this.#at(index.compteNum)
    this.debitCents = amounts.debitCents
    this.creditCents = amounts.creditCents
  }

  get journalCode(): string {
    return this.#at(this.#index.journalCode)
  }
  get journalLib(): string {
    return this.#at(this.#index.journalLib)
  }
  get ecritureNum(): string {
    return this.#at(this.#index.ecritureNum)
  }
  get ecritureDate(): string {
    return this.#at(this.#index.ecritureDate)
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
    return position < 0 ? "" : (this.#fields[position] ?? "").trim()
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
