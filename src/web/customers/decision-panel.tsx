import { ChevronRight, Eye } from "lucide-react"
import { useState } from "react"
import { useCompanyList } from "../api/hooks.ts"
import type { MessageSummary } from "../api/shapes/follow-up.ts"
import type { Customer } from "../api/shapes/ledger.ts"
import { Button } from "../parts/button.tsx"
import { Panel } from "../parts/panel.tsx"
import { DecidedInvoices } from "../plan/decided-invoices.tsx"
import { DecisionBadge } from "../plan/decision-badge.tsx"
import { MessageWindow } from "../review/preview.tsx"
import { useDayWords, useLanguage, useWords } from "../words/language.tsx"

/** What is decided about this customer, why, until when, and the message that waits. */
export function DecisionPanel({ customer }: { customer: Customer }) {
  const words = useWords()
  const days = useDayWords()
  const { language } = useLanguage()
  const { decision } = customer
  return (
    <Panel title={words.customers.decisionTitle} aside={<NextMessage customerId={customer.id} />}>
      {!decision && <p className="text-soft">{words.customers.noDecision}</p>}
      {decision && (
        <>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <DecisionBadge decision={decision} />
            {decision.until && (
              <span className="text-sm text-faint">{words.plan.until(days(decision.until))}</span>
            )}
          </div>
          <p className="mt-2 max-w-3xl text-[1.05rem]">{decision.sentence[language]}</p>
          {decision.items.length > 0 && (
            <details className="group mt-2">
              <summary className="inline-flex min-h-8 list-none items-center gap-1 rounded-md pr-2 text-sm font-medium text-accent">
                <ChevronRight className="size-4 transition-transform group-open:rotate-90" aria-hidden />
                {words.plan.showInvoices} ({decision.items.length})
              </summary>
              <DecidedInvoices items={decision.items} currency={decision.currency} />
            </details>
          )}
        </>
      )}
    </Panel>
  )
}

function NextMessage({ customerId }: { customerId: string }) {
  const words = useWords().customers
  const { items } = useCompanyList<MessageSummary>("/messages", { customerId, state: "prepared" })
  const [window, setWindow] = useState<"preview" | "edit" | null>(null)
  const next = items[0]
  if (!next) return null
  return (
    <>
      <Button small onClick={() => setWindow("preview")} icon={<Eye className="size-4" aria-hidden />}>
        {words.seePreview}
      </Button>
      {window && (
        <MessageWindow
          id={next.id}
          editing={window === "edit"}
          onEdit={() => setWindow("edit")}
          onClose={() => setWindow(null)}
        />
      )}
    </>
  )
}
