import { expect, test } from "vitest"
import type { Step } from "../../policy/scenario.ts"
import { SHIPPED_SCENARIO } from "../../policy/shipped-scenario.ts"
import { dayAfter, keyFor, withMovedStep, withStep, withSwap } from "./draft.ts"

const { steps } = SHIPPED_SCENARIO
const step = (key: string): Step => steps.find((candidate) => candidate.key === key)!
const line = (list: readonly Step[]) => list.map(({ key, delayDays }) => `${key} ${delayDays}`)

test("a step whose day changes takes its new place in the line", () => {
  const moved = withStep(steps, { ...step("phone-call"), delayDays: 18 })
  expect(line(moved)).toEqual([
    ...["courtesy-before -7", "friendly-email 3", "firm-email 15", "phone-call 18"],
    ...["ask-salesperson 22", "formal-notice 30", "to-recovery 45"],
  ])
})

test("the steps after it follow when that is asked", () => {
  const moved = withMovedStep(steps, { ...step("firm-email"), delayDays: 20 }, true)
  expect(line(moved).slice(3)).toEqual([
    ...["firm-email 20", "ask-salesperson 27", "formal-notice 35", "to-recovery 50"],
  ])
})

test("two neighbours exchange their days; the ends have nowhere to go", () => {
  expect(line(withSwap(steps, "phone-call", 1)).slice(2, 4)).toEqual(["firm-email 10", "phone-call 15"])
  expect(withSwap(steps, "courtesy-before", -1)).toEqual(steps)
})

test("a step counted from the previous contact comes after the step it was added to", () => {
  const added = {
    ...step("phone-call"),
    key: "second-call",
    countedFrom: "previous-contact" as const,
    delayDays: 4,
  }
  expect(line(withStep(steps, added, "firm-email")).indexOf("second-call 4")).toBe(4)
})

test("a new step is offered a day between its neighbours", () => {
  expect(dayAfter(steps, "friendly-email")).toBe(6)
  expect(dayAfter(steps, "to-recovery")).toBe(52)
  expect(dayAfter([], null)).toBe(3)
})

test("a name gives a key that nobody has yet", () => {
  expect(keyFor("Le mot d’Œuvre, signé !", new Set())).toBe("le-mot-d-oeuvre-signe")
  expect(keyFor("Relance", new Set(["relance", "relance-2"]))).toBe("relance-3")
})
