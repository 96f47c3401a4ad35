import { z } from "zod"
import { refuse } from "../kernel/refusal.ts"
import { NBSP } from "../kernel/wording.ts"
import type { AssignmentRule } from "./assignment.ts"
import { KINDS } from "./scenario-shape.ts"
import { SEGMENTS } from "./segment.ts"

const cents = z.int().min(0)
const count = z.int().min(0).max(100_000)
const country = z.string().regex(/^[A-Z]{2}$/, "two capital letters")
const word = z.string().trim().min(1).max(60)
const listOf = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(100)

/** The shape of what a rule asks of a customer. */
export const conditionsShape = z.strictObject({
  kinds: listOf(z.enum(KINDS)).optional(),
  countries: listOf(country).optional(),
  notCountries: listOf(country).optional(),
  tags: listOf(word).optional(),
  sectors: listOf(word).optional(),
  withoutEmail: z.boolean().optional(),
  leastOpenCents: cents.optional(),
  mostOpenCents: cents.optional(),
  leastOverdueCents: cents.optional(),
  segments: listOf(z.enum(SEGMENTS)).optional(),
  leastAverageDelayDays: z.int().min(-365).max(3_650).optional(),
  leastLatePercent: z.int().min(0).max(100).optional(),
  leastBrokenPromises: count.optional(),
  leastRelationDays: count.optional(),
  mostRelationDays: count.optional(),
})

/** The shape of an ordered list of rules. */
export const rulesShape = z
  .array(
    z.strictObject({
      name: z.string().trim().min(1).max(100),
      when: conditionsShape,
      scenarioKey: z.string().max(60),
    }),
  )
  .max(100)

/** The rules of a file or a request. Refused with RULES_INVALID, naming the first place that is wrong. */
export function parseRules(input: unknown): AssignmentRule[] {
  const parsed = rulesShape.safeParse(input)
  if (parsed.success) return parsed.data as AssignmentRule[]
  const issue = parsed.error.issues[0]
  const at = (issue?.path ?? []).map(String).join(".") || "rules"
  return refuse(
    "RULES_INVALID",
    {
      fr: `Ces règles ne sont pas valables à l’endroit «${NBSP}${at}${NBSP}». Corrigez cette valeur et recommencez.`,
      en: `These rules are not valid at "${at}" (${issue?.message ?? "invalid"}). Correct this value and try again.`,
    },
    { field: at },
  )
}
