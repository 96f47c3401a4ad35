import { useCompanyRead } from "../api/hooks.ts"
import type { InvoiceLine } from "../api/shapes/ledger.ts"
import type { Listing } from "../api/shapes/listing.ts"
import { CheckField } from "../parts/checkbox.tsx"
import { useDayWords, useMoney } from "../words/language.tsx"

interface OpenInvoicesProps {
  readonly customerId: string
  readonly label: string
  /** The identifiers of the invoices ticked. */
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** A choice of several unpaid invoices of a customer; one that falls due in parts is one choice. */
export function OpenInvoices({ customerId, label, chosen, onChange }: OpenInvoicesProps) {
  const money = useMoney()
  const days = useDayWords()
  const open = useCompanyRead<Listing<InvoiceLine>>("/invoices", { query: { customerId, status: "open" } })
  const byInvoice = Map.groupBy(open.data?.items ?? [], (line) => line.id)
  const toggle = (id: string, is: boolean) =>
    onChange(is ? [...chosen, id] : chosen.filter((other) => other !== id))
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="max-h-48 space-y-1.5 overflow-y-auto rounded-lg border p-3">
        {[...byInvoice].map(([id, lines]) => {
          const first = lines[0]!
          const sum = lines.reduce((total, line) => total + line.openCents, 0)
          return (
            <CheckField key={id} checked={chosen.includes(id)} onChange={(is) => toggle(id, is)}>
              {`${first.number} · ${days(first.dueOn)} · ${money(sum, first.currency)}`}
            </CheckField>
          )
        })}
      </div>
    </fieldset>
  )
}
