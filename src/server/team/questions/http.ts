/**
 * GET  /api/questions/{token}            what a colleague is asked; no sign-in, the link is the key
 * POST /api/questions/{token}/answer     their answer, once
 * GET  …/customers/{id}/questions        what was asked of colleagues about a customer
 * POST …/questions                       asks a colleague by e-mail
 * POST …/questions/{id}/withdrawal       takes a question back
 */
import { OpenAPIHono, z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  done,
  get,
  identifier,
  inBooks,
  listOf,
  post,
  refuseWrongInput,
  typedText,
} from "../../../kernel/http.ts"
import type { CompanyTx, Db } from "../../../kernel/store.ts"
import { nameSalesperson } from "../../../ledger/owners/workflows.ts"
import { peerOf } from "../../metrics.ts"
import { answerQuestion, openQuestion } from "./answering.ts"
import { askColleague, withdrawQuestion } from "./asking.ts"
import { ANSWERS, listQuestions } from "./store.ts"
import { countTry } from "./tries/store.ts"

const state = z.enum(["waiting", "answered", "defaulted", "withdrawn"])
const answerKind = z.enum(ANSWERS)

const open = get("/questions/{token}", {
  summary: "What a colleague is asked; the link is the key",
  answer: z.object({
    state,
    companyName: z.string(),
    customerName: z.string(),
    toName: z.string(),
    askedByName: z.string().nullable(),
    note: z.string().nullable(),
    today: dayOut,
    latestOn: dayOut,
    language: z.enum(["fr", "en"]),
    answer: answerKind.nullable(),
    items: listOf(z.object({ number: z.string(), dueOn: dayOut, openCents: cents, currency: z.string() })),
  }),
})
const answer = post("/questions/{token}/answer", {
  summary: "Answer a colleague’s question, once",
  body: z.object({
    answer: answerKind,
    untilOn: dayInput.nullable().optional(),
    text: typedText(2_000).nullable().optional(),
  }),
  answer: done,
})
const ok = { ok: true as const }

/** The routes of whoever holds a link; they need no account. */
export function questionLinkRoutes({ db, now }: { readonly db: Db; readonly now: () => Date }): OpenAPIHono {
  const app = new OpenAPIHono({ defaultHook: refuseWrongInput })
  app.openapi(open, async (c) => {
    await countTry(db, peerOf(c), now())
    return c.json(await openQuestion(db, c.req.valid("param").token, now()), 200)
  })
  app.openapi(answer, async (c) => {
    await countTry(db, peerOf(c), now())
    await answerQuestion(db, c.req.valid("param").token, c.req.valid("json"), now())
    return c.json(ok, 200)
  })
  return app
}

const list = get("/customers/{id}/questions", {
  summary: "What was asked of colleagues about a customer",
  answer: z.object({
    items: listOf(
      z.object({
        id: z.string(),
        taskId: z.string().nullable(),
        toName: z.string(),
        toEmail: z.string(),
        note: z.string().nullable(),
        askedOn: dayOut,
        remindOn: dayOut,
        defaultOn: dayOut,
        state,
        answer: answerKind.nullable(),
        answerText: z.string().nullable(),
        waitUntilOn: dayOut.nullable(),
      }),
    ),
  }),
})
const ask = post("/questions", {
  summary: "Ask a colleague by e-mail what they know of a customer",
  body: z.object({
    customerId: identifier,
    taskId: identifier.nullable().optional(),
    toName: typedText(200).min(1),
    toEmail: z.email().max(254),
    note: typedText(2_000).nullable().optional(),
    remember: z
      .boolean()
      .default(false)
      .openapi({ description: "they are the customer’s salesperson from now on" }),
  }),
  answer: z.object({ id: z.string() }),
})
const withdraw = act("post", "/questions/{id}/withdrawal", {
  summary: "Take a question back; its link stops working",
  answer: done,
})

/** The routes of questions to colleagues. `wake` tells the worker in the same transaction. */
export function questionRoutes(app: CompanyRouter, wake: (tx: CompanyTx) => Promise<void>): void {
  app.openapi(list, async (c) => {
    const items = await inBooks(c, (tx) => listQuestions(tx, c.req.valid("param").id))
    return c.json({ items: items.map(({ expiresAt: _, ...item }) => item) }, 200)
  })
  app.openapi(ask, async (c) => {
    const { remember, ...asking } = c.req.valid("json")
    const id = await inBooks(c, async (tx) => {
      const by = author(c)
      const made = await askColleague(tx, asking, by)
      const { toName: name, toEmail: email } = asking
      if (remember) await nameSalesperson(tx, asking.customerId, { name, email }, by)
      await wake(tx)
      return made
    })
    return c.json({ id }, 200)
  })
  app.openapi(withdraw, async (c) => {
    await inBooks(c, (tx) => withdrawQuestion(tx, c.req.valid("param").id, author(c)))
    return c.json(ok, 200)
  })
}
