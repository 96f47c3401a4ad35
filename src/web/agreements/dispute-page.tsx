import { Link, useParams } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { CorrectionDialog } from "../acts/correction-dialog.tsx"
import { DisputeClosingDialog } from "../acts/dispute-dialog.tsx"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { WholeDispute } from "../api/shapes/agreements.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextArea } from "../parts/field.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { CustomerLink } from "./customer-link.tsx"
import { DisputeChange } from "./dispute-change.tsx"
import { Papers } from "./papers.tsx"

/** One dispute: what is contested, who settles it by when, what was said, the papers. */
export function DisputePage() {
  const { disputeId } = useParams({ from: "/shell/accords/litiges/$disputeId" })
  const dispute = useCompanyRead<WholeDispute>(`/disputes/${disputeId}`)
  return <Reading of={dispute}>{(value) => <Content key={value.id} dispute={value} />}</Reading>
}

function Content({ dispute }: { dispute: WholeDispute }) {
  const { agreements: w, acts, remedies } = useWords()
  const { mayWork } = useRights()
  const [window, setWindow] = useState<"closing" | "correction" | null>(null)
  const close = () => setWindow(null)
  const isOpen = dispute.closedOn === null
  return (
    <>
      <PageHead
        title={w.dispute(dispute.invoiceNumber)}
        lead={<CustomerLink id={dispute.customerId} name={dispute.customerName} />}
        actions={
          isOpen &&
          mayWork && (
            <>
              <Button onClick={() => setWindow("correction")}>{remedies.correction.title}</Button>
              <Button look="primary" onClick={() => setWindow("closing")}>
                {acts.disputeClose}
              </Button>
            </>
          )
        }
      />
      <div className="space-y-5">
        <Facts dispute={dispute} />
        {isOpen && mayWork && <DisputeChange dispute={dispute} />}
        <Remarks dispute={dispute} />
        <Papers path={`/disputes/${dispute.id}/documents`} papers={dispute.documents} />
      </div>
      {window === "closing" && <DisputeClosingDialog disputeId={dispute.id} onClose={close} />}
      {window === "correction" && <CorrectionDialog {...dispute} onClose={close} />}
    </>
  )
}

function Facts({ dispute }: { dispute: WholeDispute }) {
  const { agreements: w, acts } = useWords()
  const reasons: Readonly<Record<string, string>> = acts.reasons
  const outcomes: Readonly<Record<string, string>> = acts.outcomes
  const { currency } = dispute
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      w.disputed,
      dispute.disputedCents === null ? (
        w.wholeInvoice
      ) : (
        <Money key="d" cents={dispute.disputedCents} currency={currency} />
      ),
    ],
    [acts.reason, reasons[dispute.reason] ?? dispute.reason],
    [w.since, <DayText key="s" on={dispute.openedOn} />],
    [w.duration, w.daysIn(dispute.daysInDispute)],
    dispute.closedOn
      ? [acts.outcome, outcomes[dispute.outcome ?? ""] ?? w.disputeClosed]
      : [w.answerBy, <DayText key="a" on={dispute.answerBy} />],
  ]
  return (
    <Panel
      aside={
        <Link
          to="/factures/$invoiceId"
          params={{ invoiceId: dispute.invoiceId }}
          className="text-accent hover:underline"
        >
          {dispute.invoiceNumber}
        </Link>
      }
    >
      <dl className="flex flex-wrap gap-x-10 gap-y-3">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-sm text-soft">{label}</dt>
            <dd className="font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      {dispute.lines.length > 0 && (
        <ul className="mt-4 max-w-xl divide-y" aria-label={w.lines}>
          {dispute.lines.map((line) => (
            <li key={line.label} className="flex justify-between gap-4 py-1">
              <span>{line.label}</span>
              <Money cents={line.cents} currency={currency} />
            </li>
          ))}
        </ul>
      )}
      {dispute.note && <p className="mt-3 max-w-3xl">{dispute.note}</p>}
      {dispute.closingNote && <p className="mt-3 max-w-3xl text-soft">{dispute.closingNote}</p>}
    </Panel>
  )
}

function Remarks({ dispute }: { dispute: WholeDispute }) {
  const w = useWords().agreements
  const { mayWork } = useRights()
  const [text, setText] = useState("")
  const change = useCompanyChange<{ text: string }>("POST", `/disputes/${dispute.id}/remarks`)
  const add = () => change.mutate({ text }, { onSuccess: () => [say(w.remarkDone), setText("")] })
  return (
    <Panel title={w.remarks}>
      <p className="mb-3 text-sm text-faint">{w.remarksHint}</p>
      <ul className="mb-4 space-y-3 empty:hidden">
        {dispute.remarks.map((remark) => (
          <li key={remark.writtenAt}>
            <p className="text-sm text-soft">{remark.authorName ?? remark.writtenBy}</p>
            <p className="max-w-3xl whitespace-pre-wrap">{remark.text}</p>
          </li>
        ))}
      </ul>
      {mayWork && (
        <form
          className="max-w-2xl space-y-2"
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== "") add()
          }}
        >
          <TextArea
            label={w.remark}
            rows={2}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          {change.error && <Failure failure={change.error} />}
          <Button type="submit" small busy={change.isPending}>
            {w.remarkAdd}
          </Button>
        </form>
      )}
    </Panel>
  )
}
