import { Link } from "@tanstack/react-router"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Plan, TimeAnswer } from "../api/shapes/agreements.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { useToday } from "../today/use-today.ts"
import { useDayWords, useMoney, useWords } from "../words/language.tsx"

/** The plans and the time granted that hold the follow-up of a customer today. */
export function StandingAgreements({ customerId }: { customerId: string }) {
  const today = useToday()
  const query = { query: { customerId } }
  const plans = useCompanyRead<{ items: readonly Plan[] }>("/payment-plans", query).data?.items ?? []
  const answers = useCompanyRead<{ items: readonly TimeAnswer[] }>("/time-requests", query).data?.items ?? []
  const isStanding = ({ state }: Plan) => state === "proposed" || state === "running" || state === "late"
  const isGranted = ({ agreedOn, withdrawnOn, openCents }: TimeAnswer) =>
    agreedOn !== null && withdrawnOn === null && openCents > 0 && today !== undefined && agreedOn >= today
  return (
    <>
      {plans.filter(isStanding).map((plan) => (
        <PlanNotice key={plan.id} plan={plan} />
      ))}
      {answers.filter(isGranted).map((answer) => (
        <TimeNotice key={answer.id} answer={answer} />
      ))}
    </>
  )
}

function PlanNotice({ plan }: { plan: Plan }) {
  const w = useWords().agreements
  const days = useDayWords()
  const money = useMoney()
  return (
    <Notice
      kind={plan.state === "late" ? "late" : "note"}
      title={w.planNow(plan.reference, w.planStates[plan.state])}
      action={
        <Link
          to="/accords/echeanciers/$planId"
          params={{ planId: plan.id }}
          className={buttonClass("plain", true)}
        >
          {w.open}
        </Link>
      }
    >
      {plan.state === "proposed"
        ? w.planAnswerBy(days(plan.answerBy))
        : plan.nextOn && w.planNext(money(plan.nextCents ?? 0, plan.currency), days(plan.nextOn))}
    </Notice>
  )
}

function TimeNotice({ answer }: { answer: TimeAnswer }) {
  const w = useWords().agreements
  const days = useDayWords()
  const { mayWork } = useRights()
  const failureText = useFailureText()
  const change = useCompanyChange<object>("POST", `/time-requests/${answer.id}/withdrawal`)
  const takeBack = () =>
    change.mutate(
      {},
      {
        onSuccess: () => say(w.timeTakenBack),
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  return (
    <Notice
      title={w.timeNow(days(answer.agreedOn!))}
      action={
        mayWork && (
          <Button small onClick={takeBack} busy={change.isPending}>
            {w.timeTakeBack}
          </Button>
        )
      }
    >
      {`${answer.numbers.join(", ")} · ${w.instead(days(answer.initialDueOn))}`}
    </Notice>
  )
}
