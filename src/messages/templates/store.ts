import { readFileSync } from "node:fs"
import type { CompanyTx } from "../../kernel/store.ts"
import { MESSAGE_LANGUAGES, type MessageLanguage } from "../../kernel/wording.ts"
import type { Debtor } from "../message-input.ts"
import type { Formality } from "../words/message-words.ts"
import { messageLanguage } from "../words/words.ts"
import {
  formalitiesOf,
  formalityOf,
  parseTemplateFile,
  TEMPLATE_KEYS,
  type Template,
  type TemplateKey,
  type TemplateName,
} from "./template.ts"

/** A template as the company uses it, and whether the wording is its own. */
export interface CompanyTemplate extends Template {
  readonly isCustomised: boolean
}

const SHIPPED: ReadonlyMap<string, Template> = new Map(
  MESSAGE_LANGUAGES.flatMap((language) =>
    TEMPLATE_KEYS.flatMap((key) =>
      formalitiesOf(key, language).map((formality) => {
        const folder = formality === "formal" ? language : `${language}/informal`
        const text = readFileSync(new URL(`../shipped/${folder}/${key}.md`, import.meta.url), "utf8")
        const template = parseTemplateFile({ templateKey: key, language, formality }, text)
        return [nameOf(template), template] as const
      }),
    ),
  ),
)

/** Every shipped wording. */
export const SHIPPED_TEMPLATES: readonly Template[] = [...SHIPPED.values()]

/** The shipped wording of a template; the formal one where there is no familiar one. */
export function shippedTemplate(
  templateKey: TemplateKey,
  language: MessageLanguage,
  formality: Formality = "formal",
): Template {
  return (
    SHIPPED.get(nameOf({ templateKey, language, formality })) ??
    SHIPPED.get(nameOf({ templateKey, language, formality: "formal" }))!
  )
}

/** All templates of the company in every language, its own wording where it has one. */
export async function listTemplates(tx: CompanyTx): Promise<CompanyTemplate[]> {
  const own = await tx
    .selectFrom("messages.template")
    .select(["template_key", "language", "formality", "subject", "body"])
    .where("company_id", "=", tx.companyId)
    .execute()
  const ownByName = new Map(own.map((row) => [nameOf({ ...row, templateKey: row.template_key }), row]))
  return [...SHIPPED.values()].map((shipped) => merged(shipped, ownByName.get(nameOf(shipped))))
}

/**
 * The template to write to a debtor with: the company's own wording, or the shipped one, in the
 * debtor's language and form of address. Where we do not write that language, English stands in. One
 * text serves every kind of customer, with conditions inside.
 */
export async function templateFor(
  tx: CompanyTx,
  key: TemplateKey,
  debtor: Pick<Debtor, "kind" | "language" | "formality">,
): Promise<CompanyTemplate> {
  const language = messageLanguage(debtor.language)
  const formality = formalityOf(key, language, debtor)
  return await readTemplate(tx, { templateKey: key, language, formality })
}

/** One wording of a template: the company's own, or the shipped one. */
export async function readTemplate(tx: CompanyTx, name: TemplateName): Promise<CompanyTemplate> {
  const own = await tx
    .selectFrom("messages.template")
    .select(["subject", "body"])
    .where("company_id", "=", tx.companyId)
    .where("template_key", "=", name.templateKey)
    .where("language", "=", name.language)
    .where("formality", "=", name.formality)
    .executeTakeFirst()
  return merged(shippedTemplate(name.templateKey, name.language, name.formality), own)
}

/** Writes the company's own wording. It must have been checked. */
export async function putTemplate(tx: CompanyTx, template: Template, actor: string, at: Date): Promise<void> {
  const row = { subject: template.subject, body: template.body, updated_by: actor, updated_at: at }
  await tx
    .insertInto("messages.template")
    .values({
      company_id: tx.companyId,
      template_key: template.templateKey,
      ...{ language: template.language, formality: template.formality },
      ...row,
    })
    .onConflict((conflict) =>
      conflict.columns(["company_id", "template_key", "language", "formality"]).doUpdateSet(row),
    )
    .execute()
}

/** Forgets the company's own wording. False when there was none. */
export async function deleteTemplate(tx: CompanyTx, name: TemplateName): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("messages.template")
    .where("company_id", "=", tx.companyId)
    .where("template_key", "=", name.templateKey)
    .where("language", "=", name.language)
    .where("formality", "=", name.formality)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

function nameOf(name: Record<"templateKey" | "language" | "formality", string>): string {
  return `${name.language}/${name.formality}/${name.templateKey}`
}

/** The shipped template itself where nothing differs, so that it is read only once. */
const UNCHANGED = new WeakMap<Template, CompanyTemplate>()

function merged(shipped: Template, own: { subject: string; body: string } | undefined): CompanyTemplate {
  if (own) return { ...shipped, subject: own.subject, body: own.body, isCustomised: true }
  const known = UNCHANGED.get(shipped) ?? { ...shipped, isCustomised: false }
  UNCHANGED.set(shipped, known)
  return known
}
