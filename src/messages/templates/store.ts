import { readFileSync } from "node:fs"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Language } from "../../kernel/wording.ts"
import { MESSAGE_LANGUAGES, messageLanguage } from "../words.ts"
import { parseTemplateFile, TEMPLATE_KEYS, type Template, type TemplateKey } from "./template.ts"

/** A template as the company uses it, and whether the wording is its own. */
export interface CompanyTemplate extends Template {
  readonly isCustomised: boolean
}

const SHIPPED: ReadonlyMap<string, Template> = new Map(
  MESSAGE_LANGUAGES.flatMap((language) =>
    TEMPLATE_KEYS.map((key) => {
      const file = new URL(`../shipped/${language}/${key}.md`, import.meta.url)
      return [nameOf(key, language), parseTemplateFile(key, language, readFileSync(file, "utf8"))] as const
    }),
  ),
)

/** The shipped wording of a template. */
export function shippedTemplate(key: TemplateKey, language: Language): Template {
  return SHIPPED.get(nameOf(key, language))!
}

/** All templates of the company in every language, its own wording where it has one. */
export async function listTemplates(tx: CompanyTx): Promise<CompanyTemplate[]> {
  const own = await tx
    .selectFrom("messages.template")
    .select(["template_key", "language", "subject", "body"])
    .where("company_id", "=", tx.companyId)
    .execute()
  const ownByName = new Map(own.map((row) => [`${row.language}/${row.template_key}`, row]))
  return [...SHIPPED.values()].map((shipped) =>
    merged(shipped, ownByName.get(nameOf(shipped.templateKey, shipped.language))),
  )
}

/**
 * The template to write with: the company's own wording, or the shipped one. `language` is the
 * debtor's; where we do not write it, English stands in. One text serves every kind of customer,
 * with conditions inside.
 */
export async function templateFor(
  tx: CompanyTx,
  key: TemplateKey,
  language: string,
): Promise<CompanyTemplate> {
  const spoken = messageLanguage(language)
  const own = await tx
    .selectFrom("messages.template")
    .select(["subject", "body"])
    .where("company_id", "=", tx.companyId)
    .where("template_key", "=", key)
    .where("language", "=", spoken)
    .executeTakeFirst()
  return merged(shippedTemplate(key, spoken), own)
}

/** Writes the company's own wording. It must have been checked. */
export async function putTemplate(tx: CompanyTx, template: Template, actor: string, at: Date): Promise<void> {
  const row = { subject: template.subject, body: template.body, updated_by: actor, updated_at: at }
  await tx
    .insertInto("messages.template")
    .values({
      company_id: tx.companyId,
      template_key: template.templateKey,
      language: template.language,
      ...row,
    })
    .onConflict((conflict) => conflict.columns(["company_id", "template_key", "language"]).doUpdateSet(row))
    .execute()
}

/** Forgets the company's own wording. False when there was none. */
export async function deleteTemplate(tx: CompanyTx, key: TemplateKey, language: Language): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("messages.template")
    .where("company_id", "=", tx.companyId)
    .where("template_key", "=", key)
    .where("language", "=", language)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

function nameOf(key: TemplateKey, language: Language): string {
  return `${language}/${key}`
}

/** The shipped template itself where nothing differs, so that it is read only once. */
const UNCHANGED = new WeakMap<Template, CompanyTemplate>()

function merged(shipped: Template, own: { subject: string; body: string } | undefined): CompanyTemplate {
  if (own) return { ...shipped, subject: own.subject, body: own.body, isCustomised: true }
  const known = UNCHANGED.get(shipped) ?? { ...shipped, isCustomised: false }
  UNCHANGED.set(shipped, known)
  return known
}
