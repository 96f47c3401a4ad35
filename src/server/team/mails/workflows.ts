import type { Carrier, CarrierOutcome } from "../../../delivery/carrier.ts"
import { readSendingCompany } from "../../../delivery/company/store.ts"
import type { MailAccount } from "../../../delivery/mail-account/mail-account.ts"
import { openMailAccount } from "../../../delivery/mail-account/workflows.ts"
import type { RunPorts } from "../../../delivery/run/workflows.ts"
import { withMailLineEnds } from "../../../delivery/sending/outgoing.ts"
import type { Day } from "../../../kernel/day.ts"
import { assert } from "../../../kernel/refusal.ts"
import { type CompanyTx, type Db, inCompany } from "../../../kernel/store.ts"
import { existingCompany } from "../../../ledger/companies/workflows.ts"
import type { ComposedMessage } from "../../../messages/compose.ts"
import { toMime } from "../../../messages/mime.ts"
import { doubtInterrupted, markHandingOver, settleMail, takeMail, type WaitingMail } from "./store.ts"

/** A mail as it leaves: written at that moment, so that no link lies anywhere before. */
export interface WrittenMail {
  readonly to: { readonly name: string; readonly address: string }
  readonly message: ComposedMessage
  /** The company's test address, when the mail goes there instead of to the colleague. */
  readonly instead: string | null
}

/** Writes a mail; null when there is no reason for it any more. */
export type WriteMail = (tx: CompanyTx, mail: WaitingMail, run: MailRun) => Promise<WrittenMail | null>

/** One run of the mails to colleagues. */
export interface MailRun {
  readonly now: Date
  readonly today: Day
  /** Where Relance is reached; null when this process does not know it: then nothing with a link leaves. */
  readonly address: string | null
}

const LEASE_MS = 10 * 60_000
const MOST_ATTEMPTS = 8

/** Sends what waits for colleagues of a company, each mail once. Returns how many left. */
export async function sendColleagueMails(
  db: Db,
  companyId: string,
  ports: RunPorts,
  write: WriteMail,
  run: MailRun,
): Promise<number> {
  const account = await inCompany(db, companyId, async (tx) => {
    await doubtInterrupted(tx, run.now)
    return await openMailAccount(tx, ports.box)
  })
  let carrier: Carrier | null = null
  let sent = 0
  try {
    for (;;) {
      const taken = await inCompany(db, companyId, (tx) => takeAndWrite(tx, write, run, account !== null))
      if (taken === null) return sent
      if (taken === "settled" || account === null) continue
      carrier ??= ports.openCarrier(account)
      if (await handOver(db, companyId, carrier, account, taken, run)) sent += 1
    }
  } finally {
    await carrier?.close()
  }
}

interface Taken {
  readonly mail: WaitingMail
  readonly written: WrittenMail
}

async function takeAndWrite(
  tx: CompanyTx,
  write: WriteMail,
  run: MailRun,
  hasAccount: boolean,
): Promise<Taken | "settled" | null> {
  const mail = await takeMail(tx, run.now, new Date(run.now.getTime() + LEASE_MS))
  if (mail === null) return null
  const company = await existingCompany(tx)
  const settle = async (state: "kept" | "failed", said: string) => {
    await settleMail(tx, mail.id, { state, said, at: run.now })
    return "settled" as const
  }
  // A demonstration never reaches anybody.
  if (company.isDemo) return await settle("kept", "demonstration")
  if (!hasAccount) return await settle("failed", "no mail account")
  if (run.address === null) return await later(tx, mail, "the public address is not known here", run)
  const written = await write(tx, mail, run)
  return written === null ? await settle("kept", "no longer needed") : { mail, written }
}

async function handOver(
  db: Db,
  companyId: string,
  carrier: Carrier,
  account: MailAccount,
  { mail, written }: Taken,
  run: MailRun,
): Promise<boolean> {
  const mime = await toMime(written.message, {
    from: { name: account.fromName, address: account.fromEmail },
    to: written.instead === null ? written.to : { name: null, address: written.instead },
    messageId: `<colleague-${mail.id}@${account.fromEmail.split("@")[1] ?? "relance.invalid"}>`,
    date: run.now,
  })
  const to = written.instead ?? written.to.address
  const parcel = {
    ...{ from: account.fromEmail, to, mime: withMailLineEnds(mime) },
    ...(written.instead === null
      ? { mode: "live" as const, testRecipient: null }
      : { mode: "test" as const, testRecipient: written.instead }),
  }
  const outcome = await carrier.send(parcel, async () => {
    const isOurs = await inCompany(db, companyId, (tx) => markHandingOver(tx, mail))
    assert(isOurs, "a mail is handed over by the worker that took it")
  })
  await inCompany(db, companyId, (tx) => settleOutcome(tx, mail, outcome, run))
  return outcome.kind === "accepted"
}

async function settleOutcome(
  tx: CompanyTx,
  mail: WaitingMail,
  { kind, answer }: CarrierOutcome,
  run: MailRun,
): Promise<void> {
  if (kind === "unreachable" || kind === "try-later") {
    await later(tx, mail, answer, run)
    return
  }
  const state = kind === "accepted" ? "sent" : kind === "unknown" ? "unknown" : "failed"
  await settleMail(tx, mail.id, { state, said: answer.slice(0, 500), at: run.now })
}

/** Tries again later, each time a little later, and gives up in the end. */
async function later(tx: CompanyTx, mail: WaitingMail, said: string, run: MailRun): Promise<"settled"> {
  const isOver = mail.attempts >= MOST_ATTEMPTS
  const at = new Date(run.now.getTime() + (isOver ? 0 : 2 ** mail.attempts * 60_000))
  await settleMail(tx, mail.id, { state: isOver ? "failed" : "waiting", said: said.slice(0, 500), at })
  return "settled"
}

/** The test address that takes what would go to somebody outside, or null in live mode; undefined when none is set. */
export async function testAddress(tx: CompanyTx): Promise<string | null | undefined> {
  const { mode } = await existingCompany(tx)
  if (mode === "live") return null
  return (await readSendingCompany(tx)).testRecipient ?? undefined
}
