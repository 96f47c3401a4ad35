/**
 * GET  /threads/{id}                         both sides of a conversation
 * POST /threads/{id}/opening                 a person has looked at it
 * GET  /mails/{id}/page                      the page of a mail, with nothing in it that runs or loads
 * GET  /mails/{id}/eml                       the mail as it came in
 * GET  /mails/{id}/attachments/{index}       a file that came with it
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  type CompanyRouter,
  cents,
  dayOut,
  done,
  get,
  getFile,
  inBooks,
  instantOut,
  listOf,
} from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import { PLAN_PERIODS } from "../../ledger/agreements/choices.ts"
import { safeFileName, safeMediaType } from "../mail/attachment.ts"
import { readMail } from "../mail/inbound-mail.ts"
import { DEEDS } from "../proposals/deeds.ts"
import { PAGE_POLICY, pageDocument } from "../safe-html/safe-page.ts"
import { INTENTS } from "../understanding/intent.ts"
import { markOpened, readStoredMail } from "./store.ts"
import { type Conversation, pageOf, readConversation, type ShownMail } from "./workflows.ts"

const proposalOut = z.object({
  ...{ intent: z.enum(INTENTS), deed: z.enum(DEEDS), certaintyPercent: z.number() },
  ...{ sentence: z.string().nullable(), on: dayOut.nullable(), amountCents: cents.nullable() },
  invoices: listOf(z.string()),
})
const confirmationOut = z.object({
  ...{ id: z.string(), customerId: z.string(), intent: z.enum(INTENTS), deed: z.enum(DEEDS) },
  ...{ confirmedBy: z.string(), confirmedAt: instantOut, isUndone: z.boolean() },
})
const mailOut = z.object({
  ...{ id: z.string(), fromEmail: z.string().nullable(), fromName: z.string().nullable() },
  ...{ subject: z.string(), at: instantOut, receivedOn: dayOut },
  kind: z.enum(["answer", "automatic", "bounce", "complaint"]),
  ...{ intent: z.enum(INTENTS), certaintyPercent: z.number(), sentence: z.string().nullable() },
  ...{ promisedOn: dayOut.nullable(), amountCents: cents.nullable(), instalments: z.number().nullable() },
  plan: z
    .object({
      ...{ count: z.number().nullable(), partCents: cents.nullable() },
      period: z.enum(PLAN_PERIODS),
    })
    .nullable(),
  orderReference: z.string().nullable(),
  ...{ ownText: z.string(), folded: listOf(z.object({ kind: z.string(), text: z.string() })) },
  bounce: z
    .object({ kind: z.string(), recipient: z.string().nullable(), status: z.string().nullable() })
    .nullable(),
  absence: z.object({ returnsOn: dayOut.nullable(), substitute: z.string().nullable() }).nullable(),
  ...{ otherContact: z.string().nullable(), unsubscribes: z.boolean() },
  ...{
    customerId: z.string().nullable(),
    isSetAside: z.boolean(),
    isWaiting: z.boolean(),
    hasPage: z.boolean(),
    blocked: z.number(),
  },
  candidates: listOf(
    z.object({
      ...{ customerId: z.string(), customerName: z.string(), because: listOf(z.string()) },
      isWaiting: z.boolean(),
      replyId: z.string().nullable(),
    }),
  ),
  attachments: listOf(
    z.object({
      ...{ index: z.number(), fileName: z.string(), contentType: z.string(), sizeBytes: z.number() },
      isRisky: z.boolean(),
      advice: z.object({ paidOn: dayOut.nullable(), amountCents: cents.nullable() }).nullable(),
    }),
  ),
  ...{ proposals: listOf(proposalOut), confirmations: listOf(confirmationOut) },
})
/** A conversation in an answer. */
export const conversationOut = z.object({
  ...{ threadId: z.string(), customerId: z.string().nullable() },
  mails: listOf(mailOut),
  messages: listOf(
    z.object({
      ...{ id: z.string(), subject: z.string(), text: z.string(), recipient: z.string().nullable() },
      ...{ mode: z.string(), state: z.string(), stepKey: z.string(), at: instantOut },
    }),
  ),
  invoices: listOf(z.object({ id: z.string(), number: z.string(), openCents: cents })),
})

const read = get("/threads/{id}", { summary: "Both sides of a conversation", answer: conversationOut })
const opening = act("post", "/threads/{id}/opening", {
  summary: "Note that a person has looked at a conversation",
  role: "reader",
  answer: done,
})
const page = getFile("/mails/{id}/page", {
  summary: "The page of a mail; nothing in it runs, and nothing is loaded from elsewhere",
  mediaType: "text/html",
})
const eml = getFile("/mails/{id}/eml", { summary: "The mail as it came in", mediaType: "message/rfc822" })
const attachment = getFile("/mails/{id}/attachments/{index}", {
  summary: "A file that came with a mail",
  mediaType: "application/octet-stream",
})

/** The routes of conversations. */
export function conversationRoutes(app: CompanyRouter): void {
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    return c.json(conversation(await inBooks(c, (tx) => readConversation(tx, id, c.var.today))), 200)
  })
  app.openapi(opening, async (c) => {
    await inBooks(c, (tx) => markOpened(tx, c.req.valid("param").id, new Date()))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(page, async (c) => {
    const { read: mail } = await mailWith(c, c.req.valid("param").id)
    const { html, blocked } = pageOf(mail)
    return c.body(pageDocument(html), 200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": PAGE_POLICY,
      "x-blocked": String(blocked),
    })
  })
  app.openapi(eml, async (c) => {
    const { content } = await mailWith(c, c.req.valid("param").id)
    return c.body(new Uint8Array(content), 200, {
      "content-type": "message/rfc822",
      "content-disposition": `attachment; filename="${c.req.valid("param").id}.eml"`,
    })
  })
  app.openapi(attachment, async (c) => {
    const { id, index } = c.req.valid("param")
    const part = (await mailWith(c, id)).read.attachments[Number(index)] ?? refuseUnknown(id)
    const name = safeFileName(part.fileName, `piece-jointe-${Number(index) + 1}`)
    return c.body(new Uint8Array(part.bytes), 200, {
      "content-type": safeMediaType(part.contentType),
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
    })
  })
}

async function mailWith(c: Parameters<typeof inBooks>[0], id: string) {
  const stored = (await inBooks(c, (tx) => readStoredMail(tx, id))) ?? refuseUnknown(id)
  return { content: stored.content, read: await readMail(stored.content) }
}

function conversation({ mails, messages, invoices, ...rest }: Conversation) {
  return {
    ...rest,
    mails: mails.map(mailForAnswer),
    messages: messages.map(({ at, ...message }) => ({ ...message, at: at.toISOString() })),
    invoices: invoices.map(({ id, number, openCents }) => ({ id, number, openCents })),
  }
}

function mailForAnswer({ details, createdAt, sentAt, setAsideOn, confirmations, ...mail }: ShownMail) {
  const { bounce, absence, otherContact, unsubscribes, folded } = details
  return {
    ...mail,
    ...{ absence, otherContact, unsubscribes, folded, isSetAside: setAsideOn !== null },
    at: (sentAt ?? createdAt).toISOString(),
    bounce: bounce && { kind: bounce.kind, recipient: bounce.recipient, status: bounce.status },
    confirmations: confirmations.map(({ confirmedAt, ...each }) => ({
      ...each,
      confirmedAt: confirmedAt.toISOString(),
    })),
  }
}

function refuseUnknown(id: string): never {
  return refuse(
    "MAIL_UNKNOWN",
    {
      fr: "Ce message, ou cette pièce jointe, n’existe pas dans cette entreprise.",
      en: "This mail, or this attachment, does not exist in this company.",
    },
    { id },
  )
}
