import { useState } from "react"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Credit, Customer, InvoiceLine } from "../api/shapes/ledger.ts"
import type { Cents, Listing } from "../api/shapes/listing.ts"
import { Button } from "../parts/button.tsx"
import { SelectField } from "../parts/field.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useMoney, useWords } from "../words/language.tsx"
import { ActDialog, type ActOn } from "./act-dialog.tsx"
import { chosenInvoice, InvoiceChoice } from "./invoice-choice.tsx"

interface NewAllocation {
  readonly creditId: string
  readonly invoiceId: string
  readonly seq: number
  readonly amountCents: Cents
}

/** Says which invoice a payment that is already there settles, or lets all of it settle the oldest debts. */
export function AllocateDialog({ customerId, customerName, onClose }: ActOn) {
  const { acts: w } = useWords()
  const customer = useCompanyRead<Customer>(`/customers/${customerId}`)
  const open = useCompanyRead<Listing<InvoiceLine>>("/invoices", { query: { customerId, status: "open" } })
  const [invoice, setInvoice] = useState("")
  const [creditId, setCreditId] = useState("")
  const change = useCompanyChange<NewAllocation>("POST", "/allocations")
  const oldest = useOldestFirst(customerId, onClose)
  const credits = (customer.data?.credits ?? [])
    .filter(({ unallocatedCents }) => unallocatedCents > 0)
    .toReversed()
  const credit = credits.find(({ id }) => id === creditId) ?? credits[0]
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
      change={oldest.change.error ? oldest.change : change}
      submit={w.allocateHere}
      blocked={!credit || !line}
    >
      <p className="text-soft">{w.allocateLead}</p>
      {credit ? (
        <>
          <Button look="soft" className="w-full" busy={oldest.change.isPending} onClick={oldest.allocate}>
            {credits.length > 1 ? w.allocateAllToOldest : w.allocateToOldest}
          </Button>
          <p className="text-center text-sm text-faint">{w.orOneInvoice}</p>
          {credits.length > 1 ? (
            <CreditChoice credits={credits} value={credit.id} onChange={setCreditId} />
          ) : (
            <CreditLine credit={credit} />
          )}
          <InvoiceChoice customerId={customerId} label={w.allocateTo} value={invoice} onChange={setInvoice} />
        </>
      ) : (
        customer.data && <Notice>{w.nothingToAllocate}</Notice>
      )}
    </ActDialog>
  )
}

/** Lets all that lies unallocated settle the oldest debts. */
function useOldestFirst(customerId: string, onClose: () => void) {
  const words = useWords().acts
  const money = useMoney()
  const change = useCompanyChange<
    { how: "oldest-first" },
    { allocated: readonly { currency: string; amountCents: Cents }[] }
  >("POST", `/customers/${customerId}/allocations`)
  const allocate = () =>
    change.mutate(
      { how: "oldest-first" },
      {
        onSuccess: ({ allocated }) => {
          const sums = allocated.map(({ amountCents, currency }) => money(amountCents, currency))
          say(sums.length > 0 ? words.allocatedOldest(sums.join(" + ")) : words.nothingToAllocate)
          onClose()
        },
      },
    )
  return { change, allocate }
}

interface CreditChoiceProps {
  readonly credits: readonly Credit[]
  readonly value: string
  readonly onChange: (creditId: string) => void
}

/** Which of several payments: the oldest stands first. */
function CreditChoice({ credits, value, onChange }: CreditChoiceProps) {
  const words = useWords().acts
  const days = useDayWords()
  const money = useMoney()
  return (
    <SelectField label={words.remaining} value={value} onChange={(event) => onChange(event.target.value)}>
      {credits.map((credit) => (
        <option key={credit.id} value={credit.id}>
          {[days(credit.creditedOn), money(credit.unallocatedCents, credit.currency), credit.label]
            .filter(Boolean)
            .join(" · ")}
        </option>
      ))}
    </SelectField>
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
