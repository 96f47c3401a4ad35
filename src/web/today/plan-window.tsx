import { AcceptDialog, ClosePlanDialog } from "../agreements/plan-life-dialogs.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { PlanPage } from "../api/shapes/agreements.ts"

interface PlanWindowProps {
  readonly planId: string
  readonly act: "accepted" | "end"
  readonly onClose: () => void
}

/** The answer to a proposed payment plan, or its end, without leaving the list. */
export function PlanWindow({ planId, act, onClose }: PlanWindowProps) {
  const plan = useCompanyRead<PlanPage>(`/payment-plans/${planId}`).data
  if (!plan) return null
  return act === "accepted" ? (
    <AcceptDialog plan={plan} onClose={onClose} />
  ) : (
    <ClosePlanDialog plan={plan} onClose={onClose} />
  )
}
