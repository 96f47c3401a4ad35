import { ListChecks, RefreshCw } from "lucide-react"
import { useDeferredValue, useState } from "react"
import { useRights } from "../api/company.tsx"
import { useCompanyList } from "../api/hooks.ts"
import type { DecisionKind, DecisionView } from "../api/shapes/follow-up.ts"
import { Button } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { TextField } from "../parts/field.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { Segments } from "../parts/segments.tsx"
import { MoreButton } from "../parts/table.tsx"
import { usePlanDay } from "../today/use-plan-day.ts"
import { useWords } from "../words/language.tsx"
import { DecisionRow } from "./decision-row.tsx"

const KINDS: readonly DecisionKind[] = ["act", "ask", "wait", "nothing"]

/** Every customer, what is decided about them today, and why. */
export function PlanPage() {
  const words = useWords()
  const w = words.plan
  const { mayWork } = useRights()
  const plan = usePlanDay()
  const [kind, setKind] = useState<DecisionKind | "all">("all")
  const [typed, setTyped] = useState("")
  const search = useDeferredValue(typed.trim())
  return (
    <>
      <PageHead
        title={w.title}
        lead={w.lead}
        actions={
          mayWork && (
            <Button
              onClick={() => plan.mutate({})}
              busy={plan.isPending}
              icon={<RefreshCw className="size-4" aria-hidden />}
            >
              {words.today.planAgain}
            </Button>
          )
        }
      />
      <div className="mb-4 flex flex-wrap items-center gap-3">
        <Segments
          label={w.kind}
          value={kind}
          onChange={setKind}
          choices={[
            { value: "all" as const, label: words.common.all },
            ...KINDS.map((value) => ({ value, label: w.kinds[value] })),
          ]}
        />
        <TextField
          className="w-full sm:ml-auto sm:w-72"
          label={w.search}
          hideLabel
          type="search"
          placeholder={w.search}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      <Decisions kind={kind} search={search} />
    </>
  )
}

function Decisions({ kind, search }: { kind: DecisionKind | "all"; search: string }) {
  const words = useWords()
  const w = words.plan
  const { items, result } = useCompanyList<DecisionView>("/plan", {
    kind: kind === "all" ? null : kind,
    search,
  })
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  const isFiltered = kind !== "all" || search !== ""
  return (
    <Panel flush>
      {result.isPending && <ListSkeleton />}
      {result.isSuccess && items.length === 0 && (
        <Empty icon={<ListChecks aria-hidden />} title={isFiltered ? w.emptyFiltered : w.emptyTitle}>
          {!isFiltered && w.emptyText}
        </Empty>
      )}
      <ul className="divide-y">
        {items.map((decision) => (
          <DecisionRow key={decision.customerId} decision={decision} />
        ))}
      </ul>
      {result.hasNextPage && (
        <MoreButton onClick={() => result.fetchNextPage()} disabled={result.isFetchingNextPage}>
          {words.common.more}
        </MoreButton>
      )}
    </Panel>
  )
}
