import { expect, test } from "vitest"
import { TEMPLATE_KEYS } from "../messages/templates/template.ts"
import { ladderDelays, needsPerson, stepsOf } from "./scenario.ts"
import { compareScenarios } from "./scenario-diff.ts"
import { readScenarioYaml, scenarioYaml } from "./scenario-file.ts"
import { storedScenario } from "./scenario-shape.ts"
import { refuseUnsound } from "./scenario-soundness.ts"
import { SHIPPED_SCENARIO } from "./shipped-scenario.ts"
import { SHIPPED_SCENARIOS } from "./shipped-scenarios.ts"
import { textsFor } from "./step-texts.ts"
import { SHIPPED_STEP_KEYS } from "./step-words.ts"

const EACH = SHIPPED_SCENARIOS.map((scenario) => [scenario.key, scenario] as const)
const without = <T extends { version: number }>({ version: _, ...content }: T) => content

test("nine scenarios come with Relance, and no two versions have one number", () => {
  expect(SHIPPED_SCENARIOS.map(({ key }) => key)).toEqual([
    ...["standard", "loyal", "bad-payer", "key-account", "public-body"],
    ...["consumer", "no-email", "small-amounts", "foreign"],
  ])
  expect(new Set(SHIPPED_SCENARIOS.map(({ version }) => version)).size).toBe(9)
})

test.each(EACH)("%s is sound, has a name for each step and a text for each message", (_, scenario) => {
  refuseUnsound(scenario)
  for (const step of stepsOf(scenario)) {
    expect(SHIPPED_STEP_KEYS).toContain(step.key)
    for (const text of textsFor(step)) expect(TEMPLATE_KEYS).toContain(text)
    if (step.templateKey === null) expect(step.task).toBe("recovery")
    if (step.tone === "formal") expect(needsPerson(step.approval)).toBe(true)
  }
})

test.each(EACH)("%s comes back from its YAML file as it was", (_, scenario) => {
  expect(readScenarioYaml(scenarioYaml(scenario))).toEqual(without(scenario))
})

test("a consumer is asked for no penalties before the formal notice, and nobody calls; a public body is not put on formal notice", () => {
  const stepsOfKey = (key: string) => SHIPPED_SCENARIOS.find((scenario) => scenario.key === key)!.steps
  const consumer = stepsOfKey("consumer")
  const notice = consumer.findIndex((step) => step.key === "formal-notice")
  expect(
    consumer.slice(0, notice).every((step) => step.penalties === "none" && step.channel !== "phone"),
  ).toBe(true)
  expect(stepsOfKey("public-body").map((step) => step.key)).not.toContain("formal-notice")
  expect(stepsOfKey("no-email").every((step) => step.channel !== "email")).toBe(true)
  expect(stepsOfKey("key-account")[0]).toMatchObject({ task: "ask-salesperson", delayDays: 2 })
})

test("a definition of before conditions and attachments is read with the usual meaning", () => {
  const step = {
    ...{
      key: "friendly-email",
      delayDays: 3,
      channel: "email",
      tone: "friendly",
      templateKey: "friendly-email",
    },
    ...{ approval: "one-click", task: null, minimumCents: 0 },
  }
  const old = {
    ...{ name: "Standard", version: 3, steps: [step], brokenPromise: { ...step, key: "promise-broken" } },
    ...{ leastGapDays: 5, contactsPer30Days: 4, preferredWeekdays: [2, 3], preferredWithinDays: 2 },
    ...{ firstStepKey: "friendly-email", minimumBalanceCents: 5_00 },
  }
  const read = storedScenario("standard", old)
  expect(read).toMatchObject({ key: "standard", purpose: "" })
  expect(read.steps[0]).toMatchObject({
    countedFrom: "due-date",
    penalties: "none",
    when: { leastInvoices: 0 },
  })
})

test.each([
  ["a line that is no YAML", "steps: [", "YAML_UNREADABLE", { line: 1 }],
  ["a missing name", "key: x", "SCENARIO_INVALID", { field: "name" }],
  [
    "an unknown word",
    scenarioYaml(SHIPPED_SCENARIO).replace("leastGapDays", "leastGap"),
    "SCENARIO_INVALID",
    {},
  ],
])("a file with %s is refused, saying where", (_, yaml, code, where) => {
  expect(() => readScenarioYaml(yaml)).toThrow(expect.objectContaining({ code }))
  try {
    readScenarioYaml(yaml)
  } catch (error) {
    expect(error).toMatchObject({ where })
  }
})

test.each([
  ["a step twice", (s: typeof SHIPPED_SCENARIO) => [...s.steps, s.steps[1]!], "STEP_TWICE"],
  [
    "a step before the one that it follows",
    (s: typeof SHIPPED_SCENARIO) => s.steps.toReversed(),
    "STEPS_OUT_OF_ORDER",
  ],
  [
    "a softer step after a firmer one",
    (s: typeof SHIPPED_SCENARIO) =>
      s.steps.map((step) => (step.key === "courtesy-before" ? { ...step, tone: "firm" as const } : step)),
    "TONE_GOES_DOWN",
  ],
  [
    "a message without a text",
    (s: typeof SHIPPED_SCENARIO) => s.steps.map((step) => ({ ...step, templateKey: null })),
    "STEP_WITHOUT_TEXT",
  ],
  [
    "a text that does not exist",
    (s: typeof SHIPPED_SCENARIO) => s.steps.map((step) => ({ ...step, templateKey: "nowhere" })),
    "STEP_TEXT_UNKNOWN",
  ],
  [
    "an e-mail that says a text message",
    (s: typeof SHIPPED_SCENARIO) =>
      s.steps.map((step) => (step.tone ? { ...step, templateKey: "sms-reminder" } : step)),
    "STEP_TEXT_UNKNOWN",
  ],
  [
    "a formal notice that leaves by itself",
    (s: typeof SHIPPED_SCENARIO) => s.steps.map((step) => ({ ...step, approval: "automatic" as const })),
    "FORMAL_NOTICE_NEEDS_A_PERSON",
  ],
])("a scenario with %s is refused", (_, change, code) => {
  const scenario = { ...SHIPPED_SCENARIO, steps: change(SHIPPED_SCENARIO) }
  expect(() => refuseUnsound(scenario)).toThrow(expect.objectContaining({ code }))
})

test("a delay from the previous contact adds to the step before it", () => {
  const [first, second, third] = SHIPPED_SCENARIO.steps.slice(1, 4)
  const steps = [first!, { ...second!, countedFrom: "previous-contact" as const, delayDays: 6 }, third!]
  expect(ladderDelays(steps)).toEqual([3, 9, 15])
})

test("the differences between two scenarios read as sentences", () => {
  const after = {
    ...SHIPPED_SCENARIO,
    leastGapDays: 7,
    steps: SHIPPED_SCENARIO.steps
      .filter((step) => step.key !== "ask-salesperson")
      .map((step) => (step.key === "firm-email" ? { ...step, delayDays: 18 } : step)),
  }
  const plain = compareScenarios(SHIPPED_SCENARIO, after).map(({ sentence }) =>
    sentence.fr.replace(/\u00a0/g, " "),
  )
  expect(plain).toEqual([
    "Jours entre deux contacts, au moins : 5 → 7",
    "Étape retirée : Question au commercial (tâche interne, 22 jours après l’échéance)",
    "Relance ferme, quand : 15 jours après l’échéance → 18 jours après l’échéance",
  ])
  expect(compareScenarios(after, after)).toEqual([])
})
