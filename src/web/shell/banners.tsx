import { Link } from "@tanstack/react-router"
import { ChevronLeft, ChevronRight, FlaskConical } from "lucide-react"
import { addDays, type Day, parseDay } from "../../kernel/day.ts"
import { useWhereabouts } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Checklist, Company } from "../api/shapes/people.ts"
import { usePlanDay } from "../today/use-plan-day.ts"
import { useWords } from "../words/language.tsx"

/** What must be known on every page: that this is a demonstration, or that nothing leaves yet. */
export function Banners({ details }: { details: Company }) {
  const { company } = useWhereabouts()
  if (company.isDemo) return <DemoBar today={details.today} />
  if (company.mode === "test") return <TestBanner testRecipient={details.testRecipient} />
  return null
}

const STEP =
  "inline-flex h-9 items-center justify-center gap-1 rounded-lg border border-line-strong/40 bg-panel px-2.5 text-sm font-medium hover:bg-sunken disabled:opacity-50"

function DemoBar({ today }: { today: Day }) {
  const words = useWords().shell
  const change = useCompanyChange<{ today: Day }>("PUT", "/demo-day")
  const plan = usePlanDay()
  const isBusy = change.isPending || plan.isPending
  // A new day in a demonstration begins like a real one: with its plan.
  const go = (day: Day) => change.mutate({ today: day }, { onSuccess: () => plan.mutate({}) })
  return (
    <div className="border-b bg-accent-soft px-4 py-2 md:px-8">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 basis-full text-sm sm:basis-64">
          <strong className="text-accent-strong">{words.demo}</strong>
          <span className="hidden sm:inline"> · {words.demoExplained}</span>
        </p>
        <div className="flex flex-wrap items-center gap-1.5" aria-busy={isBusy}>
          <span className="sr-only text-sm sm:not-sr-only">{words.demoDay}</span>
          <button
            type="button"
            className={STEP}
            aria-label={words.previousDay}
            disabled={isBusy}
            onClick={() => go(addDays(today, -1))}
          >
            <ChevronLeft className="size-4" aria-hidden />
          </button>
          <input
            type="date"
            aria-label={words.chooseDay}
            value={today}
            onChange={(event) => {
              const day = parseDay(event.target.value)
              if (day) go(day)
            }}
            className="h-9 rounded-lg border border-line-strong/40 bg-panel px-2 text-sm"
          />
          <button
            type="button"
            className={STEP}
            aria-label={words.nextDay}
            disabled={isBusy}
            onClick={() => go(addDays(today, 1))}
          >
            <ChevronRight className="size-4" aria-hidden />
          </button>
          <button type="button" className={STEP} disabled={isBusy} onClick={() => go(addDays(today, 7))}>
            {words.plusSeven}
          </button>
        </div>
      </div>
    </div>
  )
}

function TestBanner({ testRecipient }: { testRecipient: string | null }) {
  const words = useWords().shell
  const checklist = useCompanyRead<Checklist>("/checklist").data
  const done = checklist?.items.filter((item) => item.done).length ?? 0
  return (
    <div className="border-b bg-wait-soft px-4 py-2 md:px-8">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-4 gap-y-1 text-sm">
        <FlaskConical className="size-4 text-wait" aria-hidden />
        <p className="min-w-0 flex-1">
          <strong className="text-wait">{words.testMode}</strong>
          <span className="hidden sm:inline">
            {" · "}
            {testRecipient ? words.testExplained(testRecipient) : words.testNoAddress}
          </span>
        </p>
        <Link
          to="/reglages/$section"
          params={{ section: "mise-en-service" }}
          className="inline-flex min-h-8 items-center font-medium underline underline-offset-4"
        >
          {checklist ? words.testProgress(done, checklist.items.length) : words.testOpen}
        </Link>
      </div>
    </div>
  )
}
