import { addDays, type Day } from "../../kernel/day.ts"
import { contactCalendar } from "../calendar.ts"
import { type CompanySituation, type Conduct, follow } from "../conduct.ts"
import type { ActDecision } from "../gate.ts"
import { beyondMorning } from "../morning.ts"
import { type Actor, bookOn, type SimulatedStep } from "../simulation.ts"
import { takenStep } from "../taken-step.ts"

/** All that a simulation walks through: who is there, and when each must be looked at. */
export interface Stage {
  readonly conduct: Conduct
  readonly situation: CompanySituation
  readonly agenda: Agenda
}

/** Which customers must be looked at on which day. */
export class Agenda {
  private readonly days = new Map<Day, Actor[]>()
  private readonly to: Day

  constructor(to: Day) {
    this.to = to
  }

  /** Has a customer looked at on a day; a day after the end is forgotten. */
  note(actor: Actor, on: Day): void {
    if (on > this.to) return
    const known = this.days.get(on)
    if (known) known.push(actor)
    else this.days.set(on, [actor])
  }

  /** The customers of a day, each once; the day is over then. */
  take(on: Day): readonly Actor[] {
    const all = this.days.get(on) ?? []
    this.days.delete(on)
    return all.filter((actor) => {
      const isNew = actor.seenOn !== on
      actor.seenOn = on
      return isNew
    })
  }
}

/** The company on a day of a simulation: its data are taken for fresh. */
export const situationOn = (situation: CompanySituation, on: Day): CompanySituation => ({
  ...situation,
  company: { ...situation.company, today: on, freshOn: on },
})

/**
 * Lives one day: decides for those whose day it is, as the daily run does, and takes for granted
 * that every step is taken on the very day. Gives the steps of the day.
 */
export function liveDay({ conduct, situation, agenda }: Stage, on: Day): SimulatedStep[] {
  const onDay = situationOn(situation, on)
  const acts: { readonly actor: Actor; readonly decision: ActDecision }[] = []
  for (const actor of agenda.take(on)) {
    const { decision } = follow(bookOn(actor, on), actor.setting, conduct, onDay)
    if (decision.kind === "act") acts.push({ actor, decision })
    else agenda.note(actor, decision.reviewOn > on ? decision.reviewOn : addDays(on, 1))
  }
  const putOff = beyondMorning(
    acts.map(({ decision }) => ({ ...decision, tone: decision.step.tone })),
    conduct.calendar.mostPerMorning,
  )
  const nextMorning = contactCalendar(situation.region, conduct.calendar, null).openDayFrom(addDays(on, 1))
  const steps: SimulatedStep[] = []
  for (const { actor, decision } of acts) {
    if (putOff.has(decision.customerId)) {
      agenda.note(actor, nextMorning)
      continue
    }
    actor.past.push(takenStep(decision, on))
    steps.push(stepOf(decision, on))
    agenda.note(actor, addDays(on, 1))
  }
  return steps
}

const stepOf = (decision: ActDecision, on: Day): SimulatedStep => ({
  ...{ on, customerId: decision.customerId, scenarioKey: decision.scenarioKey, stepKey: decision.stepKey },
  ...{ channel: decision.channel, amountCents: decision.amountCents, currency: decision.currency },
})
