import type { Intent } from "../api/shapes/replies.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { useWords } from "../words/language.tsx"

const TINTS: Partial<Record<Intent, Tint>> = {
  "will-pay": "good",
  "already-paid": "good",
  "asks-time": "wait",
  disputes: "late",
  "invoice-error": "late",
}

interface SaysProps {
  readonly kind: "answer" | "automatic" | "bounce" | "complaint"
  readonly intent: Intent
  readonly bounceKind: string | null
}

/** What a mail says, in two or three words. */
export function SaysBadge({ kind, intent, bounceKind }: SaysProps) {
  const words = useWords().replies
  if (kind === "complaint") return <Badge tint="late">{words.complaint}</Badge>
  if (kind === "bounce") {
    const label = words.bounces[(bounceKind ?? "permanent") as keyof typeof words.bounces]
    return <Badge tint={bounceKind === "permanent" ? "late" : "wait"}>{label}</Badge>
  }
  return <Badge tint={TINTS[intent] ?? "plain"}>{words.intents[intent]}</Badge>
}
