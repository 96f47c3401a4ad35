import { type Cents, decimalText, parseDecimalCents } from "../../kernel/cents.ts"

/** What was typed into an amount: nothing, so many cents, or no amount at all. */
export type TypedAmount = { kind: "empty" } | { kind: "cents"; cents: Cents } | { kind: "bad" }

/** Reads an amount as people type it: "1 234,56", "1234.5 €". Only amounts above zero are amounts. */
export function readAmount(text: string): TypedAmount {
  const plain = text.replace(/[\s\u00a0\u202f€]/g, "")
  if (plain === "") return { kind: "empty" }
  const cents = parseDecimalCents(plain)
  return cents === null || cents <= 0 ? { kind: "bad" } : { kind: "cents", cents }
}

/** The cents that were typed, or null when nothing (or nonsense) was. */
export function centsOf(text: string): Cents | null {
  const typed = readAmount(text)
  return typed.kind === "cents" ? typed.cents : null
}

/** An amount as it stands in a field that is being edited: "1234,56". */
export const amountToType = (cents: Cents): string => decimalText(cents).replace(".", ",")
