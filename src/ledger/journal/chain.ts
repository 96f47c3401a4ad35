import { createHash } from "node:crypto"
import type { Day } from "../../kernel/day.ts"

/** What happened, before it is chained. */
export interface JournalEntry {
  readonly happenedAt: Date
  readonly onDay: Day
  /** Who did it: "user:<id>", "operator", "worker", "debtor". */
  readonly actor: string
  /** A noun and a past participle, dotted: "payment.recorded", "message.sent". */
  readonly kind: string
  readonly customerId?: string | null
  readonly invoiceId?: string | null
  readonly messageId?: string | null
  readonly payload: Readonly<Record<string, unknown>>
}

/** What stands before the first entry: the company's own mark, so that two whole chains cannot be exchanged. */
export const chainStart = (companyId: string): Buffer => sha256(`relance journal ${companyId}`)

/** The SHA-256 digest of some bytes or text. */
export const sha256 = (bytes: Uint8Array | string): Buffer => createHash("sha256").update(bytes).digest()

/**
 * The hash that ties an entry to the one before it. Only the payload's digest is chained, so that
 * a payload may be erased under the right to erasure without breaking the chain.
 */
export function chainHash(
  previous: Uint8Array,
  seq: number,
  entry: Omit<JournalEntry, "payload">,
  payloadSha256: Uint8Array,
): Buffer {
  const header = JSON.stringify([
    seq,
    entry.happenedAt.toISOString(),
    entry.onDay,
    entry.actor,
    entry.kind,
    entry.customerId ?? null,
    entry.invoiceId ?? null,
    entry.messageId ?? null,
  ])
  return createHash("sha256").update(previous).update(header).update(payloadSha256).digest()
}
