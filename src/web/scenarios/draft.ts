import { ladderDelays, type Step } from "../../policy/scenario.ts"
import type { ScenarioContent } from "../../policy/scenario-shape.ts"
import type { ScenarioView } from "../api/shapes/scenarios.ts"

/** What a scenario says, without its number and the words the server adds. */
export function contentOf(scenario: ScenarioView): ScenarioContent {
  const { version: _, stepLabels: __, stepSentences: ___, ...content } = scenario
  return content
}

type Steps = readonly Step[]

/**
 * The steps with one of them new or changed, at the place that its day asks for; one that counts from
 * the previous contact stays where it is, or comes after the step named.
 */
export function withStep(steps: Steps, step: Step, afterKey: string | null = null): Steps {
  const at = steps.findIndex(({ key }) => key === step.key)
  const others = steps.filter(({ key }) => key !== step.key)
  return others.toSpliced(placeOf(others, step, at, afterKey), 0, step)
}

function placeOf(others: Steps, step: Step, at: number, afterKey: string | null): number {
  if (step.countedFrom === "previous-contact") {
    return at >= 0 ? at : others.findIndex(({ key }) => key === afterKey) + 1 || others.length
  }
  const later = ladderDelays(others).findIndex((delay) => delay > step.delayDays)
  return later === -1 ? others.length : later
}

/** The steps after a changed one, as many days later (or sooner) as it was moved. */
export function shiftAfter(steps: Steps, key: string, byDays: number): Steps {
  const at = steps.findIndex((step) => step.key === key)
  return steps.map((step, index) =>
    index > at && step.countedFrom === "due-date" ? { ...step, delayDays: step.delayDays + byDays } : step,
  )
}

/** The steps with one of them changed and, where asked, those after it moved by as many days. */
export function withMovedStep(steps: Steps, step: Step, shiftsOthers: boolean): Steps {
  const was = steps.find(({ key }) => key === step.key)
  if (!was || !shiftsOthers) return withStep(steps, step)
  return withStep(shiftAfter(steps, step.key, step.delayDays - was.delayDays), step)
}

/** The steps with one of them a place earlier (-1) or later (1): the two neighbours exchange their days. */
export function withSwap(steps: Steps, key: string, by: -1 | 1): Steps {
  const at = steps.findIndex((step) => step.key === key)
  const [one, two] = [steps[at], steps[at + by]]
  if (!one || !two) return steps
  const bothCount = one.countedFrom === "due-date" && two.countedFrom === "due-date"
  const [first, second] = bothCount
    ? [
        { ...one, delayDays: two.delayDays },
        { ...two, delayDays: one.delayDays },
      ]
    : [one, two]
  return steps.with(at + by, first).with(at, second)
}

/** A day for a new step after the one named: half-way to the next one, a week after the last. */
export function dayAfter(steps: Steps, afterKey: string | null): number {
  const delays = ladderDelays(steps)
  const at = steps.findIndex(({ key }) => key === afterKey)
  const [before, after] = [delays[at], delays[at + 1]]
  if (before === undefined) return after === undefined ? 3 : after - 3
  return after === undefined ? before + 7 : Math.max(before + 1, Math.floor((before + after) / 2))
}

/** A key for a new step or scenario from its name, that nothing else bears: "Mot du patron" gives "mot-du-patron". */
export function keyFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/œ/gi, "oe")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 50)
    .replace(/-$/, "")
  const base = plain === "" ? "etape" : plain
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? base : `${base}-${n}`
    if (!taken.has(key)) return key
  }
}
