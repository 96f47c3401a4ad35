import { Link, useSearch } from "@tanstack/react-router"
import { FlaskConical, Trash2 } from "lucide-react"
import { useRights } from "../api/company.tsx"
import { useCompanyChange, useCompanyRead } from "../api/hooks.ts"
import type { ListedSimulation } from "../api/shapes/simulations.ts"
import { Badge, type Tint } from "../parts/badge.tsx"
import { IconButton } from "../parts/button.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { Reading } from "../parts/reading.tsx"
import { say } from "../parts/toast.tsx"
import { useInstantWords, useWords } from "../words/language.tsx"
import { AskForm } from "./ask-form.tsx"
import { useUnderWords } from "./request-words.ts"

const EVERY_MS = 1_000
const TINTS: Record<ListedSimulation["state"], Tint> = {
  ...{ waiting: "plain", running: "accent", done: "good", cancelled: "plain", failed: "late" },
}

interface Simulations {
  readonly items: readonly ListedSimulation[]
}

const isUnderWay = ({ state }: Pick<ListedSimulation, "state">) => state === "waiting" || state === "running"

/** Asking for a simulation, and those that were asked for before. */
export function SimulationsPage() {
  const words = useWords().simulations
  const { mayWork } = useRights()
  const { brouillon } = useSearch({ strict: false })
  const past = useCompanyRead<Simulations>("/simulations", {
    pollMs: (value) => (value?.items.some(isUnderWay) ? EVERY_MS : false),
  })
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <div className="space-y-5">
        {mayWork && <AskForm key={brouillon} draftKey={brouillon} />}
        <Panel flush title={words.past} aside={<p className="text-sm text-faint">{words.kept}</p>}>
          <Reading of={past}>{({ items }) => <Past items={items} />}</Reading>
        </Panel>
      </div>
    </>
  )
}

function Past({ items }: Simulations) {
  const words = useWords().simulations
  if (items.length === 0) {
    return (
      <Empty icon={<FlaskConical aria-hidden />} title={words.pastEmpty}>
        {words.pastEmptyText}
      </Empty>
    )
  }
  return (
    <ul className="divide-y border-t">
      {items.map((simulation) => (
        <PastRow key={simulation.id} simulation={simulation} />
      ))}
    </ul>
  )
}

function PastRow({ simulation }: { simulation: ListedSimulation }) {
  const { simulations: words, common } = useWords()
  const instant = useInstantWords()
  const under = useUnderWords()
  const { mayWork } = useRights()
  const remove = useCompanyChange<void>("DELETE", `/simulations/${simulation.id}`)
  const { request, state, daysDone } = simulation
  return (
    <li className="relative flex items-center gap-3 px-5 py-3 hover:bg-paper">
      <div className="min-w-0 flex-1">
        <Link
          to="/simulations/$simulationId"
          params={{ simulationId: simulation.id }}
          className="font-medium after:absolute after:inset-0 after:content-['']"
        >
          {under(request)}
        </Link>
        <p className="text-sm text-soft">
          {common.days(request.days)} · {words.assumptions[request.assumption]}
        </p>
        <p className="text-sm text-faint">{words.askedOn(instant(simulation.askedAt))}</p>
      </div>
      <Badge tint={TINTS[state]}>
        {state === "running" ? words.progress(daysDone, request.days) : words.states[state]}
      </Badge>
      {mayWork && (
        <IconButton
          className="relative z-10"
          label={words.remove}
          disabled={remove.isPending}
          onClick={() => remove.mutate(undefined, { onSuccess: () => say(words.removed) })}
        >
          <Trash2 className="size-4.5" aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
