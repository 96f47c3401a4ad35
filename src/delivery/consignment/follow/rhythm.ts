import { type DeliveryState, isFinal } from "../consignment.ts"

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Where a consignment stands, as far as asking again depends on it. */
export interface Asked {
  readonly isShort: boolean
  readonly state: DeliveryState
  readonly takenAt: Date
  /** When its present state was learnt. */
  readonly stateSince: Date
  /** A proof that the provider has could not be fetched. */
  readonly lacksProof: boolean
}

/**
 * When to ask the provider again; null when nothing more comes. A short message has arrived within three
 * days or never will. A letter is asked about for ninety days: an addressee has fifteen to fetch it, and
 * papers come back late. After its last state, proofs are looked for during ten days more (CPCE R53-3:
 * an electronic one is there the next day).
 */
export function nextQuestionAt(asked: Asked, now: Date): Date | null {
  const { isShort, state, takenAt, stateSince, lacksProof } = asked
  const age = now.getTime() - takenAt.getTime()
  const rested = now.getTime() - stateSince.getTime()
  if (isShort) return isFinal(state) || age > 3 * DAY ? null : after(now, age < HOUR ? HOUR / 6 : 2 * HOUR)
  if (isFinal(state) && rested > 10 * DAY) return null
  if (age > 90 * DAY) return null
  return after(now, lacksProof ? HOUR : isFinal(state) ? DAY : 3 * HOUR)
}

const after = (now: Date, milliseconds: number): Date => new Date(now.getTime() + milliseconds)
