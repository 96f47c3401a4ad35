import { type Day, daysBetween } from "../kernel/day.ts"
import type { Period } from "./apply/known.ts"
import type { ImportKind } from "./options.ts"

/** Books are closed by the month: an export whose last entry is no older than this is of its day. */
const ONE_MONTH = 31

/**
 * The day as of which a file tells the facts; null when it tells nothing of payments. A list of
 * customers does not, nor does a file that was read before. Last year's FEC, imported today, knows
 * nothing of this year's payments: it is as fresh as its last entry.
 */
export function freshOn(
  file: { readonly kind: ImportKind; readonly period: Period | null; readonly wasReadBefore: boolean },
  today: Day,
): Day | null {
  if (file.kind === "customers" || file.wasReadBefore) return null
  const last = file.period?.to ?? today
  return last < today && daysBetween(last, today) > ONE_MONTH ? last : today
}
