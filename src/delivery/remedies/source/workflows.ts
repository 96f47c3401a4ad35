import { type Day, daysBetween } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { readCorrected } from "../../../ledger/remedies/store.ts"
import type { Enclosed } from "../../../messages/enclosures/enclosure.ts"
import { readEnclosures } from "../../../messages/enclosures/workflows.ts"
import { type MessageSource, readMessageSources } from "../../../messages/inputs/store.ts"
import type { MessageInput } from "../../../messages/message-input.ts"
import type { DecidedItem, Decision } from "../../../policy/decision.ts"
import type { ActDecision } from "../../../policy/gate.ts"
import { decideFor } from "../../../policy/plan/workflows.ts"
import { isRemedyStep, type RemedyStep, remedyStep } from "../../../policy/remedy-steps.ts"
import type { Message } from "../../outbox/message.ts"
import { firstSent } from "../store.ts"

/** What is sent at the debtor's request: which invoices, for which remedy, to whom. */
export interface RemedyRequest {
  readonly customerId: string
  readonly stepKey: RemedyStep
  readonly turn: string
  readonly invoiceIds: readonly string[]
  /** The address a person chose; null: the one that messages to this customer use. */
  readonly recipient: string | null
  readonly channel?: "email" | "letter"
}

/** What a remedy is written from, with the invoices that go along as far as their PDF is known. */
export interface RemedySource extends MessageSource {
  readonly enclosed: readonly Enclosed[]
}

/** What a remedy says of these invoices today; null when nothing of them is open, or nobody may be written to. */
export async function remedySource(
  tx: CompanyTx,
  request: RemedyRequest,
  today: Day,
): Promise<RemedySource | null> {
  const [known] = await decideFor(tx, [request.customerId], today)
  // A debt that is in insolvency or in other hands is no longer spoken of by us.
  if (!known || known.because === "insolvent" || known.because === "assigned") return null
  const decision = decisionOf(request, known, today)
  if (!decision) return null
  const [source] = await readMessageSources(tx, [decision], today)
  if (!source) return null
  const { recipient: chosen, invoiceIds, customerId } = request
  const recipient = decision.channel === "email" ? (chosen ?? source.recipient) : null
  const isOther = chosen !== null && chosen.toLowerCase() !== source.input.contact?.email?.toLowerCase()
  const input = {
    ...source.input,
    ...(isOther && { contact: { name: null, email: chosen, phone: null } }),
    firstSent: await firstSent(tx, customerId, invoiceIds),
    corrects: request.stepKey === "corrected-invoice" ? await readCorrected(tx, invoiceIds[0] ?? "") : null,
  }
  const wish = { customerId, attachments: source.step.attachments, input, on: today }
  const [enclosed = []] = await readEnclosures(tx, [wish])
  return {
    ...source,
    input: { ...input, enclosesInvoices: isWhole(input, enclosed) },
    ...{ recipient, contactId: isOther ? null : source.contactId, enclosed },
  }
}

/** True when every invoice that the message shows goes along. */
function isWhole({ items }: MessageInput, enclosed: readonly Enclosed[]): boolean {
  const known = new Set(
    enclosed.flatMap(({ enclosure: { invoiceId, sha256 } }) => (sha256 ? [invoiceId] : [])),
  )
  return items.every(({ invoiceId }) => known.has(invoiceId))
}

/** A remedy as the decision that leads to its message: its invoices, shown and counted as no step. */
function decisionOf(request: RemedyRequest, known: Decision, today: Day): ActDecision | null {
  const wanted = known.items.filter((item) => request.invoiceIds.includes(item.invoiceId))
  const currency = wanted[0]?.currency
  const items = wanted
    .filter((item) => item.currency === currency)
    .map((item): DecidedItem => ({ ...item, role: "listed", chasedCents: item.openCents, nextStepKey: null }))
  if (!currency || items.length === 0) return null
  const late = items.filter((item) => daysBetween(item.dueOn, today) > 0)
  const sum = (some: readonly DecidedItem[]) => some.reduce((total, item) => total + item.chasedCents, 0)
  const { stepKey, turn, customerId, channel = "email" } = request
  const step = { ...remedyStep(stepKey), channel }
  return {
    ...{ customerId, currency, items, stepKey, step, channel, turn, kind: "act", because: "step-due" },
    ...{ scenarioKey: known.scenarioKey, scenarioVersion: known.scenarioVersion },
    ...{ amountCents: sum(late.length > 0 ? late : items), openCents: known.openCents },
    ...{ until: null, reviewOn: today },
  }
}

/** What a remedy that was written says today; null when nothing of it is open any more. */
export async function sourceOfMessage(tx: CompanyTx, message: Message, today: Day) {
  if (!isRemedyStep(message.stepKey)) return null
  const { customerId, stepKey, turn, recipient, channel } = message
  const invoiceIds = [...new Set(message.items.map((item) => item.invoiceId))]
  const way = channel === "letter" ? ("letter" as const) : ("email" as const)
  return await remedySource(tx, { customerId, stepKey, turn, invoiceIds, recipient, channel: way }, today)
}
