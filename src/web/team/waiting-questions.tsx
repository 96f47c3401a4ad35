import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Day } from "../api/shapes/listing.ts"
import { Button } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { Notice } from "../parts/notice.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useWords } from "../words/language.tsx"

interface Question {
  readonly id: string
  readonly toName: string
  readonly askedOn: Day
  readonly defaultOn: Day
  readonly state: string
}

/** The colleagues who were asked about a customer and have not answered yet. */
export function WaitingQuestions({ customerId }: { customerId: string }) {
  const asked = useCompanyRead<{ items: readonly Question[] }>(`/customers/${customerId}/questions`)
  const waiting = asked.data?.items.filter(({ state }) => state === "waiting") ?? []
  return waiting.map((question) => <Waiting key={question.id} question={question} />)
}

function Waiting({ question }: { question: Question }) {
  const words = useWords().questions
  const days = useDayWords()
  const { mayWork } = useRights()
  const failureText = useFailureText()
  const change = useCompanyChange<Record<string, never>>("POST", `/questions/${question.id}/withdrawal`)
  const withdraw = () =>
    change.mutate(
      {},
      {
        onSuccess: () => say(words.withdrawn),
        onError: (failure) => say(failureText(failure), { isFailure: true }),
      },
    )
  return (
    <Notice
      title={words.waiting(question.toName, days(question.askedOn), days(question.defaultOn))}
      action={
        mayWork && (
          <Button small onClick={withdraw} busy={change.isPending}>
            {words.withdraw}
          </Button>
        )
      }
    />
  )
}
