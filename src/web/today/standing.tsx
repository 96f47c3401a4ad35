import { Link } from "@tanstack/react-router"
import type { Today } from "../api/shapes/follow-up.ts"
import { Money } from "../parts/figures.tsx"
import { Hint } from "../parts/hint.tsx"
import { useDayWords, useWords } from "../words/language.tsx"

/** What is owed in all and how much of it is late, with the age of the data. */
export function Standing({ today }: { today: Today }) {
  const words = useWords().today
  const days = useDayWords()
  const { openCents, overdueCents, currency } = today.totals
  const latePercent = openCents > 0 ? Math.round((100 * overdueCents) / openCents) : 0
  return (
    <section className="rounded-2xl border bg-panel p-5 shadow-panel">
      <dl className="space-y-4">
        <div>
          <dt className="flex items-center gap-1.5 text-soft">
            {words.open} <Hint>{words.openHint}</Hint>
          </dt>
          <dd className="text-[1.75rem] leading-tight font-semibold tracking-tight">
            <Money cents={openCents} currency={currency} />
          </dd>
        </div>
        <div>
          <dt className="flex items-center gap-1.5 text-soft">
            {words.overdue} <Hint>{words.overdueHint}</Hint>
          </dt>
          <dd className="text-xl font-semibold text-late">
            <Money cents={overdueCents} currency={currency} />
          </dd>
        </div>
      </dl>
      <div className="mt-4 flex h-2 overflow-hidden rounded-full bg-bucket-0" aria-hidden>
        <div className="bg-late" style={{ width: `${latePercent}%` }} />
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-between gap-2 text-sm text-faint">
        {today.dataFreshOn && <span>{words.fresh(days(today.dataFreshOn))}</span>}
        <Link to="/balance" className="font-medium text-accent underline-offset-4 hover:underline">
          {useWords().shell.balance}
        </Link>
      </div>
    </section>
  )
}
