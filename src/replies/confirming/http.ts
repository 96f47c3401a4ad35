/**
 * POST /mails/{id}/customer                 whose a mail is
 * POST /mails/{id}/setting-aside            it concerns no customer
 * POST /mails/{id}/confirmations            what it says, and what follows
 * POST /mail-confirmations/{id}/undoing     takes that back
 * POST /mails/{id}/answers                  writes back
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
  post,
  typedText,
} from "../../kernel/http.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { DISPUTE_REASONS } from "../../ledger/facts/choices.ts"
import { answerMail } from "../answering/workflows.ts"
import { assignMail, setMailAside } from "../listing/workflows.ts"
import { DEEDS } from "../proposals/deeds.ts"
import { INTENTS } from "../understanding/intent.ts"
import { confirm, undoConfirmation } from "./workflows.ts"

const assign = post("/mails/{id}/customer", {
  summary: "Say whose a mail is, and remember its sender if wished",
  body: z.object({ customerId: identifier, remember: z.boolean().default(false) }),
  answer: done,
})
const aside = act("post", "/mails/{id}/setting-aside", {
  summary: "Put a mail aside that concerns no customer",
  answer: done,
})
const confirmation = post("/mails/{id}/confirmations", {
  summary: "Confirm what a mail says: what follows is recorded",
  body: z.object({
    customerId: identifier,
    intent: z.enum(INTENTS),
    deed: z.enum(DEEDS).optional(),
    on: dayInput.nullable().optional(),
    amountCents: cents.positive().nullable().optional(),
    invoiceIds: z.array(identifier).max(500).optional(),
    reason: z.enum(DISPUTE_REASONS).optional(),
    sentence: typedText(2_000).nullable().optional(),
  }),
  answer: z.object({ id: z.string() }),
})
const undoing = act("post", "/mail-confirmations/{id}/undoing", {
  summary: "Take a confirmation back, with what it recorded",
  answer: done,
})
const answer = post("/mails/{id}/answers", {
  summary: "Write back in a conversation; it leaves within seconds",
  body: z.object({ subject: typedText(300).optional(), text: typedText(20_000).min(1) }),
  answer: z.object({ messageId: z.string() }),
})

const ok = { ok: true as const }

/** The routes of what a person does with a mail; `wakeSender` tells the worker that something may leave. */
export function confirmingRoutes(
  app: CompanyRouter,
  ports: { readonly wakeSender: (tx: CompanyTx) => Promise<void> },
): void {
  app.openapi(assign, async (c) => {
    const { customerId, remember } = c.req.valid("json")
    await inBooks(c, (tx) => assignMail(tx, c.req.valid("param").id, customerId, author(c), remember))
    return c.json(ok, 200)
  })
  app.openapi(aside, async (c) => {
    await inBooks(c, (tx) => setMailAside(tx, c.req.valid("param").id, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(confirmation, async (c) => {
    const mailId = c.req.valid("param").id
    return c.json(await inBooks(c, (tx) => confirm(tx, { mailId, ...c.req.valid("json") }, author(c))), 200)
  })
  app.openapi(undoing, async (c) => {
    await inBooks(c, (tx) => undoConfirmation(tx, c.req.valid("param").id, author(c)))
    return c.json(ok, 200)
  })
  app.openapi(answer, async (c) => {
    const written = { mailId: c.req.valid("param").id, ...c.req.valid("json") }
    const made = await inBooks(c, async (tx) => {
      const { messageId } = await answerMail(tx, written, author(c))
      await ports.wakeSender(tx)
      return { messageId }
    })
    return c.json(made, 200)
  })
}
