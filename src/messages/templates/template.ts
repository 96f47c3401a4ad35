import { refuse } from "../../kernel/refusal.ts"
import type { Language } from "../../kernel/wording.ts"

/** The messages that Relance knows how to write. A step names one of them. */
export const TEMPLATE_KEYS = [
  "courtesy-before",
  "friendly-email",
  "second-friendly",
  "phone-call",
  "firm-email",
  "ask-salesperson",
  "formal-notice",
  "public-firm",
  "public-claim",
  "promise-broken",
  "thanks",
] as const
export type TemplateKey = (typeof TEMPLATE_KEYS)[number]

/** One message in one language: Liquid inside a small Markdown (see prose.ts). */
export interface Template {
  readonly templateKey: TemplateKey
  readonly language: Language
  /** What the template is called on screen. */
  readonly label: string
  readonly subject: string
  readonly body: string
}

/** The key of a template named in a scenario or an address. Refused when there is none: TEMPLATE_NOT_FOUND. */
export function templateKey(name: string): TemplateKey {
  const key = TEMPLATE_KEYS.find((known) => known === name)
  return (
    key ??
    refuse(
      "TEMPLATE_NOT_FOUND",
      {
        fr: `Le modèle « ${name} » n’existe pas. Choisissez-en un dans la liste des modèles.`,
        en: `There is no template “${name}”. Choose one from the list of templates.`,
      },
      { templateKey: name },
    )
  )
}

const FILE = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/

/** Reads a template file: "label" and "subject" between two lines of dashes, then the body. */
export function parseTemplateFile(templateKey: TemplateKey, language: Language, text: string): Template {
  const match = FILE.exec(text.replace(/\r\n/g, "\n"))
  if (!match) throw new Error(`${language}/${templateKey}: no front matter`)
  const fields = Object.fromEntries(
    match[1]!.split("\n").map((line) => {
      const at = line.indexOf(":")
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    }),
  )
  const { label, subject } = fields
  if (!label || !subject) throw new Error(`${language}/${templateKey}: label or subject is missing`)
  return { templateKey, language, label, subject, body: match[2]!.trim() }
}
