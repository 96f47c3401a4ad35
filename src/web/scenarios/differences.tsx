import { useCompanyRead } from "../api/hooks.ts"
import type { Comparison, Effect } from "../api/shapes/scenarios.ts"
import { Reading } from "../parts/reading.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

interface BetweenProps {
  readonly scenarioKey: string
  readonly before: string
  readonly after: string
  /** Said when both are the same. */
  readonly same: string
}

/** What changes from one text of a scenario to another, sentence by sentence. */
export function Differences({ scenarioKey, before, after, same }: BetweenProps) {
  const { language } = useLanguage()
  const comparison = useCompanyRead<Comparison>(`/scenarios/${scenarioKey}/comparison`, {
    query: { before, after },
  })
  return (
    <Reading of={comparison}>
      {({ differences }) =>
        differences.length === 0 ? (
          <p className="text-soft">{same}</p>
        ) : (
          <ul className="list-disc space-y-1 pl-5">
            {differences.map(({ sentence }) => (
              <li key={sentence.fr}>{sentence[language]}</li>
            ))}
          </ul>
        )
      }
    </Reading>
  )
}

const MOST_SHOWN = 5

/** For whom another text of a scenario would change something today. */
export function EffectOnCustomers({ scenarioKey, of }: { scenarioKey: string; of: string }) {
  const w = useWords().scenarios
  const { language } = useLanguage()
  const effect = useCompanyRead<Effect>(`/scenarios/${scenarioKey}/effect`, { query: { of } })
  return (
    <Reading of={effect}>
      {({ customers, underWay, changed, examples }) => (
        <div className="space-y-2">
          <p>{w.runningCustomers(customers, underWay)}</p>
          {customers > 0 && <p className="font-medium">{w.changedToday(changed)}</p>}
          {changed > 0 && (
            <ul className="space-y-2">
              {examples.slice(0, MOST_SHOWN).map((one) => (
                <li key={one.customerId} className="rounded-lg border px-3 py-2">
                  <span className="font-medium">{one.customerName}</span>
                  <span className="block text-sm text-faint line-through">{one.before[language]}</span>
                  <span className="block text-sm">{one.after[language]}</span>
                </li>
              ))}
            </ul>
          )}
          {changed > MOST_SHOWN && <p className="text-soft">{w.andOthers(changed - MOST_SHOWN)}</p>}
        </div>
      )}
    </Reading>
  )
}
