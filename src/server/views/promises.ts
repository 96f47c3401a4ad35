import { addDays, type Day } from "../../kernel/day.ts"
import type { ListedPromise } from "../../ledger/facts/listing/store.ts"
import { PROMISE_GRACE_DAYS } from "../../policy/promise.ts"

export type PromiseState = "running" | "kept" | "partly-kept" | "broken" | "withdrawn"

/** A promise with what has become of it, worked out from payments as of today. */
export function promiseView(promise: ListedPromise, today: Day): ListedPromise & { state: PromiseState } {
  return { ...promise, state: stateOf(promise, today) }
}

function stateOf(promise: ListedPromise, today: Day): PromiseState {
  const { amountCents, paidCents, coveredOpenCents } = promise
  if (promise.withdrawnOn !== null) return "withdrawn"
  if (coveredOpenCents === 0 || (amountCents !== null && paidCents >= amountCents)) return "kept"
  // The follow-up waits one more day for the transfer to arrive, and so does the word "broken".
  if (today <= addDays(promise.promisedFor, PROMISE_GRACE_DAYS)) return "running"
  return paidCents > 0 ? "partly-kept" : "broken"
}
