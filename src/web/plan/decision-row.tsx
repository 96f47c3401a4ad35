import { Link } from "@tanstack/react-router"
import { ChevronRight } from "lucide-react"
import type { DecisionView } from "../api/shapes/follow-up.ts"
import { Money } from "../parts/figures.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { DecidedInvoices } from "./decided-invoices.tsx"
import { DecisionBadge } from "./decision-badge.tsx"

/** One customer in the plan: the decision, its reason, and invoice by invoice on demand. */
export function DecisionRow({ decision }: { decision: DecisionView }) {
  const words = useWords().plan
  const { language } = useLanguage()
  return (
    <li className="px-5 py-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1.5">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Link
              to="/clients/$customerId"
              params={{ customerId: decision.customerId }}
              className="font-semibold underline-offset-4 hover:underline"
            >
              {decision.customerName}
            </Link>
            <DecisionBadge decision={decision} />
          </div>
          <p className="mt-1 max-w-2xl text-soft">{decision.sentence[language]}</p>
        </div>
        <dl className="flex gap-6 sm:text-right">
          <div>
            <dt className="text-sm text-faint">{words.amount}</dt>
            <dd className="font-semibold">
              <Money cents={decision.amountCents} currency={decision.currency} />
            </dd>
          </div>
          <div>
            <dt className="text-sm text-faint">{words.openAmount}</dt>
            <dd className="text-soft">
              <Money cents={decision.openCents} currency={decision.currency} />
            </dd>
          </div>
        </dl>
      </div>
      {decision.items.length > 0 && (
        <details className="group mt-2">
          <summary className="inline-flex min-h-8 list-none items-center gap-1 rounded-md pr-2 text-sm font-medium text-accent">
            <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden />
            {words.showInvoices} ({decision.items.length})
          </summary>
          <DecidedInvoices items={decision.items} currency={decision.currency} />
        </details>
      )}
    </li>
  )
}
