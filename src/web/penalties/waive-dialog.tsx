import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import { SelectField, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useMoney, useWords } from "../words/language.tsx"
import type { PenaltyActProps } from "./bill-dialog.tsx"

type What = "both" | "interest" | "indemnity"

/** Asks what is let go, and why. */
export function WaiveDialog({ customerId, customerName, total, onClose }: PenaltyActProps) {
  const words = useWords().penalties
  const money = useMoney()
  const [what, setWhat] = useState<What>("both")
  const [reason, setReason] = useState("")
  const change = useCompanyChange<{ currency: string; kinds: readonly string[]; reason: string }>(
    "POST",
    `/customers/${customerId}/penalty-waivers`,
  )
  const cents = {
    both: total.claimInterestCents + total.claimIndemnityCents,
    interest: total.claimInterestCents,
    indemnity: total.claimIndemnityCents,
  }[what]
  const submit = () =>
    change.mutate(
      { currency: total.currency, kinds: what === "both" ? ["interest", "indemnity"] : [what], reason },
      { onSuccess: () => [say(words.waiveDone), onClose()] },
    )
  return (
    <ActDialog
      title={words.waiveTitle}
      lead={customerName}
      submit={words.waive}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={cents === 0 || reason.trim() === ""}
    >
      <SelectField
        label={words.waiveWhat}
        value={what}
        onChange={(event) => setWhat(event.target.value as What)}
      >
        <option value="both">{words.waiveBoth}</option>
        <option value="interest">{words.waiveInterest}</option>
        <option value="indemnity">{words.waiveIndemnity}</option>
      </SelectField>
      <p>{words.waiveText(money(cents, total.currency))}</p>
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  )
}
