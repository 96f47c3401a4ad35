import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { AllocateDialog } from "../acts/allocate-dialog.tsx"
import { useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { Credit, Customer } from "../api/shapes/ledger.ts"
import type { Day } from "../api/shapes/listing.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useDayWords, useWords } from "../words/language.tsx"

/** Payments and credit notes of a customer, and what is left of them to allocate. */
export function Credits({ customer }: { customer: Customer }) {
  const words = useWords()
  const { mayWork } = useRights()
  const [allocating, setAllocating] = useState(false)
  const { credits } = customer
  const hasLeft = credits.some(({ unallocatedCents }) => unallocatedCents > 0)
  return (
    <Panel
      flush
      title={words.customers.creditsTab}
      aside={
        hasLeft &&
        mayWork && (
          <Button small look="primary" onClick={() => setAllocating(true)}>
            {words.acts.allocateTitle}
          </Button>
        )
      }
    >
      {credits.length === 0 && (
        <p className="border-t px-5 py-4 text-soft">{words.customers.timelineEmpty}</p>
      )}
      <ul className="divide-y border-t empty:hidden">
        {credits.map((credit) => (
          <CreditRow key={credit.id} credit={credit} />
        ))}
      </ul>
      {allocating && (
        <AllocateDialog
          customerId={customer.id}
          customerName={customer.name}
          onClose={() => setAllocating(false)}
        />
      )}
    </Panel>
  )
}

/** One payment or credit note, with the way to cancel a payment that turned out wrong. */
export function CreditRow({ credit }: { credit: Credit }) {
  const words = useWords()
  const days = useDayWords()
  const { mayWork } = useRights()
  const [cancelling, setCancelling] = useState(false)
  const name = credit.kind === "payment" ? words.invoices.payment : words.invoices.creditNote
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <span className="font-medium">{[name, credit.number].filter(Boolean).join(" ")}</span>
        <div className="text-sm text-soft">
          <DayText on={credit.creditedOn} />
          {credit.label && ` · ${credit.label}`}
        </div>
      </div>
      {credit.cancelledOn && (
        <Badge tint="late">{words.invoices.cancelledOn(days(credit.cancelledOn))}</Badge>
      )}
      {credit.unallocatedCents > 0 && (
        <Badge tint="wait">
          {words.acts.remaining} <Money cents={credit.unallocatedCents} currency={credit.currency} />
        </Badge>
      )}
      <Money cents={credit.amountCents} currency={credit.currency} className="font-semibold" />
      {credit.kind === "payment" && !credit.cancelledOn && mayWork && (
        <Button small look="quiet" onClick={() => setCancelling(true)}>
          {words.common.undo}
        </Button>
      )}
      {cancelling && <CancelPaymentDialog credit={credit} onClose={() => setCancelling(false)} />}
    </li>
  )
}

function CancelPaymentDialog({ credit, onClose }: { credit: Credit; onClose: () => void }) {
  const words = useWords().acts
  const today = useToday()
  const [reason, setReason] = useState("")
  const change = useCompanyChange<{ reason: string; cancelledOn: Day }>(
    "POST",
    `/payments/${credit.id}/cancellation`,
  )
  const submit = () => {
    if (!today) return
    change.mutate(
      { reason, cancelledOn: today },
      { onSuccess: () => [say(words.paymentCancelled), onClose()] },
    )
  }
  return (
    <ActDialog
      title={words.paymentCancel}
      onClose={onClose}
      onSubmit={submit}
      change={change}
      submit={words.paymentCancel}
      danger
    >
      <TextField
        label={words.cancelReason}
        hint={words.cancelReasonHint}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  )
}
