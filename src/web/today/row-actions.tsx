import { Link } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import type { ActOn } from "../acts/act-dialog.tsx"
import { AllocateDialog } from "../acts/allocate-dialog.tsx"
import { PaymentDialog } from "../acts/payment-dialog.tsx"
import { PromiseDialog } from "../acts/promise-dialog.tsx"
import type { DuePromise, Question } from "../api/shapes/follow-up.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../words/language.tsx"

type Window = "payment" | "promise" | "allocate" | null

/** The windows that a row may open, one at a time. */
function useWindows(on: Omit<ActOn, "onClose">, startCents?: number | null) {
  const [window, open] = useState<Window>(null)
  const act: ActOn = { ...on, onClose: () => open(null) }
  const shown: ReactNode = (
    <>
      {window === "payment" && <PaymentDialog {...act} {...(startCents && { startCents })} />}
      {window === "promise" && <PromiseDialog {...act} />}
      {window === "allocate" && <AllocateDialog {...act} />}
    </>
  )
  return { open, shown }
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
  const isAddress = ["address-bounced", "no-address", "no-electronic-consent"].includes(question.because)
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
