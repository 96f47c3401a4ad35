import { useQuery } from "@tanstack/react-query"
import { useCompanyPath } from "../api/company.tsx"
import { request } from "../api/request.ts"
import type { PlanPreview } from "../api/shapes/agreements.ts"
import { Failure } from "../parts/failure.tsx"
import { useDayWords, useMoney, useWords } from "../words/language.tsx"

/** What the customer would pay and when, worked out by the server while the plan is typed. */
export function PlanPreviewList({ plan, isProposed }: { plan: object | null; isProposed: boolean }) {
  const w = useWords().agreements
  const days = useDayWords()
  const money = useMoney()
  const url = useCompanyPath()("/payment-plans/preview")
  const preview = useQuery<PlanPreview, Error>({
    queryKey: ["company", url, plan],
    queryFn: () => request<PlanPreview>("POST", url, plan),
    // Once proposed, its invoices are in a plan: there is nothing left to try.
    enabled: plan !== null && !isProposed,
    retry: false,
  })
  if (plan === null) return <p className="text-sm text-faint">{w.planPick}</p>
  if (preview.error) return <Failure failure={preview.error} />
  const { data } = preview
  return (
    <div aria-live="polite">
      <h3 className="mb-1 text-sm font-medium">
        {w.planPreview}
        {data && ` · ${money(data.totalCents, data.currency)}`}
      </h3>
      <ol className="max-h-40 space-y-0.5 overflow-y-auto rounded-lg bg-sunken px-4 py-3">
        {data?.instalments.map((part) => (
          <li key={part.seq} className="flex justify-between gap-3">
            <span>{days(part.dueOn)}</span>
            <span className="figure font-medium">{money(part.amountCents, data.currency)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
