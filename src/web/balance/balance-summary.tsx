import { clsx } from "clsx"
import { type AgedBalance, BUCKETS } from "../api/shapes/ledger.ts"
import { Money } from "../parts/figures.tsx"
import { Hint } from "../parts/hint.tsx"
import { useMoney, useWords } from "../words/language.tsx"
import { AgedBar } from "./aged-bar.tsx"
import { BucketLink } from "./bucket-link.tsx"
import { BUCKET_COLOURS } from "./buckets.ts"

/** The total and its five buckets; each figure leads to its invoices. */
export function BalanceSummary({ balance }: { balance: AgedBalance }) {
  const words = useWords().balance
  const money = useMoney()
  const { totals, currency } = balance
  return (
    <section className="rounded-2xl border bg-panel p-5 shadow-panel">
      <div className="mb-4">
        <p className="text-soft">{words.total}</p>
        <p className="text-[1.9rem] leading-tight font-semibold tracking-tight">
          <Money cents={totals.totalCents} currency={currency} />
        </p>
        {totals.unallocatedCents > 0 && (
          <p className="mt-1 text-sm text-soft">
            {words.unallocated(money(totals.unallocatedCents, currency))} <Hint>{words.unallocatedHint}</Hint>
          </p>
        )}
      </div>
      <AgedBar totals={totals} currency={currency} />
      <dl className="mt-4 grid grid-cols-2 gap-x-4 gap-y-3 sm:grid-cols-5">
        {BUCKETS.map((bucket) => (
          <div key={bucket}>
            <dt className="flex items-center gap-2 text-sm text-soft">
              <span className={clsx("size-2.5 shrink-0 rounded-full", BUCKET_COLOURS[bucket])} aria-hidden />
              {words[bucket]}
            </dt>
            <dd className="mt-0.5 text-[1.05rem] font-semibold">
              <BucketLink balance={balance} bucket={bucket}>
                <Money cents={totals[`${bucket}Cents`]} currency={currency} />
              </BucketLink>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
