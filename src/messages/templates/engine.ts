import { Liquid, type Template as ParsedTemplate } from "liquidjs"
import type { Cents } from "../../kernel/cents.ts"
import { addDays, parseDay } from "../../kernel/day.ts"
import { amountWords, dayWords, type MessageLanguage } from "../../kernel/wording.ts"
import { literal, plainLine } from "../prose.ts"
import { typeset } from "../typography.ts"
import { MarkerValue } from "./scope.ts"

/**
 * Liquid, cut down to what a letter needs. Users edit templates, so: no files, no includes, no
 * filter that lifts the escaping, and limits on length, steps, memory and time.
 */

const TAGS = new Set(["if", "elsif", "else", "unless", "case", "when", "for", "assign", "comment", "#"])
const FILTERS = new Set(["default", "size", "upcase", "downcase", "capitalize", "plus", "minus", "join"])

export const MOST_TEMPLATE_SIGNS = 20_000
const MOST_STEPS = 20_000
const MOST_WRITTEN_SIGNS = 8_000_000
const LIMITS = { memoryLimit: 1_000_000, renderLimit: 1_000 }

/** How amounts and days are said in one message. */
export interface Locale {
  readonly language: MessageLanguage
  readonly currency: string
}

/** In the subject a value is one plain line; in the body it is Markdown that shows it letter for letter. */
export type Part = "subject" | "body"

const ENGINES: Record<Part, Liquid> = { subject: engine("subject"), body: engine("body") }

function engine(part: Part): Liquid {
  const escaped = part === "body" ? literal : plainLine
  const liquid = new Liquid({
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    templates: {},
    parseLimit: MOST_TEMPLATE_SIGNS,
    outputEscape: (value) => (value instanceof MarkerValue ? value.text : escaped(wordsOf(value))),
  })
  for (const tag of Object.keys(liquid.tags)) if (!TAGS.has(tag)) delete liquid.tags[tag]
  for (const filter of Object.keys(liquid.filters)) if (!FILTERS.has(filter)) delete liquid.filters[filter]
  liquid.registerFilter("amount", function (cents: Cents) {
    const { language, currency } = this.context.globals as unknown as Locale
    return amountWords(cents, currency, language)
  })
  liquid.registerFilter("day", function (text: string, later: number = 0) {
    const day = parseDay(String(text))
    return day && dayWords(addDays(day, later), (this.context.globals as unknown as Locale).language)
  })
  return liquid
}

const wordsOf = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : ""

/** A part of a template that was read, and how many steps it may take. */
export interface ParsedPart {
  readonly templates: ParsedTemplate[]
  readonly mostSteps: number
}

/** A part of a template, read. Throws a Liquid error, with its line, when it cannot be read. */
export function parsePart(part: Part, source: string, language: MessageLanguage): ParsedPart {
  const words = typeset(source, language)
  // One step writes at most the longest piece between two tags: long pieces may be repeated less often.
  const longest = Math.max(1, ...words.split(/\{\{|\{%/).map((piece) => piece.length))
  return {
    templates: ENGINES[part].parse(words),
    mostSteps: Math.min(MOST_STEPS, Math.ceil(MOST_WRITTEN_SIGNS / longest)),
  }
}

/** The words of a part of a template. Throws a Liquid error when a word has no value or a limit is passed. */
export function renderPart(
  part: Part,
  parsed: ParsedPart,
  scope: Record<string, unknown>,
  locale: Locale,
): string {
  return String(
    ENGINES[part].renderSync(parsed.templates, scope, {
      ...LIMITS,
      templateLimit: parsed.mostSteps,
      globals: locale,
    }),
  )
}

/** Which words a part uses, with the lines where it uses them; words of its own (loops, assign) apart. */
export function usedVariables(
  part: Part,
  parsed: ParsedPart,
): { path: string[]; line: number; isLocal: boolean }[] {
  const { variables, globals } = ENGINES[part].analyzeSync(parsed.templates, { partials: false })
  const global = new Set(Object.values(globals).flat().map(placeOf))
  return Object.values(variables)
    .flat()
    .map((variable) => ({
      path: variable.segments.map(String),
      line: variable.location.row,
      isLocal: !global.has(placeOf(variable)),
    }))
}

const placeOf = (variable: { location: { row: number; col: number }; toString(): string }): string =>
  `${variable.location.row}:${variable.location.col}:${variable.toString()}`
