import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useCompanyChange } from "../api/hooks.ts"
import type { TodayItem } from "../api/shapes/today.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useFailureText } from "../parts/failure.tsx"
import { say } from "../parts/toast.tsx"
import { useWords } from "../words/language.tsx"
import { defer } from "./deferred.ts"
import { DoubtActions } from "./doubt-actions.tsx"
import { PromiseActions, QuestionActions } from "./row-actions.tsx"
import type { OpenWindow } from "./windows.tsx"

interface ItemActionsProps {
  readonly item: TodayItem
  readonly onOpen: (window: OpenWindow) => void
}

/** The buttons of an item, in its own order; the first is the usual one. */
export function ItemActions({ item, onOpen }: ItemActionsProps): ReactNode {
  const { customerId, customerName } = item
  const of = { id: item.id, customerId: customerId ?? "", customerName: customerName ?? "" }
  switch (item.kind) {
    case "doubt":
      return <DoubtActions message={of} />
    case "promise":
      return <PromiseActions promise={{ ...of, ...promised(item) }} />
    case "question":
      return <QuestionActions question={{ ...of, because: item.because ?? "", ...asked(item) }} />
    default:
      return item.actions.map((action, index) => (
        <OneAction key={action} action={action} item={item} onOpen={onOpen} isFirst={index === 0} />
      ))
  }
}

const promised = (item: TodayItem) => ({
  promisedFor: item.on!,
  amountCents: item.moneyCents,
  coveredOpenCents: item.moneyCents ?? 0,
})
const asked = (item: TodayItem) => ({ sentence: item.sentence, amountCents: item.moneyCents ?? 0 })

interface OneActionProps extends ItemActionsProps {
  readonly action: TodayItem["actions"][number]
  readonly isFirst: boolean
}

function OneAction({ action, item, onOpen, isFirst }: OneActionProps) {
  const words = useWords()
  const acts = useItemActs(item)
  const look = isFirst ? ("soft" as const) : ("plain" as const)
  if (action === "open") {
    return (
      <Link to={(item.link ?? "/") as "/"} className={buttonClass(look, true)}>
        {words.today.links[item.kind as keyof typeof words.today.links] ?? words.today.openCustomer}
      </Link>
    )
  }
  const act = acts[action as keyof typeof acts]
  return (
    <Button small look={look} onClick={act ?? (() => onOpen({ kind: action, item } as OpenWindow))}>
      {words.today.actions[action as keyof typeof words.today.actions]}
    </Button>
  )
}

/** What one press does at once, each with the way back. */
function useItemActs(item: TodayItem) {
  const words = useWords().today
  const handled = useSettling(`/replies/${item.id}/handling`, `/replies/${item.id}/reopening`)
  const done = useSettling(`/tasks/${item.id}/outcome`, `/tasks/${item.id}/reopening`)
  const seen = useSettling(`/comments/${item.id}/reading`, `/comments/${item.id}/unreading`)
  const failureText = useFailureText()
  const approval = useCompanyChange<
    { messageIds: string[] },
    { refused: readonly { error: { sentence: { fr: string; en: string } } }[] }
  >("POST", "/message-approvals")
  const approve = () =>
    defer(item.key, words.approvedSaid(item.customerName ?? ""), () =>
      approval.mutate(
        { messageIds: [item.id] },
        {
          onSuccess: ({ refused }) => {
            const [first] = refused
            if (first) say(first.error.sentence.fr, { isFailure: true })
          },
          onError: (failure) => say(failureText(failure), { isFailure: true }),
        },
      ),
    )
  return {
    handle: () => handled(words.handledUndo, {}),
    done: () => done(words.taskDoneSaid, { outcome: "done" }),
    seen: () => seen(words.seenSaid, {}),
    approve,
  }
}

/** An act and its way back: said with an undo for as long as it can be read. */
function useSettling(path: string, backPath: string) {
  const words = useWords().today
  const failureText = useFailureText()
  const onError = (failure: Error) => say(failureText(failure), { isFailure: true })
  const forth = useCompanyChange<Record<string, unknown>>("POST", path)
  const back = useCompanyChange<Record<string, never>>("POST", backPath)
  const undo = () => back.mutate({}, { onSuccess: () => say(words.takenBack), onError })
  return (text: string, body: Record<string, unknown>) =>
    forth.mutate(body, { onSuccess: () => say(text, { undo }), onError })
}
