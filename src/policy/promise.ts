import { addDays, type Day } from "../kernel/day.ts"
import type { KnownPromise, OpenItem } from "./book.ts"

/**
 * A transfer ordered on the promised day reaches the account the day after: a promise is looked
 * at only when that day is over too.
 */
export const PROMISE_GRACE_DAYS = 1

/** What has become of a promise, computed from payments: never stored. */
export type PromiseOutcome = "kept" | "running" | "broken"

/** The last day on which the promise still holds the follow-up. */
export const promiseHoldsUntil = (promise: KnownPromise): Day =>
  addDays(promise.promisedFor, PROMISE_GRACE_DAYS)

/** True when the promise speaks of this open item. */
export function promiseCovers(promise: KnownPromise, item: OpenItem): boolean {
  return promise.invoiceIds.length === 0 || promise.invoiceIds.includes(item.invoiceId)
}

/** Kept when the promised sum (or all that it covers) was paid; broken when its day and the grace are over. */
export function promiseOutcome(
  promise: KnownPromise,
  items: readonly OpenItem[],
  today: Day,
): PromiseOutcome {
  const covered = items.filter((item) => promiseCovers(promise, item) && item.issuedOn <= promise.madeOn)
  const kept =
    covered.length === 0 || (promise.amountCents !== null && promise.paidSinceCents >= promise.amountCents)
  if (kept) return "kept"
  return today <= promiseHoldsUntil(promise) ? "running" : "broken"
}
