import type { MessageInput } from "../message-input.ts"
import { plainLine } from "../prose.ts"
import type { Statement } from "../statement.ts"
import { elided } from "../typography.ts"
import { type ParsedPart, type Part, parsePart, renderPart } from "./engine.ts"
import { problemOfLiquid, problemRefusal, tooHeavy } from "./problem.ts"
import { scopeOf } from "./scope.ts"
import type { Template } from "./template.ts"

const MOST_SUBJECT_SIGNS = 200
const MOST_BODY_SIGNS = 200_000

/** Templates that were read already: a template is a value, so reading it twice gives the same. */
const READ = new WeakMap<Template, Record<Part, ParsedPart>>()

/**
 * The subject and the body of a template for one message. The body is the editable Markdown, with
 * its markers. Refused where the template is wrong: TEMPLATE_SYNTAX, TEMPLATE_VARIABLE_ABSENT…
 */
export function renderTemplate(
  template: Template,
  input: MessageInput,
  statement: Statement,
): { subject: string; textBody: string } {
  const locale = { language: template.language, currency: input.currency }
  const scope = scopeOf(input, statement, template.language, template.formality)
  const parsed = read(template)
  const words = (part: Part): string =>
    translating(part, () => elided(renderPart(part, parsed[part], scope, locale), template.language))
  const textBody = cleanBody(words("body"))
  if (textBody.length > MOST_BODY_SIGNS) throw problemRefusal(tooHeavy("body", 1))
  return { subject: cleanSubject(words("subject")), textBody }
}

/** A subject on one line, without control characters, at most 200 signs: it can never add a header. */
export function cleanSubject(subject: string): string {
  const line = plainLine(subject).replace(/[ \t]+/g, " ")
  const signs = [...line]
  return signs.length <= MOST_SUBJECT_SIGNS ? line : `${signs.slice(0, MOST_SUBJECT_SIGNS - 1).join("")}…`
}

/** A body with its paragraphs one blank line apart: what conditions leave behind disappears. */
export function cleanBody(body: string): string {
  return body
    .replace(/\r\n?/g, "\n")
    .replace(/[ \t]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
}

function read(template: Template): Record<Part, ParsedPart> {
  const known = READ.get(template)
  if (known) return known
  const parse = (part: Part): ParsedPart =>
    translating(part, () => parsePart(part, template[part], template.language))
  const parsed = { subject: parse("subject"), body: parse("body") }
  READ.set(template, parsed)
  return parsed
}

function translating<T>(part: Part, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw problemRefusal(problemOfLiquid(error, part))
  }
}
