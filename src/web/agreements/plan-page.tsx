import { useParams } from "@tanstack/react-router"
import { FileText } from "lucide-react"
import { useState } from "react"
import { useCompanyPath, useRights } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { PlanPage } from "../api/shapes/agreements.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { DayText, Money } from "../parts/figures.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { CustomerLink } from "./customer-link.tsx"
import { Papers } from "./papers.tsx"
import { PlanBadge } from "./plan-badge.tsx"
import { AcceptDialog, ClosePlanDialog } from "./plan-life-dialogs.tsx"
import { Schedule } from "./schedule.tsx"

/** One payment plan: its instalments, the money that came in, the agreement and its signed copy. */
export function PaymentPlanPage() {
  const { planId } = useParams({ from: "/shell/accords/echeanciers/$planId" })
  const plan = useCompanyRead<PlanPage>(`/payment-plans/${planId}`)
  return <Reading of={plan}>{(value) => <Content plan={value} />}</Reading>
}

function Content({ plan }: { plan: PlanPage }) {
  return (
    <>
      <PageHead
        title={plan.reference}
        lead={<CustomerLink id={plan.customerId} name={plan.customerName} />}
        actions={<Acts plan={plan} />}
      />
      <div className="space-y-5">
        <Figures plan={plan} />
        <Schedule plan={plan} />
        <Terms plan={plan} />
        <MoneyIn plan={plan} />
        <Papers path={`/payment-plans/${plan.id}/documents`} papers={plan.documents} />
      </div>
    </>
  )
}

function Acts({ plan }: { plan: PlanPage }) {
  const w = useWords().agreements
  const { mayWork } = useRights()
  const toUrl = useCompanyPath()
  const [open, setOpen] = useState<"accept" | "close" | null>(null)
  const isWaiting = plan.state === "proposed" || plan.state === "lapsed"
  const isStanding = isWaiting || plan.state === "running" || plan.state === "late"
  const close = () => setOpen(null)
  return (
    <div className="flex flex-wrap gap-2">
      <a
        href={toUrl(`/payment-plans/${plan.id}/agreement.pdf`)}
        target="_blank"
        rel="noreferrer"
        className={buttonClass()}
      >
        <FileText className="size-4" aria-hidden />
        {w.agreementPdf}
      </a>
      {mayWork && isWaiting && (
        <Button look="primary" onClick={() => setOpen("accept")}>
          {w.accept}
        </Button>
      )}
      {mayWork && isStanding && <Button onClick={() => setOpen("close")}>{w.close}</Button>}
      {open === "accept" && <AcceptDialog plan={plan} onClose={close} />}
      {open === "close" && <ClosePlanDialog plan={plan} onClose={close} />}
    </div>
  )
}

function Figures({ plan }: { plan: PlanPage }) {
  const w = useWords().agreements
  const figures = [
    [w.planned, plan.totalCents],
    [w.paid, plan.paidCents],
    [w.left, plan.openCents],
  ] as const
  return (
    <Panel>
      <div className="flex flex-wrap items-center gap-x-10 gap-y-3">
        <PlanBadge state={plan.state} />
        {figures.map(([label, cents]) => (
          <div key={label}>
            <p className="text-sm text-soft">{label}</p>
            <p className="text-xl font-semibold">
              <Money cents={cents} currency={plan.currency} />
            </p>
          </div>
        ))}
        {plan.nextOn && (
          <div>
            <p className="text-sm text-soft">{w.nextDay}</p>
            <p className="text-xl font-semibold">
              <DayText on={plan.nextOn} />
            </p>
          </div>
        )}
      </div>
    </Panel>
  )
}

function Terms({ plan }: { plan: PlanPage }) {
  const w = useWords().agreements
  const days = useDayWords()
  return (
    <Panel title={w.terms}>
      <ul className="space-y-1">
        <li>{`${w.invoices} : ${plan.items.map((item) => item.number).join(", ")}`}</li>
        <li>{plan.penalties === "waived" ? w.termWaived : w.termKept}</li>
        <li>{w.termDefault(plan.defaultDays)}</li>
        {plan.acceptedOn && <li>{w.accepted(days(plan.acceptedOn), plan.acceptanceProof ?? "")}</li>}
        {plan.note && <li className="text-soft">{plan.note}</li>}
      </ul>
    </Panel>
  )
}

function MoneyIn({ plan }: { plan: PlanPage }) {
  const w = useWords().agreements
  return (
    <Panel title={w.money}>
      {plan.money.length === 0 && <p className="text-soft">{w.moneyNone}</p>}
      <ul className="max-w-2xl divide-y">
        {plan.money.map((one) => (
          <li key={one.id} className="flex justify-between gap-4 py-1.5">
            <span>
              <DayText on={one.on} /> · {w.kinds[one.kind]} · {one.number}
            </span>
            <Money cents={one.amountCents} currency={plan.currency} className="font-medium" />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
