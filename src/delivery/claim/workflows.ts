import type { Author } from "../../kernel/author.ts"
import { assert, type Refusal } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { SHORT_MESSAGE_HOURS } from "../../policy/sending-window.ts"
import { closedUntil } from "../../policy/settings/workflows.ts"
import { type ArchivedMessage, archive, readArchives } from "../archive/store.ts"
import type { Parcel } from "../carrier.ts"
import { readSendingCompany, type SendingCompany } from "../company/store.ts"
import type { Consignment } from "../consignment/consignment.ts"
import { PROVIDER_FACTS } from "../consignment/provider.ts"
import { consignmentOf } from "../consignment/workflows.ts"
import type { StoredMailAccount } from "../mail-account/store.ts"
import { isOnPaper, type Message } from "../outbox/message.ts"
import { changeState } from "../outbox/store.ts"
import { STATE_SENTENCES, type StateReason } from "../outbox/wording.ts"
import { type StopReason, stop } from "../outbox/workflows.ts"
import type { RenderLetter } from "../posting/workflows.ts"
import { readAccounts } from "../provider-account/store.ts"
import { type Receipt, recordSent } from "../receipts/workflows.ts"
import { addressOfItsOwn, assertIsThisEmail, outgoing, withMailLineEnds } from "../sending/outgoing.ts"
import type { GateVerdict, SendingPorts, WriteEmail } from "../sending/ports.ts"
import { lockNextDue, reserve } from "../sending/store.ts"

/** A message reserved for this worker, written out and ready to be handed over. */
export interface Reserved {
  readonly message: Message
  /** What the mail server or the provider is given. */
  readonly load: Parcel | Consignment
  /** What is archived, and leaves, to the byte. */
  readonly bytes: Buffer
  /** True when an earlier attempt archived these bytes; otherwise the hand-over does. */
  readonly isArchived: boolean
}

/** True for what a provider carries. */
export const isConsignment = (load: Parcel | Consignment): load is Consignment => "content" in load

/** What became of the next messages that were due. */
export interface Claims {
  /** How many were due, whatever became of them. */
  readonly taken: number
  /** Kept on this machine and counted as sent: a demonstration, or a test of what a provider carries. */
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
export async function claimDue(
  db: Db,
  companyId: CompanyId,
  ports: Pick<SendingPorts, "gate" | "consign" | "setPaper">,
  claim: Claim,
): Promise<Claims> {
  // Without a mail account no e-mail but that of a demonstration can go anywhere.
  const emailModes = claim.account ? (["live", "test", "demo"] as const) : (["demo"] as const)
  const claimable = { emailModes, hasHands: ports.consign !== undefined }
  let due: Message[] = []
  try {
    return await inCompany(db, companyId, async (tx) => {
      due = await lockNextDue(tx, claimable, claim.by.now, claim.most)
      return due.length > 0 ? await claimThese(tx, due, ports, claim) : noClaims(0)
    })
  } catch (error) {
    const [message] = due
    if (message === undefined || !(error instanceof Error)) throw error
    if (due.length > 1) return await claimDue(db, companyId, ports, { ...claim, most: 1 })
    return { ...noClaims(1), faults: [{ message, error }] }
  }
}

const noClaims = (taken: number): Claims => ({
  ...{ taken, sent: 0, held: 0, cancelled: 0 },
  ...{ reserved: [], faults: [] },
})

async function claimThese(
  tx: CompanyTx,
  due: readonly Message[],
  ports: Pick<SendingPorts, "gate" | "consign" | "setPaper">,
  claim: Claim,
): Promise<Claims> {
  const { by, workerKey } = claim
  const messages = await withoutTooLate(tx, due, by)
  const company = await readSendingCompany(tx)
  const verdicts = await ports.gate(tx, messages, by.today)
  const kept = await readArchives(
    tx,
    messages.map((message) => message.id),
  )
  const providers = new Set((await readAccounts(tx)).map(({ provider }) => provider))
  const claims = noClaims(due.length)
  for (const message of messages) {
    const verdict = refusedByItself(message, company, providers) ?? verdicts.get(message.id)
    if (!verdict?.ok) {
      const reason = verdict ?? reasonOf("facts-changed")
      const state = reason.outcome ?? "held"
      await stop(tx, message, state, reason, by)
      claims[state] += 1
      continue
    }
    try {
      const reserved = await writeOut(
        tx,
        message,
        verdict.write,
        { ports, company, claim },
        kept.get(message.id),
      )
      const staysHere = message.mode === "demo" || (message.mode === "test" && message.channel !== "email")
      if (staysHere) claims.sent += await keepHere(tx, reserved, by)
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

/** Short messages wait for the hours of their reader, also when a first attempt failed in the evening. */
async function withoutTooLate(tx: CompanyTx, due: readonly Message[], by: Author): Promise<Message[]> {
  const short = due.filter(({ channel }) => channel === "sms")
  const customers = [...new Set(short.map(({ customerId }) => customerId))]
  const closed =
    customers.length > 0 ? await closedUntil(tx, customers, by, { within: SHORT_MESSAGE_HOURS }) : new Map()
  for (const { id, customerId } of short) {
    const opensAt = closed.get(customerId)
    if (opensAt) await changeState(tx, id, ["approved"], { state: "approved", nextAttemptAt: opensAt })
  }
  return due.filter(({ channel, customerId }) => channel !== "sms" || !closed.has(customerId))
}

type Stop = Extract<GateVerdict, { readonly ok: false }>

function refusedByItself(
  message: Message,
  company: SendingCompany,
  providers: ReadonlySet<string>,
): Stop | null {
  if (message.mode !== company.mode) return reasonOf("mode-changed")
  if (isOnPaper(message.channel)) {
    return message.provider !== null && !providers.has(message.provider) ? reasonOf("no-provider") : null
  }
  if (message.recipient === null) return reasonOf(message.channel === "sms" ? "no-mobile" : "no-recipient")
  if (message.channel !== "email") {
    const isCarried = message.provider !== null && providers.has(message.provider)
    return message.mode === "live" && !isCarried ? reasonOf("no-provider") : null
  }
  return message.mode === "test" && company.testRecipient === null ? reasonOf("no-test-recipient") : null
}

const reasonOf = (because: StateReason): Stop => ({
  ...{ ok: false, because },
  sentence: STATE_SENTENCES[because],
})

interface Writing {
  readonly ports: Pick<SendingPorts, "consign" | "setPaper">
  readonly company: SendingCompany
  readonly claim: Claim
}

/** The bytes that leave: those of the first attempt where there was one, so that one archive stands for all. */
async function writeOut(
  tx: CompanyTx,
  message: Message,
  write: WriteEmail,
  { ports, company, claim }: Writing,
  kept: ArchivedMessage | undefined,
): Promise<Reserved> {
  const isArchived = kept !== undefined
  if (message.channel !== "email") {
    assert(ports.consign !== undefined, "only a worker with hands for providers claims what they carry")
    const isOldPdf = message.provider !== null && PROVIDER_FACTS[message.provider].wantsOldPdf
    const render: RenderLetter = kept
      ? async () => kept.content
      : ports.consign.renderLetter(claim.by.today, isOldPdf)
    const written = await consignmentOf(tx, message, render, claim.by.today)
    const load = kept ? { ...written, content: kept.content } : written
    return { message, load, bytes: load.content, isArchived }
  }
  const sent = outgoing(message, company, claim.account, claim.by.now)
  assert(sent !== null, "an e-mail without an address was stopped before")
  const mime = kept?.content ?? withMailLineEnds(await write({ ...sent, setPaper: ports.setPaper }))
  if (!kept) assertIsThisEmail(mime, sent)
  const parcel: Parcel = {
    mode: message.mode === "live" ? "live" : "test",
    from: claim.account?.takesPlusAddresses ? addressOfItsOwn(sent.from.email, message.id) : sent.from.email,
    to: sent.to,
    testRecipient: company.testRecipient,
    mime,
  }
  return { message, load: parcel, bytes: mime, isArchived }
}

/** What stays on this machine is archived and counts as sent: nobody is spoken to. */
async function keepHere(tx: CompanyTx, { message, bytes, isArchived }: Reserved, by: Author): Promise<1> {
  if (!isArchived) await archive(tx, message.id, bytes, by.now)
  const via = message.mode === "demo" ? "demonstration" : "test"
  const receipt: Receipt = {
    ...{ via, answer: "kept on this machine", happenedOn: by.today, from: ["approved"] },
  }
  await recordSent(tx, message, receipt, by)
  return 1
}

/** The reason to hold a message that could not be composed because a person must mend something first. */
export const holdReason = (refusal: Refusal): StopReason => ({
  because: refusal.code,
  sentence: refusal.sentence,
})
