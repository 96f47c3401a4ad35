import type { DebtorKind } from "../../law/lint/document.ts"
import type { Finding } from "../../law/lint/finding.ts"
import { lint } from "../../law/lint/lint.ts"
import { fold } from "../../law/lint/read-text.ts"
import { messageParts } from "../compose.ts"
import { documentOf } from "../legal/document.ts"
import { lintFacts } from "../legal/facts.ts"
import { plainText } from "../plain-text.ts"
import { statementOf } from "../statement.ts"
import type { Part } from "./engine.ts"
import { insertionPoint, lineOf, placeInSource } from "./legal-place.ts"
import { renderTemplate } from "./render.ts"
import { sampleInputs } from "./sample.ts"
import { scopeOf } from "./scope.ts"
import type { Template } from "./template.ts"

/** What the law finds in a template: where in its source, for which debtors, and the words that mend it. */
export interface TemplateFinding extends Omit<Finding, "where" | "remedy"> {
  readonly part: Part
  /** Counted from 1 in its part; null when something is missing. */
  readonly line: number | null
  /** The debtors to whom the message would be wrong. */
  readonly debtors: readonly DebtorKind[]
  /** Puts `replacement` in the place of the source from `start` to `end`; null when a person must find the words. */
  readonly remedy: {
    readonly label: Finding["sentence"]
    readonly replacement: string
    readonly start: number
    readonly end: number
  } | null
}

/**
 * Judges a template on every sample message that it can write, the gravest findings first. The
 * template must be readable (templateProblems finds nothing). What depends on the company's own
 * data is left to the check of each message.
 */
export function templateFindings(template: Template): TemplateFinding[] {
  const document = documentOf(template.templateKey)
  if (document === null) return []
  const found = new Map<string, TemplateFinding>()
  for (const input of sampleInputs(template.templateKey, template.formality)) {
    const prose = renderTemplate(template, input, statementOf(input))
    const parts = messageParts(input, prose, template.language)
    const total = String(scopeOf(input, parts.statement, template.language).total)
    const { sender: _, ...facts } = lintFacts(input, document, template.language)
    const written = { subject: parts.subject, body: plainText(parts), kind: input.customer.kind, total }
    const report = lint(written, { ...facts, totalWords: total })
    for (const finding of report.findings) {
      const located = locate(finding, template, written)
      const key = `${finding.ruleId} ${located.part} ${located.line} ${finding.sentence.fr}`
      const known = found.get(key)
      const debtors = [...new Set([...(known?.debtors ?? []), input.customer.kind])]
      found.set(key, { ...(known ?? located), debtors })
    }
  }
  return [...found.values()]
    .map((finding) => ({ ...finding, remedy: forDebtors(finding) }))
    .sort((a, b) => WEIGHTS.indexOf(a.severity) - WEIGHTS.indexOf(b.severity))
}

const WEIGHTS = ["error", "warning", "info"]

/** How many signs around a finding tell its place from another one with the same words. */
const AROUND = 60

function locate(
  finding: Finding,
  template: Template,
  written: {
    readonly subject: string
    readonly body: string
    readonly kind: DebtorKind
    readonly total: string
  },
): TemplateFinding {
  const { where, remedy, ...rest } = finding
  const part = where?.part ?? "body"
  const source = template[part]
  const debtors = [written.kind]
  const replacement = remedy?.replacement.replaceAll(written.total, "{{ total }}")
  if (where === null) {
    const at = insertionPoint(source)
    const isTable = finding.ruleId === "GEN-02"
    const inserted = isTable ? TABLE : remedy && { label: remedy.label, replacement }
    return {
      ...{ ...rest, part, line: null, debtors },
      ...(isTable && { sentence: TABLE.sentence }),
      remedy: inserted
        ? {
            label: inserted.label,
            replacement: spaced(`${inserted.replacement}`, at < source.length),
            start: at,
            end: at,
          }
        : null,
    }
  }
  const text = fold(written[part].normalize("NFC"))
  const place = placeInSource(fold(source.normalize("NFC")), {
    before: text.slice(Math.max(0, where.start - AROUND), where.start),
    words: text.slice(where.start, where.end),
    after: text.slice(where.end, where.end + AROUND),
  })
  return {
    ...{ ...rest, part, line: place && lineOf(source, place.start), debtors },
    remedy:
      remedy && replacement && place?.isWhole
        ? { label: remedy.label, replacement, start: place.start, end: place.end }
        : null,
  }
}

/** What the absence of the table means in a template: no invoice is named here. */
const TABLE = {
  sentence: {
    fr: "Le tableau des factures manque\u00a0: c’est lui qui dit, pour chacune, le numéro, la date, l’échéance et le reste dû.",
    en: "The table of invoices is missing: it says, for each, its number, date, due date and what is left.",
  },
  label: { fr: "Remettre le tableau des factures", en: "Put the table of invoices back" },
  replacement: "{{ invoice_table }}",
}

/** A paragraph of its own: a blank line after it, or before it at the end of the text. */
const spaced = (words: string, isFollowed: boolean): string => (isFollowed ? `${words}\n\n` : `\n\n${words}`)

/** A sentence that is added for one kind of debtor only goes between conditions. */
function forDebtors({ remedy, debtors }: TemplateFinding): TemplateFinding["remedy"] {
  if (remedy === null || remedy.start !== remedy.end || debtors.length === 3) return remedy
  const condition = debtors.join(" or ")
  const words = `{% if ${condition} %}\n${remedy.replacement.trim()}\n{% endif %}`
  return { ...remedy, replacement: spaced(words, remedy.replacement.endsWith("\n")) }
}
