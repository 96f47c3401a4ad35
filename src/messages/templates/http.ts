/**
 * GET    /templates                      every template, in every language
 * PUT    /templates/{key}/{language}     the company's own wording
 * DELETE /templates/{key}/{language}     back to the shipped wording
 * POST   /template-previews              how a wording reads on a real customer
 */
import { z } from "@hono/zod-openapi"
import type { Day } from "../../kernel/day.ts"
import {
  act,
  author,
  type CompanyRouter,
  get,
  identifier,
  inBooks,
  listOf,
  post,
  put,
  sentenceOut,
} from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { decideFor } from "../../policy/plan/workflows.ts"
import { readMessageSources } from "../inputs/store.ts"
import type { MessageInput } from "../message-input.ts"
import { previewTemplate } from "./preview.ts"
import { type CompanyTemplate, listTemplates, shippedTemplate } from "./store.ts"
import { templateKey } from "./template.ts"
import { restoreTemplate, saveTemplate } from "./workflows.ts"

const templateOut = z.object({
  templateKey: z.string(),
  language: z.string(),
  subject: z.string(),
  body: z.string(),
  isCustomised: z.boolean(),
  label: sentenceOut,
})
/** What the law has to say of a wording, as the editor shows it. */
export const findingOut = z.object({
  ruleId: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  article: z.string(),
  sentence: sentenceOut,
  excerpt: z.string(),
  part: z.enum(["subject", "body"]),
  line: z.number().nullable(),
  debtors: listOf(z.string()),
  remedy: z
    .object({ label: sentenceOut, replacement: z.string(), start: z.number(), end: z.number() })
    .nullable(),
})
const text = { subject: z.string().max(500), body: z.string().max(25_000) }

const list = get("/templates", {
  summary: "The wording of messages",
  answer: z.object({ items: listOf(templateOut), nextCursor: z.null() }),
})
const save = put("/templates/{key}/{language}", {
  summary: "Keep the company’s own wording",
  body: z.object(text),
  answer: templateOut,
})
const restore = act("delete", "/templates/{key}/{language}", {
  summary: "Go back to the shipped wording",
  answer: templateOut,
})
const preview = post("/template-previews", {
  summary: "Try a wording; nothing is kept",
  role: "reader",
  body: z.object({
    ...text,
    templateKey: z.string().max(60),
    language: z.enum(["fr", "en"]),
    customerId: identifier.nullable().optional(),
  }),
  answer: z.object({
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    problems: listOf(z.object({ part: z.string(), line: z.number(), sentence: sentenceOut })),
    findings: listOf(findingOut),
  }),
})

/** The routes of templates. */
export function templateRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const items = (await inBooks(c, listTemplates)).map(shown)
    return c.json({ items, nextCursor: null }, 200)
  })
  app.openapi(save, async (c) => {
    const { key, language } = c.req.valid("param")
    const edit = { templateKey: templateKey(key), language: languageOf(language), ...c.req.valid("json") }
    return c.json(shown(await inBooks(c, (tx) => saveTemplate(tx, edit, author(c)))), 200)
  })
  app.openapi(restore, async (c) => {
    const { key, language } = c.req.valid("param")
    const restored = await inBooks(c, (tx) =>
      restoreTemplate(tx, templateKey(key), languageOf(language), author(c)),
    )
    return c.json(shown(restored), 200)
  })
  app.openapi(preview, async (c) => {
    const { customerId, templateKey: name, language, subject, body } = c.req.valid("json")
    const template = { ...shippedTemplate(templateKey(name), language), subject, body }
    const input = customerId
      ? await inBooks(c, (tx) => inputOfCustomer(tx, customerId, c.var.today))
      : undefined
    const { message, problems, findings } = previewTemplate(template, input)
    const { subject: shownSubject = "", text: shownText = "", html = "" } = message ?? {}
    return c.json({ subject: shownSubject, text: shownText, html, problems, findings }, 200)
  })
}

/** What a message to this customer would say today; an invented one when none is due. */
async function inputOfCustomer(
  tx: CompanyTx,
  customerId: string,
  today: Day,
): Promise<MessageInput | undefined> {
  const [decision] = await decideFor(tx, [customerId], today)
  if (decision?.kind !== "act") return undefined
  const [source] = await readMessageSources(tx, [decision], today)
  return source?.input
}

function shown(template: CompanyTemplate) {
  const { templateKey: key, language, subject, body, isCustomised } = template
  const label = { fr: shippedTemplate(key, "fr").label, en: shippedTemplate(key, "en").label }
  return { templateKey: key, language, subject, body, isCustomised, label }
}

function languageOf(text: string): "fr" | "en" {
  if (text === "fr" || text === "en") return text
  return refuse(
    "LANGUAGE_UNKNOWN",
    { fr: "Les modèles existent en français et en anglais.", en: "Templates exist in French and English." },
    { language: text },
  )
}
