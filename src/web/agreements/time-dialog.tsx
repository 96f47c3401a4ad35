import { useState } from "react"
import { addDays, type Day } from "../../kernel/day.ts"
import { TIME_OUTCOMES, type TimeOutcome } from "../../ledger/agreements/choices.ts"
import { ActDialog, type ActOn } from "../acts/act-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useDayWords, useWords } from "../words/language.tsx"
import { ConfirmField } from "./confirm-field.tsx"
import { OpenInvoices } from "./open-invoices.tsx"

/** "Could I pay at the end of the month?": granted, another day, or refused. */
export function TimeDialog({ customerId, customerName, invoiceId, onClose }: ActOn) {
  const { agreements: w, common } = useWords()
  const days = useDayWords()
  const today = useToday()
  const [fields, setFields] = useState({
    ...{ outcome: "granted" as TimeOutcome, askedFor: "" as Day | "", reason: "" },
    agreedOn: (today ? addDays(today, 30) : "") as Day | "",
    invoiceIds: (invoiceId ? [invoiceId] : []) as readonly string[],
    ...{ waived: false, confirms: true },
  })
  const set = (some: Partial<typeof fields>) => setFields({ ...fields, ...some })
  const { outcome, askedFor, agreedOn, reason, invoiceIds, waived, confirms } = fields
  const isRefused = outcome === "refused"
  const change = useCompanyChange<object, { id: string }>("POST", "/time-requests")
  const submit = () =>
    change.mutate(
      {
        ...{ customerId, invoiceIds, outcome, confirms, penalties: waived ? "waived" : "run" },
        ...(!isRefused && { agreedOn }),
        ...(askedFor !== "" && { askedFor }),
        ...(reason !== "" && { reason }),
      },
      {
        onSuccess: () => [
          say(isRefused || agreedOn === "" ? w.timeDone : w.timeGranted(days(agreedOn))),
          onClose(),
        ],
      },
    )
  return (
    <ActDialog
      title={w.time}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={invoiceIds.length === 0 || (!isRefused && agreedOn === "")}
    >
      <SelectField
        label={w.timeAnswer}
        value={outcome}
        onChange={(event) => set({ outcome: event.target.value as TimeOutcome })}
      >
        {TIME_OUTCOMES.map((key) => (
          <option key={key} value={key}>
            {w.timeChoices[key]}
          </option>
        ))}
      </SelectField>
      <OpenInvoices
        customerId={customerId}
        label={w.timeInvoices}
        chosen={invoiceIds}
        onChange={(chosen) => set({ invoiceIds: chosen })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        {outcome !== "granted" && (
          <TextField
            label={w.timeAskedFor}
            optional={common.optional}
            type="date"
            value={askedFor}
            onChange={(event) => set({ askedFor: event.target.value as Day })}
          />
        )}
        {!isRefused && (
          <TextField
            label={w.timeAgreedOn}
            type="date"
            required
            min={today}
            value={agreedOn}
            onChange={(event) => set({ agreedOn: event.target.value as Day })}
          />
        )}
      </div>
      {!isRefused && (
        <CheckField checked={waived} onChange={(is) => set({ waived: is })}>
          {w.timePenalties}
        </CheckField>
      )}
      {outcome !== "granted" && (
        <TextArea
          label={w.timeReason}
          hint={w.timeReasonHint}
          optional={common.optional}
          rows={2}
          value={reason}
          onChange={(event) => set({ reason: event.target.value })}
        />
      )}
      <ConfirmField checked={confirms} onChange={(is) => set({ confirms: is })} />
    </ActDialog>
  )
}
