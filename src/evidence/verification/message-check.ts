import { type Fault, fault } from "./fault.ts"

/** A message with its archive and what the journal says of its sending, as the database has them now. */
export interface StoredMessage {
  readonly id: string
  readonly state: string
  readonly recipient: string | null
  readonly amountCents: number
  readonly stepKey: string
  readonly messageIdHeader: string
  /** null: nothing is archived. */
  readonly archiveSha256: Buffer | null
  /** The digest of the archived bytes, worked out now. */
  readonly contentSha256: Buffer | null
  /** The last entry that tells it was sent, or that nobody knows: its payload as written. */
  readonly sentPayload: string | null
  readonly hasSentEntry: boolean
  readonly unknownPayload: string | null
  /** The journal says that it came back after it had left. */
  readonly hasBouncedEntry: boolean
}

/** Compares a message and its archived bytes with what the journal noted when it left. */
export function checkMessage(message: StoredMessage): Fault[] {
  const at = { messageId: message.id }
  const faults: Fault[] = []
  const isSent = message.state === "sent"
  if (isSent && !message.hasSentEntry) faults.push(fault("sent-not-journaled", at))
  const left = isSent || message.hasSentEntry || message.state === "unknown"
  if (left && message.archiveSha256 === null) faults.push(fault("archive-missing", at))
  if (isArchiveChanged(message)) faults.push(fault("archive-changed", at))
  if (message.hasSentEntry && isMessageChanged(message)) faults.push(fault("message-changed", at))
  return faults
}

function isArchiveChanged(message: StoredMessage): boolean {
  if (message.archiveSha256 === null || message.contentSha256 === null) return false
  if (!message.archiveSha256.equals(message.contentSha256)) return true
  const digest = message.contentSha256.toString("hex")
  return [message.sentPayload, message.unknownPayload].some((payload) => {
    const noted = payload === null ? null : (read(payload)?.sha256 ?? null)
    return noted !== null && noted !== digest
  })
}

function isMessageChanged(message: StoredMessage): boolean {
  const isAsNoted = message.state === "sent" || (message.state === "failed" && message.hasBouncedEntry)
  if (!isAsNoted) return true
  // An erased payload says nothing any more; the chain still proves that the entry was there.
  if (message.sentPayload === null) return false
  const noted = read(message.sentPayload)
  return (
    noted === null ||
    noted.recipient !== message.recipient ||
    noted.amountCents !== message.amountCents ||
    noted.stepKey !== message.stepKey ||
    noted.messageIdHeader !== message.messageIdHeader
  )
}

function read(payload: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(payload) as Readonly<Record<string, unknown>>
  } catch {
    return null // a payload that is no longer JSON was tampered with; the chain names its entry
  }
}
