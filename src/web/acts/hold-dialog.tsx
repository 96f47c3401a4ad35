import { type ComponentProps, useState } from "react"
import { HOLD_KINDS, type HoldKind } from "../../ledger/facts/choices.ts"
import { useCompanyChange } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import { SelectField, TextArea, TextField } from "../parts/field.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"
import { chosenInvoice, InvoiceChoice } from "./invoice-choice.tsx"
import { useUndoable } from "./undo.ts"

/** A reason not to chase a customer, or one of its invoices. */
export function HoldDialog({ customerId, customerName, onClose }: ActOn) {
  const { acts: w, common } = useWords()
  const today = useToday()
  const [kind, setKind] = useState<HoldKind>("do-not-chase")
  const [invoice, setInvoice] = useState("")
  const [untilOn, setUntilOn] = useState<Day | "">("")
  const [judgedOn, setJudgedOn] = useState<Day | "">("")
  const [reason, setReason] = useState("")
  const isInsolvent = kind === "insolvent"
  const { change, place } = usePlacing(onClose)
  const submit = () => {
    const invoiceId = chosenInvoice(invoice)?.invoiceId
    const where = isInsolvent
      ? { fromOn: judgedOn }
      : { ...(invoiceId && { invoiceId }), ...(untilOn && { untilOn }) }
    place({ customerId, kind, ...where, ...(reason && { reason }) })
  }
  return (
    <ActDialog title={w.hold} lead={customerName} onClose={onClose} onSubmit={submit} change={change}>
      <SelectField
        label={w.holdKind}
        value={kind}
        onChange={(event) => setKind(event.target.value as typeof kind)}
      >
        {HOLD_KINDS.map((key) => (
          <option key={key} value={key}>
            {w.holdKinds[key]}
          </option>
        ))}
      </SelectField>
      {isInsolvent ? (
        <DayField
          label={w.insolventOn}
          hint={w.insolventOnHint}
          required
          max={today}
          value={judgedOn}
          onChange={setJudgedOn}
        />
      ) : (
        <>
          <InvoiceChoice
            customerId={customerId}
            label={w.invoice}
            value={invoice}
            onChange={setInvoice}
            none={w.allInvoices}
          />
          <DayField
            label={w.holdUntil}
            hint={w.holdUntilHint}
            min={today}
            value={untilOn}
            onChange={setUntilOn}
          />
        </>
      )}
      <TextArea
        label={w.noteText}
        optional={common.optional}
        rows={2}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  )
}

/** Places the hold, says so with a way back, and closes the dialog. */
function usePlacing(onClose: () => void) {
  const { acts: w } = useWords()
  const change = useCompanyChange<Record<string, unknown>, { id: string }>("POST", "/holds")
  const sayPlaced = useUndoable((id) => `/holds/${id}/lifting`, w.holdLifted)
  const place = (hold: Record<string, unknown>) =>
    change.mutate(hold, { onSuccess: ({ id }) => [sayPlaced(w.holdDone, id), onClose()] })
  return { change, place }
}

type DayFieldProps = Omit<ComponentProps<typeof TextField>, "type" | "value" | "onChange"> & {
  readonly value: Day | ""
  readonly onChange: (on: Day) => void
}

const DayField = ({ onChange, ...field }: DayFieldProps) => (
  <TextField {...field} type="date" onChange={(event) => onChange(event.target.value as Day)} />
)
