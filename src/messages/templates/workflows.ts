import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { templateProblems } from "./check.ts"
import { templateFindings } from "./legal.ts"
import { problemRefusal, unlawful } from "./problem.ts"
import { type CompanyTemplate, deleteTemplate, putTemplate, shippedTemplate } from "./store.ts"
import type { Template, TemplateName } from "./template.ts"

/**
 * Keeps the company's own wording of a template. Refused with the line and the way to mend it when
 * a word does not exist (TEMPLATE_UNKNOWN_VARIABLE), has no value in some message
 * (TEMPLATE_VARIABLE_ABSENT), the text cannot be read (TEMPLATE_SYNTAX), is empty, too long or too
 * heavy; and with the article when the law forbids what it says (TEMPLATE_UNLAWFUL). A text equal
 * to the shipped one restores it.
 */
export async function saveTemplate(
  tx: CompanyTx,
  edit: TemplateName & { subject: string; body: string },
  author: Author,
): Promise<CompanyTemplate> {
  const shipped = shippedTemplate(edit.templateKey, edit.language, edit.formality)
  const template: Template = {
    ...shipped,
    subject: edit.subject.trim(),
    body: edit.body.replace(/\r\n?/g, "\n").trim(),
  }
  const [problem] = templateProblems(template)
  if (problem) throw problemRefusal(problem)
  const [finding] = templateFindings(template)
  if (finding?.severity === "error") throw unlawful(finding)
  if (template.subject === shipped.subject && template.body === shipped.body) {
    return await restoreTemplate(tx, shipped, author)
  }
  await putTemplate(tx, template, author.actor, author.now)
  await note(tx, template, "saved", author)
  return { ...template, isCustomised: true }
}

/** Goes back to the shipped wording. Doing it twice changes nothing. */
export async function restoreTemplate(
  tx: CompanyTx,
  { templateKey, language, formality }: TemplateName,
  author: Author,
): Promise<CompanyTemplate> {
  const shipped = shippedTemplate(templateKey, language, formality)
  if (await deleteTemplate(tx, shipped)) await note(tx, shipped, "restored", author)
  return { ...shipped, isCustomised: false }
}

/** The journal keeps the wording itself, so that a message can be explained by the text of its day. */
async function note(
  tx: CompanyTx,
  template: Template,
  change: "saved" | "restored",
  author: Author,
): Promise<void> {
  const { templateKey, language, formality, subject, body } = template
  await record(tx, [
    {
      happenedAt: author.now,
      onDay: author.today,
      actor: author.actor,
      kind: "settings.changed",
      payload: { setting: "template", change, templateKey, language, formality, subject, body },
    },
  ])
}
