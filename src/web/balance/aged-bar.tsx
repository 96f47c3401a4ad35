import { clsx } from "clsx"
import { type AgedTotals, BUCKETS } from "../api/shapes/ledger.ts"
import { useMoney, useWords } from "../words/language.tsx"
import { BUCKET_COLOURS } from "./buckets.ts"

/** What is owed as one bar, a piece for each bucket. Credits make no piece. */
export function AgedBar({
  totals,
  currency,
  thin,
}: {
  totals: AgedTotals
  currency: string
  thin?: boolean
}) {
  const words = useWords().balance
  const money = useMoney()
  const pieces = BUCKETS.map((bucket) => ({ bucket, cents: Math.max(0, totals[`${bucket}Cents`]) }))
  const text = pieces.map(({ bucket, cents }) => `${words[bucket]} ${money(cents, currency)}`).join(", ")
  return (
    <div
      role="img"
      aria-label={text}
      className={clsx("flex gap-0.5 overflow-hidden", thin ? "h-1.5 rounded-full" : "h-5 rounded-lg")}
    >
      {pieces.map(
        ({ bucket, cents }) =>
          cents > 0 && (
            <div
              key={bucket}
              className={clsx("min-w-1", BUCKET_COLOURS[bucket])}
              style={{ flexGrow: cents, flexBasis: 0 }}
            />
          ),
      )}
    </div>
  )
}
