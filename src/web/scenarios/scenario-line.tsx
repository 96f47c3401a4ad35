import { clsx } from "clsx"
import { CalendarClock, Plus, Undo2 } from "lucide-react"
import { Fragment, type ReactNode } from "react"
import { ladderDelays } from "../../policy/scenario.ts"
import type { ScenarioStep, ScenarioView } from "../api/shapes/scenarios.ts"
import { ChannelIcon } from "../review/channel-icon.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import { StepCard } from "./step-card.tsx"

/** What may be done from the line. */
export interface LineActs {
  readonly onAdd: (afterKey: string | null) => void
  readonly onEdit: (step: ScenarioStep) => void
  readonly onPreview: (step: ScenarioStep) => void
  readonly onSwap: (step: ScenarioStep, by: -1 | 1) => void
  readonly onRemove: (step: ScenarioStep) => void
}

interface LineProps {
  readonly scenario: ScenarioView
  readonly acts: LineActs
  readonly mayChange: boolean
  /** The step that was refused, and why. */
  readonly fault: { readonly stepKey: string; readonly text: string } | null
}

/** The steps from the first to the last around the due date; the answer to a broken promise stands apart. */
export function ScenarioLine({ scenario, acts, mayChange, fault }: LineProps) {
  const words = useWords().scenarios
  const { language } = useLanguage()
  const delays = ladderDelays(scenario.steps)
  const firstAfter = delays.findIndex((delay) => delay >= 0)
  const dueAt = firstAfter === -1 ? scenario.steps.length : firstAfter
  const card = (step: ScenarioStep, day: number | null, place: "first" | "middle" | "last" | "only") => (
    <StepCard
      {...{ scenario, step, day, place, acts, mayChange }}
      fault={fault?.stepKey === step.key ? fault.text : null}
    />
  )
  const last = scenario.steps.length - 1
  return (
    <ol className="relative ml-4 space-y-1 border-l-2 pl-7">
      {mayChange && <AddHere label={words.addFirst} onAdd={() => acts.onAdd(null)} />}
      {scenario.steps.map((step, index) => (
        <Fragment key={step.key}>
          {index === dueAt && <DueDate />}
          <Node icon={<ChannelIcon channel={step.channel} />}>
            {card(step, delays[index]!, placeOf(index, last))}
          </Node>
          {mayChange && (
            <AddHere
              label={words.addAfter(scenario.stepLabels[step.key]?.[language] ?? step.key)}
              onAdd={() => acts.onAdd(step.key)}
            />
          )}
        </Fragment>
      ))}
      {dueAt === scenario.steps.length && <DueDate />}
      <Node icon={<Undo2 className="size-4" aria-hidden />} className="pt-4">
        <p className="mb-2 font-medium">
          {words.promiseTitle}
          <span className="block text-sm font-normal text-soft">{words.promiseText}</span>
        </p>
        {card(scenario.brokenPromise, null, "only")}
      </Node>
    </ol>
  )
}

const placeOf = (index: number, last: number) =>
  last === 0 ? "only" : index === 0 ? "first" : index === last ? "last" : "middle"

interface NodeProps {
  readonly icon: ReactNode
  readonly strong?: boolean
  readonly className?: string
  readonly children: ReactNode
}

function Node({ icon, strong, className, children }: NodeProps) {
  return (
    <li className={clsx("relative", className)}>
      <span
        className={clsx(
          "absolute -left-7 flex size-8 -translate-x-1/2 items-center justify-center rounded-full border-2",
          strong ? "border-accent bg-accent text-on-accent" : "mt-2.5 border-line bg-panel text-soft",
        )}
      >
        {icon}
      </span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}

function DueDate() {
  const words = useWords().scenarios
  return (
    <Node strong icon={<CalendarClock className="size-4" aria-hidden />} className="py-1">
      <p className="flex min-h-8 items-center text-[1.05rem] font-semibold text-accent-strong">
        {words.dueDate}
      </p>
    </Node>
  )
}

/** A small plus on the line, between two steps. */
function AddHere({ label, onAdd }: { label: string; onAdd: () => void }) {
  return (
    <li className="relative h-6">
      <button
        type="button"
        aria-label={label}
        title={label}
        onClick={onAdd}
        className="absolute -left-7 flex size-6 -translate-x-1/2 items-center justify-center rounded-full border bg-panel text-faint after:absolute after:-inset-1.5 after:content-[''] hover:border-accent hover:bg-accent-soft hover:text-accent-strong"
      >
        <Plus className="size-3.5" aria-hidden />
      </button>
    </li>
  )
}
