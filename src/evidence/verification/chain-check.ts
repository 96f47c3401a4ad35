import type { Day } from "../../kernel/day.ts"
import { chainHash, chainStart, sha256 } from "../../ledger/journal/chain.ts"
import { type Fault, fault } from "./fault.ts"

/** An entry as the database has it now. */
export interface StoredEntry {
  readonly seq: number
  readonly happenedAt: Date
  /** False when the stored instant has a fraction of a millisecond, which no entry was written with. */
  readonly isExactInstant: boolean
  readonly onDay: Day
  readonly actor: string
  readonly kind: string
  readonly customerId: string | null
  readonly invoiceId: string | null
  readonly messageId: string | null
  /** null: erased under the right to erasure. */
  readonly payload: string | null
  readonly payloadSha256: Buffer
  readonly previousHash: Buffer
  readonly hash: Buffer
}

/** Where a check stands: the last entry that was looked at. */
export interface ChainPosition {
  readonly seq: number
  readonly hash: Buffer
}

/** Before the first entry. */
export const atTheStart = (companyId: string): ChainPosition => ({ seq: 0, hash: chainStart(companyId) })

/**
 * Compares one entry with what its place in the chain demands. A fault is reported at the entry
 * itself: the next one is compared with what is stored, so that one change gives one fault.
 */
export function checkEntry(before: ChainPosition, entry: StoredEntry): Fault[] {
  const { seq } = entry
  const faults: Fault[] = []
  if (seq !== before.seq + 1) faults.push(fault("entry-missing", { seq }))
  else if (!entry.previousHash.equals(before.hash)) faults.push(fault("chain-broken", { seq }))
  const expected = chainHash(entry.previousHash, seq, entry, entry.payloadSha256)
  if (!entry.hash.equals(expected) || !entry.isExactInstant) faults.push(fault("entry-changed", { seq }))
  if (entry.payload !== null && !sha256(entry.payload).equals(entry.payloadSha256))
    faults.push(fault("payload-changed", { seq }))
  return faults
}
