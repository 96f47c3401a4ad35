import type { Author } from "../../kernel/author.ts"
import { dayAt } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { closeTasksOfMessage } from "../../ledger/tasks/store.ts"
import { readArchive } from "../archive/store.ts"
import type { FindByMessageId, SecretBox } from "../mail-account/mail-account.ts"
import type { RenewToken } from "../mail-account/oauth/token.ts"
import { freshMailAccount } from "../mail-account/oauth/workflows.ts"
import { journalEntry } from "../outbox/journal-entry.ts"
import { changeState, lockMessage, readMessage } from "../outbox/store.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import { refuseUnlessIn } from "../outbox/workflows.ts"
import { recordSent } from "../receipts/workflows.ts"

/**
 * A person says what became of a message in doubt. "sent": the step counts from the day it was
 * handed over. "not-sent": it waits for approval again, with the very same bytes and Message-ID,
 * so that even a wrong answer gives the debtor's mailbox a chance to see that it is the same mail.
 */
export async function resolveUnknown(
  tx: CompanyTx,
  messageId: string,
  outcome: "sent" | "not-sent",
  by: Author,
): Promise<void> {
  const message = await lockMessage(tx, messageId)
  refuseUnlessIn(message, ["unknown"])
  const archive = await readArchive(tx, messageId)
  await record(tx, [
    journalEntry("message.resolved", message, by, {
      outcome,
      sha256: archive?.sha256.toString("hex") ?? null,
    }),
  ])
  await closeTasksOfMessage(tx, messageId, by.today, outcome)
  if (outcome === "sent") {
    const happenedOn = message.handedOverOn ?? dayAt(by.now)
    const answer = message.serverAnswer ?? ""
    await recordSent(tx, message, { via: "person", answer, happenedOn, from: ["unknown"] }, by)
    return
  }
  await changeState(tx, messageId, ["unknown"], {
    state: "prepared",
    stateReason: "resolved-not-sent",
    stateSentence: STATE_SENTENCES["resolved-not-sent"],
    reservedBy: null,
    reservedAt: null,
    handedOverOn: null,
    approvedBy: null,
    approvedAt: null,
  })
}

/**
 * Looks for a message in doubt in the company's own mailbox, by its Message-ID. Changes nothing:
 * found in a folder of sent mail, it left; not found proves nothing where the server keeps no copy.
 */
export async function searchForMessage(
  db: Db,
  companyId: CompanyId,
  messageId: string,
  ports: {
    readonly box: SecretBox
    readonly findByMessageId: FindByMessageId
    readonly renewToken?: RenewToken
  },
  now: Date,
): Promise<{ found: boolean; folder: string | null }> {
  const message = await inCompany(db, companyId, (tx) => readMessage(tx, messageId))
  const account = await freshMailAccount(db, companyId, ports, now)
  if (!account?.imap) {
    return refuse("NO_MAILBOX_TO_SEARCH", {
      fr: "La lecture de votre boîte n’est pas réglée (IMAP)\u00a0: regardez vous-même dans vos messages envoyés.",
      en: "Reading your mailbox is not set up (IMAP): look among your sent messages yourself.",
    })
  }
  return await ports.findByMessageId(account.imap, message.messageIdHeader)
}
