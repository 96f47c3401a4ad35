import type { Author } from "../../kernel/author.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { markBounced } from "../../ledger/contacts/store.ts"
import { cancelPayment } from "../../ledger/credits/workflows.ts"
import { openDispute, placeHold, recordPromise } from "../../ledger/facts/workflows.ts"
import { record } from "../../ledger/journal/store.ts"
import { recordReminder } from "../../ledger/reminders/store.ts"
import { openTask } from "../../ledger/tasks/store.ts"
import { finishTask } from "../../ledger/tasks/workflows.ts"
import { type Step, toneRank } from "../../policy/scenario.ts"
import { stepLabel } from "../../policy/step-words.ts"
import { answerByMail } from "./answer-by-mail.ts"
import type { CustomerFile } from "./file.ts"
import { itemsOf, type TakenStep } from "./follow-up.ts"
import { sendAsThen } from "./send-as-then.ts"
import type { DemoWorld } from "./world.ts"

/** For so many days before its making, the messages of the demonstration are there to be read, archived. */
const READABLE_DAYS = 40

/** Somebody of the demonstration company, at half past eight on a past day. */
export const authorOn = (today: Day): Author => ({
  actor: "operator",
  now: new Date(`${today}T07:30:00Z`),
  today,
})

/**
 * Writes what people did and said before the demonstration was made, in the order of days: steps of
 * the follow-up, calls, promises, disputes. Older messages are a history that was brought in; the
 * last weeks' are there as they left.
 */
export async function playPast(tx: CompanyTx, world: DemoWorld): Promise<void> {
  const facts = world.files.flatMap(factsOf).filter((fact) => fact.on <= world.origin)
  const readableFrom = addDays(world.origin, -READABLE_DAYS)
  const waitingCalls = new Set(world.files.filter((f) => f.callWaits).map((f) => f.customer.id))
  const days = [...new Set([...facts.map((fact) => fact.on), ...world.steps.map((step) => step.on)])].sort()
  for (const on of days) {
    const by = authorOn(on)
    for (const fact of facts) if (fact.on === on) await fact.write(tx, by)
    const steps = world.steps.filter((step) => step.on === on)
    const said = steps.filter(({ step }) => step.tone !== null)
    if (on >= readableFrom) await sendAsThen(tx, said, by)
    else for (const step of said) await recordReminder(tx, reminderOf(step))
    for (const step of steps) {
      if (step.step.tone !== null) continue
      await workOnTask(tx, step, by, waitingCalls.has(step.customerId))
    }
  }
}

interface Fact {
  readonly on: Day
  readonly write: (tx: CompanyTx, by: Author) => Promise<unknown>
}

function factsOf(file: CustomerFile): Fact[] {
  const customerId = file.customer.id
  return [
    ...file.promises.map(
      (promise): Fact => ({
        on: promise.madeOn,
        write: (tx, by) => recordPromise(tx, { customerId, saidBy: file.customer.contact, ...promise }, by),
      }),
    ),
    ...file.disputes.map(
      (dispute): Fact => ({
        on: dispute.openedOn,
        write: (tx, by) =>
          openDispute(tx, { customerId, answerBy: addDays(dispute.openedOn, 30), ...dispute }, by),
      }),
    ),
    ...file.holds.map(
      (hold): Fact => ({ on: hold.fromOn, write: (tx, by) => placeHold(tx, { customerId, ...hold }, by) }),
    ),
    ...file.replies.map(
      (reply): Fact => ({
        on: reply.receivedOn,
        write: (tx, by) => answerByMail(tx, file, reply.summary, by),
      }),
    ),
    ...file.credits.flatMap((credit): Fact[] =>
      credit.cancelledOn === null ? [] : [returnedDebit(credit.id, credit.cancelledOn)],
    ),
    ...(file.customer.hasBounced ? [bounce(file)] : []),
  ]
}

const returnedDebit = (creditId: string, on: Day): Fact => ({
  on,
  write: (tx, by) =>
    cancelPayment(tx, creditId, { on, reason: "Prélèvement rejeté\u00a0: provision insuffisante" }, by),
})

/** The address refused the invoice itself, some days before its first reminder. */
function bounce({ customer, invoices }: CustomerFile): Fact {
  const on = addDays(invoices.at(-1)!.instalments[0]!.dueOn, 1)
  const reason = "550 5.1.1 Recipient address rejected: user unknown"
  return {
    on,
    async write(tx, by) {
      const { id: customerId } = customer
      const email = customer.email!
      await markBounced(tx, { customerId, email, bouncedOn: on, reason })
      const kind = "contact.bounced"
      await record(tx, [
        {
          ...{ happenedAt: by.now, onDay: on, actor: "worker", kind, customerId },
          payload: { email, answer: reason },
        },
      ])
      const title = `Adresse refusée\u00a0: ${email}`
      await openTask(tx, { kind: "wrong-address", title, customerId, createdOn: on, dueOn: on })
    },
  }
}

/** A step as the ledger keeps it. */
const reminderOf = ({ customerId, decision, step, on, isContact }: TakenStep) => ({
  ...{ customerId, stepKey: step.key, turn: decision.turn, channel: decision.channel, isContact },
  tone: step.tone === null ? null : toneRank(step.tone),
  ...{ happenedOn: on, messageId: null, scenarioVersion: decision.scenarioVersion },
  items: itemsOf(decision, step),
})

/** A call or a question inside the house; done the same day, unless it still waits. */
async function workOnTask(tx: CompanyTx, taken: TakenStep, by: Author, callWaits: boolean): Promise<void> {
  const { customerId, decision, step, on } = taken
  const { turn, amountCents } = decision
  const kind = step.task!
  const title = stepLabel(step.key).fr
  const taskId = await openTask(tx, {
    ...{ kind, title, customerId, stepKey: step.key, turn, amountCents, createdOn: on, dueOn: on },
  })
  await recordReminder(tx, { ...reminderOf(taken), isContact: false })
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: on, actor: by.actor, kind: "task.opened", customerId },
      payload: { taskId, taskKind: kind, stepKey: step.key, turn, amountCents },
    },
  ])
  if (taskId !== null && !staysOpen(step, callWaits)) await finishTask(tx, taskId, outcomeOf(taken), by)
}

/** What goes to recovery waits for the owner's word. */
const staysOpen = (step: Step, callWaits: boolean): boolean =>
  step.task === "recovery" || (step.task === "phone" && callWaits)

function outcomeOf({ step, isContact }: TakenStep) {
  if (step.task === "ask-salesperson") {
    return {
      outcome: "done",
      note: "Le commercial a vu le client\u00a0: pas de litige, trésorerie tendue.",
    } as const
  }
  return isContact
    ? ({ outcome: "reached", note: "Promet de regarder avec la comptabilité." } as const)
    : ({ outcome: "voicemail", note: null } as const)
}
