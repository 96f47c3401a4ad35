import { useCompanyRead } from "../api/hooks.ts"
import type { InvoiceLine } from "../api/shapes/ledger.ts"
import type { Listing } from "../api/shapes/listing.ts"
import { SelectField } from "../parts/field.tsx"
import { useDayWords, useMoney } from "../words/language.tsx"

interface InvoiceChoiceProps {
  readonly customerId: string
  readonly label: string
  /** "invoiceId/seq", or "" for none. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly none?: string
}

/** A choice among the unpaid invoices of a customer. */
export function InvoiceChoice({ customerId, label, value, onChange, none }: InvoiceChoiceProps) {
  const money = useMoney()
  const days = useDayWords()
  const open = useCompanyRead<Listing<InvoiceLine>>("/invoices", { query: { customerId, status: "open" } })
  return (
    <SelectField
      label={label}
      required={none === undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">{none ?? "—"}</option>
      {open.data?.items.map((invoice) => (
        <option key={`${invoice.id}/${invoice.seq}`} value={`${invoice.id}/${invoice.seq}`}>
          {`${invoice.number} · ${days(invoice.dueOn)} · ${money(invoice.openCents, invoice.currency)}`}
        </option>
      ))}
    </SelectField>
  )
}

/** The invoice and the instalment of a chosen value. */
export function chosenInvoice(value: string): { invoiceId: string; seq: number } | null {
  const [invoiceId, seq] = value.split("/")
  return invoiceId && seq ? { invoiceId, seq: Number(seq) } : null
}
