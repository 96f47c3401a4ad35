/**
 * PATCH /messages/{id}                changes the wording of one message
 * POST  /message-approvals            lets messages leave
 * POST  /messages/{id}/cancellation   a person decides that it does not leave
 * POST  /messages/{id}/resolution     whether a message in doubt left
 * POST  /messages/{id}/search         looks for it in the mailbox
 * POST  /messages/{id}/posting        a letter was posted
 */
import { z } from "@hono/zod-openapi"
import type { Day } from "../../kernel/day.ts"
import {
  act,
  author,
  type CompanyRouter,
  dayInput,
  done,
  identifier,
  inBooks,
  listOf,
  patch,
  post,
  sentenceOut,
  typedText,
} from "../../kernel/http.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { gate } from "../gate/workflows.ts"
import type { FindByMessageId, SecretBox } from "../mail-account/mail-account.ts"
import type { RenewToken } from "../mail-account/oauth/token.ts"
import { type RenderLetter, recordPosting } from "../posting/workflows.ts"
import { resolveUnknown, searchForMessage } from "../resolution/workflows.ts"
import { approveReviewed } from "../review/workflows.ts"
import { cancelMessage, editMessage } from "./workflows.ts"

const edit = patch("/messages/{id}", {
  summary: "Change the wording of a message that waits",
  body: z.object({ subject: z.string().max(500).optional(), textBody: z.string().max(25_000).optional() }),
  answer: done,
})
const approve = post("/message-approvals", {
  summary: "Let messages leave",
  body: z.object({ messageIds: z.array(identifier).max(10_000) }),
  answer: z.object({
    approved: listOf(z.string()),
    refused: listOf(
      z.object({ id: z.string(), error: z.object({ code: z.string(), sentence: sentenceOut }) }),
    ),
  }),
})
const cancel = post("/messages/{id}/cancellation", {
  summary: "Decide that a message does not leave",
  body: z.object({ reason: typedText(1_000).nullable().optional() }),
  answer: done,
})
const resolve = post("/messages/{id}/resolution", {
  summary: "Say whether a message in doubt left",
  body: z.object({ outcome: z.enum(["sent", "not-sent"]) }),
  answer: done,
})
const search = act("post", "/messages/{id}/search", {
  summary: "Look for a message in doubt in the mailbox",
  answer: z.object({ found: z.boolean(), folder: z.string().nullable() }),
})
const posting = post("/messages/{id}/posting", {
  summary: "Say that a letter was posted",
  body: z.object({
    postedOn: dayInput,
    depositNumber: typedText(60).nullable().optional(),
    evenIfNotDue: z
      .boolean()
      .optional()
      .openapi({ description: "it did leave, although it was no longer due on that day" }),
  }),
  answer: done,
})

/** What the outbox needs from outside. */
export interface OutboxPorts {
  readonly box: SecretBox
  readonly findByMessageId: FindByMessageId
  readonly renewToken?: RenewToken
  readonly renderLetter: (today: Day) => RenderLetter
  /** Tells the worker, in the same transaction, that something may leave. */
  readonly wakeSender: (tx: CompanyTx) => Promise<void>
}

const ok = { ok: true as const }

/** The routes that move messages on. */
export function outboxRoutes(app: CompanyRouter, ports: OutboxPorts): void {
  app.openapi(edit, async (c) => {
    await inBooks(c, (tx) => editMessage(tx, c.req.valid("param").id, c.req.valid("json"), author(c)))
    return c.json(ok, 200)
  })
  app.openapi(approve, async (c) => {
    const { approved, refused } = await inBooks(c, async (tx) => {
      const approval = await approveReviewed(tx, c.req.valid("json").messageIds, author(c))
      if (approval.approved.length > 0) await ports.wakeSender(tx)
      return approval
    })
    const said = refused.map(({ id, refusal }) => ({
      id,
      error: { code: refusal.code, sentence: refusal.sentence },
    }))
    return c.json({ approved, refused: said }, 200)
  })
  app.openapi(cancel, async (c) => {
    const reason = c.req.valid("json").reason ?? null
    await inBooks(c, (tx) => cancelMessage(tx, c.req.valid("param").id, reason, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(resolve, async (c) => {
    const { id } = c.req.valid("param")
    await inBooks(c, async (tx) => {
      await resolveUnknown(tx, id, c.req.valid("json").outcome, author(c))
      await ports.wakeSender(tx)
    })
    return c.json(ok, 200)
  })
  app.openapi(search, async (c) =>
    c.json(
      await searchForMessage(c.var.db, c.var.companyId, c.req.valid("param").id, ports, new Date()),
      200,
    ),
  )
  app.openapi(posting, async (c) => {
    const posted = { messageId: c.req.valid("param").id, ...c.req.valid("json") }
    await inBooks(c, (tx) =>
      recordPosting(tx, posted, { render: ports.renderLetter(c.var.today), gate }, author(c)),
    )
    return c.json(ok, 200)
  })
}
