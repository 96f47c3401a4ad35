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
  const [kind, setKind] = useState<HoldKind>("do-not-chase")
  const [extent, setExtent] = useState(NO_EXTENT)
  const [reason, setReason] = useState("")
  const change = useCompanyChange<Record<string, unknown>, { id: string }>("POST", "/holds")
  const sayPlaced = useUndoable((id) => `/holds/${id}/lifting`, w.holdLifted)
  const submit = () =>
    change.mutate(
      { customerId, kind, ...sentExtent(kind, extent), ...(reason && { reason }) },
      { onSuccess: ({ id }) => [sayPlaced(w.holdDone, id), onClose()] },
    )
  return (
    <ActDialog title={w.hold} lead={customerName} onClose={onClose} onSubmit={submit} change={change}>
      <SelectField
        label={w.holdKind}
        value={kind}
        onChange={(event) => setKind(event.target.value as HoldKind)}
      >
        {HOLD_KINDS.map((key) => (
          <option key={key} value={key}>
            {w.holdKinds[key]}
          </option>
        ))}
      </SelectField>
      <ExtentFields {...{ customerId, kind, extent }} onChange={setExtent} />
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

/** What a hold covers: one invoice or all, until a day or without end; insolvency covers all from its judgment. */
interface Extent {
  readonly invoice: string
  readonly untilOn: Day | ""
  readonly judgedOn: Day | ""
}

const NO_EXTENT: Extent = { invoice: "", untilOn: "", judgedOn: "" }

function sentExtent(kind: HoldKind, { invoice, untilOn, judgedOn }: Extent) {
  if (kind === "insolvent") return { fromOn: judgedOn }
  const invoiceId = chosenInvoice(invoice)?.invoiceId
  return { ...(invoiceId && { invoiceId }), ...(untilOn && { untilOn }) }
}

interface ExtentFieldsProps {
  readonly customerId: string
  readonly kind: HoldKind
  readonly extent: Extent
  readonly onChange: (extent: Extent) => void
}

function ExtentFields({ customerId, kind, extent, onChange }: ExtentFieldsProps) {
  const { acts: w } = useWords()
  const today = useToday()
  const set = (part: Partial<Extent>) => onChange({ ...extent, ...part })
  if (kind === "insolvent") {
    return (
      <DayField
        label={w.insolventOn}
        hint={w.insolventOnHint}
        required
        max={today}
        value={extent.judgedOn}
        onChange={(judgedOn) => set({ judgedOn })}
      />
    )
  }
  return (
    <>
      <InvoiceChoice
        customerId={customerId}
        label={w.invoice}
        value={extent.invoice}
        onChange={(invoice) => set({ invoice })}
        none={w.allInvoices}
      />
      <DayField
        label={w.holdUntil}
        hint={w.holdUntilHint}
        min={today}
        value={extent.untilOn}
        onChange={(untilOn) => set({ untilOn })}
      />
    </>
  )
}

type DayFieldProps = Omit<ComponentProps<typeof TextField>, "type" | "value" | "onChange"> & {
  readonly value: Day | ""
  readonly onChange: (on: Day) => void
}

const DayField = ({ onChange, ...field }: DayFieldProps) => (
  <TextField {...field} type="date" onChange={(event) => onChange(event.target.value as Day)} />
)
