import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { dueDay, paymentTermsText } from "../../kernel/payment-terms.ts"
import type { StagedCredit, StagedInvoice } from "../apply/staged.ts"
import { numberOf, type OpeningLine, type TermsOf } from "./books.ts"

/** The debt or credit that an opening line tells when nothing older is known of it. */
export function openingItem(
  { key, line }: OpeningLine,
  currency: string,
  termsOf: TermsOf,
): StagedInvoice | StagedCredit {
  const number = line.pieceRef || `AN ${line.bookedOn.slice(0, 4)}`
  if (line.cents < 0)
    return openingCredit(key, line.customerCode, -line.cents, line.bookedOn, currency, number, line.label)
  const { terms, assumed } = termsOf(line.customerCode)
  const told = line.dueOn !== null && line.dueOn >= line.pieceOn ? line.dueOn : null
  return {
    ...openingDebit(
      key,
      line.customerCode,
      line.cents,
      line.bookedOn,
      currency,
      number || numberOf(line),
      line.label,
    ),
    issuedOn: line.pieceOn,
    dueIsComputed: told === null,
    dueIsAssumed: told === null && assumed,
    paymentTerms: told === null ? paymentTermsText(terms) : null,
    instalments: [{ dueOn: told ?? dueDay(line.pieceOn, terms), amountCents: line.cents }],
  }
}

/** What the opening balance holds more than the older items that are known: a debt due at once. */
export function openingDebit(
  key: string,
  customerCode: string,
  cents: Cents,
  openingOn: Day,
  currency: string,
  number: string,
  label: string,
): StagedInvoice {
  return {
    key,
    customerCode,
    number,
    kind: "opening",
    issuedOn: openingOn,
    bookedOn: openingOn,
    currency,
    netCents: null,
    vatCents: null,
    orderReference: null,
    label: label || null,
    dueIsComputed: true,
    dueIsAssumed: true,
    paymentTerms: null,
    instalments: [{ dueOn: openingOn, amountCents: cents }],
  }
}

/** What the opening balance holds less than the older items that are known: a credit to be allocated. */
export function openingCredit(
  key: string,
  customerCode: string,
  cents: Cents,
  openingOn: Day,
  currency: string,
  number: string,
  label: string,
): StagedCredit {
  return {
    key,
    customerCode,
    kind: "payment",
    number,
    creditedOn: openingOn,
    bookedOn: openingOn,
    currency,
    amountCents: cents,
    method: "opening",
    label: label || null,
  }
}
