const MINUTE_MS = 60_000

/** How long after a reading the next one comes when nobody announces new mail, in minutes. */
export const POLL_MINUTES = 2
const LONGEST_MINUTES = 60

/** When to try again after so many failures in a row: 1, 2, 4… minutes, an hour at most. */
export function retryAt(failures: number, now: Date): Date {
  const minutes = Math.min(2 ** Math.min(failures - 1, 10), LONGEST_MINUTES)
  return new Date(now.getTime() + minutes * MINUTE_MS)
}

/** When to look again after a reading that went well. */
export const pollAt = (now: Date): Date => new Date(now.getTime() + POLL_MINUTES * MINUTE_MS)
