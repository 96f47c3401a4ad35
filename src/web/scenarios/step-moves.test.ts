import { expect, test } from "vitest"
import { refuseUnsound } from "../../policy/scenario-soundness.ts"
import { SHIPPED_SCENARIO } from "../../policy/shipped-scenario.ts"
import { type Move, moveOf, withMove, withTone } from "./step-moves.ts"

const MOVES: readonly Move[] = [
  ...(["email", "letter", "registered-letter", "electronic-registered-letter"] as const),
  ...(["sms", "phone", "ask-salesperson", "recovery"] as const),
]
const pairs = SHIPPED_SCENARIO.steps.flatMap((step) => MOVES.map((move) => [step, move] as const))

test.each(pairs)("$key made into %s is a step that the draft takes", (step, move) => {
  const changed = withMove(step, move)
  expect(moveOf(changed)).toBe(move)
  const sound = { ...changed, tone: changed.tone && step.tone === null ? ("firm" as const) : changed.tone }
  const steps = [{ ...sound, key: "alone" }]
  const first = { ...SHIPPED_SCENARIO.steps[1]!, delayDays: -80, tone: "courtesy" as const }
  refuseUnsound({ ...SHIPPED_SCENARIO, steps: [first, ...steps], firstStepKey: first.key })
})

test("nothing goes along with a text message", () => {
  const withInvoice = { ...SHIPPED_SCENARIO.steps[1]!, attachments: ["invoice"] as const }
  expect(withMove(withInvoice, "letter").attachments).toEqual(["invoice"])
  expect(withMove(withInvoice, "sms")).toMatchObject({ attachments: [], templateKey: "sms-reminder" })
})

test("a step that becomes formal waits for a person, and goes on doing so for two", () => {
  const firm = SHIPPED_SCENARIO.steps[3]!
  expect(withTone(firm, "formal").approval).toBe("person")
  expect(withTone({ ...firm, approval: "second-person" }, "formal").approval).toBe("second-person")
  expect(withTone(firm, "friendly").approval).toBe("one-click")
})
