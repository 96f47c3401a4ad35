import { type AgedBalance, BUCKETS } from "../api/shapes/ledger.ts"
import { Money } from "../parts/figures.tsx"
import { Panel } from "../parts/panel.tsx"
import { useWords } from "../words/language.tsx"
import { BucketLink } from "./bucket-link.tsx"

/** What is owed in other currencies, never added to the first one. */
export function OtherCurrencies({ balance }: { balance: AgedBalance }) {
  const words = useWords().balance
  if (balance.otherCurrencies.length === 0) return null
  return (
    <Panel
      title={words.otherCurrencies}
      aside={<p className="text-sm text-soft">{words.otherCurrenciesText}</p>}
    >
      <div className="space-y-4">
        {balance.otherCurrencies.map(({ currency, totals }) => (
          <dl key={currency} className="grid grid-cols-2 gap-x-4 gap-y-2 sm:grid-cols-6">
            {([...BUCKETS, "total"] as const).map((key) => (
              <div key={key}>
                <dt className="text-sm text-faint">{words[key]}</dt>
                <dd className={key === "total" ? "font-semibold" : ""}>
                  <BucketLink balance={balance} bucket={key === "total" ? null : key} currency={currency}>
                    <Money cents={totals[`${key}Cents`]} currency={currency} />
                  </BucketLink>
                </dd>
              </div>
            ))}
          </dl>
        ))}
      </div>
    </Panel>
  )
}
