import type { Plan } from "../api/shapes/agreements.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { useWords } from "../words/language.tsx"

const TINTS: Readonly<Record<Plan["state"], Tint>> = {
  ...{ proposed: "accent", running: "good", kept: "good", late: "wait", lapsed: "wait", broken: "late" },
  ...{ cancelled: "plain", replaced: "plain" },
}

/** Where a payment plan stands, in a word. */
export function PlanBadge({ state }: { state: Plan["state"] }) {
  return <Badge tint={TINTS[state]}>{useWords().agreements.planStates[state]}</Badge>
}
