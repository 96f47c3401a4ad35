import { clsx } from "clsx"
import { ArrowDown, ArrowUp, Ellipsis, Eye, Pencil, Trash2 } from "lucide-react"
import type { ScenarioStep, ScenarioView } from "../api/shapes/scenarios.ts"
import { Badge } from "../parts/badge.tsx"
import { IconButton } from "../parts/button.tsx"
import { Menu, MenuItem, MenuLine } from "../parts/menu.tsx"
import { Notice } from "../parts/notice.tsx"
import { useLanguage, useWords } from "../words/language.tsx"
import type { LineActs } from "./scenario-line.tsx"

interface StepCardProps {
  readonly scenario: ScenarioView
  readonly step: ScenarioStep
  /** The day it stands on when all goes by the book; null for the answer to a broken promise. */
  readonly day: number | null
  readonly place: "first" | "middle" | "last" | "only"
  readonly acts: LineActs
  readonly mayChange: boolean
  readonly fault: string | null
}

/** One step: its day, its name, a sentence that says all of it, and what may be done with it. */
export function StepCard({ scenario, step, day, place, acts, mayChange, fault }: StepCardProps) {
  const words = useWords()
  const { language } = useLanguage()
  const name = scenario.stepLabels[step.key]?.[language] ?? step.key
  const channels: Readonly<Record<string, string>> = words.common.channels
  const text = scenario.stepSentences[step.key]?.[language] ?? ""
  return (
    <div className={clsx("rounded-xl border bg-panel px-4 py-2.5", fault !== null && "border-late")}>
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1 pt-1">
            {day !== null && (
              <span className="figure min-w-14 font-semibold text-accent-strong">
                {words.scenarios.dayBadge(day)}
              </span>
            )}
            <span className="font-semibold">{name}</span>
            <span className="flex flex-wrap gap-1.5">
              <Badge>{channels[step.channel] ?? step.channel}</Badge>
              {step.tone && <Badge tint={TINTS[step.tone]}>{words.common.tones[step.tone]}</Badge>}
            </span>
          </p>
        </div>
        <StepActs {...{ step, name, day, place, acts, mayChange }} />
      </div>
      {/* The answer to a broken promise has no day of its own: its sentence begins after it. */}
      <p className="mt-1 max-w-2xl text-soft">{day === null ? afterFirstComma(text) : text}</p>
      {fault !== null && (
        <div className="mt-2" role="alert">
          <Notice kind="late" title={words.scenarios.notTaken(name)}>
            {fault}
          </Notice>
        </div>
      )}
    </div>
  )
}

const TINTS = { courtesy: "plain", friendly: "accent", firm: "wait", formal: "late" } as const

function afterFirstComma(text: string): string {
  const rest = text.slice(text.indexOf(", ") + 2)
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}

type StepActsProps = Pick<StepCardProps, "step" | "day" | "place" | "acts" | "mayChange"> & {
  readonly name: string
}

function StepActs({ step, name, day, place, acts, mayChange }: StepActsProps) {
  const words = useWords().scenarios
  return (
    <div className="-mr-2 flex shrink-0">
      {step.templateKey !== null && (
        <IconButton label={words.previewOf(name)} onClick={() => acts.onPreview(step)}>
          <Eye className="size-4.5" aria-hidden />
        </IconButton>
      )}
      {mayChange && (
        <IconButton label={words.editStep(name)} onClick={() => acts.onEdit(step)}>
          <Pencil className="size-4.5" aria-hidden />
        </IconButton>
      )}
      {mayChange && day !== null && (
        <Menu
          trigger={
            <IconButton label={`${words.more} : ${name}`}>
              <Ellipsis className="size-4.5" aria-hidden />
            </IconButton>
          }
        >
          <MenuItem
            disabled={place === "first" || place === "only"}
            icon={<ArrowUp className="size-4" aria-hidden />}
            onSelect={() => acts.onSwap(step, -1)}
          >
            {words.moveUp}
          </MenuItem>
          <MenuItem
            disabled={place === "last" || place === "only"}
            icon={<ArrowDown className="size-4" aria-hidden />}
            onSelect={() => acts.onSwap(step, 1)}
          >
            {words.moveDown}
          </MenuItem>
          <MenuLine />
          <MenuItem
            danger
            disabled={place === "only"}
            icon={<Trash2 className="size-4" aria-hidden />}
            onSelect={() => acts.onRemove(step)}
          >
            {words.removeStep}
          </MenuItem>
        </Menu>
      )}
    </div>
  )
}
