import { Link } from "@tanstack/react-router"
import { Import, RefreshCw } from "lucide-react"
import { useState } from "react"
import { useRights, useWhereabouts } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { Today } from "../api/shapes/follow-up.ts"
import { TodayLimits } from "../limitation/limit-notices.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { Reading } from "../parts/reading.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { DayList, type DayView } from "./day-list.tsx"
import { ReadyPanel } from "./ready-panel.tsx"
import { Standing } from "./standing.tsx"
import { useDay } from "./use-day.ts"
import { usePlanDay } from "./use-plan-day.ts"

/** The page over coffee: what waits for a person today. */
export function TodayPage() {
  const today = useCompanyRead<Today>("/today", { pollMs: () => 60_000 })
  return (
    <Reading of={today}>
      {(value) => (value.dataFreshOn === null ? <FirstMorning /> : <Morning today={value} />)}
    </Reading>
  )
}

function FirstMorning() {
  const words = useWords().today
  const { user } = useWhereabouts()
  return (
    <>
      <PageHead title={words.hello(user.name.split(" ")[0] ?? "")} />
      <Panel>
        <Empty
          icon={<Import aria-hidden />}
          title={words.emptyTitle}
          action={
            <Link to="/importer" className={buttonClass("primary")}>
              {words.emptyAction}
            </Link>
          }
        >
          {words.emptyText}
        </Empty>
      </Panel>
    </>
  )
}

function Morning({ today }: { today: Today }) {
  const words = useWords().today
  const days = useDayWords()
  const { user } = useWhereabouts()
  const { mayWork } = useRights()
  const plan = usePlanDay()
  const [view, setView] = useState<DayView>({ scope: "mine", snoozed: false })
  const list = useDay(view.scope, view.snoozed)
  const { counts } = today
  const waiting = list.data?.counts
  const said = [
    counts.toReview > 0 && words.ready(counts.toReview),
    (waiting?.reply ?? 0) > 0 && words.replies(waiting?.reply ?? 0),
    (waiting?.promise ?? 0) > 0 && words.promises(waiting?.promise ?? 0),
    (waiting?.call ?? 0) > 0 && words.calls(waiting?.call ?? 0),
    (waiting?.doubt ?? 0) > 0 && words.doubts(waiting?.doubt ?? 0),
  ].filter((part) => part !== false)
  const standsIn = list.data?.standsInFor ?? []
  return (
    <>
      <PageHead
        title={said.length > 0 ? `${said.slice(0, 3).join(", ")}` : words.nothing}
        lead={[
          words.hello(user.name.split(" ")[0] ?? ""),
          days(today.on),
          standsIn.length > 0 && words.standsInFor(standsIn.join(", ")),
        ]
          .filter(Boolean)
          .join(" · ")}
        actions={
          mayWork &&
          counts.toReview > 0 && (
            <Button
              onClick={() => plan.mutate({})}
              busy={plan.isPending}
              icon={<RefreshCw className="size-4" aria-hidden />}
            >
              {words.planAgain}
            </Button>
          )
        }
      />
      <div className="space-y-5">
        <div className="grid gap-5 lg:grid-cols-[1fr_20rem] lg:items-start">
          <div className="min-w-0 space-y-5">
            <ReadyPanel today={today} onPlan={() => plan.mutate({})} planning={plan.isPending} />
            <TodayLimits />
            <Reading of={list}>{(value) => <DayList day={value} view={view} onView={setView} />}</Reading>
          </div>
          <Standing today={today} />
        </div>
      </div>
    </>
  )
}
