import { isValidBIC, isValidIBAN } from "ibantools"
import type { Cents } from "../../kernel/cents.ts"
import { plainLine } from "../prose.ts"
import { groupsOfFour, referenceWords } from "./creditor-reference.ts"
import { epcPayload } from "./epc-qr.ts"

/** How to pay, ready to be shown. */
export interface PaymentDetails {
  readonly holder: string
  /** In groups of four; null when the company has given no valid IBAN. */
  readonly iban: string | null
  readonly bic: string | null
  readonly reference: string
  readonly amountCents: Cents
  readonly currency: string
  /** What the QR code says; null when there is none to show. */
  readonly qrText: string | null
}

/** The payment block of a message. A wrong IBAN is left out rather than printed: nobody must pay into it. */
export function paymentDetails(
  creditor: { readonly name: string; readonly iban: string | null; readonly bic: string | null },
  amountCents: Cents,
  currency: string,
  reference: string,
): PaymentDetails {
  const iban = creditor.iban?.replace(/\s/g, "").toUpperCase() ?? ""
  const bic = creditor.bic?.replace(/\s/g, "").toUpperCase() ?? ""
  const hasIban = isValidIBAN(iban)
  const knownBic = hasIban && isValidBIC(bic) ? bic : null
  const holder = plainLine(creditor.name)
  return {
    holder,
    iban: hasIban ? groupsOfFour(iban) : null,
    bic: knownBic,
    reference: referenceWords(plainLine(reference)),
    amountCents,
    currency,
    qrText: hasIban ? epcPayload({ holder, iban, bic: knownBic, amountCents, currency, reference }) : null,
  }
}
