import { addDays, type Day } from "../../kernel/day.ts"
import { assert } from "../../kernel/refusal.ts"
import { type WorkingCalendar, workingCalendar } from "../../law/calendar.ts"
import type { Decision } from "../../policy/decision.ts"
import { demoCustomers } from "./customers.ts"
import type { CustomerFile, DemoCustomer } from "./file.ts"
import { decideAfter, liveFollowUp, type TakenStep } from "./follow-up.ts"
import { invoiceNumbers } from "./numbers.ts"
import { DAYS_BEFORE, regularLife } from "./regular.ts"
import { SITUATIONS } from "./situations/all.ts"
import { openScene } from "./situations/scene.ts"
import type { Expected, SituationName } from "./situations/situation.ts"

/** Since how many days before its making the demonstration company has been following up with Relance. */
export const FOLLOWED_DAYS = 150

/** The whole demonstration: what happened before the day it was made, and what will happen in the year after. */
export interface DemoWorld {
  readonly origin: Day
  readonly startsOn: Day
  readonly followedSince: Day
  readonly files: readonly CustomerFile[]
  /** The follow-up up to the eve of the origin, in the order of days. */
  readonly steps: readonly TakenStep[]
  /** FA-2026-0001 for invoices, AV-2026-0001 for credit notes, by identifier. */
  readonly numbers: ReadonlyMap<string, string>
}

/** Works out the demonstration: the same seed and day always give the same one. Nothing is stored. */
export function demoWorld(seed: number, origin: Day): DemoWorld {
  const followedSince = addDays(origin, -FOLLOWED_DAYS)
  const calendar = workingCalendar("FR")
  const lives = demoCustomers(seed).map(({ situation, ...customer }) =>
    situation === undefined
      ? ordinary(seed, customer, origin, followedSince, calendar)
      : inSituation(seed, customer, situation, origin, followedSince, calendar),
  )
  const files = lives.map((life) => life.file)
  return {
    origin,
    startsOn: addDays(origin, -DAYS_BEFORE),
    followedSince,
    files,
    steps: lives.flatMap((life) => life.steps).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    numbers: invoiceNumbers(files),
  }
}

interface Life {
  readonly file: CustomerFile
  readonly steps: readonly TakenStep[]
}

const NO_FACTS = { promises: [], disputes: [], holds: [], replies: [], callWaits: false } as const

function ordinary(
  seed: number,
  customer: DemoCustomer,
  origin: Day,
  since: Day,
  calendar: WorkingCalendar,
): Life {
  const file = { customer, ...NO_FACTS, ...regularLife(seed, customer, origin, false) }
  return { file, steps: liveFollowUp(file, since, addDays(origin, -1), calendar) }
}

/** How many days a message may have been waiting for somebody to look at it. */
const WAITED_DAYS = 7

/**
 * Tries the days of a situation until the follow-up says on the first morning what is expected. Not
 * every step can fall on every weekday: then it fell due some days ago, and nobody has looked since.
 */
function inSituation(
  seed: number,
  customer: DemoCustomer,
  name: SituationName,
  origin: Day,
  since: Day,
  calendar: WorkingCalendar,
): Life {
  const { expects, days, tell } = SITUATIONS[name]
  const regular = regularLife(seed, customer, origin, true)
  const morning = calendar.openDayFrom(origin)
  const files = Array.from({ length: days[1] - days[0] + 1 }, (_, index) => {
    const { scene, file } = openScene(seed, customer, { today: origin, morning })
    tell(scene, days[0] + index)
    return withRegularLife(file(), regular)
  })
  for (let waited = 0; waited <= WAITED_DAYS; waited += 1) {
    for (const file of files) {
      const steps = liveFollowUp(file, since, addDays(origin, -1 - waited), calendar)
      if (meets(decideAfter(file, steps, morning, since, calendar), expects)) return { file, steps }
    }
  }
  assert(false, `no day from ${days[0]} to ${days[1]} puts ${customer.name} where "${name}" wants it`)
}

const withRegularLife = (
  file: CustomerFile,
  regular: Pick<CustomerFile, "invoices" | "credits">,
): CustomerFile => ({
  ...file,
  invoices: [...regular.invoices, ...file.invoices],
  credits: [...regular.credits, ...file.credits],
})

const meets = (decision: Decision, expects: Expected): boolean =>
  decision.kind === expects.kind &&
  decision.because === expects.because &&
  (expects.stepKey === undefined || decision.stepKey === expects.stepKey) &&
  (expects.channel === undefined || decision.channel === expects.channel)
