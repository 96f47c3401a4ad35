import type { Author } from "../../kernel/author.ts"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { type CompanyId, type Db, inCompany } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { DecisionView } from "../../policy/plan/view.ts"
import { planOn } from "../../policy/plan/workflows.ts"
import { type Channel, needsPerson } from "../../policy/scenario.ts"
import { readSendingCompany, type SendingCompany } from "../company/store.ts"
import { approveDay, prepareDay } from "../day/workflows.ts"
import { gate } from "../gate/workflows.ts"
import type { Message } from "../outbox/message.ts"
import { isOnPaper } from "../outbox/message.ts"
import type { Approval } from "../outbox/workflows.ts"
import type { Routes } from "../provider-account/route.ts"
import { readRoutes } from "../provider-account/workflows.ts"
import type { SendingPorts, SendingReport } from "../sending/ports.ts"
import { sendDue } from "../sending/workflows.ts"
import { customersUnderWay, messagesPlannedOn } from "./store.ts"

/** The parts of sending that differ from machine to machine; the gate is ours. */
export type RunPorts = Pick<SendingPorts, "box" | "openCarrier" | "renewToken" | "consign" | "setPaper">

/** What a step of the day comes to. */
export type Destination = "send" | "approve" | "post" | "task"

/** A step that the day asks for. */
export interface AnnouncedStep {
  readonly customerId: string
  readonly customerCode: string
  readonly customerName: string
  readonly stepKey: string
  readonly channel: Channel
  readonly amountCents: Cents
  readonly currency: string
  readonly destination: Destination
  readonly sentence: Sentence
}

/** What a run of the day did. */
export interface DayRun {
  readonly on: Day
  /** In which mode the company sends, and where its messages therefore went. */
  readonly company: SendingCompany
  readonly sending: SendingReport
  readonly prepared: number
  readonly tasksOpened: number
  readonly faults: readonly { readonly customerId: string; readonly what: string }[]
  /** Messages that wait because something must be mended first: no mail account, no address. */
  readonly refused: Approval["refused"]
  /** The messages of that day, as they stand after the run. */
  readonly messages: readonly Message[]
}

/**
 * What the day asks for, customer by customer, without writing anything: the same decisions that
 * runDay() takes. Customers who have a message under way are left out, as the run leaves them out.
 */
export async function announceDay(db: Db, companyId: CompanyId, on: Day): Promise<AnnouncedStep[]> {
  const { routes, underWay } = await inCompany(db, companyId, async (tx) => ({
    routes: await readRoutes(tx),
    underWay: new Set(await customersUnderWay(tx)),
  }))
  const acts: ActView[] = []
  for await (const views of planOn(db, companyId, on)) acts.push(...views.filter(isAct))
  return acts
    .filter(({ customerId }) => !underWay.has(customerId))
    .map((view) => ({
      ...{ customerId: view.customerId, customerCode: view.customerCode, customerName: view.customerName },
      ...{ stepKey: view.stepKey, channel: view.channel },
      ...{ amountCents: view.amountCents, currency: view.currency },
      destination: destinationOf(view, routes),
      sentence: view.sentence,
    }))
}

type ActView = DecisionView & { readonly stepKey: string; readonly channel: Channel }

const isAct = (view: DecisionView): view is ActView => view.kind === "act"

function destinationOf({ tone, approval, channel }: ActView, routes: Routes): Destination {
  if (tone === null) return "task"
  if (approval !== null && needsPerson(approval)) return "approve"
  return isOnPaper(channel) && !routes.has(channel) ? "post" : "send"
}

/**
 * Runs a whole day in the place of a person: plans, prepares, approves all that nobody must
 * approve one by one, and sends. Running it again on the same day changes nothing.
 */
export async function runDay(
  db: Db,
  companyId: CompanyId,
  ports: RunPorts,
  clock: () => Date,
  by: Author,
): Promise<DayRun> {
  const day = await prepareDay(db, companyId, by)
  const { refused } = await approveDay(db, companyId, by)
  const sending = await sendApproved(db, companyId, ports, { now: clock, today: by.today, worker: by.actor })
  const { company, messages } = await inCompany(db, companyId, async (tx) => ({
    company: await readSendingCompany(tx),
    messages: await messagesPlannedOn(tx, by.today),
  }))
  return {
    on: by.today,
    company,
    sending,
    prepared: day.prepared,
    tasksOpened: day.tasksOpened,
    faults: day.faults,
    refused,
    messages,
  }
}

/** Sends all that is approved, each message through the gate first. */
export function sendApproved(
  db: Db,
  companyId: CompanyId,
  ports: RunPorts,
  run: { readonly now: () => Date; readonly today: Day; readonly worker: string },
): Promise<SendingReport> {
  return sendDue(db, companyId, { ...ports, gate }, run)
}
