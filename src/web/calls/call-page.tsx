import { Link, useNavigate, useParams } from "@tanstack/react-router"
import { ArrowLeft } from "lucide-react"
import { useRights } from "../api/company.tsx"
import { useCompanyRead } from "../api/hooks.ts"
import type { CallSheet } from "../api/shapes/calls.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useLanguage, useMoney, useWords } from "../words/language.tsx"
import { OutcomeForm } from "./outcome-form.tsx"
import { Owed } from "./owed-panel.tsx"
import { LastWords, PastPanel } from "./past-panel.tsx"
import { People } from "./people-panel.tsx"

/** All that is needed for one call, and the form for what came of it; the next one opens by itself. */
export function CallPage() {
  const { customerId = "" } = useParams({ strict: false })
  const sheet = useCompanyRead<CallSheet>(`/customers/${customerId}/call-sheet`)
  return (
    <Reading of={sheet}>
      {(value) => (value.customer.id === customerId ? <Sheet key={customerId} sheet={value} /> : null)}
    </Reading>
  )
}

function Sheet({ sheet }: { sheet: CallSheet }) {
  const { mayWork } = useRights()
  const words = useWords().calls
  const navigate = useNavigate()
  const next = sheet.nextCustomerId
  const goOn = () => {
    if (next) void navigate({ to: "/appels/$customerId", params: { customerId: next } })
    else {
      say(words.allDone)
      void navigate({ to: "/appels" })
    }
    window.scrollTo({ top: 0 })
  }
  return (
    <>
      <Head sheet={sheet} onSkip={next ? goOn : null} />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_24rem] lg:items-start">
        <div className="space-y-5 lg:sticky lg:top-6 lg:order-2">
          <People sheet={sheet} />
          <div className="lg:hidden">
            <Say sheet={sheet} />
          </div>
          {mayWork && <OutcomeForm sheet={sheet} onDone={goOn} />}
        </div>
        <div className="min-w-0 space-y-5 lg:order-1">
          <div className="max-lg:hidden">
            <Say sheet={sheet} />
          </div>
          <LastWords sheet={sheet} />
          <Owed sheet={sheet} />
          <Avoid sheet={sheet} />
          <PastPanel sheet={sheet} />
        </div>
      </div>
    </>
  )
}

function Head({ sheet, onSkip }: { sheet: CallSheet; onSkip: (() => void) | null }) {
  const words = useWords().calls
  const money = useMoney()
  const { language } = useLanguage()
  const { customer, owed, decision } = sheet
  return (
    <header className="mb-5">
      <div className="mb-1 flex items-center justify-between gap-4 text-sm">
        <Link to="/appels" className="inline-flex min-h-9 items-center gap-1.5 text-soft hover:text-ink">
          <ArrowLeft className="size-4" aria-hidden />
          {words.title}
        </Link>
        {onSkip && (
          <Button small look="quiet" onClick={onSkip}>
            {words.skip}
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h1 className="text-[1.7rem] leading-tight font-semibold tracking-tight">{customer.name}</h1>
        <p className="text-soft">
          {owed.askedCents > 0 ? (
            <>
              <span className="figure text-xl font-semibold text-late">
                {money(owed.askedCents, owed.currency)}
              </span>{" "}
              {words.late}
            </>
          ) : (
            words.nothingLate
          )}
        </p>
      </div>
      {decision && <p className="mt-1 max-w-3xl text-sm text-soft">{decision.sentence[language]}</p>}
    </header>
  )
}

function Say({ sheet }: { sheet: CallSheet }) {
  const words = useWords().calls
  const { language } = useLanguage()
  return (
    <Panel title={words.say} aside={<Badge tint="accent">{words.stages[sheet.script.stage]}</Badge>}>
      <ol className="space-y-2.5">
        {sheet.script.say.map((line) => (
          <li key={line.fr} className="text-[1.05rem] leading-snug">
            {line[language]}
          </li>
        ))}
      </ol>
      {sheet.script.notes && (
        <>
          <h3 className="mt-4 mb-1.5 border-t pt-3 font-semibold">{words.notes}</h3>
          <p className="break-words whitespace-pre-line text-soft">{sheet.script.notes}</p>
        </>
      )}
    </Panel>
  )
}

function Avoid({ sheet }: { sheet: CallSheet }) {
  const words = useWords().calls
  const { language } = useLanguage()
  return (
    <Panel title={words.avoid}>
      <ul className="space-y-2 text-soft">
        {sheet.script.avoid.map((line) => (
          <li key={line.sentence.fr}>
            {line.sentence[language]}
            {line.source && <span className="ml-1.5 text-sm text-faint">{line.source}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
