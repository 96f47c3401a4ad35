import type { Author } from "../../kernel/author.ts"
import type { Refusal } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { type ArchivedMessage, archive, readArchives } from "../archive/store.ts"
import type { Parcel } from "../carrier.ts"
import { readSendingCompany, type SendingCompany } from "../company/store.ts"
import type { StoredMailAccount } from "../mail-account/store.ts"
import type { Message } from "../outbox/message.ts"
import { STATE_SENTENCES } from "../outbox/wording.ts"
import { type StopReason, stop } from "../outbox/workflows.ts"
import { type Receipt, recordSent } from "../receipts/workflows.ts"
import { addressOfItsOwn, assertIsThisEmail, outgoing, withMailLineEnds } from "../sending/outgoing.ts"
import type { Gate, GateVerdict, Outgoing } from "../sending/ports.ts"
import { lockNextDue, reserve } from "../sending/store.ts"

/** A message reserved for this worker, written out and ready to be handed over. */
export interface Reserved {
  readonly message: Message
  readonly parcel: Parcel
  /** True when an earlier attempt archived these bytes; otherwise the hand-over does. */
  readonly isArchived: boolean
}

/** What became of the next messages that were due. */
export interface Claims {
  /** How many were due, whatever became of them. */
  readonly taken: number
  /** Those of a demonstration: kept on this machine, counted as sent. */
  sent: number
  held: number
  cancelled: number
  readonly reserved: Reserved[]
  /** Those that could not be written out, for a reason of our own; nothing was changed. */
  readonly faults: { readonly message: Message; readonly error: Error }[]
}

/** Who claims, and how many at most. */
export interface Claim {
  readonly account: StoredMailAccount | null
  readonly workerKey: string
  readonly by: Author
  readonly most: number
}

/**
 * Takes the next messages that are due, asks the gate, writes their bytes and reserves them for this
 * worker: all in one transaction, before any server is spoken to. When one of them stops all, they
 * are taken one at a time, so that it keeps back nobody but itself.
 */
export async function claimDue(db: Db, companyId: CompanyId, gate: Gate, claim: Claim): Promise<Claims> {
  // Without a mail account nothing but a demonstration can go anywhere.
  const modes = claim.account ? (["live", "test", "demo"] as const) : (["demo"] as const)
  let due: Message[] = []
  try {
    return await inCompany(db, companyId, async (tx) => {
      due = await lockNextDue(tx, modes, claim.by.now, claim.most)
      return due.length > 0 ? await claimThese(tx, due, gate, claim) : noClaims(0)
    })
  } catch (error) {
    const [message] = due
    if (message === undefined || !(error instanceof Error)) throw error
    if (due.length > 1) return await claimDue(db, companyId, gate, { ...claim, most: 1 })
    return { ...noClaims(1), faults: [{ message, error }] }
  }
}

const noClaims = (taken: number): Claims => ({
  ...{ taken, sent: 0, held: 0, cancelled: 0 },
  ...{ reserved: [], faults: [] },
})

async function claimThese(
  tx: CompanyTx,
  messages: readonly Message[],
  gate: Gate,
  claim: Claim,
): Promise<Claims> {
  const { by, account, workerKey } = claim
  const company = await readSendingCompany(tx)
  const verdicts = await gate(tx, messages, by.today)
  const kept = await readArchives(
    tx,
    messages.map((message) => message.id),
  )
  const claims = noClaims(messages.length)
  for (const message of messages) {
    const sent = outgoing(message, company, account, by.now)
    const verdict = refusedByItself(message, company, sent) ?? verdicts.get(message.id)
    if (!verdict?.ok || sent === null) {
      const reason = verdict && !verdict.ok ? verdict : reasonOf("no-recipient")
      const state = reason.outcome ?? "held"
      await stop(tx, message, state, reason, by)
      claims[state] += 1
      continue
    }
    try {
      const reserved = await writeOut(sent, verdict.write, { company, account }, kept.get(message.id))
      if (message.mode === "demo") claims.sent += await keepHere(tx, reserved, by)
      else claims.reserved.push(reserved)
    } catch (error) {
      if (message.mode === "demo" || !(error instanceof Error)) throw error
      claims.faults.push({ message, error })
    }
  }
  const ids = claims.reserved.map(({ message }) => message.id)
  await reserve(tx, ids, workerKey, by.now)
  return claims
}

type Stop = Extract<GateVerdict, { readonly ok: false }>

function refusedByItself(message: Message, company: SendingCompany, sent: Outgoing | null): Stop | null {
  if (message.mode !== company.mode) return reasonOf("mode-changed")
  return sent ? null : reasonOf(message.recipient === null ? "no-recipient" : "no-test-recipient")
}

const reasonOf = (because: "mode-changed" | "no-recipient" | "no-test-recipient"): Stop => ({
  ...{ ok: false, because },
  sentence: STATE_SENTENCES[because],
})

/** The bytes that leave: those of the first attempt where there was one, so that one archive stands for all. */
async function writeOut(
  sent: Outgoing,
  write: (sent: Outgoing) => Promise<Buffer>,
  { company, account }: { readonly company: SendingCompany; readonly account: StoredMailAccount | null },
  kept: ArchivedMessage | undefined,
): Promise<Reserved> {
  const { message } = sent
  const mime = kept?.content ?? withMailLineEnds(await write(sent))
  if (!kept) assertIsThisEmail(mime, sent)
  const parcel: Parcel = {
    mode: message.mode === "live" ? "live" : "test",
    from: account?.takesPlusAddresses ? addressOfItsOwn(sent.from.email, message.id) : sent.from.email,
    to: sent.to,
    testRecipient: company.testRecipient,
    mime,
  }
  return { message, parcel, isArchived: kept !== undefined }
}

/** A demonstration's message is archived and counts as sent: nobody is spoken to. */
async function keepHere(tx: CompanyTx, { message, parcel, isArchived }: Reserved, by: Author): Promise<1> {
  if (!isArchived) await archive(tx, message.id, parcel.mime, by.now)
  const receipt: Receipt = {
    ...{ via: "demonstration", answer: "kept on this machine", happenedOn: by.today },
    from: ["approved"],
  }
  await recordSent(tx, message, receipt, by)
  return 1
}

/** The reason to hold a message that could not be composed because a person must mend something first. */
export const holdReason = (refusal: Refusal): StopReason => ({
  because: refusal.code,
  sentence: refusal.sentence,
})
