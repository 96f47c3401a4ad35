import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { DecidedItem, Decision } from "../decision.ts"
import type { Approval, Channel, Tone } from "../scenario.ts"
import { itemSentence, sentence } from "../sentence.ts"
import { stepLabel, stepName } from "../step-words.ts"

/** A decision as screens, the API and the command line show it. */
export interface DecisionView {
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly kind: Decision["kind"]
  readonly because: Decision["because"]
  readonly stepKey: string | null
  readonly stepLabel: Sentence | null
  readonly channel: Channel | null
  /** Who lets the step of the day go, and how it speaks; null where no step is taken, or nothing is said. */
  readonly approval: Approval | null
  readonly tone: Tone | null
  readonly scenarioKey: string
  readonly scenarioVersion: number
  readonly until: Day | null
  readonly amountCents: Cents
  readonly openCents: Cents
  readonly currency: string
  readonly sentence: Sentence
  readonly items: readonly DecisionItemView[]
}

/** One open item of the customer, with why it is or is not in a message. */
export interface DecisionItemView {
  readonly invoiceId: string
  readonly number: string
  readonly seq: number
  readonly dueOn: Day
  readonly openCents: Cents
  readonly chasedCents: Cents
  readonly currency: string
  readonly role: DecidedItem["role"]
  readonly nextStepKey: string | null
  readonly nextStepOn: Day | null
  readonly sentence: Sentence
}

/** Names that the view shows in the place of identifiers. */
export interface Labels {
  readonly customers: ReadonlyMap<string, { readonly code: string; readonly name: string }>
  readonly numbers: ReadonlyMap<string, string>
}

// Of a step that only waits, no more than its key is known here.
const labelOf = (decision: Decision): Sentence | null => {
  if (decision.kind === "act") return stepName(decision.step)
  return decision.stepKey === null ? null : stepLabel(decision.stepKey)
}

/** Puts a decision in the words that people read. */
export function decisionView(decision: Decision, labels: Labels, today: Day): DecisionView {
  const customer = labels.customers.get(decision.customerId)
  const numberOf = (invoiceId: string) => labels.numbers.get(invoiceId) ?? ""
  return {
    customerId: decision.customerId,
    customerCode: customer?.code ?? "",
    customerName: customer?.name ?? "",
    kind: decision.kind,
    because: decision.because,
    stepKey: decision.stepKey,
    stepLabel: labelOf(decision),
    channel: decision.channel,
    approval: decision.kind === "act" ? decision.step.approval : null,
    tone: decision.kind === "act" ? decision.step.tone : null,
    ...{ scenarioKey: decision.scenarioKey, scenarioVersion: decision.scenarioVersion },
    until: decision.until,
    amountCents: decision.amountCents,
    openCents: decision.openCents,
    currency: decision.currency,
    sentence: sentence(decision, { today, numberOf }),
    items: decision.items.map((item) => ({
      ...item,
      number: numberOf(item.invoiceId),
      sentence: itemSentence(item, today),
    })),
  }
}
