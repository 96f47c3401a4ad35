import { addDays, type Day, daysBetween } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { NBSP } from "../../kernel/wording.ts"
import type { Book } from "../../policy/book.ts"
import type { DecidedItem, Decision } from "../../policy/decision.ts"
import type { ActDecision } from "../../policy/gate.ts"
import { followAll } from "../../policy/plan/workflows.ts"
import type { Step } from "../../policy/scenario.ts"
import { stepName } from "../../policy/step-words.ts"
import { readBranding } from "../branding/store.ts"
import { type ComposedMessage, compose, htmlForScreen } from "../compose.ts"
import { readMessageSources } from "../inputs/store.ts"
import { type Letter, letterOf } from "../letter.ts"
import type { MessageInput } from "../message-input.ts"
import { templateFor } from "../templates/store.ts"
import { templateKey } from "../templates/template.ts"

/** What a customer would read if a step were taken today; `letter` when it goes on paper. */
export interface StepPreview {
  readonly customerName: string
  readonly message: Pick<ComposedMessage, "subject" | "text" | "html">
  readonly letter: Letter | null
}

const ON_PAPER: readonly Step["channel"][] = ["letter", "registered-letter", "electronic-registered-letter"]

/**
 * Writes the message of a step to a real customer about what it really owes, as if its day had come.
 * Nothing is kept. Refused with STEP_WITHOUT_MESSAGE, CUSTOMER_UNKNOWN or CUSTOMER_OWES_NOTHING, or as
 * the letter itself would be (an address that the post cannot read).
 */
export async function previewStep(
  tx: CompanyTx,
  step: Step,
  customerId: string,
  today: Day,
): Promise<StepPreview> {
  const input = await stepInput(tx, step, customerId, today)
  const template = await templateFor(tx, templateKey(step.templateKey ?? step.key), input.customer)
  const message = compose(input, template)
  const { subject, text } = message
  return {
    customerName: input.customer.name,
    message: { subject, text, html: htmlForScreen(message) },
    letter: ON_PAPER.includes(step.channel)
      ? letterOf(input, message, template.language, await readBranding(tx))
      : null,
  }
}

/**
 * What the message of a step would say to a customer, as if its day had come. Refused with
 * STEP_WITHOUT_MESSAGE, CUSTOMER_UNKNOWN or CUSTOMER_OWES_NOTHING.
 */
export async function stepInput(
  tx: CompanyTx,
  step: Step,
  customerId: string,
  today: Day,
): Promise<MessageInput> {
  if (step.templateKey === null) return refuseSilent(step)
  const [followed] = await followAll(tx, [customerId], today)
  if (!followed) return refuseUnknown(customerId)
  const decision = asIfTaken(step, followed.decision, followed.book, today)
  const [source] = await readMessageSources(tx, [decision], today)
  if (!source) return refuseUnknown(customerId)
  return withPromise(source.input, step.templateKey, today)
}

/** Who never promised anything is shown what one who did would read. */
const withPromise = (input: MessageInput, template: string, today: Day): MessageInput =>
  template === "promise-broken" && input.promise === null
    ? {
        ...input,
        promise: { madeOn: addDays(today, -9), promisedFor: addDays(today, -2), amountCents: null },
      }
    : input

/** The decision that would lead to this step: about what is late, or about all that is open while nothing is. */
function asIfTaken(step: Step, decision: Decision, book: Book, today: Day): ActDecision {
  const open = decision.items.filter(({ currency }) => currency === decision.currency)
  const isLate = (item: DecidedItem) => daysBetween(item.dueOn, today) > 0
  const wanted = step.delayDays < 0 ? open.filter((item) => !isLate(item)) : open.filter(isLate)
  const shown = wanted.length > 0 ? wanted : open
  if (shown.length === 0) refuseNothingOwed(book.customerId)
  const items = shown.map((item, index): DecidedItem => {
    const role = index === 0 ? "lead" : "covered"
    return { ...item, role, chasedCents: item.openCents, nextStepKey: step.key }
  })
  const promise = book.promises.at(-1)
  const turn = promise ? `promise:${promise.id}` : `${items[0]!.invoiceId}:${items[0]!.seq}`
  return {
    ...{ customerId: book.customerId, items, currency: decision.currency, openCents: decision.openCents },
    ...{ scenarioKey: decision.scenarioKey, scenarioVersion: decision.scenarioVersion },
    ...{ kind: "act", because: "step-due", step, stepKey: step.key, channel: step.channel, turn },
    ...{ until: null, reviewOn: today },
    amountCents: items.reduce((sum, item) => sum + item.chasedCents, 0),
  }
}

function refuseSilent(step: Step): never {
  const name = stepName(step)
  return refuse(
    "STEP_WITHOUT_MESSAGE",
    {
      fr: `L’étape «${NBSP}${name.fr}${NBSP}» n’écrit rien : il n’y a pas d’aperçu.`,
      en: `The step "${name.en}" writes nothing: there is no preview.`,
    },
    { step: step.key },
  )
}

const refuseUnknown = (id: string): never =>
  refuse("CUSTOMER_UNKNOWN", { fr: "Ce client n’existe pas.", en: "There is no such customer." }, { id })

const refuseNothingOwed = (id: string): never =>
  refuse(
    "CUSTOMER_OWES_NOTHING",
    {
      fr: "Ce client ne vous doit rien : choisissez-en un autre pour l’aperçu.",
      en: "This customer owes you nothing: choose another one for the preview.",
    },
    { id },
  )
