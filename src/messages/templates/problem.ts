import { Refusal } from "../../kernel/refusal.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { Part } from "./engine.ts"

/** What is wrong in a template, where, and how to mend it. */
export interface TemplateProblem {
  readonly code:
    | "TEMPLATE_SYNTAX"
    | "TEMPLATE_UNKNOWN_VARIABLE"
    | "TEMPLATE_VARIABLE_ABSENT"
    | "TEMPLATE_TOO_LONG"
    | "TEMPLATE_TOO_HEAVY"
    | "TEMPLATE_EMPTY"
  readonly part: Part
  /** Counted from 1 inside its part. */
  readonly line: number
  readonly sentence: Sentence
}

const PLACE: Record<Part, (line: number) => Sentence> = {
  subject: () => ({ fr: "Objet", en: "Subject" }),
  body: (line) => ({ fr: `Ligne ${line}`, en: `Line ${line}` }),
}

/** A problem with its place in front: "Ligne 3 : le mot …". */
export function templateProblem(
  code: TemplateProblem["code"],
  part: Part,
  line: number,
  what: Sentence,
): TemplateProblem {
  const place = PLACE[part](line)
  return {
    code,
    part,
    line,
    sentence: { fr: `${place.fr}\u00a0: ${what.fr}`, en: `${place.en}: ${what.en}` },
  }
}

/** The refusal of a text that the law forbids, with the article. */
export function unlawful(finding: {
  readonly ruleId: string
  readonly part: Part
  readonly line: number | null
  readonly article: string
  readonly sentence: Sentence
}): Refusal {
  const { ruleId, part, line, article, sentence } = finding
  const place = line === null ? null : PLACE[part](line)
  return new Refusal(
    "TEMPLATE_UNLAWFUL",
    {
      fr: `${place ? `${place.fr}\u00a0: ` : ""}${sentence.fr} (${article})`,
      en: `${place ? `${place.en}: ` : ""}${sentence.en} (${article})`,
    },
    { ruleId, part, ...(line !== null && { line }) },
  )
}

/** The refusal that stops at a problem. */
export function problemRefusal(problem: TemplateProblem): Refusal {
  return new Refusal(problem.code, problem.sentence, { part: problem.part, line: problem.line })
}

/** A word that templates do not know. */
export function unknownVariable(part: Part, line: number, name: string): TemplateProblem {
  return templateProblem("TEMPLATE_UNKNOWN_VARIABLE", part, line, {
    fr: `le mot « ${name} » n’existe pas dans les modèles. Choisissez-en un dans la liste des mots disponibles.`,
    en: `there is no word “${name}” in templates. Choose one from the list of available words.`,
  })
}

/** A template that repeats too much. */
export function tooHeavy(part: Part, line: number): TemplateProblem {
  return templateProblem("TEMPLATE_TOO_HEAVY", part, line, {
    fr: "ce modèle se répète trop. Retirez ou raccourcissez une boucle.",
    en: "this template repeats too much. Remove or shorten a loop.",
  })
}

/** What a Liquid error means for the person who wrote the template. Anything else is rethrown. */
export function problemOfLiquid(error: unknown, part: Part): TemplateProblem {
  if (!isLiquidError(error)) throw error
  const line = error.token?.getPosition()[0] ?? 1
  const message = (error.originalError?.message ?? error.message).replace(/, line:.*$/s, "")
  const absent = /^undefined variable: (\S+)/.exec(message)?.[1]
  if (absent) {
    return templateProblem("TEMPLATE_VARIABLE_ABSENT", part, line, {
      fr: `« ${absent} » n’a pas de valeur dans tous les messages. Entourez la phrase de {% if … %} et {% endif %}.`,
      en: `“${absent}” has no value in every message. Put the sentence between {% if … %} and {% endif %}.`,
    })
  }
  if (/limit exceeded/.test(message)) return tooHeavy(part, line)
  const filter = /^undefined filter: (\S+)/.exec(message)?.[1]
  const tag = /^tag "(.+)" not found/.exec(message)?.[1]
  if (filter ?? tag) {
    return templateProblem("TEMPLATE_SYNTAX", part, line, {
      fr: `« ${filter ?? tag} » n’est pas permis dans les modèles. Retirez-le.`,
      en: `“${filter ?? tag}” is not allowed in templates. Remove it.`,
    })
  }
  return templateProblem("TEMPLATE_SYNTAX", part, line, {
    fr: `une accolade ou une condition n’est pas bien fermée, ou ne se lit pas (${message}).`,
    en: `a brace or a condition is not closed, or cannot be read (${message}).`,
  })
}

interface LiquidError extends Error {
  readonly token?: { getPosition(): [number, number] }
  readonly originalError?: Error
}

const LIQUID_ERRORS = new Set([
  "TokenizationError",
  "ParseError",
  "RenderError",
  "UndefinedVariableError",
  "AssertionError",
])

const isLiquidError = (error: unknown): error is LiquidError =>
  error instanceof Error && LIQUID_ERRORS.has(error.name)
