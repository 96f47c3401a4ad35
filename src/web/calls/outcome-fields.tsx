import type { Day } from "../../kernel/day.ts"
import { DISPUTE_REASONS } from "../../ledger/facts/choices.ts"
import { AmountField } from "../acts/amount-field.tsx"
import { InvoiceChoice } from "../acts/invoice-choice.tsx"
import { PromisedFields } from "../acts/promised-fields.tsx"
import type { CallSheet } from "../api/shapes/calls.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { SelectField, TextField } from "../parts/field.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import type { OutcomeDraft } from "./outcome-draft.ts"

interface FieldsProps {
  readonly draft: OutcomeDraft
  readonly change: (change: Partial<OutcomeDraft>) => void
  readonly sheet: CallSheet
}

/** The fields that the chosen outcome asks for; most ask for none. */
export function OutcomeFields(props: FieldsProps) {
  const { draft } = props
  switch (draft.outcome) {
    case "promise":
      return <PromiseFields {...props} />
    case "paid-already":
      return <PaidFields {...props} />
    case "call-back":
      return <CallBackFields {...props} />
    case "dispute":
      return <DisputeFields {...props} />
    case "other-contact":
      return <ContactFields {...props} />
    case "wrong-number":
      return <NumberField {...props} />
    default:
      return null
  }
}

function PromiseFields({ draft, change }: FieldsProps) {
  const { calls: w } = useWords()
  return (
    <>
      <PromisedFields
        promisedFor={draft.on}
        onPromisedFor={(on) => change({ on })}
        amount={draft.amount}
        onAmount={(amount) => change({ amount })}
      />
      <CheckField checked={draft.confirms} onChange={(confirms) => change({ confirms })}>
        {w.confirms}
      </CheckField>
    </>
  )
}

function PaidFields({ draft, change }: FieldsProps) {
  const { calls: w, common } = useWords()
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={w.paidOn}
        optional={common.optional}
        type="date"
        max={useToday()}
        value={draft.on}
        onChange={(event) => change({ on: event.target.value as Day | "" })}
      />
      <AmountField
        label={w.paidAmount}
        optional={common.optional}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
      />
    </div>
  )
}

function CallBackFields({ draft, change }: FieldsProps) {
  const { calls: w, common } = useWords()
  return (
    <div className="grid grid-cols-2 gap-3">
      <TextField
        label={w.callBackOn}
        type="date"
        required
        min={useToday()}
        value={draft.on}
        onChange={(event) => change({ on: event.target.value as Day | "" })}
      />
      <TextField
        label={w.callBackAt}
        optional={common.optional}
        type="time"
        value={draft.at}
        onChange={(event) => change({ at: event.target.value })}
      />
    </div>
  )
}

function DisputeFields({ draft, change, sheet }: FieldsProps) {
  const { acts, common } = useWords()
  return (
    <>
      <InvoiceChoice
        customerId={sheet.customer.id}
        label={acts.invoice}
        value={draft.invoice}
        onChange={(invoice) => change({ invoice })}
      />
      <SelectField
        label={acts.reason}
        value={draft.reason}
        onChange={(event) => change({ reason: event.target.value })}
      >
        {DISPUTE_REASONS.map((reason) => (
          <option key={reason} value={reason}>
            {acts.reasons[reason]}
          </option>
        ))}
      </SelectField>
      <AmountField
        label={acts.disputedPart}
        hint={acts.disputedHint}
        optional={common.optional}
        value={draft.amount}
        onChange={(amount) => change({ amount })}
      />
    </>
  )
}

function ContactFields({ draft, change }: FieldsProps) {
  const { calls: w, common } = useWords()
  return (
    <>
      <TextField
        label={w.contactName}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={w.contactPhone}
        type="tel"
        value={draft.phone}
        onChange={(event) => change({ phone: event.target.value })}
      />
      <TextField
        label={w.contactEmail}
        optional={common.optional}
        type="email"
        value={draft.email}
        onChange={(event) => change({ email: event.target.value })}
      />
    </>
  )
}

function NumberField({ draft, change, sheet }: FieldsProps) {
  const { calls: w } = useWords()
  const numbers = sheet.people.filter((person) => person.dial)
  if (numbers.length < 2) return null
  return (
    <SelectField
      label={w.whichNumber}
      value={draft.contactId}
      onChange={(event) => change({ contactId: event.target.value })}
    >
      {numbers.map((person) => (
        <option key={person.contactId} value={person.contactId}>
          {[person.phone, person.name].filter(Boolean).join(" · ")}
        </option>
      ))}
    </SelectField>
  )
}
