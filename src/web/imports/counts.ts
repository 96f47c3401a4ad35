import type { Words } from "../words/words.ts"

const ORDER = ["customers", "invoices", "creditNotes", "payments", "allocations"] as const

/** "12 clients, 48 factures": what a file brings, leaving out what it does not. */
export function countsText(counts: Readonly<Record<string, unknown>>, words: Words["imports"]): string {
  return ORDER.map((key) => [key, counts[key]] as const)
    .filter((pair): pair is [(typeof ORDER)[number], number] => typeof pair[1] === "number" && pair[1] > 0)
    .map(([key, count]) => words.counts[key](count))
    .join(", ")
}
