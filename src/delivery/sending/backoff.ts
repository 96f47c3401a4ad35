/** Minutes to wait after the first, second, third and fourth failed attempt; the fifth is the last. */
const WAIT_MINUTES = [1, 5, 30, 120] as const

/** When to try again after so many failed attempts; null when it is time to give up. */
export function nextAttemptAt(failedAttempts: number, now: Date): Date | null {
  const minutes = WAIT_MINUTES[failedAttempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000)
}
