import type { Author } from "../../kernel/author.ts"
import type { Day } from "../../kernel/day.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import { readAgreementSettings } from "../../ledger/agreements/settings/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { recordReminder } from "../../ledger/reminders/store.ts"
import { hasOpenTask, openTask } from "../../ledger/tasks/store.ts"
import { keptOf, readEnclosures } from "../../messages/enclosures/workflows.ts"
import { type MessageSource, readMessageSources } from "../../messages/inputs/store.ts"
import { templateFor } from "../../messages/templates/store.ts"
import { type Template, templateKey } from "../../messages/templates/template.ts"
import { CONFIRMATION_KEYS } from "../../policy/agreed-steps.ts"
import { readConduct } from "../../policy/conduct/store.ts"
import { stepsInForce } from "../../policy/conduct.ts"
import type { Decision } from "../../policy/decision.ts"
import type { ActDecision } from "../../policy/gate.ts"
import { customersToActOn } from "../../policy/plan/store.ts"
import { decideFor, type PlannedDay, planDay } from "../../policy/plan/workflows.ts"
import type { Step } from "../../policy/scenario.ts"
import { sentence } from "../../policy/sentence.ts"
import { stepName } from "../../policy/step-words.ts"
import { readSendingCompany } from "../company/store.ts"
import type { MessageDraft, MessageMode } from "../outbox/message.ts"
import { customersWithPreparedMessages } from "../outbox/store.ts"
import { type Approval, approveMessages } from "../outbox/workflows.ts"
import { prepareMessages, withdrawMessages } from "../preparation/workflows.ts"
import { draftOf, messageItems } from "./draft.ts"
import { messagesToApprove } from "./store.ts"

/** What preparing a day did. */
export interface PreparedDay extends PlannedDay {
  readonly mode: MessageMode
  readonly prepared: number
  readonly withdrawn: number
  readonly tasksOpened: number
  /** Customers whose message could not be written, with the reason; the others were all handled. */
  readonly faults: readonly { readonly customerId: string; readonly what: string }[]
}

const BATCH = 200

/**
 * Plans the day and makes ready what it asks for: messages to be read and sent, calls and inner
 * questions as tasks. Doing it again on the same day changes nothing; a message that waits and is
 * no longer due is withdrawn with its reason. A customer whose message cannot be written does not
 * keep the others back.
 */
export async function prepareDay(db: Db, companyId: CompanyId, by: Author): Promise<PreparedDay> {
  const plan = await planDay(db, companyId, by.today)
  const mode = (await inCompany(db, companyId, readSendingCompany)).mode
  const toAct = await inCompany(db, companyId, customersToActOn)
  const waiting = await inCompany(db, companyId, customersWithPreparedMessages)
  const ids = [...new Set([...toAct, ...waiting])]
  const sum = {
    prepared: 0,
    withdrawn: 0,
    tasksOpened: 0,
    faults: [] as { customerId: string; what: string }[],
  }
  for (let from = 0; from < ids.length; from += BATCH) {
    const batch = ids.slice(from, from + BATCH)
    const done = await inCompany(db, companyId, (tx) => prepareBatch(tx, batch, mode, by))
    sum.prepared += done.prepared
    sum.withdrawn += done.withdrawn
    sum.tasksOpened += done.tasksOpened
    sum.faults.push(...done.faults)
  }
  if (plan.reviewed > 0 || sum.prepared > 0) {
    const counts = { decisions: plan.decisions, prepared: sum.prepared, tasksOpened: sum.tasksOpened }
    await inCompany(db, companyId, (tx) =>
      record(tx, [
        { happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "plan.made", payload: counts },
      ]),
    )
  }
  return { ...plan, mode, ...sum }
}

async function prepareBatch(tx: CompanyTx, ids: readonly string[], mode: MessageMode, by: Author) {
  const decisions = await decideFor(tx, ids, by.today)
  const acts = decisions.filter((decision) => decision.kind === "act")
  const isWritten = (decision: ActDecision) => decision.step.tone !== null
  const { drafts, faults } = await writeDrafts(tx, acts.filter(isWritten), mode, by)
  const withdrawn = await withdrawMessages(
    tx,
    withdrawals(
      decisions.filter((d) => !isAct(d) || !isWritten(d)),
      by,
    ),
    by,
  )
  const { prepared } = await prepareMessages(tx, drafts, by)
  const tasksOpened =
    mode === "test"
      ? 0
      : await openTasks(
          tx,
          acts.filter((act) => !isWritten(act)),
          by,
        )
  return { prepared: prepared.length, withdrawn: withdrawn.length, tasksOpened, faults }
}

const isAct = (decision: Decision): decision is ActDecision => decision.kind === "act"

function withdrawals(decisions: readonly Decision[], by: Author) {
  return decisions.map((decision) => ({
    customerId: decision.customerId,
    because: decision.because,
    sentence: sentenceOf(decision, by),
  }))
}

const sentenceOf = (decision: Decision, by: Author): Sentence =>
  sentence(decision, { today: by.today, numberOf: () => "" })

async function writeDrafts(
  tx: CompanyTx,
  acts: readonly ActDecision[],
  mode: MessageMode,
  by: Author,
): Promise<{ drafts: MessageDraft[]; faults: { customerId: string; what: string }[] }> {
  const drafts: MessageDraft[] = []
  const faults: { customerId: string; what: string }[] = []
  const templates = new Map<string, Template>()
  const sources = await readMessageSources(tx, acts, by.today)
  const enclosed = await enclosuresOf(tx, sources, by.today)
  for (const [index, source] of sources.entries()) {
    try {
      const key = templateKey(source.step.templateKey ?? source.step.key)
      const { kind, language, formality } = source.input.customer
      const name = `${key} ${kind} ${language} ${formality}`
      const template = templates.get(name) ?? (await templateFor(tx, key, source.input.customer))
      templates.set(name, template)
      drafts.push({ ...draftOf(source, template, { mode, today: by.today }), enclosures: enclosed[index]! })
    } catch (error) {
      faults.push({
        customerId: source.decision.customerId,
        what: error instanceof Error ? error.message : String(error),
      })
    }
  }
  return { drafts, faults }
}

/** What goes along with the messages of the day, as it is kept with each of them. */
async function enclosuresOf(tx: CompanyTx, sources: readonly MessageSource[], on: Day) {
  const wishes = sources.map(({ decision, step, input }) => ({
    ...{ customerId: decision.customerId, attachments: step.attachments, input, on },
  }))
  return (await readEnclosures(tx, wishes)).map(keptOf)
}

/**
 * Opens the calls and inner questions of the day. The step counts as taken when it is opened: the
 * ladder goes on from that day, and a call in which somebody was reached counts as a contact.
 */
async function openTasks(tx: CompanyTx, acts: readonly ActDecision[], by: Author): Promise<number> {
  let opened = 0
  for (const act of acts) {
    const { step } = act
    if (step.task && (await openTaskOf(tx, act, step, step.task, by))) opened += 1
  }
  return opened
}

async function openTaskOf(
  tx: CompanyTx,
  act: ActDecision,
  step: Step,
  kind: NonNullable<Step["task"]>,
  by: Author,
): Promise<boolean> {
  const { customerId, turn, amountCents, scenarioVersion } = act
  const { today } = by
  // What the call lists beside counts as shown: nobody is called about it again. See ladder.ts.
  const items = messageItems(act, null)
  const isNew = await recordReminder(tx, {
    ...{ customerId, stepKey: step.key, turn, channel: step.channel, tone: null, isContact: false },
    ...{ happenedOn: today, messageId: null, scenarioVersion },
    items: items.map(({ invoiceId, seq, stepKey, covered }) => ({
      ...{ invoiceId, seq, covered },
      stepKey: stepKey ?? step.key,
    })),
  })
  // Who waits for a call already, or is filed already, is not called or filed again for another invoice.
  if (!isNew || (await hasOpenTask(tx, customerId, kind))) return false
  const title = stepName(step).fr
  const task = {
    kind,
    title,
    createdOn: today,
    dueOn: today,
    customerId,
    stepKey: step.key,
    turn,
    amountCents,
  }
  const taskId = await openTask(tx, task)
  if (taskId === null) return false
  const payload = { taskId, taskKind: kind, stepKey: step.key, turn, amountCents }
  await record(tx, [
    { happenedAt: by.now, onDay: today, actor: by.actor, kind: "task.opened", customerId, payload },
  ])
  return true
}

/**
 * Approves every message prepared for the day, except those that a person must approve one by one:
 * what the operator's "run" does in the place of a click on the review page.
 */
export async function approveDay(
  db: Db,
  companyId: CompanyId,
  by: Author,
  onlyAutomatic = false,
): Promise<Approval> {
  return inCompany(db, companyId, async (tx) => {
    const conduct = await readConduct(tx)
    const { confirmsAutomatically } = await readAgreementSettings(tx)
    const confirmations = confirmsAutomatically
      ? [...conduct.scenarios.keys()].flatMap((scenarioKey) =>
          CONFIRMATION_KEYS.map((stepKey) => ({ scenarioKey, stepKey })),
        )
      : []
    const automatic = stepsInForce(conduct)
      .filter(({ step }) => step.approval === "automatic")
      .map(({ scenarioKey, step }) => ({ scenarioKey, stepKey: step.key }))
      .concat(confirmations)
    const ids = await messagesToApprove(tx, onlyAutomatic ? automatic : null)
    return await approveMessages(tx, ids, by, onlyAutomatic)
  })
}
