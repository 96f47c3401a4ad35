/**
 * GET  /threads                        conversations, those that wait for a person first
 * GET  /thread-counts                  how many wait, are unknown, were not opened
 * GET  /mailbox                        how the reading of the mailbox goes
 * POST /mailbox/reading                reads it now
 * POST /mailbox/unreadable/dismissal   a person has looked at what could not be taken in
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  cursorOf,
  dayOut,
  done,
  get,
  identifier,
  inBooks,
  instantOut,
  listOf,
  placeOf,
  sentenceOut,
} from "../../kernel/http.ts"
import { readMailboxState } from "../mailbox/state/store.ts"
import { dismissUnreadable } from "../mailbox/store.ts"
import { keepReading, type ReadingPorts } from "../mailbox/workflows.ts"
import { INTENTS } from "../understanding/intent.ts"
import { countInbox, type InboxLine, listInbox } from "./store.ts"

const PAGE = 50

/** A conversation in a list. */
export const inboxLineOut = z.object({
  ...{ threadId: z.string(), mailId: z.string(), subject: z.string() },
  ...{ fromName: z.string().nullable(), fromEmail: z.string().nullable(), receivedOn: dayOut },
  ...{ receivedAt: instantOut, kind: z.enum(["answer", "automatic", "bounce", "complaint"]) },
  ...{ intent: z.enum(INTENTS), certaintyPercent: z.number(), sentence: z.string().nullable() },
  ...{ promisedOn: dayOut.nullable(), amountCents: cents.nullable(), bounceKind: z.string().nullable() },
  ...{ customerId: z.string().nullable(), customerName: z.string().nullable(), openCents: cents },
  ...{ candidates: z.number(), isWaiting: z.boolean(), isUnopened: z.boolean(), mails: z.number() },
})
/** How many conversations there are of each kind. */
export const countsOut = z.object({
  ...{ waiting: z.number(), tray: z.number(), unopened: z.number(), machines: z.number() },
})
/** A page of conversations with the counts of all. */
export const inboxOut = z.object({
  items: listOf(inboxLineOut),
  nextCursor: z.string().nullable(),
  counts: countsOut,
})
/** How the reading goes. */
export const mailboxOut = z.object({
  ...{ isSetUp: z.boolean(), readAt: instantOut.nullable(), failedAt: instantOut.nullable() },
  ...{ failureCode: z.string().nullable(), failureSentence: sentenceOut.nullable() },
  nextReadAt: instantOut.nullable(),
  unreadable: listOf(z.object({ folder: z.string(), uid: z.number(), code: z.string() })),
})

const list = get("/threads", {
  summary: "Conversations, those that wait for a person first",
  query: z.object({
    view: z.enum(["waiting", "tray", "machines", "all"]).default("waiting"),
    intent: z.enum(INTENTS).optional(),
    customerId: identifier.optional(),
    cursor: z.string().max(500).optional(),
  }),
  answer: inboxOut,
})
const counts = get("/thread-counts", { summary: "How many conversations wait", answer: countsOut })
const mailbox = get("/mailbox", { summary: "How the reading of the mailbox goes", answer: mailboxOut })
const reading = act("post", "/mailbox/reading", { summary: "Read the mailbox now", answer: mailboxOut })
const dismissal = act("post", "/mailbox/unreadable/dismissal", {
  summary: "Say that the mails that could not be taken in were looked at",
  answer: done,
})

const place = z.object({ isWaiting: z.boolean(), mailId: z.uuid() })

/** The routes of the inbox. */
export function inboxRoutes(app: CompanyRouter, ports: ReadingPorts): void {
  app.openapi(list, async (c) => {
    const { view, intent, customerId, cursor } = c.req.valid("query")
    const after = placeOf(cursor, place)
    const { lines, counts } = await inBooks(c, async (tx) => ({
      lines: await listInbox(tx, { view, intent, customerId, after, limit: PAGE + 1 }),
      counts: await countInbox(tx),
    }))
    const items = lines.slice(0, PAGE)
    const last = items.at(-1)
    const nextCursor = lines.length > PAGE && last ? cursorOf(place.parse(last)) : null
    return c.json({ items: items.map(line), nextCursor, counts }, 200)
  })
  app.openapi(counts, async (c) => c.json(await inBooks(c, countInbox), 200))
  app.openapi(mailbox, async (c) => c.json(await state(c), 200))
  app.openapi(reading, async (c) => {
    await keepReading(c.var.db, c.var.companyId, ports, author(c))
    return c.json(await state(c), 200)
  })
  app.openapi(dismissal, async (c) => {
    await inBooks(c, (tx) => dismissUnreadable(tx, new Date()))
    return c.json({ ok: true as const }, 200)
  })
}

const line = ({ receivedAt, ...rest }: InboxLine) => ({ ...rest, receivedAt: receivedAt.toISOString() })

async function state(c: Parameters<typeof inBooks>[0]) {
  const { readAt, failedAt, nextReadAt, ...rest } = await inBooks(c, readMailboxState)
  const text = (at: Date | null) => at?.toISOString() ?? null
  return { ...rest, readAt: text(readAt), failedAt: text(failedAt), nextReadAt: text(nextReadAt) }
}
