import { Coffee } from "lucide-react"
import { useState } from "react"
import type { Today } from "../api/shapes/follow-up.ts"
import { Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { Segments } from "../parts/segments.tsx"
import { useWords } from "../words/language.tsx"
import { WORK_KINDS, type WorkKind, workOf } from "./work.ts"
import { WorkRow } from "./work-row.tsx"

/** One list of all that needs a person; each thing is done without leaving it. */
export function WorkList({ today }: { today: Today }) {
  const words = useWords().today
  const [kind, setKind] = useState<WorkKind | "all">("all")
  const work = workOf(today)
  const countOf = (one: WorkKind) => work.filter((item) => item.kind === one).length
  const kinds = WORK_KINDS.filter((one) => countOf(one) > 0)
  const shown = kind === "all" || !kinds.includes(kind) ? work : work.filter((item) => item.kind === kind)
  if (work.length === 0) {
    return (
      <Panel>
        <Empty icon={<Coffee aria-hidden />} title={words.clear} />
      </Panel>
    )
  }
  return (
    <Panel flush title={words.todo}>
      {kinds.length > 1 && (
        <div className="px-5 pb-3">
          <Segments
            label={words.todo}
            value={kind}
            onChange={setKind}
            choices={[
              { value: "all" as const, label: words.filterAll, count: work.length },
              ...kinds.map((one) => ({ value: one, label: words[one], count: countOf(one) })),
            ]}
          />
        </div>
      )}
      <ul className="divide-y border-t">
        {shown.map((item) => (
          <WorkRow key={`${item.kind}-${item.id}`} work={item} />
        ))}
      </ul>
    </Panel>
  )
}
