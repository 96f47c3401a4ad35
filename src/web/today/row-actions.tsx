import { Link } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import type { ActOn } from "../acts/act-dialog.tsx"
import { AllocateDialog } from "../acts/allocate-dialog.tsx"
import { DisputeDialog } from "../acts/dispute-dialog.tsx"
import { PaymentDialog } from "../acts/payment-dialog.tsx"
import { PromiseDialog } from "../acts/promise-dialog.tsx"
import { useCompanyChange } from "../api/hooks.ts"
import type { DuePromise, Question, WaitingReply } from "../api/shapes/follow-up.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"

type Window = "payment" | "promise" | "dispute" | "allocate" | null

/** The windows that a row may open, one at a time. */
function useWindows(on: Omit<ActOn, "onClose">, startCents?: number | null) {
  const [window, open] = useState<Window>(null)
  const act: ActOn = { ...on, onClose: () => open(null) }
  const shown: ReactNode = (
    <>
      {window === "payment" && <PaymentDialog {...act} {...(startCents && { startCents })} />}
      {window === "promise" && <PromiseDialog {...act} />}
      {window === "dispute" && <DisputeDialog {...act} />}
      {window === "allocate" && <AllocateDialog {...act} />}
    </>
  )
  return { open, shown }
}

/** What can be done about a reply: note what it says, then mark it as dealt with. */
export function ReplyActions({ reply }: { reply: WaitingReply }) {
  const words = useWords()
  const failureText = useFailureText()
  const { open, shown } = useWindows(reply)
  const handling = useCompanyChange<Record<string, never>>("POST", `/replies/${reply.id}/handling`)
  const handled = () =>
    handling.mutate(
      {},
      {
        onSuccess: () => say(words.today.handledUndo),
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  return (
    <>
      <Button small look="soft" onClick={handled} busy={handling.isPending}>
        {words.today.handled}
      </Button>
      <Button small onClick={() => open("promise")}>
        {words.acts.promise}
      </Button>
      <Button small onClick={() => open("dispute")}>
        {words.acts.dispute}
      </Button>
      <Button small onClick={() => open("payment")}>
        {words.acts.payment}
      </Button>
      {shown}
    </>
  )
}

/** What can be done about a promise whose day has come. */
export function PromiseActions({ promise }: { promise: DuePromise }) {
  const words = useWords().today
  const { open, shown } = useWindows(promise, promise.amountCents ?? promise.coveredOpenCents)
  return (
    <>
      <Button small look="soft" onClick={() => open("payment")}>
        {words.recordPayment}
      </Button>
      <Button small onClick={() => open("promise")}>
        {words.newPromise}
      </Button>
      {shown}
    </>
  )
}

/** The one thing that answers a question of the plan. */
export function QuestionActions({ question }: { question: Question }) {
  const words = useWords().today
  const { open, shown } = useWindows(question)
  if (question.because === "payment-unallocated") {
    return (
      <>
        <Button small look="soft" onClick={() => open("allocate")}>
          {words.allocate}
        </Button>
        {shown}
      </>
    )
  }
  if (question.because === "data-too-old") {
    return (
      <Link to="/importer" className={buttonClass("soft", true)}>
        {words.importAction}
      </Link>
    )
  }
  const isAddress = question.because === "address-bounced" || question.because === "no-address"
  return (
    <Link
      to="/clients/$customerId"
      params={{ customerId: question.customerId }}
      className={buttonClass("soft", true)}
    >
      {isAddress ? words.fixAddress : words.openCustomer}
    </Link>
  )
}
