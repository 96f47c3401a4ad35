import type { Author } from "../../../kernel/author.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { stepsOf } from "../../../policy/scenario.ts"
import { readVersion } from "../../../policy/scenarios/store.ts"
import type { Message } from "../message.ts"
import { readAgreements } from "./store.ts"

/** For each message whose step asks for two people: who has agreed to it as it reads now. */
export type Agreements = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The messages, among these, that two people must approve, by the version of the scenario that they
 * came from. Whoever changed the text has agreed to it; what was agreed before a change is void.
 */
export async function agreementsOn(tx: CompanyTx, messages: readonly Message[]): Promise<Agreements> {
  const waiting = messages.filter((message) => message.needsApproval)
  const versions = [...new Set(waiting.map((message) => message.scenarioVersion))]
  const keys = new Map<number, ReadonlySet<string>>()
  for (const version of versions) {
    const scenario = await readVersion(tx, version)
    const steps = scenario ? stepsOf(scenario).filter((step) => step.approval === "second-person") : []
    keys.set(version, new Set(steps.map((step) => step.key)))
  }
  const asking = waiting.filter((message) => keys.get(message.scenarioVersion)?.has(message.stepKey))
  const known = await readAgreements(tx, asking)
  return new Map(asking.map((message) => [message.id, known.get(message.id) ?? new Set<string>()]))
}

/** True when a message asks for two people and this is not the second one. A key of the API is nobody: its maker could be the first. */
export function isFirstOfTwo(agreements: Agreements, message: Message, by: Author): boolean {
  const people = agreements.get(message.id)
  if (people === undefined) return false
  return isKey(by.actor) || ![...people].some((person) => person !== by.actor && !isKey(person))
}

const isKey = (actor: string): boolean => actor.startsWith("key:")
