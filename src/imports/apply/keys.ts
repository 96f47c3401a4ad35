import type { Day } from "../../kernel/day.ts"

/**
 * Source keys tell a document again when its file comes back. Those of a FEC are
 * fec:account|customer|journal|day|piece|side|amount|rank, where side is D (debit), C (credit) or A (opening).
 */

/** The kind of file that a key comes from: "fec", "invoice", "payment"…; null for what a person typed. */
export const family = (key: string | null): string | null => key?.slice(0, key.indexOf(":")) ?? null

/** True for an item that an opening line of a FEC made. */
export const isOpeningKey = (key: string | null): boolean =>
  key?.startsWith("fec:") === true && key.split("|")[5] === "A"

/** The key of the item that makes up a difference between an opening and what was known before. */
export const differenceKey = (customerId: string, openingOn: Day, side: "D" | "C"): string =>
  `fec:+|${customerId}||${openingOn}||A|${side}`

/** True for such an item. */
export const isDifferenceKey = (key: string | null): boolean => key?.startsWith("fec:+|") === true

/** The key under which it is remembered that an opening passed over a customer. */
export const silenceKey = (customerId: string, openingOn: Day): string =>
  `fec:0|${customerId}||${openingOn}||A|0`

/** True for such a key. */
export const isSilenceKey = (key: string): boolean => key.startsWith("fec:0|")

/** The day an item of a FEC was booked, as its key tells; null for a key of another kind. */
export function bookedOnOfKey(key: string): Day | null {
  return key.startsWith("fec:") ? ((key.split("|")[3] ?? "") as Day) : null
}
