import { Link } from "@tanstack/react-router"
import {
  CalendarCheck,
  CircleHelp,
  type LucideIcon,
  MessageSquare,
  Phone,
  SquareCheck,
  Unplug,
} from "lucide-react"
import type { ReactNode } from "react"
import { useRights } from "../api/company.tsx"
import { Badge, type Tint } from "../parts/badge.tsx"
import { Money } from "../parts/figures.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"
import { DoubtActions } from "./doubt-actions.tsx"
import { PromiseActions, QuestionActions, ReplyActions } from "./row-actions.tsx"
import { CallActions, TaskActions } from "./task-actions.tsx"
import type { Work, WorkKind } from "./work.ts"

const LOOKS: Record<WorkKind, { Icon: LucideIcon; tint: Tint }> = {
  reply: { Icon: MessageSquare, tint: "accent" },
  doubt: { Icon: Unplug, tint: "late" },
  promise: { Icon: CalendarCheck, tint: "wait" },
  question: { Icon: CircleHelp, tint: "wait" },
  call: { Icon: Phone, tint: "plain" },
  task: { Icon: SquareCheck, tint: "plain" },
}

/** One thing to do: who, what, how much, and the buttons that do it. */
export function WorkRow({ work }: { work: Work }) {
  const words = useWords().today
  const { mayWork } = useRights()
  const { Icon, tint } = LOOKS[work.kind]
  const { customerId, customerName } = customerOf(work)
  return (
    <li className="px-5 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="basis-full sm:basis-auto">
          <Badge tint={tint} icon={<Icon className="size-3.5" aria-hidden />}>
            {words[work.kind]}
          </Badge>
        </span>
        {customerId ? (
          <Link
            to="/clients/$customerId"
            params={{ customerId }}
            className="min-w-0 flex-1 font-semibold underline-offset-4 hover:underline"
          >
            {customerName}
          </Link>
        ) : (
          <span className="font-semibold">{customerName}</span>
        )}
        {work.amountCents > 0 && <Money cents={work.amountCents} className="ml-auto font-semibold" />}
      </div>
      <div className="mt-1.5 max-w-2xl text-soft">
        <What work={work} />
      </div>
      {mayWork && <div className="mt-3 flex flex-wrap gap-2">{actionsOf(work)}</div>}
    </li>
  )
}

function customerOf(work: Work): { customerId: string | null; customerName: string } {
  if (work.kind === "reply") return work.reply
  if (work.kind === "doubt") return work.message
  if (work.kind === "promise") return work.promise
  if (work.kind === "question") return work.question
  return { customerId: work.task.customerId, customerName: work.task.customerName ?? work.task.title }
}

function What({ work }: { work: Work }) {
  const words = useWords().today
  const days = useDayWords()
  const { language } = useLanguage()
  switch (work.kind) {
    case "reply":
      return (
        <>
          <p className="text-ink">{words.quote(work.reply.summary)}</p>
          <span className="block text-sm text-faint">{words.receivedOn(days(work.reply.receivedOn))}</span>
        </>
      )
    case "doubt":
      return <>{words.doubtText}</>
    case "promise":
      return <>{words.promisedFor(days(work.promise.promisedFor))}</>
    case "question":
      return <>{work.question.sentence[language]}</>
    default:
      return <>{work.task.title}</>
  }
}

function actionsOf(work: Work): ReactNode {
  switch (work.kind) {
    case "reply":
      return <ReplyActions reply={work.reply} />
    case "doubt":
      return <DoubtActions message={work.message} />
    case "promise":
      return <PromiseActions promise={work.promise} />
    case "question":
      return <QuestionActions question={work.question} />
    case "call":
      return <CallActions task={work.task} />
    default:
      return <TaskActions task={work.task} />
  }
}
