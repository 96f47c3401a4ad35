import type { Day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { Attachment } from "../../policy/scenario.ts"
import type { AccountDocument } from "../account-statement/document.ts"
import type { PenaltyDocument } from "../penalty-statement/document.ts"

/** What goes along with a message, as it is kept with it from its preparation on. */
export interface Enclosure {
  readonly kind: Attachment
  readonly fileName: string
  /** The digest of what it is made from: the bytes of an invoice, the words of a statement. Null: no PDF is known. */
  readonly sha256: string | null
  /** The day on which a statement stops. */
  readonly on?: Day
  readonly invoiceId?: string
  readonly number?: string
}

/** A statement to be set in type. */
export type Paper =
  | { readonly kind: "statement"; readonly document: AccountDocument }
  | { readonly kind: "penalties"; readonly document: PenaltyDocument }

/** Sets a statement in type: the same statement gives the same bytes. */
export type SetPaper = (paper: Paper) => Promise<Buffer>

/** An enclosure with what it is made from: a statement in words, or the invoice whose PDF is kept. */
export interface Enclosed {
  readonly enclosure: Enclosure
  readonly paper: Paper | null
}

/** A message above this is refused by many mail servers: bytes in base64 take a third more. */
export const MOST_ENCLOSED_BYTES = 7_000_000

/** True when nothing changed between two looks at the enclosures of a message. */
export const sameEnclosures = (a: readonly Enclosure[], b: readonly Enclosure[]): boolean =>
  a.length === b.length &&
  a.every(
    (one, at) =>
      one.kind === b[at]!.kind && one.sha256 === b[at]!.sha256 && one.invoiceId === b[at]!.invoiceId,
  )

/** What to say of invoices whose PDF is not known; null when all are. */
export function missingWords(enclosures: readonly Enclosure[]): Sentence | null {
  const missing = enclosures.filter(({ sha256 }) => sha256 === null).map(({ number }) => number ?? "")
  if (missing.length === 0) return null
  const list = missing.slice(0, 5).join(", ") + (missing.length > 5 ? "…" : "")
  return {
    fr: `Le PDF n’est pas connu pour\u00a0: ${list}. Ajoutez-le sur la page de la facture, ou le message partira sans.`,
    en: `The PDF is not known for: ${list}. Add it on the page of the invoice, or the message leaves without it.`,
  }
}
