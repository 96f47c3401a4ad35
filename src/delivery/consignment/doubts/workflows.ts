import type { Author } from "../../../kernel/author.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../../kernel/store.ts"
import { record } from "../../../ledger/journal/store.ts"
import { closeTasksOfMessage } from "../../../ledger/tasks/store.ts"
import type { Taken } from "../../carrier.ts"
import { journalEntry } from "../../outbox/journal-entry.ts"
import type { Message } from "../../outbox/message.ts"
import { changeState, lockMessage } from "../../outbox/store.ts"
import { recordSent } from "../../receipts/workflows.ts"
import type { ConsignmentCarrier } from "../consignment.ts"
import type { Provider } from "../provider.ts"
import { readDoubts } from "./store.ts"

const HOUR = 3_600_000

/** What asking about doubts brings. */
interface Report {
  lifted: number
  readonly faults: { readonly messageId: string; readonly what: string }[]
}

/**
 * Asks the providers about messages in doubt. One that is found there had left: its step counts from the
 * day it was handed over. One that is not found stays in doubt, for a person: nothing is sent again.
 */
export async function askAboutDoubts(
  db: Db,
  companyId: CompanyId,
  lineTo: (provider: Provider) => ConsignmentCarrier | null,
  report: Report,
  by: Author,
): Promise<void> {
  for (const message of await inCompany(db, companyId, (tx) => readDoubts(tx, by.now))) {
    const line = message.provider && lineTo(message.provider)
    const found = line ? await line.find(message.id).catch((error: unknown) => failed(error)) : "cannot-say"
    if (found instanceof Error) report.faults.push({ messageId: message.id, what: found.message })
    const taken = found === "cannot-say" || found instanceof Error ? null : found
    report.lifted += Number(await inCompany(db, companyId, (tx) => write(tx, message, taken, by)))
  }
}

const failed = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)))

async function write(tx: CompanyTx, asked: Message, taken: Taken | null, by: Author): Promise<boolean> {
  const message = await lockMessage(tx, asked.id)
  if (message.state !== "unknown") return false
  if (taken === null) {
    const later = new Date(by.now.getTime() + HOUR)
    await changeState(tx, message.id, ["unknown"], { state: "unknown", nextAttemptAt: later })
    return false
  }
  await record(tx, [journalEntry("message.resolved", message, by, { outcome: "sent", taken })])
  await closeTasksOfMessage(tx, message.id, by.today, "sent")
  return await recordSent(
    tx,
    message,
    {
      ...{ via: message.provider ?? "person", answer: taken.providerId, from: ["unknown"], taken },
      happenedOn: message.handedOverOn ?? by.today,
    },
    by,
  )
}
