import { ON_THE_LADDER } from "./ladder.ts"
import { AFTER_MONEY } from "./money.ts"
import type { Situation, SituationName } from "./situation.ts"
import { AFTER_WORDS } from "./words.ts"

/** Every situation of the trade that the demonstration shows. */
export const SITUATIONS: Readonly<Record<SituationName, Situation>> = {
  ...ON_THE_LADDER,
  ...AFTER_WORDS,
  ...AFTER_MONEY,
}
