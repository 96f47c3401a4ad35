/**
 * GET /messages                    messages, the newest first
 * GET /messages/{id}               one message, as it would leave or as it left
 * GET /messages/{id}/html          its page, for a frame
 * GET /messages/{id}/eml           the e-mail as it was archived, to the byte
 * GET /messages/{id}/letter.pdf    the letter to print
 * GET /messages/{id}/enclosures/{place}   a file that goes along with it
 */
import { z } from "@hono/zod-openapi"
import type { Day } from "../../kernel/day.ts"
import {
  author,
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  get,
  getFile,
  identifier,
  inBooks,
  instantOut,
  listOf,
  pageOf,
  sentenceOut,
} from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { htmlForScreen } from "../../messages/compose.ts"
import { missingWords, type SetPaper } from "../../messages/enclosures/enclosure.ts"
import { ATTACHMENTS } from "../../policy/scenario.ts"
import { readArchive } from "../archive/store.ts"
import { readSendingCompany } from "../company/store.ts"
import { readEnclosure } from "../enclosed/workflows.ts"
import { gate } from "../gate/workflows.ts"
import type { Message, MessageState } from "../outbox/message.ts"
import { readMessage } from "../outbox/store.ts"
import { judgeWaitingLetters } from "../posting/judgement/workflows.ts"
import { letterToPrint, type RenderLetter } from "../posting/workflows.ts"
import { previewMessage } from "../rendering/workflows.ts"
import { archivedPage } from "./archived-page.ts"
import { readNamedMessage } from "./named/store.ts"
import { shortMessagePage } from "./short-message-page.ts"
import { listMessages, readMessageHistory } from "./store.ts"
import { MESSAGE_STATES, messageSummary } from "./summary.ts"

/** A message in a list. */
export const summaryOut = z.object({
  id: z.string(),
  customerId: z.string(),
  customerName: z.string(),
  stepKey: z.string(),
  stepLabel: sentenceOut,
  channel: z.string(),
  tone: z.string().nullable(),
  language: z.string(),
  state: z.enum(MESSAGE_STATES),
  stateReason: z.string().nullable(),
  mode: z.enum(["live", "test", "demo"]),
  provider: z.string().nullable(),
  recipient: z.string().nullable(),
  subject: z.string(),
  amountCents: cents,
  currency: z.string(),
  invoiceCount: z.number(),
  plannedOn: dayOut,
  needsApproval: z.boolean(),
  edited: z.boolean(),
  findings: listOf(
    z.object({
      ruleId: z.string(),
      severity: z.enum(["error", "warning"]),
      article: z.string(),
      sentence: sentenceOut,
      excerpt: z.string(),
      isAcknowledged: z.boolean(),
    }),
  ),
  finishedAt: instantOut.nullable(),
  sentence: sentenceOut.nullable(),
})

const wordingOut = z.object({ subject: z.string(), textBody: z.string() })
const wordingsOut = z.object({ before: wordingOut, after: wordingOut })

const list = get("/messages", {
  summary: "Messages",
  query: z.object({
    state: z.string().max(100).optional().openapi({ description: "one state, or several with commas" }),
    on: dayInput.optional(),
    customerId: identifier.optional(),
    cursor: z.string().optional(),
    limit: z.coerce.number().int().min(1).max(500).optional(),
  }),
  answer: pageOf(summaryOut),
})
const readOne = get("/messages/{id}", {
  summary: "One message, as it would leave or as it left",
  answer: summaryOut.extend({
    textBody: z.string(),
    html: z.string().nullable(),
    testAddress: z.string().nullable(),
    postedOn: dayOut.nullable(),
    depositNumber: z.string().nullable(),
    enclosures: listOf(z.object({ kind: z.enum(ATTACHMENTS), fileName: z.string(), isKnown: z.boolean() })),
    /** What is missing among them. */
    enclosureNote: sentenceOut.nullable(),
    items: listOf(
      z.object({
        invoiceId: z.string(),
        seq: z.number(),
        number: z.string().nullable(),
        dueOn: dayOut.nullable(),
        openCents: cents,
        covered: z.boolean(),
      }),
    ),
    /** What people changed in its wording, the oldest first. */
    edits: listOf(wordingsOut.extend({ at: instantOut, actor: z.string() })),
    events: listOf(
      z.object({ at: instantOut, kind: z.string(), actor: z.string(), detail: z.string().nullable() }),
    ),
  }),
})
const html = getFile("/messages/{id}/html", { summary: "The message as a page", mediaType: "text/html" })
const eml = getFile("/messages/{id}/eml", {
  summary: "The e-mail as it was archived, to the byte",
  mediaType: "message/rfc822",
})
const letter = getFile("/messages/{id}/letter.pdf", {
  summary: "The letter to print",
  mediaType: "application/pdf",
})
const enclosure = getFile("/messages/{id}/enclosures/{place}", {
  summary: "A file that goes along with a message",
  mediaType: "application/pdf",
})

// What debtors are called may hold anything: their page runs nothing and loads nothing.
const PAGE_HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'",
}

/** The routes that read messages. `renderLetter` sets a letter as PDF. */
export function messageRoutes(
  app: CompanyRouter,
  { renderLetter, setPaper }: { renderLetter: (today: Day) => RenderLetter; setPaper: SetPaper },
): void {
  app.openapi(list, async (c) => {
    const { state, on, ...filter } = c.req.valid("query")
    const states = state ? statesOf(state) : undefined
    // Whoever lists what is approved may be about to go to the post office.
    if (states?.includes("approved")) {
      await inBooks(c, (tx) => judgeWaitingLetters(tx, gate, { ...author(c), actor: "worker" }))
    }
    const page = await inBooks(c, (tx) => listMessages(tx, { ...filter, states, plannedOn: on }))
    return c.json({ items: page.items.map(messageSummary), nextCursor: page.nextCursor }, 200)
  })
  app.openapi(readOne, async (c) =>
    c.json(await inBooks(c, (tx) => wholeMessage(tx, c.req.valid("param").id, c.var.today)), 200),
  )
  app.openapi(html, async (c) => {
    const { id } = c.req.valid("param")
    const page = await inBooks(c, async (tx) => pageOfMessage(tx, await readMessage(tx, id), c.var.today))
    return c.body(page ?? refuseNotShown(id), 200, PAGE_HEADERS)
  })
  app.openapi(eml, async (c) => {
    const { id } = c.req.valid("param")
    const archive = await inBooks(c, async (tx) => {
      await readMessage(tx, id)
      return await readArchive(tx, id)
    })
    if (!archive) return refuseNotArchived(id)
    return c.body(new Uint8Array(archive.content), 200, {
      "content-type": "message/rfc822",
      "content-disposition": `attachment; filename="${id}.eml"`,
      "x-sha256": archive.sha256.toString("hex"),
    })
  })
  app.openapi(letter, async (c) => {
    const { id } = c.req.valid("param")
    const pdf = await inBooks(c, (tx) =>
      letterToPrint(tx, id, { render: renderLetter(c.var.today), gate }, author(c)),
    )
    return c.body(new Uint8Array(pdf), 200, {
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="${id}.pdf"`,
    })
  })
  app.openapi(enclosure, async (c) => {
    const { id, place } = c.req.valid("param")
    const file = await inBooks(c, (tx) => readEnclosure(tx, id, Number(place), c.var.today, setPaper))
    return c.body(new Uint8Array(file.bytes), 200, {
      "content-type": file.contentType,
      "content-disposition": `inline; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      "x-content-type-options": "nosniff",
    })
  })
}

async function wholeMessage(tx: CompanyTx, id: string, today: Day) {
  const message = await readNamedMessage(tx, id)
  const history = await readMessageHistory(tx, id)
  const { testRecipient } = await readSendingCompany(tx)
  return {
    ...messageSummary(message),
    textBody: message.textBody,
    html: await pageOfMessage(tx, message, today),
    testAddress: message.mode === "test" ? testRecipient : null,
    postedOn: message.postedOn,
    depositNumber: message.depositNumber,
    enclosures: message.enclosures.map(({ kind, fileName, sha256 }) => ({
      ...{ kind, fileName, isKnown: sha256 !== null },
    })),
    enclosureNote: message.state === "sent" ? null : missingWords(message.enclosures),
    items: message.items.map(({ invoiceId, seq, number, dueOn, openCents, covered }) => ({
      ...{ invoiceId, seq, openCents, covered },
      ...{ number: number ?? null, dueOn: dueOn ?? null },
    })),
    edits: history.flatMap(({ at, kind, actor, payload }) => {
      const edit = kind === "message.edited" ? wordingsOut.safeParse(payload) : null
      return edit?.success ? [{ at: at.toISOString(), actor, ...edit.data }] : []
    }),
    events: history.map(({ at, kind, actor, payload }) => ({
      ...{ at: at.toISOString(), kind, actor },
      detail: typeof payload?.answer === "string" ? payload.answer : null,
    })),
  }
}

/** The message as it left, or as it would leave now; null for a letter that was posted. */
async function pageOfMessage(tx: CompanyTx, message: Message, today: Day): Promise<string | null> {
  if (message.channel === "sms") return shortMessagePage(message.textBody, message.language)
  const archive = await readArchive(tx, message.id)
  if (archive) return message.channel === "email" ? await archivedPage(archive.content) : null
  const composed = await previewMessage(tx, message, today)
  return composed && htmlForScreen(composed)
}

function statesOf(text: string): MessageState[] {
  return text.split(",").map((name) => {
    const state = MESSAGE_STATES.find((known) => known === name.trim())
    return (
      state ??
      refuse("INPUT_INVALID", {
        fr: `L’état «\u00a0${name}\u00a0» n’existe pas.`,
        en: `There is no state “${name}”.`,
      })
    )
  })
}

function refuseNotArchived(id: string): never {
  return refuse(
    "ARCHIVE_UNKNOWN",
    {
      fr: "Ce message n’a pas encore été composé pour partir\u00a0: il n’y a rien d’archivé.",
      en: "This message has not been written out to leave yet: nothing is archived.",
    },
    { id },
  )
}

function refuseNotShown(id: string): never {
  return refuse(
    "MESSAGE_NOT_DUE",
    {
      fr: "Ce message ne correspond plus à ce qui est dû\u00a0: préparez de nouveau la journée.",
      en: "This message no longer matches what is due: prepare the day again.",
    },
    { id },
  )
}
