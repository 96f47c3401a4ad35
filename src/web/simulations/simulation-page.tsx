import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router"
import { CalendarOff, Trash2 } from "lucide-react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { Simulation } from "../api/shapes/simulations.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { Failure, useFailureText } from "../parts/failure.tsx"
import { Notice } from "../parts/notice.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { ProgressBar } from "../parts/progress.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useDayWords, useWords } from "../words/language.tsx"
import { CompareChoice, Comparison } from "./comparison.tsx"
import { Outcome } from "./outcome.tsx"
import { useUnderWords } from "./request-words.ts"

const EVERY_MS = 700

/** One simulation: how far it is, then what it comes to. */
export function SimulationPage() {
  const words = useWords().simulations
  const { simulationId = "" } = useParams({ strict: false })
  const simulation = useCompanyRead<Simulation>(`/simulations/${simulationId}`, {
    pollMs: (value) => (value && (value.state === "waiting" || value.state === "running") ? EVERY_MS : false),
  })
  return (
    <>
      <Link to="/simulations" className="mb-2 inline-block text-sm text-accent hover:underline">
        ← {words.title}
      </Link>
      <Reading of={simulation}>{(value) => <OneSimulation key={value.id} simulation={value} />}</Reading>
    </>
  )
}

function OneSimulation({ simulation }: { simulation: Simulation }) {
  const { simulations: words, common } = useWords()
  const under = useUnderWords()
  const dayWords = useDayWords()
  const { avec } = useSearch({ strict: false })
  const { request, summary } = simulation
  return (
    <>
      <PageHead
        title={summary ? words.span(dayWords(summary.from), dayWords(summary.to)) : words.askTitle}
        lead={`${under(request)} · ${common.days(request.days)} · ${words.assumptions[request.assumption]}`}
        actions={<RemoveButton id={simulation.id} />}
      />
      <div className="space-y-5">
        <Standing simulation={simulation} />
        {summary && (
          <>
            <CompareChoice simulation={simulation} withId={avec} />
            {avec && avec !== simulation.id && <Comparison simulation={simulation} withId={avec} />}
            {summary.steps === 0 ? (
              <Panel>
                <Empty icon={<CalendarOff aria-hidden />} title={words.nothing}>
                  {words.nothingText}
                </Empty>
              </Panel>
            ) : (
              <Outcome simulation={simulation} summary={summary} />
            )}
          </>
        )}
      </div>
    </>
  )
}

function RemoveButton({ id }: { id: string }) {
  const words = useWords().simulations
  const navigate = useNavigate()
  const { mayWork } = useRights()
  const failureText = useFailureText()
  const remove = useCompanyChange<void>("DELETE", `/simulations/${id}`)
  if (!mayWork) return null
  const onClick = async () => {
    // The page is left first: a simulation that is gone is not read again.
    await navigate({ to: "/simulations" })
    try {
      await remove.mutateAsync()
      say(words.removed)
    } catch (failure) {
      say(failureText(failure), { isFailure: true })
    }
  }
  return (
    <Button onClick={onClick} icon={<Trash2 className="size-4" aria-hidden />}>
      {words.remove}
    </Button>
  )
}

/** How far a simulation is, as long as it is not done; or that it was stopped, or failed. */
function Standing({ simulation }: { simulation: Simulation }) {
  const words = useWords().simulations
  const { mayWork } = useRights()
  const { id, state, request, daysDone, failure } = simulation
  const cancel = useCompanyChange<void>("POST", `/simulations/${id}/cancellation`)
  if (state === "done") return null
  if (state === "cancelled") return <Notice action={<AgainLink />}>{words.cancelledText}</Notice>
  if (state === "failed") {
    return (
      <Notice kind="late" action={<AgainLink />}>
        {words.failedText} <code className="break-words">{failure}</code>
      </Notice>
    )
  }
  return (
    <Panel>
      <ProgressBar
        done={daysDone}
        total={request.days}
        text={daysDone === 0 ? words.waiting : words.progress(daysDone, request.days)}
      />
      {cancel.isError && <Failure failure={cancel.error} />}
      {mayWork && (
        <Button
          className="mt-3"
          busy={cancel.isPending}
          onClick={() => cancel.mutate(undefined, { onSuccess: () => say(words.cancelled) })}
        >
          {words.cancel}
        </Button>
      )}
    </Panel>
  )
}

function AgainLink() {
  const words = useWords().simulations
  return (
    <Link to="/simulations" className={buttonClass("plain", true)}>
      {words.again}
    </Link>
  )
}
