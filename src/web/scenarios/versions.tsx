import { useState } from "react"
import { SHIPPED_SCENARIOS } from "../../policy/shipped-scenarios.ts"
import { useCompanyRead } from "../api/hooks.ts"
import type { PublishedVersion, ScenarioView } from "../api/shapes/scenarios.ts"
import { Badge } from "../parts/badge.tsx"
import { Button } from "../parts/button.tsx"
import { Dialog } from "../parts/dialog.tsx"
import { SelectField } from "../parts/field.tsx"
import { Panel } from "../parts/panel.tsx"
import { Reading } from "../parts/reading.tsx"
import { useActorName } from "../timeline/actor-name.ts"
import { useInstantWords, useWords } from "../words/language.tsx"
import { Differences } from "./differences.tsx"
import { RollBackDialog } from "./publish-dialog.tsx"

interface VersionsProps {
  readonly scenario: ScenarioView
  readonly mayChange: boolean
}

/** What was published, by whom and when; any two can be compared, and any one put back. */
export function Versions({ scenario, mayChange }: VersionsProps) {
  const w = useWords().scenarios
  const versions = useCompanyRead<{ items: readonly PublishedVersion[] }>(
    `/scenarios/${scenario.key}/versions`,
  )
  const [window, setWindow] = useState<{ compare: string } | { rollBack: number } | null>(null)
  const items = versions.data?.items ?? []
  const close = () => setWindow(null)
  return (
    <Panel
      title={w.history}
      aside={
        <Button small onClick={() => setWindow({ compare: String(items[1]?.version ?? "shipped") })}>
          {w.compare}
        </Button>
      }
    >
      <p className="mb-3 text-sm text-faint">{w.historyLead}</p>
      <Reading of={versions}>
        {({ items }) => (
          <ol className="space-y-3">
            {items.map((one, index) => (
              <Version key={one.version} one={one} isCurrent={index === 0}>
                {index > 0 && (
                  <div className="flex gap-1">
                    <Button small look="quiet" onClick={() => setWindow({ compare: String(one.version) })}>
                      {w.compare}
                    </Button>
                    {mayChange && (
                      <Button small look="quiet" onClick={() => setWindow({ rollBack: one.version })}>
                        {w.rollBack}
                      </Button>
                    )}
                  </div>
                )}
              </Version>
            ))}
          </ol>
        )}
      </Reading>
      {window && "compare" in window && (
        <CompareDialog scenario={scenario} items={items} before={window.compare} onClose={close} />
      )}
      {window && "rollBack" in window && (
        <RollBackDialog scenarioKey={scenario.key} version={window.rollBack} onClose={close} />
      )}
    </Panel>
  )
}

interface VersionProps {
  readonly one: PublishedVersion
  readonly isCurrent: boolean
  readonly children: React.ReactNode
}

function Version({ one, isCurrent, children }: VersionProps) {
  const w = useWords().scenarios
  const instant = useInstantWords()
  const actor = useActorName()
  const who = one.publishedBy === "relance" ? w.shippedBy : actor(one.publishedBy)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {w.version(one.version)}
          {isCurrent && <Badge tint="good">{w.current}</Badge>}
        </p>
        <p className="text-sm text-faint">
          {w.publishedBy(who, instant(one.publishedAt))}
          {one.restoredFrom !== null && ` · ${w.restoredFrom(one.restoredFrom)}`}
        </p>
      </div>
      {children}
    </li>
  )
}

interface CompareProps {
  readonly scenario: ScenarioView
  readonly items: readonly PublishedVersion[]
  readonly before: string
  readonly onClose: () => void
}

function CompareDialog({ scenario, items, before: first, onClose }: CompareProps) {
  const w = useWords().scenarios
  const isShipped = SHIPPED_SCENARIOS.some(({ key }) => key === scenario.key)
  const [before, setBefore] = useState(first)
  const [after, setAfter] = useState(scenario.version === 0 ? "draft" : "in-force")
  const places = [
    ...(scenario.version === 0 ? [["draft", w.places.draft] as const] : []),
    ["in-force", w.places["in-force"]] as const,
    ...items.map(({ version }) => [String(version), w.version(version)] as const),
    ...(isShipped ? [["shipped", w.places.shipped] as const] : []),
  ]
  // The draft may have been published or thrown away since this window opened.
  const known = (place: string) => (places.some(([one]) => one === place) ? place : "in-force")
  const options = places.map(([place, label]) => (
    <option key={place} value={place}>
      {label}
    </option>
  ))
  return (
    <Dialog open onClose={onClose} title={w.compareTitle} wide>
      <div className="mb-4 grid gap-3 sm:grid-cols-2">
        <SelectField
          label={w.compareFrom}
          value={known(before)}
          onChange={(event) => setBefore(event.target.value)}
        >
          {options}
        </SelectField>
        <SelectField
          label={w.compareTo}
          value={known(after)}
          onChange={(event) => setAfter(event.target.value)}
        >
          {options}
        </SelectField>
      </div>
      <Differences scenarioKey={scenario.key} before={known(before)} after={known(after)} same={w.same} />
    </Dialog>
  )
}
