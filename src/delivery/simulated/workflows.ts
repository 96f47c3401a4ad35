import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import type { MessageLanguage } from "../../kernel/wording.ts"
import { type ComposedMessage, compose } from "../../messages/compose.ts"
import { readMessageSources } from "../../messages/inputs/store.ts"
import type { MessageInput, PreviousStep } from "../../messages/message-input.ts"
import { templateFor } from "../../messages/templates/store.ts"
import { templateKey } from "../../messages/templates/template.ts"
import { readLabels } from "../../policy/plan/store.ts"
import { type DecisionView, decisionView } from "../../policy/plan/view.ts"
import { decideAgain, type StepAgain } from "../../policy/simulations/step/workflows.ts"
import { checkWording } from "../legal-check/check.ts"
import type { MessageFinding } from "../legal-check/findings.ts"

/** What a step of a simulation would send, written by the same code as the real one. Nothing is kept. */
export interface SimulatedMessage {
  readonly view: DecisionView
  /** null for a call or a task inside the house: nobody is written to. */
  readonly written: {
    readonly input: MessageInput
    readonly recipient: string | null
    readonly language: MessageLanguage
    readonly composed: ComposedMessage
    readonly findings: readonly MessageFinding[]
  } | null
}

/** Sets a letter as PDF from what it says. */
export type SetLetter = (
  tx: CompanyTx,
  input: MessageInput,
  prose: { readonly subject: string; readonly textBody: string },
  language: MessageLanguage,
) => Promise<Buffer>

/** Writes the message of one customer on one day of a simulation; see decideAgain() for its refusals. */
export async function writeSimulated(
  db: Db,
  companyId: CompanyId,
  simulationId: string,
  place: { readonly customerId: string; readonly on: Day },
): Promise<SimulatedMessage> {
  const again = await decideAgain(db, companyId, simulationId, place)
  return await inCompany(db, companyId, async (tx) => {
    const { decision } = again
    const labels = await readLabels(
      tx,
      [place.customerId],
      decision.items.map((item) => item.invoiceId),
    )
    return { view: decisionView(decision, labels, place.on), written: await written(tx, again, place.on) }
  })
}

async function written(tx: CompanyTx, again: StepAgain, on: Day): Promise<SimulatedMessage["written"]> {
  const { decision } = again
  if (decision.step.tone === null) return null
  const [source] = await readMessageSources(tx, [decision], on)
  if (!source) return null
  const input = { ...source.input, previous: previousOf(source.input.previous, again) }
  const key = templateKey(decision.step.templateKey ?? decision.step.key)
  const template = await templateFor(tx, key, input.customer)
  const composed = compose(input, template)
  const { language } = template
  const findings = checkWording(input, {
    ...{ templateKey: key, language, mode: "demo" },
    ...{ subject: composed.subject, textBody: composed.textBody },
  })
  return { input, recipient: source.recipient, language, composed, findings }
}

/** What the debtor had heard by then: the real contacts before the simulation, then those of the simulation. */
function previousOf(known: readonly PreviousStep[], { before, from }: StepAgain): PreviousStep[] {
  const simulated = before
    .filter((step) => step.isContact)
    .map(({ on, stepKey, channel }) => ({ happenedOn: on, stepKey, channel }))
  return [...known.filter((step) => step.happenedOn < from), ...simulated]
}

/** The letter (PDF) that a step of a simulation would post. Refused with NOT_A_LETTER where none would leave. */
export async function printSimulated(
  db: Db,
  companyId: CompanyId,
  { written }: SimulatedMessage,
  setLetter: SetLetter,
): Promise<Buffer> {
  if (!written || !isPaper(written.input)) {
    return refuse("NOT_A_LETTER", {
      fr: "Cette étape n’envoie pas de lettre : lisez son texte.",
      en: "This step sends no letter: read its text.",
    })
  }
  const { input, composed, language } = written
  return await inCompany(db, companyId, (tx) => setLetter(tx, input, composed, language))
}

/** True when the message leaves on paper, or as a registered letter of any kind. */
export const isPaper = ({ channel }: Pick<MessageInput, "channel">): boolean => channel.endsWith("letter")
