import type { Author } from "../../kernel/author.ts"
import { type CompanyTx, inCompany } from "../../kernel/store.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import { closeTasksOfMessage, openTask } from "../../ledger/tasks/store.ts"
import { archive } from "../archive/store.ts"
import type { CarrierOutcome } from "../carrier.ts"
import { isConsignment, type Reserved } from "../claim/workflows.ts"
import { readSendingCompany } from "../company/store.ts"
import type { Message } from "../outbox/message.ts"
import { changeState, lockMessage } from "../outbox/store.ts"
import { stop } from "../outbox/workflows.ts"
import { unreachableTaskTitle } from "../receipts/task-title.ts"
import {
  type Receipt,
  recordAddressRefused,
  recordFailed,
  recordSent,
  recordSetback,
  recordUnknown,
  type Setback,
} from "../receipts/workflows.ts"
import type { GateVerdict } from "../sending/ports.ts"
import type { Sender } from "../sending/sender.ts"
import { giveBackReserved, lockAllDue } from "../sending/store.ts"

// Within this time of the claim nothing new is looked for; beyond it, a payment may have come in.
const FRESH_MILLISECONDS = 1_000

const isFresh = (sender: Sender, claimedAt: Date): boolean =>
  sender.by().now.getTime() - claimedAt.getTime() <= FRESH_MILLISECONDS

/**
 * Hands reserved messages to the mail server, one after another, and writes what came of each. A
 * second after the claim the rest is given back, to be judged again. Returns how many were tried.
 */
export async function handOverAll(
  sender: Sender,
  reserved: readonly Reserved[],
  claimedAt: Date,
): Promise<number> {
  for (const [tried, one] of reserved.entries()) {
    // The first one goes in any case: however slow the machine, each claim takes one message further.
    if (tried > 0 && !isFresh(sender, claimedAt)) {
      await inCompany(sender.db, sender.companyId, (tx) => giveBackReserved(tx, sender.workerKey))
      return tried
    }
    const outcome = await speakToServer(sender, one, claimedAt)
    await inCompany(sender.db, sender.companyId, (tx) => recordOutcome(tx, sender, one, outcome))
    // Those that wait for the same server were put off together; the others are judged again.
    if (outcome.kind === "unreachable") {
      await inCompany(sender.db, sender.companyId, (tx) => giveBackReserved(tx, sender.workerKey))
      return tried + 1
    }
  }
  return reserved.length
}

/** Hands the message over. Whatever goes wrong on our side, the answer says whether it may have left. */
async function speakToServer(sender: Sender, reserved: Reserved, claimedAt: Date): Promise<Outcome> {
  const { message, load } = reserved
  let mayHaveLeft = false
  let isOpen = false
  const beforeLastBytes = async (): Promise<void> => {
    await beginHandingOver(sender, reserved, claimedAt)
    mayHaveLeft = true
  }
  try {
    if (isConsignment(load)) {
      const carrier = await sender.carrierOf(message.provider!)
      isOpen = true
      return await carrier.send(load, beforeLastBytes)
    }
    const carrier = await sender.carrier()
    isOpen = true
    return await carrier.send(load, beforeLastBytes)
  } catch (error) {
    if (error instanceof GateClosed) return { kind: "stopped", ...error.verdict }
    const answer = error instanceof Error ? error.message : String(error)
    sender.report.faults.push({ messageId: message.id, what: answer })
    if (mayHaveLeft) return { kind: "unknown", answer }
    return { kind: isOpen ? "try-later" : "unreachable", answer }
  }
}

type Refused = Exclude<GateVerdict, { readonly ok: true }>
type Outcome = CarrierOutcome | ({ readonly kind: "stopped" } & Refused)

/** The gate closed between the claim and the last bytes. */
class GateClosed extends Error {
  readonly verdict: Refused

  constructor(verdict: Refused) {
    super(`the gate closed: ${verdict.because}`)
    this.verdict = verdict
  }
}

/**
 * Archives the bytes and writes down, before the last of them are given, that a crash from now on
 * leaves a doubt. When the connection took its time, the gate is asked again first.
 */
async function beginHandingOver(sender: Sender, reserved: Reserved, claimedAt: Date): Promise<void> {
  const { message, bytes, isArchived } = reserved
  const { now, today } = sender.by()
  await inCompany(sender.db, sender.companyId, async (tx) => {
    if (!isFresh(sender, claimedAt)) {
      const verdict = (await sender.ports.gate(tx, [message], today)).get(message.id)
      if (verdict && !verdict.ok) throw new GateClosed(verdict)
    }
    const note = { state: "handing-over", handedOverOn: today } as const
    const isOurs = await changeState(tx, message.id, ["reserved"], note, sender.workerKey)
    // The lock was lost (the database restarted) and another worker took the message over.
    if (!isOurs) throw new Error("the message is no longer held by this worker")
    if (!isArchived) await archive(tx, message.id, bytes, now)
  })
}

async function recordOutcome(
  tx: CompanyTx,
  sender: Sender,
  reserved: Reserved,
  outcome: Outcome,
): Promise<void> {
  const { report, workerKey } = sender
  const by = sender.by()
  const claimed = reserved.message
  const receipt = receiptOf(outcome, reserved, workerKey, by)
  if (receipt && (await recordSent(tx, claimed, receipt, by))) {
    report.sent += 1
    return
  }
  const message = await lockMessage(tx, claimed.id)
  if (message.reservedBy !== workerKey) {
    report.faults.push({
      messageId: message.id,
      what: `taken over by another worker; outcome: ${outcome.kind}`,
    })
    return
  }
  if (outcome.kind === "stopped") {
    const as = outcome.outcome ?? "held"
    await stop(tx, message, as, outcome, by)
    report[as] += 1
    return
  }
  const { kind, answer } = outcome
  switch (kind) {
    case "accepted":
      report.sent += Number(receipt !== null && (await recordLateAnswer(tx, message, receipt, by)))
      return
    case "unknown":
      report.unknown += Number(await recordUnknown(tx, message, answer, by))
      return
    case "address-refused":
      await recordAddressRefused(tx, message, answer, by)
      report.failed += 1
      return
    case "message-refused":
      await recordFailed(tx, message, { because: "message-refused", answer }, by, { openTask: true })
      report.failed += 1
      return
    case "try-later":
      report[await recordSetback(tx, message, { because: "try-later", answer }, by, { openTask: true })] += 1
      return
    case "unreachable":
      return await deferAllDue(tx, sender, message, answer, by)
  }
}

/** The receipt of a message that was taken in charge; null for any other outcome. */
const receiptOf = (
  outcome: Outcome,
  { message, bytes }: Reserved,
  reservedBy: string,
  by: Author,
): Receipt | null =>
  outcome.kind === "accepted"
    ? {
        ...{ via: message.provider ?? "mail-server", answer: outcome.answer, happenedOn: by.today },
        ...{ from: ["handing-over"], reservedBy, archiveSha256: sha256(bytes) },
        ...(outcome.taken && { taken: outcome.taken }),
      }
    : null

/** The server took a message that another worker, believing us dead, called unknown meanwhile. */
async function recordLateAnswer(
  tx: CompanyTx,
  message: Message,
  receipt: Receipt,
  by: Author,
): Promise<boolean> {
  await closeTasksOfMessage(tx, message.id, by.today, "sent")
  const happenedOn = message.handedOverOn ?? receipt.happenedOn
  return await recordSent(tx, message, { ...receipt, happenedOn, from: ["unknown"] }, by)
}

/** The mail server or the provider cannot be spoken to: every message that waits for it is tried again together. */
async function deferAllDue(
  tx: CompanyTx,
  sender: Sender,
  message: Message,
  answer: string,
  by: Author,
): Promise<void> {
  const setback: Setback = { because: "unreachable", answer }
  let failed = 0
  const waitingToo = await lockAllDue(tx, by.now, sender.workerKey, message.provider)
  const others = waitingToo.filter(({ id }) => id !== message.id)
  for (const waiting of [message, ...others]) {
    const became = await recordSetback(tx, waiting, setback, by, { openTask: false })
    sender.report[became] += 1
    if (became === "failed") failed += 1
  }
  if (failed === 0) return
  const { language } = await readSendingCompany(tx)
  await openTask(tx, {
    kind: "other",
    title: unreachableTaskTitle(failed, message.provider, language),
    createdOn: by.today,
    dueOn: by.today,
  })
}
