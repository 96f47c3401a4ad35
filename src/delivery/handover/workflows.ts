import type { Author } from "../../kernel/author.ts"
import { type CompanyTx, inCompany } from "../../kernel/store.ts"
import { closeTasksOfMessage, openTask } from "../../ledger/tasks/store.ts"
import type { Carrier, CarrierOutcome, Parcel } from "../carrier.ts"
import { readSendingCompany } from "../company/store.ts"
import type { Message } from "../outbox/message.ts"
import { changeState, lockMessage } from "../outbox/store.ts"
import { stop } from "../outbox/workflows.ts"
import { unreachableTaskTitle } from "../receipts/task-title.ts"
import {
  recordAddressRefused,
  recordFailed,
  recordSent,
  recordSetback,
  recordUnknown,
  type Setback,
} from "../receipts/workflows.ts"
import type { GateVerdict } from "../sending/ports.ts"
import type { Sender } from "../sending/sender.ts"
import { lockAllDue } from "../sending/store.ts"

/**
 * Hands a reserved message to the mail server and writes what came of it. The connection may take
 * its time: when it did, the gate is asked again before the last bytes go.
 */
export async function handOver(sender: Sender, message: Message, parcel: Parcel): Promise<void> {
  const outcome = await speakToServer(sender, message, parcel)
  await inCompany(sender.db, sender.companyId, (tx) => recordOutcome(tx, sender, message, outcome))
}

/** Hands the message over. Whatever goes wrong on our side, the answer says whether it may have left. */
async function speakToServer(sender: Sender, message: Message, parcel: Parcel): Promise<Outcome> {
  const claimedAt = sender.by().now
  let mayHaveLeft = false
  let carrier: Carrier | null = null
  try {
    carrier = await sender.carrier()
    return await carrier.send(parcel, async () => {
      await beginHandingOver(sender, message, claimedAt)
      mayHaveLeft = true
    })
  } catch (error) {
    if (error instanceof GateClosed) return { kind: "stopped", ...error.verdict }
    const answer = error instanceof Error ? error.message : String(error)
    sender.report.faults.push({ messageId: message.id, what: answer })
    if (mayHaveLeft) return { kind: "unknown", answer }
    return { kind: carrier ? "try-later" : "unreachable", answer }
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

// Within this time of the claim nothing new is looked for; beyond it, a payment may have come in.
const FRESH_MILLISECONDS = 1_000

/** Writes down, before the last bytes are given, that a crash from now on leaves a doubt. */
async function beginHandingOver(sender: Sender, message: Message, claimedAt: Date): Promise<void> {
  const { now, today } = sender.by()
  await inCompany(sender.db, sender.companyId, async (tx) => {
    if (now.getTime() - claimedAt.getTime() > FRESH_MILLISECONDS) {
      const verdict = await sender.ports.gate(tx, message, today)
      if (!verdict.ok) throw new GateClosed(verdict)
    }
    const note = { state: "handing-over", handedOverOn: today } as const
    const isOurs = await changeState(tx, message.id, ["reserved"], note, sender.workerKey)
    // The lock was lost (the database restarted) and another worker took the message over.
    if (!isOurs) throw new Error("the message is no longer held by this worker")
  })
}

async function recordOutcome(
  tx: CompanyTx,
  sender: Sender,
  claimed: Message,
  outcome: Outcome,
): Promise<void> {
  const { report, workerKey } = sender
  const by = sender.by()
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
      report.sent += Number(await recordAccepted(tx, message, answer, workerKey, by))
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

/** The server took the message: also when another worker, believing us dead, called it unknown meanwhile. */
async function recordAccepted(
  tx: CompanyTx,
  message: Message,
  answer: string,
  workerKey: string,
  by: Author,
): Promise<boolean> {
  if (message.state === "unknown") await closeTasksOfMessage(tx, message.id, by.today, "sent")
  return await recordSent(
    tx,
    message,
    {
      via: "mail-server",
      answer,
      happenedOn: message.handedOverOn ?? by.today,
      from: ["handing-over", "unknown"],
      reservedBy: workerKey,
    },
    by,
  )
}

/** The mail server cannot be spoken to: every message that waits for it is tried again together. */
async function deferAllDue(
  tx: CompanyTx,
  sender: Sender,
  message: Message,
  answer: string,
  by: Author,
): Promise<void> {
  const setback: Setback = { because: "unreachable", answer }
  let failed = 0
  for (const waiting of [message, ...(await lockAllDue(tx, by.now))]) {
    const became = await recordSetback(tx, waiting, setback, by, { openTask: false })
    sender.report[became] += 1
    if (became === "failed") failed += 1
  }
  if (failed === 0) return
  const { language } = await readSendingCompany(tx)
  await openTask(tx, {
    kind: "other",
    title: unreachableTaskTitle(failed, language),
    createdOn: by.today,
    dueOn: by.today,
  })
}
