import { clsx } from "clsx"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { useDayWords, useMoney } from "../words/language.tsx"

interface MoneyProps {
  readonly cents: Cents
  readonly currency?: string
  readonly className?: string
}

/** An amount, in figures of equal width. */
export function Money({ cents, currency = "EUR", className }: MoneyProps) {
  const money = useMoney()
  return <span className={clsx("figure", className)}>{money(cents, currency)}</span>
}

/** A day in words; nothing when there is none. */
export function DayText({ on, className }: { on: Day | null | undefined; className?: string }) {
  const words = useDayWords()
  if (!on) return <span className="text-faint">—</span>
  return (
    <time dateTime={on} className={clsx("figure", className)}>
      {words(on)}
    </time>
  )
}
