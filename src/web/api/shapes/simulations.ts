import type { simulatedMessageOut } from "../../../delivery/simulated/http.ts"
import type { simulatedStepOut, simulationOut } from "../../../policy/simulations/http.ts"
import type { Answer } from "./answer.ts"
import type { Cents, Sentence } from "./listing.ts"

/** A trial of the follow-up on the real ledger, and what it comes to once it is done. */
export type Simulation = Answer<typeof simulationOut>
export type SimulationSummary = NonNullable<Simulation["summary"]>
export type SimulationRequest = Simulation["request"]
/** One in the list of past ones, without what it comes to. */
export type ListedSimulation = Omit<Simulation, "summary">
/** What would be done about a customer on a day. */
export type SimulatedStep = Answer<typeof simulatedStepOut>
/** What would be sent to it. */
export type SimulatedMessage = Answer<typeof simulatedMessageOut>

/** GET …/simulations/{id}/comparison */
export interface SimulationComparison {
  readonly steps: number
  readonly customers: number
  readonly costCents: Cents
  readonly byStep: readonly {
    readonly stepKey: string
    readonly stepLabel: Sentence
    readonly before: number
    readonly after: number
  }[]
}
