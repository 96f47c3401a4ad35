import { useCompanyRead } from "../api/hooks.ts"
import type { InvoiceLine } from "../api/shapes/ledger.ts"
import type { Listing } from "../api/shapes/listing.ts"
import { SelectField } from "../parts/field.tsx"
import { useDayWords, useMoney, useWords } from "../words/language.tsx"

/** The invoices of a customer besides one of them, the latest first; undefined while they are read. */
export function useOtherInvoices(
  customerId: string,
  besides: string | null,
): readonly InvoiceLine[] | undefined {
  const all = useCompanyRead<Listing<InvoiceLine>>("/invoices", { query: { customerId, status: "all" } })
  return all.data?.items
    .filter(({ id, seq }) => id !== besides && seq === 1)
    .toSorted((a, b) => b.issuedOn.localeCompare(a.issuedOn))
}

interface OtherInvoiceChoiceProps {
  readonly invoices: readonly InvoiceLine[]
  readonly value: string
  readonly onChange: (invoiceId: string) => void
}

/** A choice of the invoice that takes the place of a wrong one. */
export function OtherInvoiceChoice({ invoices, value, onChange }: OtherInvoiceChoiceProps) {
  const w = useWords().remedies.correction
  const days = useDayWords()
  const money = useMoney()
  return (
    <SelectField
      label={w.corrected}
      required
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      <option value="">—</option>
      {invoices.map(({ id, number, issuedOn, amountCents, currency }) => (
        <option key={id} value={id}>
          {`${number} · ${days(issuedOn)} · ${money(amountCents, currency)}`}
        </option>
      ))}
    </SelectField>
  )
}
