import type { Cents } from "../../kernel/cents.ts"
import { dueDay, type PaymentTerms, paymentTermsText } from "../../kernel/payment-terms.ts"
import type { StagedCredit, StagedInstalment, StagedInvoice } from "../apply/staged.ts"
import type { LineKind } from "./kinds.ts"
import { kindOf, type ReceivableLine } from "./receivables.ts"

/** A line of the opening entry: what a customer owed (debit) or had in hand (credit) when the year began. */
export interface OpeningLine {
  readonly key: string
  readonly line: ReceivableLine
}

/** A member of a lettered group: a staged document's part, a staged credit or an opening line. */
export interface LetteredMember {
  readonly of: "invoice" | "credit" | "opening"
  /** Its place among the invoices, credits or opening lines of the books. */
  readonly index: number
  readonly seq: number
  readonly isReversal: boolean
}

/** The customers' side of a FEC, in the words of the ledger. */
export interface FecBooks {
  readonly customers: ReadonlyMap<string, string>
  readonly invoices: readonly StagedInvoice[]
  readonly credits: readonly StagedCredit[]
  readonly openings: readonly OpeningLine[]
  readonly groups: readonly (readonly LetteredMember[])[]
}

/** The terms that a customer's invoices fall due by, and whether nobody gave them. */
export type TermsOf = (customerCode: string) => { readonly terms: PaymentTerms; readonly assumed: boolean }

/**
 * Turns customer lines into invoices, credit notes, payments and opening lines. The lines of one
 * invoice in one entry (same customer, same PieceRef) are its instalments. Each keeps the whole
 * amount of its line, so that the open items sum to the balance of the customer accounts.
 */
export function fecBooks(
  lines: readonly ReceivableLine[],
  names: ReadonlyMap<string, string>,
  currency: string,
  termsOf: TermsOf,
): FecBooks {
  const invoices: StagedInvoice[] = []
  const credits: StagedCredit[] = []
  const openings: OpeningLine[] = []
  const groups = new LetteredGroups()
  const keyOf = keyMaker()
  for (const { kind, parts } of piecesOf(lines)) {
    const first = parts[0]!
    if (kind === "opening") {
      openings.push({ key: keyOf("A", first, first.cents), line: first })
      groups.add(first, "opening", openings.length - 1, 1, kind)
    } else if (first.cents > 0) {
      invoices.push(stagedInvoice(keyOf, kind, parts, currency, termsOf))
      for (const [i, part] of parts.entries()) groups.add(part, "invoice", invoices.length - 1, i + 1, kind)
    } else {
      credits.push(stagedCredit(keyOf("C", first, -first.cents), kind, first, currency))
      groups.add(first, "credit", credits.length - 1, 1, kind)
    }
  }
  return { customers: names, invoices, credits, openings, groups: groups.all() }
}

/** Groups lines by account, customer and letter: a letter alone says nothing, each customer has its own. */
class LetteredGroups {
  readonly #groups = new Map<string, LetteredMember[]>()

  add(line: ReceivableLine, of: LetteredMember["of"], index: number, seq: number, kind: LineKind): void {
    if (line.letter === "") return
    const key = `${line.account}\t${line.aux}\t${line.letter}`
    const member = { of, index, seq, isReversal: kind === "payment-reversal" }
    const members = this.#groups.get(key)
    if (members) members.push(member)
    else this.#groups.set(key, [member])
  }

  /** The groups with at least two members: a letter on one line allocates nothing. */
  all(): LetteredMember[][] {
    return [...this.#groups.values()].filter((members) => members.length > 1)
  }
}

/** Puts the lines of one invoice together; every other line stands alone. */
function piecesOf(lines: readonly ReceivableLine[]): { kind: LineKind; parts: ReceivableLine[] }[] {
  const pieces: { kind: LineKind; parts: ReceivableLine[] }[] = []
  const open = new Map<string, ReceivableLine[]>()
  for (const line of lines) {
    const kind = kindOf(line)
    if (kind !== "invoice" || line.pieceRef === "") {
      pieces.push({ kind, parts: [line] })
      continue
    }
    const piece = `${line.entry.whole.id}\t${line.account}\t${line.aux}\t${line.pieceRef}`
    const parts = open.get(piece)
    if (parts) parts.push(line)
    else {
      const fresh = [line]
      open.set(piece, fresh)
      pieces.push({ kind, parts: fresh })
    }
  }
  return pieces
}

type KeyMaker = (side: "A" | "D" | "C", line: ReceivableLine, cents: Cents) => string

/**
 * A key without EcritureNum, which packages give anew when an entry is validated: account, customer,
 * journal, day, piece, side and amount, and a rank among lines that are the same in all of these.
 */
function keyMaker(): KeyMaker {
  const ranks = new Map<string, number>()
  return (side, line, cents) => {
    const where = `${bare(line.account)}|${bare(line.aux)}|${bare(line.journalCode)}|${line.bookedOn}`
    const base = `fec:${where}|${bare(line.pieceRef)}|${side}|${cents}`
    const rank = (ranks.get(base) ?? 0) + 1
    ranks.set(base, rank)
    return `${base}|${rank}`
  }
}

const bare = (text: string): string => (text.includes("|") ? text.replaceAll("|", "\u00a6") : text)

/** The number under which people know a line: its piece, or else its entry. */
export const numberOf = (line: ReceivableLine): string =>
  line.pieceRef || line.entryNumber || `${line.journalCode} ${line.bookedOn}`

function stagedInvoice(
  keyOf: KeyMaker,
  kind: LineKind,
  parts: readonly ReceivableLine[],
  currency: string,
  termsOf: TermsOf,
): StagedInvoice {
  const first = parts[0]!
  const { terms, assumed } = termsOf(first.customerCode)
  // Money that came back is owed at once; it was due long ago.
  const computed = kind === "payment-reversal" ? first.bookedOn : dueDay(first.pieceOn, terms)
  const told = parts.map((part) => (part.dueOn && part.dueOn >= part.pieceOn ? part.dueOn : null))
  const dueIsComputed = told.some((on) => on === null)
  const instalments: StagedInstalment[] = parts.map((part, i) => ({
    dueOn: told[i] ?? computed,
    amountCents: part.cents,
  }))
  const gross = parts.reduce((sum, part) => sum + part.cents, 0)
  return {
    key: keyOf("D", first, gross),
    customerCode: first.customerCode,
    number: numberOf(first),
    kind: kind === "invoice" ? "invoice" : "opening",
    issuedOn: first.pieceOn,
    bookedOn: first.bookedOn,
    currency,
    netCents: null,
    vatCents: null,
    orderReference: null,
    label: first.label || null,
    dueIsComputed,
    dueIsAssumed: dueIsComputed && assumed,
    paymentTerms: dueIsComputed ? paymentTermsText(terms) : null,
    instalments,
  }
}

function stagedCredit(key: string, kind: LineKind, line: ReceivableLine, currency: string): StagedCredit {
  return {
    key,
    customerCode: line.customerCode,
    kind: kind === "credit-note" ? "credit-note" : "payment",
    number: numberOf(line),
    // A credit note counts from its own date; money counts from the day it was booked.
    creditedOn: kind === "credit-note" ? line.pieceOn : line.bookedOn,
    bookedOn: line.bookedOn,
    currency,
    amountCents: -line.cents,
    method: kind === "other-credit" ? "adjustment" : null,
    label: line.label || null,
  }
}
