import { refuse } from "../../kernel/refusal.ts"
import type { MessageLanguage } from "../../kernel/wording.ts"
import type { CustomerKind } from "../message-input.ts"
import { FORMALITIES, type Formality } from "../words/message-words.ts"

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
  "sms-reminder",
  "promise-confirmed",
  "time-granted",
  "time-countered",
  "time-refused",
  "dispute-acknowledged",
  "dispute-credit-note",
  "dispute-corrected",
  "dispute-rejected",
  "dispute-settled",
  "plan-proposed",
  "plan-accepted",
  "plan-changed",
  "plan-kept",
  "plan-instalment-before",
  "plan-instalment-late",
  "plan-broken",
  "resend-invoice",
  "corrected-invoice",
] as const
export type TemplateKey = (typeof TEMPLATE_KEYS)[number]

/** The messages that exist in a familiar wording too. What has legal weight, and what stays in the house, does not. */
const FAMILIAR: ReadonlySet<TemplateKey> = new Set([
  ...(["courtesy-before", "friendly-email", "second-friendly"] as const),
  ...(["firm-email", "promise-broken", "thanks"] as const),
])

/** The forms of address that a message is written in, in a language. English knows one "you". */
export const formalitiesOf = (key: TemplateKey, language: MessageLanguage): readonly Formality[] =>
  FAMILIAR.has(key) && language !== "en" ? FORMALITIES : ["formal"]

/** The wording that a debtor reads: familiar only where one exists, and never to a public body. */
export function formalityOf(
  key: TemplateKey,
  language: MessageLanguage,
  debtor: { readonly kind: CustomerKind; readonly formality?: Formality },
): Formality {
  const wished = debtor.kind === "public" ? "formal" : (debtor.formality ?? "formal")
  return formalitiesOf(key, language).includes(wished) ? wished : "formal"
}

/** One message in one language: Liquid inside a small Markdown (see prose.ts). */
export interface Template {
  readonly templateKey: TemplateKey
  readonly language: MessageLanguage
  readonly formality: Formality
  /** What the template is called on screen. */
  readonly label: string
  readonly subject: string
  readonly body: string
}

/** The form of address of a wording, where the message has one. Refused (TEMPLATE_FORMAL_ONLY) where it has not. */
export function knownFormality(key: TemplateKey, language: MessageLanguage, wished: Formality): Formality {
  if (formalitiesOf(key, language).includes(wished)) return wished
  return refuse(
    "TEMPLATE_FORMAL_ONLY",
    {
      fr: "Ce message n’existe que dans sa forme polie. Changez cette forme-là.",
      en: "This message exists in its formal wording only. Change that one.",
    },
    { templateKey: key, language },
  )
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

/** Which wording of a message: the message, its language, its form of address. */
export type TemplateName = Pick<Template, "templateKey" | "language" | "formality">

/** Reads a template file: "label" and "subject" between two lines of dashes, then the body. */
export function parseTemplateFile(name: TemplateName, text: string): Template {
  const { templateKey, language } = name
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
  return { ...name, label, subject, body: match[2]!.trim() }
}
