import { useState } from "react"
import { ActDialog } from "../acts/act-dialog.tsx"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import { queryText } from "../api/request.ts"
import type { PenaltyBill, PenaltyHistory, PenaltyWaiver } from "../api/shapes/penalties.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { TextField } from "../parts/field.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useMoney, useWords } from "../words/language.tsx"

/** What became of a customer's penalties: bills and waivers, each of which can be taken back. */
export function PenaltyHistoryPanel({ customerId }: { customerId: string }) {
  const words = useWords().penalties
  const { data } = useCompanyRead<PenaltyHistory>(`/customers/${customerId}/penalty-bills`)
  if (!data || data.bills.length + data.waivers.length === 0) return null
  return (
    <Panel flush title={words.history}>
      <ul className="divide-y border-t">
        {data.bills.map((bill) => (
          <BillRow key={bill.id} bill={bill} />
        ))}
        {data.waivers.map((waiver) => (
          <WaiverRow key={waiver.id} waiver={waiver} />
        ))}
      </ul>
    </Panel>
  )
}

const ROW = "flex flex-wrap items-center gap-x-4 gap-y-1 px-5 py-3"

function BillRow({ bill }: { bill: PenaltyBill }) {
  const words = useWords().penalties
  const { language } = useLanguage()
  const money = useMoney()
  const { mayWork } = useRights()
  const toUrl = useCompanyPath()
  const [asking, setAsking] = useState(false)
  const cents = bill.interestCents + bill.indemnityCents
  const isPaid = bill.openCents === 0
  return (
    <li className={ROW}>
      <span className="min-w-0 flex-1 basis-52">
        <a
          href={toUrl(`/penalty-bills/${bill.id}/document.pdf`) + queryText({ language })}
          target="_blank"
          rel="noreferrer"
          className="font-medium text-accent underline-offset-4 hover:underline"
        >
          {bill.number}
        </a>
        <span className="text-soft">
          {" · "}
          <DayText on={bill.billedOn} />
        </span>
      </span>
      {bill.cancelledOn ? (
        <Badge tint="plain">{words.cancelled}</Badge>
      ) : (
        <Badge tint={isPaid ? "good" : "plain"}>
          {isPaid ? words.billPaid : words.billOpen(money(bill.openCents, bill.currency))}
        </Badge>
      )}
      <Money cents={cents} currency={bill.currency} className="min-w-24 text-right font-semibold" />
      {mayWork && !bill.cancelledOn && !isPaid && (
        <Button small look="quiet" onClick={() => setAsking(true)}>
          {words.cancelBill}
        </Button>
      )}
      {asking && <CancelDialog bill={bill} onClose={() => setAsking(false)} />}
    </li>
  )
}

function CancelDialog({ bill, onClose }: { bill: PenaltyBill; onClose(): void }) {
  const words = useWords().penalties
  const [reason, setReason] = useState("")
  const change = useCompanyChange<{ reason: string }>("POST", `/penalty-bills/${bill.id}/cancellation`)
  return (
    <ActDialog
      title={words.cancelBill}
      lead={bill.number}
      danger
      submit={words.cancelBill}
      onClose={onClose}
      onSubmit={() => change.mutate({ reason }, { onSuccess: () => [say(words.cancelBillDone), onClose()] })}
      change={change}
      blocked={reason.trim() === ""}
    >
      <p>{words.cancelBillText}</p>
      <TextField
        label={words.reason}
        required
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
    </ActDialog>
  )
}

function WaiverRow({ waiver }: { waiver: PenaltyWaiver }) {
  const words = useWords().penalties
  const { mayWork } = useRights()
  const change = useCompanyChange<null>("DELETE", `/penalty-waivers/${waiver.id}`)
  return (
    <li className={ROW}>
      <span className="min-w-0 flex-1 basis-52">
        <span className="font-medium">{words.waived}</span>
        <span className="text-soft">
          {` · ${words.kinds[waiver.kind]} ${waiver.number} · `}
          <DayText on={waiver.happenedOn} />
          {` · ${waiver.reason}`}
        </span>
      </span>
      {waiver.cancelledOn && <Badge tint="plain">{words.withdrawn}</Badge>}
      <Money
        cents={waiver.amountCents}
        currency={waiver.currency}
        className="min-w-24 text-right font-semibold"
      />
      {mayWork && !waiver.cancelledOn && (
        <Button
          small
          look="quiet"
          busy={change.isPending}
          onClick={() => change.mutate(null, { onSuccess: () => say(words.withdrawDone) })}
        >
          {words.withdraw}
        </Button>
      )}
    </li>
  )
}
