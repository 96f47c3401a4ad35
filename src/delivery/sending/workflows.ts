import { randomUUID } from "node:crypto"
import type { Author } from "../../kernel/author.ts"
import { Refusal } from "../../kernel/refusal.ts"
import { type CompanyId, type Db, inCompany } from "../../kernel/store.ts"
import type { Carrier } from "../carrier.ts"
import { claimDue, holdReason } from "../claim/workflows.ts"
import type { ConsignmentCarrier } from "../consignment/consignment.ts"
import type { Provider } from "../consignment/provider.ts"
import { handOverAll } from "../handover/workflows.ts"
import { freshMailAccount } from "../mail-account/oauth/workflows.ts"
import { readMailAccount } from "../mail-account/store.ts"
import { refuseMissingMailAccount } from "../mail-account/workflows.ts"
import type { Message } from "../outbox/message.ts"
import { lockMessage } from "../outbox/store.ts"
import { stop } from "../outbox/workflows.ts"
import { openAccounts, refuseUnknownAccount } from "../provider-account/workflows.ts"
import { recordSetback, type Setback } from "../receipts/workflows.ts"
import { recoverInterrupted } from "../recovery/workflows.ts"
import type { SendingPorts, SendingReport, SendingRun } from "./ports.ts"
import type { Sender } from "./sender.ts"
import { holdingWorkerLock } from "./store.ts"

/**
 * Sends every message of the company that is approved and due, each once, whoever else is sending
 * at the same time, and first takes up what a killed run left half way. Running it again changes
 * nothing for what was sent. A message that fails for its own reason does not stop the others.
 */
export function sendDue(
  db: Db,
  companyId: CompanyId,
  ports: SendingPorts,
  run: SendingRun,
): Promise<SendingReport> {
  const workerKey = `${run.worker}/${randomUUID()}`
  return holdingWorkerLock(db, workerKey, async () => {
    const by = (): Author => ({ now: run.now(), today: run.today, actor: "worker" })
    const recovery = await recoverInterrupted(db, companyId, by())
    const account = await inCompany(db, companyId, readMailAccount)
    const line = openLines(db, companyId, ports, run.now)
    const report = emptyReport(recovery.backToApproved + recovery.unknown)
    const { carrier, carrierOf } = line
    const sender: Sender = { db, companyId, ports, account, workerKey, by, carrier, carrierOf, report }
    try {
      await sendAll(sender)
    } finally {
      await line.close()
    }
    return report
  })
}

function emptyReport(recovered: number): SendingReport {
  return { sent: 0, held: 0, cancelled: 0, deferred: 0, failed: 0, unknown: 0, recovered, faults: [] }
}

function openLines(db: Db, companyId: CompanyId, ports: SendingPorts, now: () => Date) {
  let open: Carrier | null = null
  const providers = new Map<Provider, ConsignmentCarrier>()
  return {
    async carrier(): Promise<Carrier> {
      if (open) return open
      const account = await freshMailAccount(db, companyId, ports, now())
      open = ports.openCarrier(account ?? refuseMissingMailAccount())
      return open
    },
    async carrierOf(provider: Provider): Promise<ConsignmentCarrier> {
      const known = providers.get(provider)
      if (known) return known
      const accounts = await inCompany(db, companyId, (tx) => openAccounts(tx, ports.box))
      const account = accounts.get(provider) ?? refuseUnknownAccount(provider)
      if (!ports.consign) throw new Error("this worker has no hands for providers")
      const carrier = ports.consign.open(account)
      providers.set(provider, carrier)
      return carrier
    },
    async close() {
      await open?.close()
      for (const carrier of providers.values()) await carrier.close()
    },
  }
}

/** How many messages are claimed at once at most: what is judged together must leave before the facts grow old. */
const MOST_AT_ONCE = 32

/** Claims and hands over until nothing is due; more at once the quicker the server takes them. */
async function sendAll(sender: Sender): Promise<void> {
  const { db, companyId, ports, account, workerKey, report } = sender
  let most = 1
  for (;;) {
    const by = sender.by()
    const claims = await claimDue(db, companyId, ports, { account, workerKey, by, most })
    if (claims.taken === 0) return
    report.sent += claims.sent
    report.held += claims.held
    report.cancelled += claims.cancelled
    for (const { message, error } of claims.faults) await afterFault(sender, message, error)
    const handed = await handOverAll(sender, claims.reserved, by.now)
    most = handed < claims.reserved.length ? handed : Math.min(2 * claims.taken, MOST_AT_ONCE)
  }
}

/** A message could not be composed: a person is told what to mend, or it is tried again later. */
async function afterFault(sender: Sender, claimed: Message, error: Error): Promise<void> {
  sender.report.faults.push({ messageId: claimed.id, what: error.message })
  const by = sender.by()
  await inCompany(sender.db, sender.companyId, async (tx) => {
    const message = await lockMessage(tx, claimed.id)
    if (message.state !== "approved") return
    if (error instanceof Refusal) {
      await stop(tx, message, "held", holdReason(error), by)
      sender.report.held += 1
      return
    }
    const setback: Setback = { because: "could-not-compose", answer: error.message }
    sender.report[await recordSetback(tx, message, setback, by, { openTask: true })] += 1
  })
}
