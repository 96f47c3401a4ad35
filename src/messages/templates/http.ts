/**
 * GET    /templates                                  every template, in every language
 * PUT    /templates/{key}/{language}/{formality}   the company's own wording
 * DELETE /templates/{key}/{language}/{formality}   back to the shipped wording
 * POST   /template-previews                          how a wording reads on a real customer
 */
import { z } from "@hono/zod-openapi"
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
import { MESSAGE_LANGUAGES, type MessageLanguage } from "../../kernel/wording.ts"
import { FORMALITIES } from "../words/message-words.ts"
import { inputOfCustomer } from "./inputs/workflows.ts"
import { previewTemplate } from "./preview.ts"
import { type CompanyTemplate, listTemplates, shippedTemplate } from "./store.ts"
import { knownFormality, type Template, type TemplateName, templateKey } from "./template.ts"
import { restoreTemplate, saveTemplate } from "./workflows.ts"

const templateOut = z.object({
  templateKey: z.string(),
  language: z.enum(MESSAGE_LANGUAGES),
  formality: z.enum(FORMALITIES),
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
const formality = z.enum(FORMALITIES).default("formal")
const text = { subject: z.string().max(500), body: z.string().max(25_000) }

/** A wording to be tried, and on whom. */
export const templatePreviewInput = z.object({
  ...text,
  templateKey: z.string().max(60),
  language: z.enum(MESSAGE_LANGUAGES),
  formality,
  customerId: identifier.nullable().optional(),
})

const list = get("/templates", {
  summary: "The wording of messages",
  answer: z.object({ items: listOf(templateOut), nextCursor: z.null() }),
})
const save = put("/templates/{key}/{language}/{formality}", {
  summary: "Keep the company’s own wording",
  body: z.object(text),
  answer: templateOut,
})
const restore = act("delete", "/templates/{key}/{language}/{formality}", {
  summary: "Go back to the shipped wording",
  answer: templateOut,
})
const preview = post("/template-previews", {
  summary: "Try a wording; nothing is kept",
  role: "reader",
  body: templatePreviewInput,
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
    const edit = { ...nameOf(c.req.valid("param")), ...c.req.valid("json") }
    return c.json(shown(await inBooks(c, (tx) => saveTemplate(tx, edit, author(c)))), 200)
  })
  app.openapi(restore, async (c) => {
    const name = nameOf(c.req.valid("param"))
    const restored = await inBooks(c, (tx) => restoreTemplate(tx, name, author(c)))
    return c.json(shown(restored), 200)
  })
  app.openapi(preview, async (c) => {
    const typed = c.req.valid("json")
    const template = templateOfPreview(typed)
    const { customerId } = typed
    const input = customerId
      ? await inBooks(c, (tx) => inputOfCustomer(tx, customerId, template.templateKey, c.var.today))
      : undefined
    const { message, problems, findings } = previewTemplate(template, input)
    const { subject: shownSubject = "", text: shownText = "", html = "" } = message ?? {}
    return c.json({ subject: shownSubject, text: shownText, html, problems, findings }, 200)
  })
}

function shown(template: CompanyTemplate) {
  const { templateKey: key, language, formality, subject, body, isCustomised } = template
  const label = { fr: shippedTemplate(key, "fr").label, en: shippedTemplate(key, "en").label }
  return { templateKey: key, language, formality, subject, body, isCustomised, label }
}

/** The template that a wording being tried makes. */
export function templateOfPreview(typed: z.output<typeof templatePreviewInput>): Template {
  const { templateKey: key, subject, body, language, formality } = typed
  return { ...shippedOf(nameOf({ key, language, formality })), subject, body }
}

const shippedOf = ({ templateKey, language, formality }: TemplateName) =>
  shippedTemplate(templateKey, language, formality)

function nameOf({
  key,
  language,
  formality,
}: Record<"key" | "language" | "formality", string>): TemplateName {
  const known = templateKey(key)
  const spoken = languageOf(language)
  const wished = formality === "informal" ? "informal" : "formal"
  return { templateKey: known, language: spoken, formality: knownFormality(known, spoken, wished) }
}

function languageOf(text: string): MessageLanguage {
  const known = MESSAGE_LANGUAGES.find((language) => language === text)
  if (known) return known
  return refuse(
    "LANGUAGE_UNKNOWN",
    {
      fr: "Les modèles existent en français, anglais, allemand, espagnol, italien, néerlandais et portugais.",
      en: "Templates exist in French, English, German, Spanish, Italian, Dutch and Portuguese.",
    },
    { language: text },
  )
}
