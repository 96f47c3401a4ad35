import type { Author } from "../../../kernel/author.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../../kernel/store.ts"
import { sha256 } from "../../../ledger/journal/chain.ts"
import { record } from "../../../ledger/journal/store.ts"
import { openTask } from "../../../ledger/tasks/store.ts"
import { readSendingCompany } from "../../company/store.ts"
import type { SecretBox } from "../../mail-account/mail-account.ts"
import { journalEntry } from "../../outbox/journal-entry.ts"
import type { Message } from "../../outbox/message.ts"
import { readMessage } from "../../outbox/store.ts"
import { openAccounts } from "../../provider-account/workflows.ts"
import type { ConsignmentCarrier, FollowUp, ProofKind } from "../consignment.ts"
import { isFinal } from "../consignment.ts"
import { askAboutDoubts } from "../doubts/workflows.ts"
import { insertProof, readProofs } from "../proofs/store.ts"
import type { OpenConsignmentCarrier, Provider } from "../provider.ts"
import { type KeptConsignment, lockToAskAbout, updateConsignment } from "../store.ts"
import { nextQuestionAt } from "./rhythm.ts"
import { taskAbout } from "./state-words.ts"

/** What asking providers needs from outside. */
export interface FollowPorts {
  readonly box: SecretBox
  readonly open: OpenConsignmentCarrier
}

/** What asking providers brought. */
export interface FollowReport {
  asked: number
  changed: number
  proofs: number
  /** Doubts that a provider lifted. */
  lifted: number
  readonly faults: { readonly messageId: string; readonly what: string }[]
}

const MOST_AT_ONCE = 50
const LEASE_MINUTES = 15

/**
 * Asks the providers what became of what they carry: doubts first, then where each consignment stands,
 * with the proofs that there are now. Nothing is ever handed over again from here. A provider that does
 * not answer is asked again later.
 */
export async function followConsignments(
  db: Db,
  companyId: CompanyId,
  ports: FollowPorts,
  by: Author,
): Promise<FollowReport> {
  const report: FollowReport = { asked: 0, changed: 0, proofs: 0, lifted: 0, faults: [] }
  const accounts = await inCompany(db, companyId, (tx) => openAccounts(tx, ports.box))
  const lines = new Map<Provider, ConsignmentCarrier>()
  const lineTo = (provider: Provider): ConsignmentCarrier | null => {
    const account = accounts.get(provider)
    if (account && !lines.has(provider)) lines.set(provider, ports.open(account))
    return lines.get(provider) ?? null
  }
  try {
    await askAboutDoubts(db, companyId, lineTo, report, by)
    for (const consignment of await inCompany(db, companyId, (tx) => takeQuestions(tx, by))) {
      await askAbout(db, companyId, consignment, lineTo(consignment.provider), report, by)
    }
  } finally {
    for (const line of lines.values()) await line.close()
  }
  return report
}

/** The questions of now, put off for others meanwhile: no transaction stays open while a provider is spoken to. */
async function takeQuestions(tx: CompanyTx, by: Author): Promise<KeptConsignment[]> {
  const due = await lockToAskAbout(tx, by.now, MOST_AT_ONCE)
  const lease = new Date(by.now.getTime() + LEASE_MINUTES * 60_000)
  for (const { messageId } of due)
    await updateConsignment(tx, messageId, { askedAt: by.now, nextAskAt: lease })
  return due
}

interface Learnt {
  readonly followUp: FollowUp
  readonly fetched: readonly { readonly kind: ProofKind; readonly content: Buffer }[]
  readonly lacksProof: boolean
}

async function askAbout(
  db: Db,
  companyId: CompanyId,
  consignment: KeptConsignment,
  line: ConsignmentCarrier | null,
  report: FollowReport,
  by: Author,
): Promise<void> {
  const { messageId } = consignment
  report.asked += 1
  try {
    if (!line) throw new Error("there is no account at this provider any more")
    const followUp = await line.follow(consignment)
    const kept = await inCompany(db, companyId, (tx) => readProofs(tx, [messageId]))
    const missing = followUp.proofs.filter(({ kind }) => !kept.some((proof) => proof.kind === kind))
    const fetched: { kind: ProofKind; content: Buffer }[] = []
    for (const place of missing) {
      const content = await line.fetchProof(place).catch((error: unknown) => {
        report.faults.push({ messageId, what: error instanceof Error ? error.message : String(error) })
        return null
      })
      if (content) fetched.push({ kind: place.kind, content })
    }
    const learnt = { followUp, fetched, lacksProof: fetched.length < missing.length }
    await inCompany(db, companyId, (tx) => write(tx, consignment, learnt, report, by))
  } catch (error) {
    report.faults.push({ messageId, what: error instanceof Error ? error.message : String(error) })
    const nextAskAt = new Date(by.now.getTime() + 3_600_000)
    await inCompany(db, companyId, (tx) => updateConsignment(tx, messageId, { askedAt: by.now, nextAskAt }))
  }
}

async function write(
  tx: CompanyTx,
  consignment: KeptConsignment,
  { followUp, fetched, lacksProof }: Learnt,
  report: FollowReport,
  by: Author,
): Promise<void> {
  const message = await readMessage(tx, consignment.messageId)
  const isNew = followUp.state !== consignment.state
  const { state, answer, trackingNumber } = followUp
  const stateSince = isNew ? by.now : (consignment.stateAt ?? consignment.takenAt)
  const asked = {
    isShort: message.channel === "sms",
    state,
    takenAt: consignment.takenAt,
    stateSince,
    lacksProof,
  }
  await updateConsignment(tx, message.id, {
    ...{ state, answer, trackingNumber, askedAt: by.now, nextAskAt: nextQuestionAt(asked, by.now) },
    ...(isNew && { stateAt: by.now }),
  })
  for (const proof of fetched) report.proofs += Number(await keepProof(tx, message, proof, by))
  if (!isNew) return
  report.changed += 1
  const happenedAt = followUp.happenedAt?.toISOString() ?? null
  await record(tx, [
    journalEntry("message.delivery-state", message, by, { state, answer, happenedAt, trackingNumber }),
  ])
  if (isFinal(state)) await askWhatNext(tx, message, followUp, by)
}

async function keepProof(
  tx: CompanyTx,
  message: Message,
  { kind, content }: { readonly kind: ProofKind; readonly content: Buffer },
  by: Author,
): Promise<boolean> {
  const digest = sha256(content)
  const provider = message.provider ?? ""
  const isNew = await insertProof(
    tx,
    { messageId: message.id, provider, kind, content, sha256: digest },
    by.now,
  )
  if (isNew) {
    const more = { proof: kind, proofSha256: digest.toString("hex") }
    await record(tx, [journalEntry("message.proof-kept", message, by, more)])
  }
  return isNew
}

/** What did not simply arrive becomes work for a person. */
async function askWhatNext(tx: CompanyTx, message: Message, { state }: FollowUp, by: Author): Promise<void> {
  const { language } = await readSendingCompany(tx)
  const title = taskAbout(state, language)
  if (title === null) return
  await openTask(tx, {
    kind: state === "returned" || state === "not-delivered" ? "wrong-address" : "other",
    ...{ title, customerId: message.customerId, messageId: message.id, amountCents: message.amountCents },
    ...{ createdOn: by.today, dueOn: by.today },
  })
}
