import { useState } from "react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Credit, Customer, InvoiceLine } from "../api/shapes/ledger.ts"
import type { Cents, Listing } from "../api/shapes/listing.ts"
import { DayText, Money } from "../parts/figures.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"
import { chosenInvoice, InvoiceChoice } from "./invoice-choice.tsx"

interface NewAllocation {
  readonly creditId: string
  readonly invoiceId: string
  readonly seq: number
  readonly amountCents: Cents
}

/** Says which invoice a payment that is already there settles. */
export function AllocateDialog({ customerId, customerName, onClose }: ActOn) {
  const { acts: w } = useWords()
  const customer = useCompanyRead<Customer>(`/customers/${customerId}`)
  const open = useCompanyRead<Listing<InvoiceLine>>("/invoices", { query: { customerId, status: "open" } })
  const [invoice, setInvoice] = useState("")
  const change = useCompanyChange<NewAllocation>("POST", "/allocations")
  const credit = customer.data?.credits.find(({ unallocatedCents }) => unallocatedCents > 0)
  const chosen = chosenInvoice(invoice)
  const line = open.data?.items.find(({ id, seq }) => id === chosen?.invoiceId && seq === chosen.seq)
  const submit = () => {
    if (!credit || !chosen || !line) return
    const amountCents = Math.min(credit.unallocatedCents, line.openCents)
    change.mutate(
      { creditId: credit.id, ...chosen, amountCents },
      { onSuccess: () => [say(w.allocated), onClose()] },
    )
  }
  return (
    <ActDialog
      title={w.allocateTitle}
      lead={customerName}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      blocked={!credit || !line}
    >
      <p className="text-soft">{w.allocateLead}</p>
      {credit ? (
        <>
          <CreditLine credit={credit} />
          <InvoiceChoice customerId={customerId} label={w.allocateTo} value={invoice} onChange={setInvoice} />
        </>
      ) : (
        customer.data && <Notice>{w.nothingToAllocate}</Notice>
      )}
    </ActDialog>
  )
}

function CreditLine({ credit }: { credit: Credit }) {
  const words = useWords().acts
  return (
    <dl className="flex items-baseline justify-between gap-4 rounded-xl bg-sunken px-4 py-3">
      <dt>
        {words.remaining}
        <span className="block text-sm text-soft">
          <DayText on={credit.creditedOn} />
          {credit.label && ` · ${credit.label}`}
        </span>
      </dt>
      <dd className="text-lg font-semibold">
        <Money cents={credit.unallocatedCents} currency={credit.currency} />
      </dd>
    </dl>
  )
}
