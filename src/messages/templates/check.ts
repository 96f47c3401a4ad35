import { Refusal } from "../../kernel/refusal.ts"
import { statementOf } from "../statement.ts"
import { MOST_TEMPLATE_SIGNS, type Part, parsePart, usedVariables } from "./engine.ts"
import { problemOfLiquid, type TemplateProblem, templateProblem, unknownVariable } from "./problem.ts"
import { renderTemplate } from "./render.ts"
import { sampleInputs } from "./sample.ts"
import type { Template } from "./template.ts"
import { INVOICE_FIELDS, TEMPLATE_VARIABLES } from "./variables.ts"

const NAMES = new Set(TEMPLATE_VARIABLES.map(({ name }) => name))
const ROOTS = new Set([...NAMES].map((name) => name.split(".")[0]!))
const LISTS = new Set(["invoices", "upcoming"])
const FIELDS = new Set([
  ...INVOICE_FIELDS.map(({ name }) => name),
  ...[...NAMES].map((name) => name.split(".").at(-1)!),
  ...["first", "last", "index", "index0", "rindex", "rindex0", "length", "size"],
])

/**
 * What is wrong in a template, none when it may be used: too long, empty, unreadable, a word that
 * does not exist, even in a branch that is rarely taken, or a message that it cannot write.
 */
export function templateProblems(template: Template): TemplateProblem[] {
  const problems = (["subject", "body"] as const).flatMap((part) => partProblems(template, part))
  if (problems.length > 0) return problems
  for (const input of sampleInputs(template.templateKey, template.formality)) {
    try {
      renderTemplate(template, input, statementOf(input))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { part, line } = error.where
      return [
        {
          code: error.code as TemplateProblem["code"],
          part: part as Part,
          line: Number(line),
          sentence: error.sentence,
        },
      ]
    }
  }
  return []
}

function partProblems(template: Template, part: Part): TemplateProblem[] {
  const source = template[part]
  if (source.trim() === "") {
    return [templateProblem("TEMPLATE_EMPTY", part, 1, { fr: "écrivez un texte.", en: "write a text." })]
  }
  if (source.length > MOST_TEMPLATE_SIGNS) {
    return [
      templateProblem("TEMPLATE_TOO_LONG", part, 1, {
        fr: `le texte dépasse ${MOST_TEMPLATE_SIGNS} signes. Raccourcissez-le.`,
        en: `the text is longer than ${MOST_TEMPLATE_SIGNS} signs. Make it shorter.`,
      }),
    ]
  }
  try {
    return usedVariables(part, parsePart(part, source, template.language))
      .filter((used) => !isKnown(used.path, used.isLocal))
      .map((used) => unknownVariable(part, used.line, used.path.join(".")))
  } catch (error) {
    return [problemOfLiquid(error, part)]
  }
}

function isKnown(path: readonly string[], isLocal: boolean): boolean {
  const [root, ...rest] = path
  if (root === undefined) return true
  if (isLocal) return rest.every((field) => FIELDS.has(field) || /^\d+$/.test(field))
  if (LISTS.has(root)) return rest.every((field) => FIELDS.has(field) || /^\d+$/.test(field))
  if (rest.length === 0) return ROOTS.has(root)
  return NAMES.has(path.join("."))
}
