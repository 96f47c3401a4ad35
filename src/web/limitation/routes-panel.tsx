import { ChevronRight } from "lucide-react"
import { useState } from "react"
import { PARTIES } from "../../law/rules/routes.ts"
import { useCompanyRead } from "../api/hooks.ts"
import type { CustomerRoutes, RouteLine } from "../api/shapes/limitation.ts"
import { Badge } from "../parts/badge.tsx"
import { SelectField } from "../parts/field.tsx"
import { Notice } from "../parts/notice.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useLanguage, useMoney, useWords } from "../words/language.tsx"

const CONTESTED = ["no", "yes", "weak", "serious"] as const

/** What the law opens and closes for what a customer owes: information, the person decides. */
export function RoutesPanel({ customerId }: { customerId: string }) {
  const [debtor, setDebtor] = useState("")
  const [contested, setContested] = useState("")
  const advice = useCompanyRead<CustomerRoutes>(`/customers/${customerId}/routes`, {
    query: { debtor, contested },
  })
  return (
    <Reading of={advice}>
      {(value) => (
        <div className="space-y-5">
          <Facts advice={value} onDebtor={setDebtor} onContested={setContested} />
          <Open advice={value} />
          <Closed advice={value} />
        </div>
      )}
    </Reading>
  )
}

interface FactsProps {
  readonly advice: CustomerRoutes
  readonly onDebtor: (party: string) => void
  readonly onContested: (degree: string) => void
}

function Facts({ advice, onDebtor, onContested }: FactsProps) {
  const words = useWords().limitation
  const { language } = useLanguage()
  const money = useMoney()
  const { facts, supposed } = advice
  return (
    <Panel title={words.routesTitle}>
      <p className="mb-4 max-w-3xl text-soft">
        {words.routesLead(money(facts.amountCents, advice.currency))}
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label={words.debtorIs}
          hint={supposed.debtor && words.debtorSupposed}
          value={facts.debtor}
          onChange={(event) => onDebtor(event.target.value)}
        >
          {PARTIES.map((party) => (
            <option key={party} value={party}>
              {words.parties[party]}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={words.contestedIs}
          value={facts.contested}
          onChange={(event) => onContested(event.target.value)}
        >
          {CONTESTED.map((degree) => (
            <option key={degree} value={degree}>
              {words.contested[degree]}
            </option>
          ))}
        </SelectField>
      </div>
      <div className="mt-4 space-y-1 text-sm text-soft">
        {supposed.creditor && <p>{words.creditorSupposed}</p>}
        {advice.notes.map((note) => (
          <p key={note.fr}>{note[language]}</p>
        ))}
      </div>
      {advice.stop.length > 0 && (
        <div className="mt-4">
          <Notice kind="late">{words.stop}</Notice>
        </div>
      )}
    </Panel>
  )
}

function Open({ advice }: { advice: CustomerRoutes }) {
  const words = useWords().limitation
  return (
    <>
      <Panel flush>
        <RouteList routes={advice.routes} />
      </Panel>
      {advice.fallbacks.length > 0 && (
        <Panel flush title={words.routesLater}>
          <RouteList routes={advice.fallbacks} />
        </Panel>
      )}
    </>
  )
}

function RouteList({ routes }: { routes: readonly RouteLine[] }) {
  return (
    <ul className="divide-y border-t first:border-t-0">
      {routes.map((route) => (
        <RouteRow key={`${route.key}-${route.court}`} route={route} />
      ))}
    </ul>
  )
}

function RouteRow({ route }: { route: RouteLine }) {
  const words = useWords().limitation
  const { language } = useLanguage()
  const parts = [
    [words.conditions, route.conditions.map((one) => one[language])],
    [words.documents, route.documents.map((one) => one[language])],
    [words.time, [route.time[language]]],
    [words.cost, [route.cost[language]]],
    [words.sources, route.sources],
  ] as const
  return (
    <li className="px-5 py-3.5">
      <details className="group">
        <summary className="flex list-none items-start gap-2">
          <ChevronRight
            className="mt-1 size-4 shrink-0 text-accent transition-transform group-open:rotate-90"
            aria-hidden
          />
          <span className="min-w-0">
            <span className="font-medium">{route.line[language]}</span>{" "}
            {route.lawyer && <Badge tint="wait">{words.lawyer}</Badge>}{" "}
            {route.priorAttempt && <Badge tint="wait">{words.attempt}</Badge>}
          </span>
        </summary>
        <dl className="mt-2 space-y-2 pl-6">
          {parts.map(([title, lines]) => (
            <div key={title} className={lines.length === 0 ? "hidden" : undefined}>
              <dt className="text-sm text-soft">{title}</dt>
              {lines.map((line) => (
                <dd key={line}>{line}</dd>
              ))}
            </div>
          ))}
        </dl>
      </details>
    </li>
  )
}

function Closed({ advice }: { advice: CustomerRoutes }) {
  const words = useWords().limitation
  const { language } = useLanguage()
  if (advice.excluded.length === 0) return null
  return (
    <Panel title={words.routesClosed}>
      <ul className="space-y-1.5 text-soft">
        {advice.excluded.map(({ key, line }) => (
          <li key={key}>{line[language]}</li>
        ))}
      </ul>
    </Panel>
  )
}
