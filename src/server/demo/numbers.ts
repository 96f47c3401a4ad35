import type { Day } from "../../kernel/day.ts"
import type { CustomerFile } from "./file.ts"

/** Numbers every invoice and credit note in the order of its day, one series a year: FA-2026-0001. */
export function invoiceNumbers(files: readonly CustomerFile[]): Map<string, string> {
  const papers = files.flatMap((file) => [
    ...file.invoices.map((invoice) => ({ id: invoice.id, on: invoice.issuedOn, series: "FA" })),
    ...file.credits
      .filter((credit) => credit.kind === "credit-note")
      .map((credit) => ({ id: credit.id, on: credit.creditedOn, series: "AV" })),
  ])
  papers.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1))
  const counters = new Map<string, number>()
  return new Map(papers.map((paper) => [paper.id, next(counters, paper.series, paper.on)]))
}

function next(counters: Map<string, number>, series: string, on: Day): string {
  const name = `${series}-${on.slice(0, 4)}`
  const count = (counters.get(name) ?? 0) + 1
  counters.set(name, count)
  return `${name}-${String(count).padStart(4, "0")}`
}
