import { type Enclosure, sameEnclosures } from "../../messages/enclosures/enclosure.ts"
import type { MessageDraft } from "./message.ts"

/** What must be known of a message that waits for approval, to compare it with today's draft. */
export interface WaitingMessage {
  readonly mode: string
  readonly stepKey: string
  readonly turn: string
  readonly recipient: string | null
  readonly subject: string
  readonly textBody: string
  readonly edited: boolean
  readonly factsSha256: Buffer
  readonly enclosures: readonly Enclosure[]
}

/** Why a message that waits for approval gives way to today's draft. */
export type SupersededBecause = "mode-changed" | "other-step" | "facts-changed"

/**
 * Why the waiting message must give way to the draft for the same customer; null when it rests on
 * the same facts and may stay.
 */
export function supersededBecause(waiting: WaitingMessage, draft: MessageDraft): SupersededBecause | null {
  if (waiting.mode !== draft.mode) return "mode-changed"
  if (waiting.stepKey !== draft.stepKey || waiting.turn !== draft.turn) return "other-step"
  const sameFacts = waiting.factsSha256.equals(draft.factsSha256) && waiting.recipient === draft.recipient
  return sameFacts ? null : "facts-changed"
}

/**
 * True when a message that stays must take over the draft's wording: one more day late, or another
 * text in the template. What a person edited is left alone.
 */
export const isRewordedBy = (waiting: WaitingMessage, draft: MessageDraft): boolean =>
  !waiting.edited &&
  (waiting.subject !== draft.subject ||
    waiting.textBody !== draft.textBody ||
    !sameEnclosures(waiting.enclosures, draft.enclosures ?? []))
