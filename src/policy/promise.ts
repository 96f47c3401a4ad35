import type { Cents } from "../kernel/cents.ts"
import { addDays, type Day } from "../kernel/day.ts"
import type { KnownPromise, OpenItem } from "./book.ts"

/** What has become of a promise, computed from payments: never stored. */
export type PromiseOutcome = "kept" | "running" | "part-kept" | "broken"

/**
 * The last day on which the promise still holds the follow-up: a transfer ordered on the promised
 * day reaches the account later, and the company said how many days that may take.
 */
export const promiseHoldsUntil = (promise: Pick<KnownPromise, "promisedFor">, graceDays: number): Day =>
  addDays(promise.promisedFor, graceDays)

/** True when the promise speaks of this open item. */
export function promiseCovers(promise: KnownPromise, item: OpenItem): boolean {
  return promise.invoiceIds.length === 0 || promise.invoiceIds.includes(item.invoiceId)
}

/** Kept when the promised sum (or all that it covers) was paid; once its day and the grace are over, part kept or broken. */
export function promiseOutcome(
  promise: KnownPromise,
  items: readonly OpenItem[],
  on: { readonly today: Day; readonly promiseGraceDays: number },
): PromiseOutcome {
  const covered = items.filter((item) => promiseCovers(promise, item) && item.issuedOn <= promise.madeOn)
  const kept =
    covered.length === 0 || (promise.amountCents !== null && promise.paidSinceCents >= promise.amountCents)
  if (kept) return "kept"
  if (on.today <= promiseHoldsUntil(promise, on.promiseGraceDays)) return "running"
  return promise.paidSinceCents > 0 ? "part-kept" : "broken"
}

/** What a running promise still holds; null: all that it covers. */
export const promisedLeft = (promise: KnownPromise): Cents | null =>
  promise.amountCents === null ? null : Math.max(0, promise.amountCents - promise.paidSinceCents)
