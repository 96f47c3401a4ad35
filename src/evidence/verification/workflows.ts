import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import type { Anchor } from "./anchor.ts"
import { atTheStart, type ChainPosition, checkEntry } from "./chain-check.ts"
import { type Fault, FaultList, fault } from "./fault.ts"
import { checkMessage } from "./message-check.ts"
import { journaledButGone, keptPapers } from "./proofs/store.ts"
import { brokenMails, journalEntries, readEnd, sentButGone, storedMessages } from "./store.ts"

/** What the verification looked at, and what it found. */
export interface Verification {
  readonly ok: boolean
  readonly entries: number
  /** Entries whose content was erased under the right to erasure; their place in the chain still counts. */
  readonly erasedPayloads: number
  readonly messages: number
  /** Mails that came in, with their archived bytes. */
  readonly mails: number
  readonly faults: readonly Fault[]
  /** All faults, also those beyond the first 500. */
  readonly faultCount: number
  /** The end of the chain today: worth writing down elsewhere, as an anchor for later. */
  readonly end: Anchor
}

/**
 * Reads the whole journal and archive of a company again and recomputes every digest: finds any
 * entry or archived byte that was changed, moved or removed. Memory stays bounded at any length;
 * work that goes on meanwhile is no fault.
 */
export function verifyJournal(
  db: Db,
  companyId: CompanyId,
  anchors: readonly Anchor[] = [],
): Promise<Verification> {
  return inCompany(db, companyId, async (tx) => {
    const found = new FaultList()
    const chain = await verifyChain(tx, anchors, found)
    const messages = await verifyMessages(tx, found)
    const mails = await verifyMails(tx, found)
    return {
      ok: found.count === 0,
      entries: chain.entries,
      erasedPayloads: chain.erasedPayloads,
      messages,
      mails,
      faults: found.faults,
      faultCount: found.count,
      end: { seq: chain.at.seq, hash: chain.at.hash.toString("hex") },
    }
  })
}

/** The end of the chain now, to be written down outside the database as an anchor for later. */
export async function currentAnchor(tx: CompanyTx): Promise<Anchor> {
  const { seq, hash } = (await readEnd(tx)).head ?? atTheStart(tx.companyId)
  return { seq, hash: hash.toString("hex") }
}

interface ChainWalk {
  at: ChainPosition
  entries: number
  erasedPayloads: number
}

async function verifyChain(tx: CompanyTx, anchors: readonly Anchor[], found: FaultList): Promise<ChainWalk> {
  const walk: ChainWalk = { at: atTheStart(tx.companyId), entries: 0, erasedPayloads: 0 }
  const expected = Map.groupBy(anchors, (anchor) => anchor.seq)
  const compare = ({ seq, hash }: ChainPosition) => {
    const noted = expected.get(seq) ?? []
    if (noted.some((anchor) => anchor.hash.toLowerCase() !== hash.toString("hex")))
      found.add(fault("anchor-differs", { seq }))
    expected.delete(seq)
  }
  compare(walk.at)
  for (;;) {
    for await (const entry of journalEntries(tx, walk.entries === 0 ? null : walk.at.seq)) {
      found.add(...checkEntry(walk.at, entry))
      walk.at = { seq: entry.seq, hash: entry.hash }
      compare(walk.at)
      walk.entries += 1
      walk.erasedPayloads += Number(entry.payload === null)
    }
    const { head, lastSeq } = await readEnd(tx)
    // Entries that came in while we read: go on from where we stand.
    if (lastSeq !== null && lastSeq > walk.at.seq) continue
    const last = head ?? atTheStart(tx.companyId)
    if (last.seq > walk.at.seq) found.add(fault("end-cut-off", { seq: walk.at.seq + 1 }))
    else if (last.seq < walk.at.seq || !last.hash.equals(walk.at.hash))
      found.add(fault("head-wrong", { seq: walk.at.seq }))
    for (const seq of expected.keys()) found.add(fault("anchor-differs", { seq }))
    return walk
  }
}

async function verifyMessages(tx: CompanyTx, found: FaultList): Promise<number> {
  let messages = 0
  for await (const message of storedMessages(tx)) {
    found.add(...checkMessage(message))
    messages += 1
  }
  for (const { seq, messageId } of await sentButGone(tx))
    found.add(fault("message-missing", { seq, messageId }))
  await verifyProofs(tx, found)
  return messages
}

async function verifyMails(tx: CompanyTx, found: FaultList): Promise<number> {
  const { mails, broken } = await brokenMails(tx)
  for (const { mailId, isMissing } of broken)
    found.add(fault(isMissing ? "mail-missing" : "mail-changed", { mailId }))
  return mails
}

/** The papers kept with messages: proofs of providers and scanned acknowledgements of receipt. */
async function verifyProofs(tx: CompanyTx, found: FaultList): Promise<void> {
  for await (const paper of keptPapers(tx)) {
    const at = { messageId: paper.messageId }
    if (!paper.sha256.equals(paper.contentSha256)) found.add(fault("proof-changed", at))
    else if (!paper.isJournaled) found.add(fault("proof-not-journaled", at))
  }
  for (const { seq, messageId } of await journaledButGone(tx))
    found.add(fault("proof-missing", { seq, messageId }))
}
