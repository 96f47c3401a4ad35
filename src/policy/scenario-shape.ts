import { z } from "zod"
import { refuse } from "../kernel/refusal.ts"
import { NBSP } from "../kernel/wording.ts"
import {
  APPROVALS,
  ATTACHMENTS,
  CHANNELS,
  MESSAGE_SCOPES,
  ORIGINS,
  PENALTY_CHOICES,
  type Scenario,
  TASKS,
  TONES,
} from "./scenario.ts"
import { SEGMENTS } from "./segment.ts"

const key = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "lower-case words joined by hyphens")
const cents = z.int().min(0)
const once = <T extends z.ZodType>(item: T, most: number) =>
  z
    .array(item)
    .max(most)
    .refine((list) => new Set(list).size === list.length, "the same value twice")

/** Which kinds of customers there are. */
export const KINDS = ["professional", "consumer", "public"] as const

const conditions = z.strictObject({
  mostCents: cents.nullable().default(null),
  leastInvoices: z.int().min(0).max(10_000).default(0),
  leastDaysLate: z.int().min(0).max(3_650).default(0),
  kinds: once(z.enum(KINDS), KINDS.length).default([]),
  segments: once(z.enum(SEGMENTS), SEGMENTS.length).default([]),
})

/** The shape of a step, with what a step that does not say is taken to mean. */
export const stepShape = z.strictObject({
  key,
  name: z.string().trim().min(1).max(80).nullable().default(null),
  delayDays: z.int().min(-90).max(730),
  countedFrom: z.enum(ORIGINS).default("due-date"),
  channel: z.enum(CHANNELS),
  tone: z.enum(TONES).nullable().default(null),
  templateKey: key.nullable().default(null),
  approval: z.enum(APPROVALS).default("one-click"),
  task: z.enum(TASKS).nullable().default(null),
  minimumCents: cents.default(0),
  when: conditions.default(() => conditions.parse({})),
  attachments: once(z.enum(ATTACHMENTS), ATTACHMENTS.length).default([]),
  penalties: z.enum(PENALTY_CHOICES).default("none"),
})

/** The shape of a scenario as it is stored, exported and sent to the API, without its version. */
export const scenarioShape = z.strictObject({
  key,
  name: z.string().trim().min(1).max(100),
  purpose: z.string().trim().max(500).default(""),
  steps: z.array(stepShape).min(1).max(50),
  brokenPromise: stepShape,
  leastGapDays: z.int().min(1).max(90),
  contactsPer30Days: z.int().min(1).max(30),
  preferredWeekdays: once(z.int().min(1).max(7), 7).default([]),
  preferredWithinDays: z.int().min(0).max(14).default(2),
  firstStepKey: key,
  minimumBalanceCents: cents.default(0),
  messagePer: z.enum(MESSAGE_SCOPES).default("customer"),
})

/** What a scenario says, without the number of the version that says it. */
export type ScenarioContent = Omit<Scenario, "version">

/**
 * The content that a file, a request or the database holds. Refused with SCENARIO_INVALID, naming
 * the first place that is wrong; what it does not say takes the usual meaning.
 */
export function parseScenario(input: unknown): ScenarioContent {
  const parsed = scenarioShape.safeParse(input)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const at = (issue?.path ?? []).map(String).join(".") || "scenario"
  return refuse(
    "SCENARIO_INVALID",
    {
      fr: `Ce scénario n’est pas valable à l’endroit «${NBSP}${at}${NBSP}». Corrigez cette valeur et recommencez.`,
      en: `This scenario is not valid at "${at}" (${issue?.message ?? "invalid"}). Correct this value and try again.`,
    },
    { field: at },
  )
}

/** The content of a stored definition; those of before this shape had no key and carried their version. */
export function storedScenario(key: string, definition: unknown): ScenarioContent {
  const { version: _, ...content } = definition as Record<string, unknown>
  return parseScenario({ ...content, key })
}
