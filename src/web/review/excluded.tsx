import { Link } from "@tanstack/react-router"
import { ChevronDown } from "lucide-react"
import type { Review } from "../api/shapes/follow-up.ts"
import { Money } from "../parts/figures.tsx"
import { useLanguage, useWords } from "../words/language.tsx"

/** Why the other customers get no message today. */
export function Excluded({ excluded, total }: { excluded: Review["excluded"]; total: number }) {
  const words = useWords().review
  const { language } = useLanguage()
  if (excluded.length === 0) return null
  return (
    <details className="group rounded-2xl border bg-panel shadow-panel">
      <summary className="flex list-none items-center justify-between gap-3 rounded-2xl px-5 py-4 font-medium">
        {words.excluded(total)}
        <ChevronDown className="size-5 text-faint transition-transform group-open:rotate-180" aria-hidden />
      </summary>
      <ul className="divide-y border-t">
        {excluded.map((customer) => (
          <li key={customer.customerId} className="px-5 py-3">
            <div className="flex items-baseline justify-between gap-3">
              <Link
                to="/clients/$customerId"
                params={{ customerId: customer.customerId }}
                className="min-w-0 truncate font-medium underline-offset-4 hover:underline"
              >
                {customer.customerName}
              </Link>
              <Money cents={customer.amountCents} className="text-soft" />
            </div>
            <p className="text-sm text-soft">{customer.sentence[language]}</p>
          </li>
        ))}
        {excluded.length < total && (
          <li className="px-5 py-3">
            <Link to="/plan" className="font-medium text-accent underline-offset-4 hover:underline">
              {words.emptyAction}
            </Link>
          </li>
        )}
      </ul>
    </details>
  )
}
