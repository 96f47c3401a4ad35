import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readAgreementSettings } from "../../ledger/agreements/settings/store.ts"
import { type ListedPromise, listPromises, type Whose } from "../../ledger/facts/listing/store.ts"
import { promiseHoldsUntil } from "../../policy/promise.ts"

export type PromiseState = "running" | "kept" | "partly-kept" | "broken" | "withdrawn"

/** A promise with what has become of it, worked out from payments as of today. */
export function promiseView(
  promise: ListedPromise,
  on: PromiseDay,
): ListedPromise & { readonly state: PromiseState } {
  return { ...promise, state: stateOf(promise, on) }
}

/** The day, and the days of grace that the company gives. */
export interface PromiseDay {
  readonly today: Day
  readonly promiseGraceDays: number
}

function stateOf(promise: ListedPromise, { today, promiseGraceDays }: PromiseDay): PromiseState {
  const { amountCents, paidCents, coveredOpenCents } = promise
  if (promise.withdrawnOn !== null) return "withdrawn"
  if (coveredOpenCents === 0 || (amountCents !== null && paidCents >= amountCents)) return "kept"
  // The follow-up waits for the transfer to arrive, and so does the word "broken".
  if (today <= promiseHoldsUntil(promise, promiseGraceDays)) return "running"
  return paidCents > 0 ? "partly-kept" : "broken"
}

/** Promises, the newest first, with what has become of each. */
export async function listPromiseViews(tx: CompanyTx, whose: Whose, today: Day) {
  const { promiseGraceDays } = await readAgreementSettings(tx)
  return (await listPromises(tx, whose)).map((promise) => promiseView(promise, { today, promiseGraceDays }))
}
