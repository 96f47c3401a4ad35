import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { DisputeClosingDialog } from "../acts/dispute-dialog.tsx"
import { StandingAgreements } from "../agreements/standing-agreements.tsx"
import { useRights } from "../api/company.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { WaitingReply } from "../api/shapes/follow-up.ts"
import type { Customer, Dispute, Hold, PaymentPromise } from "../api/shapes/ledger.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useMoney, useWords } from "../words/language.tsx"

/** Whatever holds the follow-up of this customer, each with the way to lift it. */
export function Suspensions({ customer }: { customer: Customer }) {
  const promises = customer.promises.filter(({ state }) => state === "running")
  return (
    <div className="space-y-3 empty:hidden">
      {customer.replies.map((reply) => (
        <ReplyNotice key={reply.id} reply={reply} />
      ))}
      {customer.holds
        .filter(({ liftedOn }) => !liftedOn)
        .map((hold) => (
          <HoldNotice key={hold.id} hold={hold} />
        ))}
      {promises.map((promise) => (
        <PromiseNotice key={promise.id} promise={promise} />
      ))}
      <StandingAgreements customerId={customer.id} />
      {customer.disputes
        .filter(({ closedOn }) => closedOn === null)
        .map((dispute) => (
          <DisputeNotice key={dispute.id} dispute={dispute} />
        ))}
    </div>
  )
}

/** A button that takes a suspension back, for those who may. */
function LiftButton({ path, label, said }: { path: string; label: string; said: string }) {
  const { mayWork } = useRights()
  const failureText = useFailureText()
  const change = useCompanyChange<Record<string, never>>("POST", path)
  const lift = () =>
    change.mutate(
      {},
      { onSuccess: () => say(said), onError: (failure) => say(failureText(failure), { isFailure: true }) },
    )
  if (!mayWork) return null
  return (
    <Button small onClick={lift} busy={change.isPending}>
      {label}
    </Button>
  )
}

function ReplyNotice({ reply }: { reply: WaitingReply }) {
  const words = useWords().today
  const days = useDayWords()
  return (
    <Notice
      title={`${words.kinds.reply} · ${words.receivedOn(days(reply.receivedOn))}`}
      action={
        <LiftButton
          path={`/replies/${reply.id}/handling`}
          label={words.actions.handle}
          said={words.handledUndo}
        />
      }
    >
      {words.quote(reply.summary)}
    </Notice>
  )
}

function HoldNotice({ hold }: { hold: Hold }) {
  const words = useWords()
  const days = useDayWords()
  const until = hold.untilOn ? ` ${words.customers.holdUntil(days(hold.untilOn))}` : ""
  return (
    <Notice
      kind="wait"
      title={`${words.customers.holdNow}${until}`}
      action={
        <LiftButton path={`/holds/${hold.id}/lifting`} label={words.acts.lift} said={words.acts.holdLifted} />
      }
    >
      {[words.acts.holdKinds[hold.kind], hold.reason].filter(Boolean).join(" · ")}
    </Notice>
  )
}

function PromiseNotice({ promise }: { promise: PaymentPromise }) {
  const words = useWords().customers
  const days = useDayWords()
  const money = useMoney()
  const said = [promise.amountCents && money(promise.amountCents), promise.saidBy, promise.note]
  return (
    <Notice
      title={words.promiseRunning(days(promise.promisedFor))}
      action={
        <LiftButton
          path={`/payment-promises/${promise.id}/withdrawal`}
          label={words.promiseWithdraw}
          said={words.promiseWithdrawn}
        />
      }
    >
      {said.filter(Boolean).join(" · ")}
    </Notice>
  )
}

function DisputeNotice({ dispute }: { dispute: Dispute }) {
  const words = useWords()
  const money = useMoney()
  const { mayWork } = useRights()
  const [closing, setClosing] = useState(false)
  const reasons: Readonly<Record<string, string>> = words.acts.reasons
  const said = [
    dispute.disputedCents && money(dispute.disputedCents),
    reasons[dispute.reason] ?? dispute.reason,
    dispute.note,
  ]
  return (
    <>
      <Notice
        kind="wait"
        title={words.customers.disputeOpen(dispute.invoiceNumber)}
        action={
          <div className="flex flex-wrap gap-2">
            <Link
              to="/accords/litiges/$disputeId"
              params={{ disputeId: dispute.id }}
              className={buttonClass("plain", true)}
            >
              {words.agreements.open}
            </Link>
            {mayWork && (
              <Button small onClick={() => setClosing(true)}>
                {words.acts.disputeClose}
              </Button>
            )}
          </div>
        }
      >
        {said.filter(Boolean).join(" · ")}
      </Notice>
      {closing && <DisputeClosingDialog disputeId={dispute.id} onClose={() => setClosing(false)} />}
    </>
  )
}
