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

interface Fields {
  readonly outcome: TimeOutcome
  readonly askedFor: Day | ""
  readonly agreedOn: Day | ""
  readonly reason: string
  readonly invoiceIds: readonly string[]
  readonly waived: boolean
  readonly confirms: boolean
}

/** "Could I pay at the end of the month?": granted, another day, or refused. */
export function TimeDialog({ customerId, customerName, invoiceId, onClose }: ActOn) {
  const w = useWords().agreements
  const days = useDayWords()
  const today = useToday()
  const [fields, setFields] = useState<Fields>({
    ...{ outcome: "granted", askedFor: "", reason: "", waived: false, confirms: true },
    agreedOn: today ? addDays(today, 30) : "",
    invoiceIds: invoiceId ? [invoiceId] : [],
  })
  const set = (some: Partial<Fields>) => setFields({ ...fields, ...some })
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
      <TimeFields customerId={customerId} fields={fields} onChange={set} />
      <ConfirmField checked={confirms} onChange={(is) => set({ confirms: is })} />
    </ActDialog>
  )
}

interface TimeFieldsProps {
  readonly customerId: string
  readonly fields: Fields
  readonly onChange: (some: Partial<Fields>) => void
}

/** The answer, the invoices it is about, the days, and a word of explanation. */
function TimeFields({ customerId, fields, onChange }: TimeFieldsProps) {
  const w = useWords().agreements
  const { outcome, invoiceIds, waived } = fields
  return (
    <>
      <SelectField
        label={w.timeAnswer}
        value={outcome}
        onChange={(event) => onChange({ outcome: event.target.value as TimeOutcome })}
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
        onChange={(chosen) => onChange({ invoiceIds: chosen })}
      />
      <TimeDays fields={fields} onChange={onChange} />
      {outcome !== "refused" && (
        <CheckField checked={waived} onChange={(is) => onChange({ waived: is })}>
          {w.timePenalties}
        </CheckField>
      )}
      {outcome !== "granted" && <Reason fields={fields} onChange={onChange} />}
    </>
  )
}

type PartProps = Pick<TimeFieldsProps, "fields" | "onChange">

function TimeDays({ fields, onChange }: PartProps) {
  const { agreements: w, common } = useWords()
  const today = useToday()
  const { outcome, askedFor, agreedOn } = fields
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {outcome !== "granted" && (
        <TextField
          label={w.timeAskedFor}
          optional={common.optional}
          type="date"
          value={askedFor}
          onChange={(event) => onChange({ askedFor: event.target.value as Day })}
        />
      )}
      {outcome !== "refused" && (
        <TextField
          label={w.timeAgreedOn}
          type="date"
          required
          min={today}
          value={agreedOn}
          onChange={(event) => onChange({ agreedOn: event.target.value as Day })}
        />
      )}
    </div>
  )
}

function Reason({ fields, onChange }: PartProps) {
  const { agreements: w, common } = useWords()
  return (
    <TextArea
      label={w.timeReason}
      hint={w.timeReasonHint}
      optional={common.optional}
      rows={2}
      value={fields.reason}
      onChange={(event) => onChange({ reason: event.target.value })}
    />
  )
}
