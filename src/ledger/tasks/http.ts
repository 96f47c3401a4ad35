/**
 * GET  /tasks               work that waits for a person
 * POST /tasks/{id}/outcome  what came of it
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  done,
  get,
  identifier,
  inBooks,
  pageOf,
  post,
  typedText,
} from "../../kernel/http.ts"
import { TASK_OUTCOMES } from "../facts/choices.ts"
import { listTasks } from "./listing/store.ts"
import { finishTask } from "./workflows.ts"

/** A task in an answer. */
export const taskOut = z.object({
  id: z.string(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  kind: z.enum(["phone", "ask-salesperson", "recovery", "wrong-address", "unknown-outcome", "other"]),
  title: z.string(),
  dueOn: dayOut,
  doneOn: dayOut.nullable(),
  outcome: z.string().nullable(),
  amountCents: cents.nullable(),
  currency: z.string(),
  phone: z.string().nullable(),
  messageId: z.string().nullable(),
  assignedTo: z.string().nullable(),
  createdBy: z.string().nullable(),
  note: z.string().nullable(),
})

const list = get("/tasks", {
  summary: "Tasks",
  query: z.object({ customerId: identifier.optional(), all: z.enum(["true", "false"]).optional() }),
  answer: pageOf(taskOut),
})
const finish = post("/tasks/{id}/outcome", {
  summary: "Say what came of a task",
  body: z.object({
    outcome: z.enum(TASK_OUTCOMES),
    note: typedText(2_000).nullable().optional(),
    promisedFor: dayInput.nullable().optional(),
    amountCents: cents.positive().nullable().optional(),
  }),
  answer: done,
})

/** The routes of tasks. */
export function taskRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const { customerId, all } = c.req.valid("query")
    const items = await inBooks(c, (tx) => listTasks(tx, { customerId, withDone: all === "true" }))
    return c.json({ items, nextCursor: null }, 200)
  })
  app.openapi(finish, async (c) => {
    const { id } = c.req.valid("param")
    await inBooks(c, (tx) => finishTask(tx, id, c.req.valid("json"), author(c)))
    return c.json({ ok: true as const }, 200)
  })
}
