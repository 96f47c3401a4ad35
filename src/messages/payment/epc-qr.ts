import { type Cents, decimalText } from "../../kernel/cents.ts"
import { plainLine } from "../prose.ts"
import { isCreditorReference } from "./creditor-reference.ts"

/** A credit transfer that a banking app can read from a picture. */
export interface EpcTransfer {
  readonly holder: string
  readonly iban: string
  readonly bic: string | null
  readonly amountCents: Cents
  readonly currency: string
  readonly reference: string
}

const MOST_CENTS = 999_999_999_99
const MOST_BYTES = 331

/**
 * The text of the payment QR code: European Payments Council guideline EPC069-12, version 002,
 * UTF-8. Null where the standard has no code: other currencies than the euro, an amount out of
 * 0.01 to 999 999 999.99, or more than 331 bytes. The IBAN must be valid already.
 */
export function epcPayload(transfer: EpcTransfer): string | null {
  if (transfer.currency !== "EUR" || transfer.amountCents < 1 || transfer.amountCents > MOST_CENTS)
    return null
  const isStructured = isCreditorReference(transfer.reference)
  const lines = [
    "BCD",
    "002",
    "1", // UTF-8
    "SCT",
    transfer.bic ?? "",
    cut(plainLine(transfer.holder), 70),
    transfer.iban.replace(/\s/g, ""),
    `EUR${decimalText(transfer.amountCents)}`,
    "", // purpose
    isStructured ? transfer.reference : "",
    isStructured ? "" : cut(plainLine(transfer.reference), 140),
  ]
  const payload = lines.join("\n").replace(/\n+$/, "")
  return Buffer.byteLength(payload) <= MOST_BYTES ? payload : null
}

const cut = (text: string, length: number): string => [...text].slice(0, length).join("").trim()
