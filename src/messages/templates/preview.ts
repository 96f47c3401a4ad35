import { type ComposedMessage, compose, htmlForScreen } from "../compose.ts"
import type { MessageInput } from "../message-input.ts"
import { templateProblems } from "./check.ts"
import { type TemplateFinding, templateFindings } from "./legal.ts"
import type { TemplateProblem } from "./problem.ts"
import { sampleInput } from "./sample.ts"
import type { Template } from "./template.ts"

/** What the editor shows beside a template. The message is null while the text cannot be read. */
export interface TemplatePreview {
  readonly message: Pick<ComposedMessage, "subject" | "text" | "html"> | null
  readonly problems: readonly TemplateProblem[]
  /** What the law has to say of it; nothing while the text cannot be read. */
  readonly findings: readonly TemplateFinding[]
}

/** Tries a template on a real message, or on an invented one. Nothing is kept. */
export function previewTemplate(template: Template, input?: MessageInput): TemplatePreview {
  const problems = templateProblems(template)
  if (problems.length > 0) return { message: null, problems, findings: [] }
  const message = compose(input ?? sampleInput(template.templateKey), template)
  return {
    message: { subject: message.subject, text: message.text, html: htmlForScreen(message) },
    problems: [],
    findings: templateFindings(template),
  }
}
