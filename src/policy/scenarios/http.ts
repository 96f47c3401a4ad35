/**
 * GET   /scenario                 the standard scenario: its steps and limits
 * PATCH /scenario                 publishes a new version of it with some changes
 * GET   /scenarios                every scenario in force
 * GET   /scenarios/{key}          one of them
 * GET   /scenarios/{key}/file     the same as a YAML file
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  cents,
  get,
  getFile,
  inBooks,
  instantOut,
  listOf,
  patch,
  sentenceOut,
} from "../../kernel/http.ts"
import { currentScenario, readConduct } from "../conduct/store.ts"
import {
  APPROVALS,
  ATTACHMENTS,
  CHANNELS,
  MESSAGE_SCOPES,
  ORIGINS,
  PENALTY_CHOICES,
  type Scenario,
  stepsOf,
  TASKS,
  TONES,
} from "../scenario.ts"
import { scenarioYaml } from "../scenario-file.ts"
import { KINDS } from "../scenario-shape.ts"
import { SEGMENTS } from "../segment.ts"
import { stepSentence } from "../step-sentence.ts"
import { stepName } from "../step-words.ts"
import { listDrafts } from "./store.ts"
import { changeScenario, scenarioInForce } from "./workflows.ts"

const approval = z.enum(APPROVALS)
const stepOut = z.object({
  key: z.string(),
  name: z.string().nullable(),
  delayDays: z.number(),
  countedFrom: z.enum(ORIGINS),
  channel: z.enum(CHANNELS),
  tone: z.enum(TONES).nullable(),
  templateKey: z.string().nullable(),
  approval,
  task: z.enum(TASKS).nullable(),
  minimumCents: cents,
  when: z.object({
    mostCents: cents.nullable(),
    leastInvoices: z.number(),
    leastDaysLate: z.number(),
    kinds: listOf(z.enum(KINDS)),
    segments: listOf(z.enum(SEGMENTS)),
  }),
  attachments: listOf(z.enum(ATTACHMENTS)),
  penalties: z.enum(PENALTY_CHOICES),
})
/** A scenario in an answer, with the names of its steps. */
export const scenarioOut = z.object({
  key: z.string(),
  name: z.string(),
  purpose: z.string(),
  version: z.number(),
  steps: listOf(stepOut),
  brokenPromise: stepOut,
  leastGapDays: z.number(),
  contactsPer30Days: z.number(),
  preferredWeekdays: listOf(z.number()),
  preferredWithinDays: z.number(),
  firstStepKey: z.string(),
  minimumBalanceCents: cents,
  messagePer: z.enum(MESSAGE_SCOPES),
  stepLabels: z.record(z.string(), sentenceOut),
  /** Each step in a plain sentence. */
  stepSentences: z.record(z.string(), sentenceOut),
})

const read = get("/scenario", { summary: "The scenario in force", answer: scenarioOut })
const change = patch("/scenario", {
  summary: "Publish a new version of the scenario",
  role: "owner",
  body: z.object({
    firstStepKey: z.string().max(60).optional(),
    leastGapDays: z.int().min(0).max(90).optional(),
    contactsPer30Days: z.int().min(1).max(30).optional(),
    preferredWeekdays: z.array(z.int().min(1).max(7)).max(7).optional(),
    preferredWithinDays: z.int().min(0).max(14).optional(),
    minimumBalanceCents: cents.min(0).optional(),
    messagePer: z.enum(MESSAGE_SCOPES).optional(),
    steps: z
      .array(
        z.object({
          key: z.string().max(60),
          delayDays: z.int().min(-90).max(365).optional(),
          minimumCents: cents.min(0).optional(),
          approval: approval.optional(),
          penalties: z.enum(PENALTY_CHOICES).optional(),
        }),
      )
      .max(50)
      .optional(),
  }),
  answer: scenarioOut,
})

const list = get("/scenarios", {
  summary: "Every scenario in force",
  answer: z.object({
    items: listOf(scenarioOut),
    drafts: listOf(z.string()),
    draftTexts: listOf(
      z.object({ key: z.string(), name: z.string(), purpose: z.string(), by: z.string(), at: instantOut }),
    ),
  }),
})
const one = get("/scenarios/{key}", { summary: "One scenario in force", answer: scenarioOut })
const file = getFile("/scenarios/{key}/file", {
  summary: "A scenario as a YAML file",
  mediaType: "application/yaml",
})

/** The routes of the scenarios in force. */
export function scenarioRoutes(app: CompanyRouter): void {
  app.openapi(read, async (c) => c.json(shownScenario(await inBooks(c, currentScenario)), 200))
  app.openapi(change, async (c) => {
    const scenario = await inBooks(c, (tx) => changeScenario(tx, c.req.valid("json"), author(c)))
    return c.json(shownScenario(scenario), 200)
  })
  app.openapi(list, async (c) => {
    const answer = await inBooks(c, async (tx) => ({
      items: [...(await readConduct(tx)).scenarios.values()].map(shownScenario),
      drafts: await listDrafts(tx),
    }))
    const draftTexts = answer.drafts.map(({ at, ...draft }) => ({ ...draft, at: at.toISOString() }))
    return c.json({ items: answer.items, drafts: draftTexts.map(({ key }) => key), draftTexts }, 200)
  })
  app.openapi(one, async (c) => {
    const { key } = c.req.valid("param")
    return c.json(shownScenario(await inBooks(c, (tx) => scenarioInForce(tx, key))), 200)
  })
  app.openapi(file, async (c) => {
    const { key } = c.req.valid("param")
    const text = scenarioYaml(await inBooks(c, (tx) => scenarioInForce(tx, key)))
    return c.body(text, 200, {
      "content-type": "application/yaml; charset=utf-8",
      "content-disposition": `attachment; filename="${key}.yaml"`,
    })
  })
}

/** A scenario as answers show it. */
export function shownScenario(scenario: Scenario) {
  const steps = stepsOf(scenario)
  return {
    ...scenario,
    stepLabels: Object.fromEntries(steps.map((step) => [step.key, stepName(step)])),
    stepSentences: Object.fromEntries(steps.map((step) => [step.key, stepSentence(step)])),
  }
}
