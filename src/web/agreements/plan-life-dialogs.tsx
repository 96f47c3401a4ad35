import { useState } from "react"
import type { Day } from "../../kernel/day.ts"
import { PLAN_OUTCOMES, type PlanOutcome } from "../../ledger/agreements/choices.ts"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { PlanPage } from "../api/shapes/agreements.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"

interface OfPlan {
  readonly plan: PlanPage
  readonly onClose: () => void
}

/** The customer accepted: when, where the proof is, and whether it acknowledges the debt. */
export function AcceptDialog({ plan, onClose }: OfPlan) {
  const w = useWords().agreements
  const today = useToday()
  const [on, setOn] = useState<Day | "">(today ?? "")
  const [proof, setProof] = useState("")
  const [acknowledges, setAcknowledges] = useState(true)
  const change = useCompanyChange<object>("POST", `/payment-plans/${plan.id}/acceptance`)
  const submit = () =>
    change.mutate(
      { proof, acknowledges, ...(on !== "" && { on }) },
      { onSuccess: () => [say(w.acceptDone), onClose()] },
    )
  return (
    <ActDialog title={w.accept} lead={plan.reference} onClose={onClose} onSubmit={submit} change={change}>
      <TextField
        label={w.acceptOn}
        type="date"
        required
        min={plan.proposedOn}
        max={today}
        value={on}
        onChange={(event) => setOn(event.target.value as Day)}
      />
      <TextField
        label={w.acceptProof}
        hint={w.acceptProofHint}
        required
        value={proof}
        onChange={(event) => setProof(event.target.value)}
      />
      <CheckField checked={acknowledges} onChange={setAcknowledges}>
        {w.acceptAcknowledges}
      </CheckField>
    </ActDialog>
  )
}

/** The plan ends before its time. */
export function ClosePlanDialog({ plan, onClose }: OfPlan) {
  const w = useWords().agreements
  const [outcome, setOutcome] = useState<PlanOutcome>("cancelled")
  const change = useCompanyChange<object>("POST", `/payment-plans/${plan.id}/closing`)
  const submit = () => change.mutate({ outcome }, { onSuccess: () => [say(w.closeDone), onClose()] })
  return (
    <ActDialog
      title={w.close}
      lead={plan.reference}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      submit={w.close}
      danger
    >
      <SelectField
        label={w.closeHow}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as PlanOutcome)}
      >
        {PLAN_OUTCOMES.map((key) => (
          <option key={key} value={key}>
            {w.closeHows[key]}
          </option>
        ))}
      </SelectField>
    </ActDialog>
  )
}
