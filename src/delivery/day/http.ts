/**
 * POST /plans     plans the day and makes its messages and tasks ready
 * GET  /review    what waits to be read and sent, by step; and who is left out, and why
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  cents,
  cursorOf,
  dayInput,
  dayOut,
  get,
  inBooks,
  listOf,
  placeOf,
  post,
  sentenceOut,
} from "../../kernel/http.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import { planNow } from "../../policy/plan/http.ts"
import { viewFor } from "../../policy/plan/workflows.ts"
import { stepLabel } from "../../policy/step-words.ts"
import { summaryOut } from "../listing/http.ts"
import { type ListedMessage, listMessages } from "../listing/store.ts"
import { messageSummary, whyNotTicked } from "../listing/summary.ts"
import { DIFFERENCES } from "../review/differences.ts"
import { groupKeyOf, type Reviewed, reviewMessages } from "../review/workflows.ts"
import { customersLeftOut } from "./store.ts"
import { prepareDay } from "./workflows.ts"

const EXCLUDED_PAGE = 200

const plan = post("/plans", {
  summary: "Plan the day, and make its messages and tasks ready",
  body: z.object({ on: dayInput.optional() }),
  answer: z.object({
    on: dayOut,
    decided: z.number(),
    prepared: z.number(),
    withdrawn: z.number(),
    tasksOpened: z.number(),
    decisions: z.object({ act: z.number(), wait: z.number(), ask: z.number(), nothing: z.number() }),
    faults: listOf(z.object({ customerId: z.string(), what: z.string() })),
  }),
})
const reviewedOut = summaryOut.extend({
  /** Why this customer is written to today, or why no longer. */
  reason: sentenceOut.nullable(),
  preTicked: z.boolean(),
  whyNotTicked: sentenceOut.nullable(),
  /** In what it is unlike the rest of its group. */
  differences: listOf(z.object({ kind: z.enum(DIFFERENCES), sentence: sentenceOut })),
  /** Since it was prepared when isChanged, else against the message whose place it took. */
  changes: listOf(z.object({ what: z.string(), before: sentenceOut, after: sentenceOut })),
  isChanged: z.boolean(),
  /** Who has agreed so far, where two people must. */
  agreedBy: listOf(z.string()).nullable(),
})
const review = get("/review", {
  summary: "What waits to be read and sent",
  query: z.object({
    on: dayInput.optional(),
    excludedCursor: z.string().optional().openapi({ description: "the next page of those left out" }),
  }),
  answer: z.object({
    groups: listOf(
      z.object({
        stepKey: z.string(),
        stepLabel: sentenceOut,
        channel: z.string(),
        ...{ scenarioKey: z.string(), scenarioName: z.string(), language: z.string() },
        messages: listOf(reviewedOut),
      }),
    ),
    excluded: listOf(
      z.object({
        customerId: z.string(),
        customerName: z.string(),
        amountCents: cents,
        because: z.string(),
        sentence: sentenceOut,
      }),
    ),
    excludedTotal: z.number(),
    excludedNextCursor: z.string().nullable(),
  }),
})

/** The routes of the day. */
export function dayRoutes(app: CompanyRouter): void {
  app.openapi(plan, async (c) => {
    const on = c.req.valid("json").on ?? c.var.today
    const day = await prepareDay(c.var.db, c.var.companyId, { ...author(c), today: on })
    return c.json({ ...day, decided: day.reviewed }, 200)
  })
  app.openapi(review, async (c) => {
    const { on, excludedCursor } = c.req.valid("query")
    const offset = placeOf(excludedCursor, z.int().min(0)) ?? 0
    await planNow(c)
    const { waiting, reviewed, reasons, left, leftOut } = await inBooks(c, async (tx) => {
      const messages = await everyMessageThatWaits(tx, on)
      const customers = [...new Set(messages.map((message) => message.customerId))]
      const others = await customersLeftOut(tx, { on, offset, most: EXCLUDED_PAGE })
      return {
        waiting: messages,
        reviewed: await reviewMessages(tx, messages, c.var.today),
        reasons: await viewFor(tx, customers, c.var.today),
        left: others,
        leftOut: await viewFor(tx, others.ids, c.var.today),
      }
    })
    const reasonOf = new Map(reasons.map(({ customerId, sentence }) => [customerId, sentence]))
    const groups = Map.groupBy(waiting, (message) => groupKeyOf(message, reviewed.get(message.id)!))
    const excluded = leftOut.map(({ customerId, customerName, openCents, because, sentence }) => ({
      ...{ customerId, customerName, because, sentence },
      amountCents: openCents,
    }))
    const next = offset + EXCLUDED_PAGE
    return c.json(
      {
        groups: [...groups.values()].map((messages) => groupOf(messages, reasonOf, reviewed)),
        excluded,
        excludedTotal: left.total,
        excludedNextCursor: next < left.total ? cursorOf(next) : null,
      },
      200,
    )
  })
}

type Filter = Parameters<typeof listMessages>[1]

async function everyMessageThatWaits(tx: CompanyTx, on: Filter["plannedOn"]): Promise<ListedMessage[]> {
  const all: ListedMessage[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listMessages>> = await listMessages(tx, {
      states: ["prepared"],
      plannedOn: on,
      cursor,
      limit: 500,
    })
    all.push(...page.items)
    cursor = page.nextCursor
  } while (cursor)
  return all
}

function groupOf(
  messages: readonly ListedMessage[],
  reasonOf: ReadonlyMap<string, Sentence>,
  reviewed: ReadonlyMap<string, Reviewed>,
) {
  const [{ id, stepKey, channel, language }] = messages as [ListedMessage]
  const { scenario } = reviewed.get(id)!
  return {
    ...{ stepKey, stepLabel: stepLabel(stepKey), channel, language },
    ...{ scenarioKey: scenario.key, scenarioName: scenario.name },
    messages: messages.map((message) => {
      const { differences, changes, isChanged, mustBeReadAgain, agreedBy } = reviewed.get(message.id)!
      const again = isChanged || mustBeReadAgain ? (differences[0]?.sentence ?? null) : null
      const why = again ?? whyNotTicked(message)
      const reason = reasonOf.get(message.customerId) ?? null
      return {
        ...{ ...messageSummary(message), reason, preTicked: why === null, whyNotTicked: why },
        ...{ differences, changes, isChanged, agreedBy },
      }
    }),
  }
}
