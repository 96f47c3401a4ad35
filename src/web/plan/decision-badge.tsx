import { CircleHelp, CircleSlash, Hourglass, type LucideIcon, Send } from "lucide-react"
import type { DecisionKind, DecisionView } from "../api/shapes/follow-up.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

const LOOKS: Record<DecisionKind, { tint: Tint; Icon: LucideIcon }> = {
  act: { tint: "accent", Icon: Send },
  wait: { tint: "plain", Icon: Hourglass },
  ask: { tint: "wait", Icon: CircleHelp },
  nothing: { tint: "plain", Icon: CircleSlash },
}

/** A decision in one word; when something is done today, the step it is. */
export function DecisionBadge({
  decision,
}: {
  decision: Pick<DecisionView, "kind"> & Partial<DecisionView>
}) {
  const words = useWords().plan
  const { language } = useLanguage()
  const { tint, Icon } = LOOKS[decision.kind]
  const step = decision.kind === "act" ? decision.stepLabel?.[language] : undefined
  return (
    <Badge tint={tint} icon={<Icon className="size-3.5" aria-hidden />}>
      {step ?? words.kinds[decision.kind]}
    </Badge>
  )
}
