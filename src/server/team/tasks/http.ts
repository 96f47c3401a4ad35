/**
 * POST  /tasks                   work for somebody, on a day
 * PATCH /tasks/{id}              other words, another day, another person
 * POST  /tasks/{id}/reopening    it was not done after all
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  dayInput,
  done,
  identifier,
  inBooks,
  patch,
  post,
  typedText,
} from "../../../kernel/http.ts"
import { changeTask, createTask, reopenTask } from "../../../ledger/tasks/people/workflows.ts"
import { existingMember } from "../person.ts"

const create = post("/tasks", {
  summary: "Write down work for somebody",
  body: z.object({
    title: typedText(300).min(1),
    dueOn: dayInput,
    customerId: identifier.nullable().default(null),
    assignedTo: z.string().max(100).nullable().default(null),
    amountCents: cents.positive().nullable().default(null),
  }),
  answer: z.object({ id: z.string() }),
})
const change = patch("/tasks/{id}", {
  summary: "Change the words, the day or the person of a task",
  body: z.object({
    title: typedText(300).min(1).optional(),
    dueOn: dayInput.optional(),
    assignedTo: z.string().max(100).nullable().optional(),
  }),
  answer: done,
})
const reopen = act("post", "/tasks/{id}/reopening", { summary: "Open a task again", answer: done })

/** The routes of the tasks that people make. */
export function personTaskRoutes(app: CompanyRouter): void {
  app.openapi(create, async (c) => {
    const id = await inBooks(c, async (tx) => {
      const task = c.req.valid("json")
      if (task.assignedTo !== null) await existingMember(tx, task.assignedTo)
      return await createTask(tx, task, author(c))
    })
    return c.json({ id }, 200)
  })
  app.openapi(change, async (c) => {
    const { assignedTo, ...rest } = c.req.valid("json")
    await inBooks(c, async (tx) => {
      if (assignedTo) await existingMember(tx, assignedTo)
      const given = { ...rest, ...(assignedTo !== undefined && { assignedTo }) }
      await changeTask(tx, c.req.valid("param").id, given, author(c))
    })
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(reopen, async (c) => {
    await inBooks(c, (tx) => reopenTask(tx, c.req.valid("param").id, author(c)))
    return c.json({ ok: true as const }, 200)
  })
}
