import { useCompanyRead } from "../api/hooks.ts"
import { Panel } from "../parts/panel.tsx"
import { useWords } from "../words/language.tsx"

interface DisputeTime {
  readonly reason: string
  readonly disputes: number
  readonly open: number
  readonly averageDays: number
}

/** How long disputes last on average, by reason; nothing before there is one. */
export function DisputeTimes() {
  const { agreements: w, acts } = useWords()
  const times = useCompanyRead<{ items: readonly DisputeTime[] }>("/dispute-times").data?.items ?? []
  const reasons: Readonly<Record<string, string>> = acts.reasons
  if (times.length === 0) return null
  return (
    <Panel title={w.times}>
      <dl className="grid max-w-2xl gap-x-8 gap-y-1.5 sm:grid-cols-2">
        {times.map((time) => (
          <div key={time.reason} className="flex justify-between gap-3">
            <dt className="text-soft">{`${reasons[time.reason] ?? time.reason} (${time.disputes})`}</dt>
            <dd className="figure font-medium whitespace-nowrap">{w.daysIn(time.averageDays)}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}
