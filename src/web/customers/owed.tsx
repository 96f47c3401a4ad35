import type { Customer } from "../api/shapes/ledger.ts"
import { Money } from "../parts/figures.tsx"
import { Hint } from "../parts/hint.tsx"
import { useWords } from "../words/language.tsx"

/** What a customer owes, currency by currency. */
export function Owed({ customer }: { customer: Customer }) {
  const words = useWords().customers
  const balances =
    customer.balances.length > 0
      ? customer.balances
      : [{ currency: "EUR", openCents: 0, overdueCents: 0, unallocatedCents: 0 }]
  return (
    <div className="space-y-3">
      {balances.map(({ currency, openCents, overdueCents, unallocatedCents }) => (
        <dl
          key={currency}
          className="grid grid-cols-2 gap-x-6 gap-y-3 rounded-2xl border bg-panel px-5 py-4 shadow-panel sm:flex sm:gap-x-12"
        >
          <div>
            <dt className="text-sm text-soft">{words.owesTotal}</dt>
            <dd className="text-2xl font-semibold tracking-tight">
              <Money cents={openCents} currency={currency} />
            </dd>
          </div>
          <div>
            <dt className="text-sm text-soft">{words.owesLate}</dt>
            <dd
              className={`text-2xl font-semibold tracking-tight ${overdueCents > 0 ? "text-late" : "text-faint"}`}
            >
              <Money cents={overdueCents} currency={currency} />
            </dd>
          </div>
          {unallocatedCents > 0 && (
            <div>
              <dt className="text-sm text-soft">
                {words.unallocated} <Hint>{words.unallocatedHint}</Hint>
              </dt>
              <dd className="text-2xl font-semibold tracking-tight text-good">
                <Money cents={unallocatedCents} currency={currency} />
              </dd>
            </div>
          )}
        </dl>
      ))}
    </div>
  )
}
