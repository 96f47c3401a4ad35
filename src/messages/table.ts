import type { Cents } from "../kernel/cents.ts"
import { assert } from "../kernel/refusal.ts"
import type { MessageLanguage } from "../kernel/wording.ts"
import type { MessageParts } from "./compose.ts"
import { plainLine } from "./prose.ts"
import type { StatementLine } from "./statement.ts"
import { LABELS } from "./words/words.ts"

/** What stands in small print beside an amount: what is already settled, what is contested. */
export function notesOf(line: StatementLine, language: MessageLanguage): string[] {
  const labels = LABELS[language]
  return [
    ...(line.settledCents > 0 ? [labels.settledOf(line.settledCents, line.amountCents, line.currency)] : []),
    ...(line.contestedCents > 0 ? [labels.contested(line.contestedCents, line.currency)] : []),
  ]
}

/**
 * Penalties and compensation on lines of their own below the principal, with the whole at the end;
 * nothing when the caller does not ask for them. A consumer never owes the compensation
 * (C. com. L441-10 II speaks of professionals): asking for it would be our mistake.
 */
export function accessoryLines(
  parts: Pick<MessageParts, "input" | "statement" | "language">,
): { label: string; cents: Cents }[] {
  const { penalties, customer } = parts.input
  if (!penalties) return []
  assert(customer.kind !== "consumer" || penalties.indemnityCents === 0, "no 40 € from a consumer")
  const labels = LABELS[parts.language]
  const lines = [
    { label: labels.penalties(penalties.throughOn), cents: penalties.penaltiesCents },
    { label: labels.indemnity, cents: penalties.indemnityCents },
  ].filter(({ cents }) => cents > 0)
  if (lines.length === 0) return []
  const cents = parts.statement.totalCents + penalties.penaltiesCents + penalties.indemnityCents
  return [...lines, { label: labels.withAccessories, cents }]
}

/** The debtor's own order number, which lets them find the invoice; null when it is not known. */
export function orderWords(parts: Pick<MessageParts, "input" | "language">): string | null {
  const order = plainLine(parts.input.orderReference ?? "")
  const labels = LABELS[parts.language]
  return order === "" ? null : `${labels.order}${labels.colon}${order}`
}
