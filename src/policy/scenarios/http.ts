/**
 * GET   /scenario    the steps of the follow-up and its limits
 * PATCH /scenario    publishes a new version
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  cents,
  get,
  inBooks,
  listOf,
  patch,
  sentenceOut,
} from "../../kernel/http.ts"
import { currentScenario } from "../conduct/store.ts"
import {
  APPROVALS,
  ATTACHMENTS,
  CHANNELS,
  ORIGINS,
  PENALTY_CHOICES,
  type Scenario,
  TASKS,
  TONES,
} from "../scenario.ts"
import { KINDS } from "../scenario-shape.ts"
import { SEGMENTS } from "../segment.ts"
import { stepLabel } from "../step-words.ts"
import { changeScenario } from "./workflows.ts"

const approval = z.enum(APPROVALS)
const stepOut = z.object({
  key: z.string(),
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
const scenarioOut = z.object({
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
  stepLabels: z.record(z.string(), sentenceOut),
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
    steps: z
      .array(
        z.object({
          key: z.string().max(60),
          delayDays: z.int().min(-90).max(365).optional(),
          minimumCents: cents.min(0).optional(),
          approval: approval.optional(),
        }),
      )
      .max(50)
      .optional(),
  }),
  answer: scenarioOut,
})

/** The routes of the scenario. */
export function scenarioRoutes(app: CompanyRouter): void {
  app.openapi(read, async (c) => c.json(shown(await inBooks(c, currentScenario)), 200))
  app.openapi(change, async (c) => {
    const scenario = await inBooks(c, (tx) => changeScenario(tx, c.req.valid("json"), author(c)))
    return c.json(shown(scenario), 200)
  })
}

function shown(scenario: Scenario) {
  const steps = [...scenario.steps, scenario.brokenPromise]
  return { ...scenario, stepLabels: Object.fromEntries(steps.map(({ key }) => [key, stepLabel(key)])) }
}
