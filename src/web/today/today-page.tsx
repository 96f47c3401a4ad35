import { Link } from "@tanstack/react-router"
import { Import, RefreshCw } from "lucide-react"
import { useRights, useWhereabouts } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { Today } from "../api/shapes/follow-up.ts"
import type { Company } from "../api/shapes/people.ts"
import { TodayLimits } from "../limitation/limit-notices.tsx"
import { Button, buttonClass } from "../parts/button.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { Reading } from "../parts/reading.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { Freshness } from "./freshness.tsx"
import { ReadyPanel } from "./ready-panel.tsx"
import { Standing } from "./standing.tsx"
import { usePlanDay } from "./use-plan-day.ts"
import { WorkList } from "./work-list.tsx"

/** The page over coffee: what waits for a person today. */
export function TodayPage() {
  const today = useCompanyRead<Today>("/today", { pollMs: () => 60_000 })
  const company = useCompanyRead<Company>("")
  return (
    <Reading of={today}>
      {(value) =>
        value.dataFreshOn === null ? <FirstMorning /> : <Morning today={value} company={company.data} />
      }
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

function Morning({ today, company }: { today: Today; company: Company | undefined }) {
  const words = useWords().today
  const days = useDayWords()
  const { user } = useWhereabouts()
  const { mayWork } = useRights()
  const plan = usePlanDay()
  const { counts } = today
  const said = [
    counts.toReview > 0 && words.ready(counts.toReview),
    counts.replies > 0 && words.replies(counts.replies),
    counts.promisesDue > 0 && words.promises(counts.promisesDue),
    counts.calls > 0 && words.calls(counts.calls),
    counts.unknown > 0 && words.doubts(counts.unknown),
  ].filter((part) => part !== false)
  return (
    <>
      <PageHead
        title={said.length > 0 ? `${said.slice(0, 3).join(", ")}` : words.nothing}
        lead={`${words.hello(user.name.split(" ")[0] ?? "")} · ${days(today.on)}`}
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
        <Freshness today={today} maxAgeDays={company?.dataMaxAgeDays} />
        <div className="grid gap-5 lg:grid-cols-[1fr_20rem] lg:items-start">
          <div className="min-w-0 space-y-5">
            <ReadyPanel today={today} onPlan={() => plan.mutate({})} planning={plan.isPending} />
            <TodayLimits />
            <WorkList today={today} />
          </div>
          <Standing today={today} />
        </div>
      </div>
    </>
  )
}
