/** Builds small FEC files for tests, one accounting entry at a time. */

const HEADER =
  "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise"

/** A line of an entry: amounts in euros as the file writes them. */
export interface Line {
  readonly account: string
  readonly aux?: string
  readonly name?: string
  readonly debit?: string
  readonly credit?: string
  readonly letter?: string
  readonly label?: string
  readonly piece?: string
}

/** An accounting entry of a FEC under construction. */
export class FecBuilder {
  readonly #lines: string[] = [HEADER.replaceAll("|", "\t")]
  #next = 1

  /** Adds an entry of any lines. */
  entry(journal: string, on: string, piece: string, lines: readonly Line[], pieceOn = on): this {
    const number = String(this.#next++)
    for (const line of lines) {
      this.#lines.push(
        [
          journal,
          journal === "AN" ? "A nouveaux" : "Journal",
          number,
          on.replaceAll("-", ""),
          line.account,
          line.account.startsWith("411") ? "Clients" : "Autre",
          line.aux ?? "",
          line.aux ? (line.name ?? `Client ${line.aux}`) : "",
          line.piece ?? piece,
          pieceOn.replaceAll("-", ""),
          line.label ?? "Libellé",
          line.debit ?? "0,00",
          line.credit ?? "0,00",
          line.letter ?? "",
          "",
          on.replaceAll("-", ""),
          "",
          "",
        ].join("\t"),
      )
    }
    return this
  }

  /** A sale: the customer owes, sales are credited. */
  invoice(on: string, aux: string, piece: string, amount: string, letter = "", pieceOn = on): this {
    return this.entry(
      "VE",
      on,
      piece,
      [
        { account: "411000", aux, debit: amount, letter },
        { account: "706000", credit: amount },
      ],
      pieceOn,
    )
  }

  /** A credit note: the sale is taken back. */
  creditNote(on: string, aux: string, piece: string, amount: string, letter = ""): this {
    return this.entry("VE", on, piece, [
      { account: "411000", aux, credit: amount, letter },
      { account: "706000", debit: amount },
    ])
  }

  /** Money into the bank. */
  payment(on: string, aux: string, piece: string, amount: string, letter = ""): this {
    return this.entry("BQ", on, piece, [
      { account: "512000", debit: amount },
      { account: "411000", aux, credit: amount, letter },
    ])
  }

  /** Money back out of the bank: a direct debit that was returned. */
  reversal(on: string, aux: string, piece: string, amount: string, letter = ""): this {
    return this.entry("BQ", on, piece, [
      { account: "411000", aux, debit: amount, letter },
      { account: "512000", credit: amount },
    ])
  }

  /** One line of last year's balances brought forward (negative: in the customer's favour). */
  opening(on: string, aux: string, piece: string, amount: string, letter = "", pieceOn = on): this {
    const debit = amount.startsWith("-") ? {} : { debit: amount }
    const credit = amount.startsWith("-") ? { credit: amount.slice(1) } : {}
    const counterpart = amount.startsWith("-") ? { debit: amount.slice(1) } : { credit: amount }
    return this.entry(
      "AN",
      on,
      piece,
      [
        { account: "411000", aux, letter, ...debit, ...credit },
        { account: "120000", ...counterpart },
      ],
      pieceOn,
    )
  }

  /** The file. */
  bytes(): Buffer {
    return Buffer.from(`${this.#lines.join("\r\n")}\r\n`)
  }

  /** The file without some lines (the first after the header is 0), as a partial export has it. */
  without(...numbers: number[]): Buffer {
    return Buffer.from(`${this.#lines.filter((_, i) => !numbers.includes(i - 1)).join("\r\n")}\r\n`)
  }
}

/** A new FEC. */
export const fec = (): FecBuilder => new FecBuilder()
