/**
 * POST /plans     plans the day and makes its messages and tasks ready
 * GET  /review    what waits to be read and sent, by step; and who is left out, and why
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  get,
  inBooks,
  listOf,
  post,
  sentenceOut,
} from "../../kernel/http.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { planNow } from "../../policy/plan/http.ts"
import { readPlan } from "../../policy/plan/workflows.ts"
import { stepLabel } from "../../policy/step-words.ts"
import { summaryOut } from "../listing/http.ts"
import { type ListedMessage, listMessages } from "../listing/store.ts"
import { messageSummary, whyNotTicked } from "../listing/summary.ts"
import { prepareDay } from "./workflows.ts"

const MOST_EXCLUDED = 200

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
const review = get("/review", {
  summary: "What waits to be read and sent",
  query: z.object({ on: dayInput.optional() }),
  answer: z.object({
    groups: listOf(
      z.object({
        stepKey: z.string(),
        stepLabel: sentenceOut,
        channel: z.string(),
        messages: listOf(summaryOut.extend({ preTicked: z.boolean(), whyNotTicked: sentenceOut.nullable() })),
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
    const { on } = c.req.valid("query")
    await planNow(c)
    const { waiting, left } = await inBooks(c, async (tx) => ({
      waiting: await everyMessageThatWaits(tx, on),
      left: await readPlan(tx, { most: MOST_EXCLUDED, offset: 0 }, c.var.today),
    }))
    const groups = Map.groupBy(waiting, (message) => `${message.stepKey} ${message.channel}`)
    const included = new Set(waiting.map((message) => message.customerId))
    const excluded = left.items
      .filter((decision) => decision.kind !== "act" && !included.has(decision.customerId))
      .map(({ customerId, customerName, openCents, because, sentence }) => ({
        ...{ customerId, customerName, because, sentence },
        amountCents: openCents,
      }))
    return c.json({ groups: [...groups.values()].map(groupOf), excluded }, 200)
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

function groupOf(messages: readonly ListedMessage[]) {
  const [{ stepKey, channel }] = messages as [ListedMessage]
  return {
    stepKey,
    stepLabel: stepLabel(stepKey),
    channel,
    messages: messages.map((message) => {
      const why = whyNotTicked(message)
      return { ...messageSummary(message), preTicked: why === null, whyNotTicked: why }
    }),
  }
}
