/**
 * GET    /customers/{id}/comments       what colleagues wrote about a customer
 * POST   /comments                      a comment; @names tell those people
 * DELETE /comments/{id}                 takes one's own back
 * POST   /comments/{id}/restoration     puts it there again
 * POST   /comments/{id}/reading         the mention of me in it is dealt with
 * POST   /comments/{id}/unreading       or not yet
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  dayOut,
  done,
  get,
  identifier,
  inBooks,
  instantOut,
  listOf,
  post,
  typedText,
} from "../../../kernel/http.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { nameOfActor, peopleOf } from "../person.ts"
import { listComments, setMentionDone } from "./store.ts"
import { removeComment, writeComment } from "./workflows.ts"

const commentOut = z.object({
  id: z.string(),
  customerId: z.string(),
  invoiceId: z.string().nullable(),
  disputeId: z.string().nullable(),
  authorName: z.string(),
  isMine: z.boolean(),
  text: z.string(),
  on: dayOut,
  at: instantOut,
  mentions: listOf(z.object({ userId: z.string(), name: z.string(), isDone: z.boolean() })),
})
const list = get("/customers/{id}/comments", {
  summary: "What colleagues wrote about a customer",
  query: z.object({ invoiceId: identifier.optional(), disputeId: identifier.optional() }),
  answer: z.object({ items: listOf(commentOut) }),
})
const write = post("/comments", {
  summary: "Write a comment; whoever is named with an @ finds it in their day",
  body: z.object({
    customerId: identifier,
    invoiceId: identifier.nullable().optional(),
    disputeId: identifier.nullable().optional(),
    text: typedText(5_000).min(1),
  }),
  answer: z.object({ id: z.string() }),
})
const remove = act("delete", "/comments/{id}", { summary: "Take one’s own comment back", answer: done })
const restore = act("post", "/comments/{id}/restoration", { summary: "Put a comment back", answer: done })
const read = act("post", "/comments/{id}/reading", {
  summary: "The mention of me is dealt with",
  role: "reader",
  answer: done,
})
const unread = act("post", "/comments/{id}/unreading", {
  summary: "The mention of me waits again",
  role: "reader",
  answer: done,
})
const ok = { ok: true as const }

/** The routes of comments. */
export function commentRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const about = { customerId: c.req.valid("param").id, ...c.req.valid("query") }
    const items = await inBooks(c, (tx) => listComments(tx, about))
    return c.json(
      {
        items: items.map(({ author: who, at, ...item }) => ({
          ...item,
          at: at.toISOString(),
          isMine: who === c.var.actor,
        })),
      },
      200,
    )
  })
  app.openapi(write, async (c) => {
    const id = await inBooks(c, async (tx) => {
      const authorName = await nameOfActor(tx, c.var.actor)
      return await writeComment(tx, { ...c.req.valid("json"), authorName }, author(c))
    })
    return c.json({ id }, 200)
  })
  app.openapi(remove, async (c) => {
    await inBooks(c, (tx) => removeComment(tx, c.req.valid("param").id, true, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(restore, async (c) => {
    await inBooks(c, (tx) => removeComment(tx, c.req.valid("param").id, false, author(c)))
    return c.json(ok, 200)
  })
  const settle = async (c: Parameters<typeof inBooks>[0], id: string, doneAt: Date | null) => {
    const isFound = await inBooks(c, async (tx) => {
      const people = [...(await peopleOf(tx, c.var.actor, c.var.today))]
      return await setMentionDone(tx, id, people, doneAt)
    })
    if (!isFound) refuseNotMentioned(id)
  }
  app.openapi(read, async (c) => {
    await settle(c, c.req.valid("param").id, new Date())
    return c.json(ok, 200)
  })
  app.openapi(unread, async (c) => {
    await settle(c, c.req.valid("param").id, null)
    return c.json(ok, 200)
  })
}

function refuseNotMentioned(id: string): never {
  return refuse(
    "MENTION_UNKNOWN",
    { fr: "Ce commentaire ne vous nomme pas.", en: "This comment does not name you." },
    { id },
  )
}
