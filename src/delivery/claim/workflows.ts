import type { Author } from "../../kernel/author.ts"
import type { Refusal } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { archiveOnce } from "../archive/store.ts"
import type { Parcel } from "../carrier.ts"
import { readSendingCompany, type SendingCompany } from "../company/store.ts"
import type { StoredMailAccount } from "../mail-account/store.ts"
import type { Message } from "../outbox/message.ts"
import { changeState } from "../outbox/store.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import { type StopReason, stop } from "../outbox/workflows.ts"
import { recordSent } from "../receipts/workflows.ts"
import { assertIsThisEmail, outgoing, withMailLineEnds } from "../sending/outgoing.ts"
import type { Outgoing, SendingPorts } from "../sending/ports.ts"
import { lockNextDue } from "../sending/store.ts"

/** What became of the next message that was due. */
export type Claimed =
  | { readonly kind: "nothing-due" }
  | { readonly kind: "held" | "cancelled" }
  /** A demonstration: kept on this machine, counted as sent. */
  | { readonly kind: "sent" }
  /** Reserved for this worker, archived, and ready to be handed over. */
  | { readonly kind: "reserved"; readonly message: Message; readonly parcel: Parcel }
  /** It could not be composed, for a reason of our own; nothing was changed. */
  | { readonly kind: "fault"; readonly message: Message; readonly error: Error }

/**
 * Takes the next message that is due, asks the gate, writes its bytes, archives them and reserves
 * it for this worker: all in one transaction, before any server is spoken to.
 */
export async function claimNext(
  db: Db,
  companyId: CompanyId,
  ports: Pick<SendingPorts, "gate" | "render">,
  claim: { readonly account: StoredMailAccount | null; readonly workerKey: string; readonly by: Author },
): Promise<Claimed> {
  let message: Message | null = null
  try {
    return await inCompany(db, companyId, async (tx) => {
      // Without a mail account nothing but a demonstration can go anywhere.
      message = await lockNextDue(tx, claim.account ? ["live", "test", "demo"] : ["demo"], claim.by.now)
      return message ? await claimThis(tx, message, ports, claim) : { kind: "nothing-due" }
    })
  } catch (error) {
    if (message === null || !(error instanceof Error)) throw error
    return { kind: "fault", message, error }
  }
}

async function claimThis(
  tx: CompanyTx,
  message: Message,
  ports: Pick<SendingPorts, "gate" | "render">,
  claim: { readonly account: StoredMailAccount | null; readonly workerKey: string; readonly by: Author },
): Promise<Claimed> {
  const { by, account, workerKey } = claim
  const company = await readSendingCompany(tx)
  const sent = outgoing(message, company, account, by.now)
  const refused = refusedByItself(message, company, sent) ?? (await refusedByGate(tx, message, ports, by))
  if (refused || sent === null) {
    const reason = refused ?? reasonOf("no-recipient")
    await stop(tx, message, reason.outcome, reason, by)
    return { kind: reason.outcome }
  }
  const archive = await archiveOnce(tx, message.id, by.now, () => compose(tx, ports, sent))
  if (message.mode === "demo") {
    await recordSent(tx, message, keptHere(by), by)
    return { kind: "sent" }
  }
  await changeState(tx, message.id, ["approved"], {
    state: "reserved",
    reservedBy: workerKey,
    reservedAt: by.now,
  })
  const parcel: Parcel = {
    mode: message.mode,
    from: sent.from.email,
    to: sent.to,
    testRecipient: company.testRecipient,
    mime: archive.content,
  }
  return { kind: "reserved", message: { ...message, state: "reserved", reservedBy: workerKey }, parcel }
}

type Stop = StopReason & { readonly outcome: "held" | "cancelled" }

function refusedByItself(message: Message, company: SendingCompany, sent: Outgoing | null): Stop | null {
  if (message.mode !== company.mode) return reasonOf("mode-changed")
  return sent ? null : reasonOf(message.recipient === null ? "no-recipient" : "no-test-recipient")
}

function reasonOf(because: "mode-changed" | "no-recipient" | "no-test-recipient"): Stop {
  return { because, sentence: STATE_SENTENCES[because], outcome: "held" }
}

async function refusedByGate(
  tx: CompanyTx,
  message: Message,
  ports: Pick<SendingPorts, "gate">,
  by: Author,
): Promise<Stop | null> {
  const verdict = await ports.gate(tx, message, by.today)
  return verdict.ok ? null : { ...verdict, outcome: verdict.outcome ?? "held" }
}

async function compose(tx: CompanyTx, ports: Pick<SendingPorts, "render">, sent: Outgoing): Promise<Buffer> {
  const mime = withMailLineEnds(await ports.render(tx, sent))
  assertIsThisEmail(mime, sent)
  return mime
}

const keptHere = (by: Author) =>
  ({
    via: "demonstration",
    answer: "kept on this machine",
    happenedOn: by.today,
    from: ["approved"],
  }) as const

/** The reason to hold a message that could not be composed because a person must mend something first. */
export const holdReason = (refusal: Refusal): StopReason => ({
  because: refusal.code,
  sentence: refusal.sentence,
})
