import { Link } from "@tanstack/react-router"
import type { DecidedInvoice } from "../api/shapes/follow-up.ts"
import { Money } from "../parts/figures.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"

/** Invoice by invoice: what its part in the decision is, and why this one is not chased. */
export function DecidedInvoices({ items, currency }: { items: readonly DecidedInvoice[]; currency: string }) {
  const words = useWords().plan
  const days = useDayWords()
  const { language } = useLanguage()
  return (
    <ul className="mt-2 divide-y rounded-xl bg-paper px-4">
      {items.map((item) => (
        <li key={`${item.invoiceId}-${item.seq}`} className="flex flex-wrap items-baseline gap-x-4 py-2.5">
          <div className="min-w-0 flex-1 basis-60">
            <Link
              to="/factures/$invoiceId"
              params={{ invoiceId: item.invoiceId }}
              className="font-medium underline-offset-4 hover:underline"
            >
              {item.number}
            </Link>
            <span className="text-sm text-faint"> · {words.due(days(item.dueOn))}</span>
            <p className="text-sm text-soft">{item.sentence[language]}</p>
          </div>
          <Money cents={item.openCents} currency={currency} />
        </li>
      ))}
    </ul>
  )
}
