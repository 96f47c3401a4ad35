import type { Day } from "../../../kernel/day.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../../kernel/store.ts"
import { dayWords } from "../../../kernel/wording.ts"
import { readBooks } from "../../books/store.ts"
import { follow } from "../../conduct.ts"
import type { ActDecision } from "../../gate.ts"
import { type Actor, bookOn, type SimulationRequest } from "../../simulation.ts"
import { takenStep } from "../../taken-step.ts"
import { Agenda, situationOn } from "../engine.ts"
import { listSteps, type NamedStep, readSimulation } from "../store.ts"
import {
  enterActors,
  firstDay,
  type Histories,
  historiesOf,
  setTrial,
  type Trial,
} from "../trial/workflows.ts"

/** One step of a simulation, decided again, and the steps of the simulation that came before it. */
export interface StepAgain {
  readonly step: NamedStep
  readonly decision: ActDecision
  /** Those before it, the oldest first, each with whether the debtor heard of it. */
  readonly before: readonly (Pick<NamedStep, "on" | "stepKey" | "channel"> & {
    readonly isContact: boolean
  })[]
  readonly request: SimulationRequest
  readonly from: Day
}

const MOST_STEPS = 400

/**
 * Takes one decision of a simulation again, from the same ledger and the steps that the simulation
 * took before it, so that its message can be written. Nothing is kept. Refused with STEP_NOT_SIMULATED
 * when the simulation takes no step there, and with SIMULATION_OUTDATED when the facts, or the draft,
 * are no longer those that it saw.
 */
export async function decideAgain(
  db: Db,
  companyId: CompanyId,
  simulationId: string,
  { customerId, on }: { readonly customerId: string; readonly on: Day },
): Promise<StepAgain> {
  const { trial, taken, usualDelay } = await inCompany(db, companyId, async (tx) => {
    const { request, startedOn, summary } = await readSimulation(tx, simulationId)
    const steps = await listSteps(tx, simulationId, { customerId, offset: 0, most: MOST_STEPS })
    return {
      trial: await setTrial(tx, request, firstDay(request, startedOn)),
      taken: steps.filter((step) => step.on <= on),
      usualDelay: summary?.usualDelayDays ?? null,
    }
  })
  const step = taken.at(-1)
  if (step?.on !== on) return refuseNoStep(on)
  const actor = await enterOne(db, companyId, trial, customerId, usualDelay)
  const decisions: ActDecision[] = []
  await inCompany(db, companyId, async (tx) => {
    for (const one of taken) decisions.push(await takeAgain(tx, trial, actor, one))
  })
  const before = taken.slice(0, -1).map(({ on, stepKey, channel }, nth) => {
    const isContact = decisions[nth]?.step.tone !== null
    return { on, stepKey, channel, isContact }
  })
  return { step, decision: decisions.at(-1)!, before, request: trial.request, from: trial.from }
}

async function enterOne(
  db: Db,
  companyId: CompanyId,
  trial: Trial,
  customerId: string,
  usualDelay: number | null,
): Promise<Actor> {
  const ids = [customerId]
  const { byCustomer } = await historiesOf(db, companyId, trial, ids)
  const histories: Histories = { byCustomer, usualDelay }
  const stage = { ...trial, agenda: new Agenda(trial.to) }
  const actors = await enterActors(db, companyId, trial, stage, ids, histories)
  return actors.get(customerId) ?? refuseOutdated()
}

async function takeAgain(tx: CompanyTx, trial: Trial, actor: Actor, step: NamedStep): Promise<ActDecision> {
  if (trial.request.assumption === "replay") {
    const [book] = await readBooks(tx, [step.customerId], step.on)
    if (book) actor.book = { ...book, history: actor.book.history }
  }
  const situation = situationOn(trial.situation, step.on)
  const { decision } = follow(bookOn(actor, step.on), actor.setting, trial.conduct, situation)
  if (
    decision.kind !== "act" ||
    decision.stepKey !== step.stepKey ||
    decision.amountCents !== step.amountCents
  )
    return refuseOutdated()
  actor.past.push(takenStep(decision, step.on))
  return decision
}

const refuseNoStep = (on: Day): never =>
  refuse(
    "STEP_NOT_SIMULATED",
    {
      fr: `Cette simulation ne prévoit rien pour ce client le ${dayWords(on, "fr")}. Choisissez un jour où elle prévoit quelque chose.`,
      en: `This simulation plans nothing for this customer on ${dayWords(on, "en")}. Choose a day on which it does.`,
    },
    { on },
  )

const refuseOutdated = (): never =>
  refuse("SIMULATION_OUTDATED", {
    fr: "Depuis cette simulation, les factures, les règlements ou le scénario ont changé : ce message ne serait plus le même. Relancez la simulation.",
    en: "Since this simulation, invoices, payments or the scenario have changed: this message would no longer be the same. Run the simulation again.",
  })
