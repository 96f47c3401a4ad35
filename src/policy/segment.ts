import type { Day } from "../kernel/day.ts"
import { countWords, type Sentence } from "../kernel/wording.ts"

/** What a customer's payments so far say of it. */
export const SEGMENTS = ["new", "loyal", "regular", "bad-payer"] as const
export type Segment = (typeof SEGMENTS)[number]

/** How a customer has paid, from what is in the ledger: the last instalments that money settled. */
export interface PaymentHistory {
  /** Instalments settled by payment, at most the last HISTORY_DEPTH. */
  readonly settled: number
  /** Of these, how many after their due date (the one agreed to, where one was). */
  readonly late: number
  /** Days from due date to payment on average, rounded; negative when paid ahead. 0 without any. */
  readonly averageDelayDays: number
  /** Promises of which nothing was paid by their day. */
  readonly brokenPromises: number
  /** Promises of which a part was paid by their day. */
  readonly partKeptPromises: number
  /** The first invoice of all; null without any. */
  readonly customerSince: Day | null
}

/** So many settled instalments count: habits change, and what is older says little. */
export const HISTORY_DEPTH = 24

/** A customer of whom nothing is known yet. */
export const NO_HISTORY: PaymentHistory = {
  ...{ settled: 0, late: 0, averageDelayDays: 0, customerSince: null },
  ...{ brokenPromises: 0, partKeptPromises: 0 },
}

// The limits are ours, chosen wide so that one late invoice condemns nobody; docs/scenarios.md tells them.
const FEWEST_TO_JUDGE = 3
const BAD = { brokenPromises: 2, averageDelayDays: 30, latePercent: 60, lateByDays: 15 }
// Who pays a part of what was promised has paid something and answered: half as heavy as silence, so that
// four of them, or two beside a broken one, say what two broken promises say.
const HALF_KEPT = 0.5
const LOYAL = { settled: 6, averageDelayDays: 5, latePercent: 20 }

/** The share of settled instalments that were paid late, in whole percent; 0 without any. */
export const latePercent = (history: PaymentHistory): number =>
  history.settled === 0 ? 0 : Math.round((history.late * 100) / history.settled)

/** Promises not kept, the part-kept ones at half their weight. */
const unkeptPromises = (history: PaymentHistory): number =>
  history.brokenPromises + history.partKeptPromises * HALF_KEPT

/** The segment of a customer: broken promises first, then too little to judge, then the delays. */
export function segmentOf(history: PaymentHistory): Segment {
  if (unkeptPromises(history) >= BAD.brokenPromises) return "bad-payer"
  if (history.settled < FEWEST_TO_JUDGE) return "new"
  const late = latePercent(history)
  if (history.averageDelayDays > BAD.averageDelayDays) return "bad-payer"
  if (late >= BAD.latePercent && history.averageDelayDays > BAD.lateByDays) return "bad-payer"
  const isLoyal =
    history.settled >= LOYAL.settled &&
    unkeptPromises(history) < 1 &&
    history.averageDelayDays <= LOYAL.averageDelayDays &&
    late <= LOYAL.latePercent
  return isLoyal ? "loyal" : "regular"
}

const NAMES: Readonly<Record<Segment, Sentence>> = {
  new: { fr: "pas encore d’habitude de paiement", en: "no habit of payment yet" },
  loyal: { fr: "bon payeur", en: "pays well" },
  regular: { fr: "payeur ordinaire", en: "ordinary payer" },
  "bad-payer": { fr: "mauvais payeur", en: "bad payer" },
}

/** The name of a segment as people read it. */
export const segmentLabel = (segment: Segment): Sentence => NAMES[segment]

/** Says why a customer is in its segment: the figures, in both languages. */
export function historySentence(history: PaymentHistory): Sentence {
  const name = segmentLabel(segmentOf(history))
  const { settled, late, averageDelayDays: delay, brokenPromises: broken, partKeptPromises: part } = history
  const fr = [
    countWords(settled, "échéance réglée", "échéances réglées", "fr"),
    `${countWords(late, "en retard", "en retard", "fr")}`,
    delay >= 0
      ? `${countWords(delay, "jour", "jours", "fr")} de retard en moyenne`
      : `${countWords(-delay, "jour", "jours", "fr")} d’avance en moyenne`,
    countWords(broken, "promesse non tenue", "promesses non tenues", "fr"),
    ...(part > 0 ? [countWords(part, "promesse tenue en partie", "promesses tenues en partie", "fr")] : []),
  ]
  const en = [
    countWords(settled, "instalment settled", "instalments settled", "en"),
    countWords(late, "late", "late", "en"),
    delay >= 0
      ? `${countWords(delay, "day", "days", "en")} late on average`
      : `${countWords(-delay, "day", "days", "en")} early on average`,
    countWords(broken, "broken promise", "broken promises", "en"),
    ...(part > 0 ? [countWords(part, "promise kept in part", "promises kept in part", "en")] : []),
  ]
  return { fr: `${name.fr} (${fr.join(", ")})`, en: `${name.en} (${en.join(", ")})` }
}
