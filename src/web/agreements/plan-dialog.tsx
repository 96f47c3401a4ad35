import { useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { addDays } from "../../kernel/day.ts"
import { ActDialog, type ActOn } from "../acts/act-dialog.tsx"
import { useCompanyPath } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import { request } from "../api/request.ts"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { ConfirmField } from "./confirm-field.tsx"
import { OpenInvoices } from "./open-invoices.tsx"
import { type PlanFields, planToPropose } from "./plan-fields.ts"
import { PlanPreviewList } from "./plan-preview.tsx"
import { PlanTerms, PlanWishFields } from "./plan-wish.tsx"

interface PlanDialogProps extends ActOn {
  /** What the debtor said that it wants. */
  readonly wish?: Partial<PlanFields>
  readonly onDone?: () => Promise<unknown>
}

/** "In three times", "200 € a month": the instalments are shown while they are typed. */
export function PlanDialog({ customerId, customerName, invoiceId, onClose, wish, onDone }: PlanDialogProps) {
  const w = useWords().agreements
  const today = useToday()
  const navigate = useNavigate()
  const toUrl = useCompanyPath()
  const [fields, setFields] = useState<PlanFields>({
    ...{ how: "count", count: "3", part: "", period: "month", waived: false, confirms: true },
    ...{ defaultDays: "8", returnStepKey: "" },
    firstOn: today ? addDays(today, 15) : "",
    invoiceIds: invoiceId ? [invoiceId] : [],
    ...wish,
  })
  const set = (some: Partial<PlanFields>) => setFields({ ...fields, ...some })
  const plan = planToPropose(fields, customerId)
  const change = useCompanyChange<object, { id: string; reference: string }>("POST", "/payment-plans")
  const submit = () =>
    plan &&
    change.mutate(plan, {
      onSuccess: async ({ id, reference }) => {
        // The agreement to sign goes along with the message that proposes the plan.
        if (fields.confirms) await request("POST", toUrl(`/payment-plans/${id}/agreement`), {})
        say(w.planDone(reference))
        onClose()
        await onDone?.()
        await navigate({ to: "/accords/echeanciers/$planId", params: { planId: id } })
      },
    })
  return (
    <ActDialog
      title={w.plan}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      submit={w.planSubmit}
      blocked={!plan}
    >
      <OpenInvoices
        customerId={customerId}
        label={w.timeInvoices}
        chosen={fields.invoiceIds}
        onChange={(invoiceIds) => set({ invoiceIds })}
      />
      <PlanWishFields fields={fields} onChange={set} />
      <PlanPreviewList plan={plan} isProposed={change.isPending || change.isSuccess} />
      <PlanTerms fields={fields} onChange={set} />
      <ConfirmField checked={fields.confirms} onChange={(confirms) => set({ confirms })} />
    </ActDialog>
  )
}
