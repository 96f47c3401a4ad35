import { Link, useNavigate } from "@tanstack/react-router"
import { Phone, PhoneOff } from "lucide-react"
import { useCompanyList } from "../api/hooks.ts"
import type { CallState, WaitingCall } from "../api/shapes/calls.ts"
import { Badge } from "../parts/badge.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { useDayWords, useLanguage, useMoney, useWords } from "../words/language.tsx"
import { useOpening } from "./opening.ts"

const GROUPS: readonly CallState[] = ["now", "later", "planned", "too-often", "not-to-call"]

/** The calls that wait, those that may be made now first. */
export function CallsPage() {
  const words = useWords().calls
  const { items, result } = useCompanyList<WaitingCall>("/calls")
  const navigate = useNavigate()
  const first = items.find((call) => call.state === "now")
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  return (
    <>
      <PageHead
        title={words.title}
        lead={words.lead}
        actions={
          first && (
            <Button
              look="primary"
              icon={<Phone className="size-4" aria-hidden />}
              onClick={() =>
                void navigate({ to: "/appels/$customerId", params: { customerId: first.customerId } })
              }
            >
              {words.start}
            </Button>
          )
        }
      />
      {result.isPending && <ListSkeleton />}
      {result.isSuccess && items.length === 0 && (
        <Panel>
          <Empty icon={<PhoneOff aria-hidden />} title={words.emptyTitle}>
            {words.emptyText}
          </Empty>
        </Panel>
      )}
      <div className="space-y-5">
        {GROUPS.map((state) => (
          <Group key={state} state={state} calls={items.filter((call) => call.state === state)} />
        ))}
      </div>
    </>
  )
}

function Group({ state, calls }: { state: CallState; calls: readonly WaitingCall[] }) {
  const words = useWords().calls
  if (calls.length === 0) return null
  return (
    <Panel title={words.groups[state]} flush>
      <ul className="divide-y">
        {calls.map((call) => (
          <Row key={call.taskId} call={call} />
        ))}
      </ul>
    </Panel>
  )
}

function Row({ call }: { call: WaitingCall }) {
  const words = useWords().calls
  const money = useMoney()
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-0 flex-1 basis-52">
        <Link
          to="/appels/$customerId"
          params={{ customerId: call.customerId }}
          className="font-medium hover:underline"
        >
          {call.customerName}
        </Link>
        <Remark call={call} />
      </div>
      <span className="figure font-semibold">{money(call.overdueCents, call.currency)}</span>
      {call.attempts > 0 && <Badge tint="wait">{words.attempts(call.attempts)}</Badge>}
      {call.state === "now" &&
        (call.dial ? (
          <a href={`tel:${call.dial}`} className={buttonClass("soft", true)}>
            <Phone className="size-4" aria-hidden />
            {call.phone}
          </a>
        ) : (
          <span className="text-sm text-faint">{words.noNumber}</span>
        ))}
    </li>
  )
}

function Remark({ call }: { call: WaitingCall }) {
  const words = useWords().calls
  const days = useDayWords()
  const { language } = useLanguage()
  const opening = useOpening()
  const text = {
    now: call.contactName,
    later: opening(call),
    planned: [words.plannedOn(days(call.dueOn)), call.dueAt].filter(Boolean).join(", "),
    "too-often": words.tooOften(call.callsIn30Days),
    "not-to-call": call.sentence?.[language],
  }[call.state]
  return text ? <p className="text-sm text-soft">{text}</p> : null
}
