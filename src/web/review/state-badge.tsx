import type { Language } from "../../kernel/wording.ts"
import type { MessageState, MessageSummary } from "../api/shapes/follow-up.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { useWords } from "../words/language.tsx"

const TINTS: Record<MessageState, Tint> = {
  prepared: "plain",
  approved: "accent",
  reserved: "accent",
  "handing-over": "accent",
  sent: "good",
  failed: "late",
  unknown: "late",
  held: "wait",
  cancelled: "plain",
}

/** Where a message stands, in one word. */
export function StateBadge({ state }: { state: MessageState }) {
  const words = useWords().sending
  return <Badge tint={TINTS[state]}>{words.states[state]}</Badge>
}

/** Why a message did not leave, in words, or null when it did or nothing is known. */
export function stateReason(message: MessageSummary, language: Language): string | null {
  return message.state === "sent" ? null : (message.sentence?.[language] ?? null)
}
