import { useNavigate, useSearch } from "@tanstack/react-router"
import { X } from "lucide-react"
import { useDeferredValue, useState } from "react"
import { useCompanyRead } from "../api/hooks.ts"
import { BUCKETS, type Customer } from "../api/shapes/ledger.ts"
import { TextField } from "../parts/field.tsx"
import { PageHead } from "../parts/panel.tsx"
import { Segments } from "../parts/segments.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { InvoiceTable } from "./invoice-table.tsx"

type Status = "open" | "overdue" | "all"

/** All invoices, filtered by hand or by a figure of the balance. */
export function InvoicesPage() {
  const words = useWords().invoices
  const search = useSearch({ from: "/shell/factures" })
  const navigate = useNavigate()
  const status: Status = search.etat === "overdue" || search.etat === "all" ? search.etat : "open"
  const [typed, setTyped] = useState("")
  const query = {
    status,
    bucket: search.tranche,
    on: search.le,
    by: search.selon,
    customerId: search.client,
    currency: search.monnaie,
    search: useDeferredValue(typed.trim()),
  }
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Segments
          label={words.filter}
          value={status}
          onChange={(etat) => navigate({ to: "/factures", search: { ...search, etat } })}
          choices={[
            { value: "open", label: words.open },
            { value: "overdue", label: words.overdue },
            { value: "all", label: words.all },
          ]}
        />
        <TextField
          className="w-full sm:w-72"
          label={words.search}
          hideLabel
          type="search"
          placeholder={words.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <BalanceFilter />
      </div>
      <InvoiceTable query={query} />
    </>
  )
}

/** Says from which figure of the balance this list came, and takes the filter away. */
function BalanceFilter() {
  const words = useWords()
  const days = useDayWords()
  const navigate = useNavigate()
  const { tranche, le, client, etat } = useSearch({ from: "/shell/factures" })
  const customer = useCompanyRead<Customer>(`/customers/${client}`, { enabled: client !== undefined })
  if (!tranche && !le && !client) return null
  const bucket = BUCKETS.find((one) => one === tranche)
  const parts = [customer.data?.name, bucket && words.balance[bucket], le && days(le)].filter(Boolean)
  return (
    <button
      type="button"
      onClick={() => navigate({ to: "/factures", search: emptySearch(etat) })}
      title={words.invoices.clearFilter}
      className="inline-flex min-h-9 items-center gap-2 rounded-full bg-accent-soft px-3.5 text-sm font-medium text-accent-strong"
    >
      {parts.join(" · ")}
      <X className="size-4" aria-label={words.invoices.clearFilter} />
    </button>
  )
}

const emptySearch = (etat: string | undefined) => ({
  etat,
  tranche: undefined,
  le: undefined,
  selon: undefined,
  client: undefined,
  monnaie: undefined,
})
