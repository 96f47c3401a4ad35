import type { DocumentKind } from "./document.ts"
import type { LintFacts } from "./facts.ts"
import type { Fault, Finding, LintParts, LintReport, Place, Severity } from "./finding.ts"
import type { LintRule } from "./judge.ts"
import { type ReadText, readText } from "./read-text.ts"
import { LINT_RULES } from "./rule-book.ts"

const BY_WEIGHT: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/**
 * Judges a text by every rule that binds its kind, its channel and its debtor: what is wrong, where
 * and why, the gravest first, and which rules lack a fact. Where the kind of debtor is not known,
 * only the rules that bind all of them are judged.
 */
export function lint(parts: LintParts, facts: LintFacts): LintReport {
  const text = readText(parts, facts.names, facts.language)
  const findings: Finding[] = []
  const notJudged: string[] = []
  for (const rule of rulesFor(facts)) {
    const verdict = bindsDebtor(rule, facts) ? rule.judge(text, facts) : null
    if (verdict === null) notJudged.push(rule.id)
    else for (const fault of verdict) findings.push(findingOf(rule, fault, text))
  }
  findings.sort((a, b) => BY_WEIGHT[a.severity] - BY_WEIGHT[b.severity])
  return { findings: onlyOnce(findings), notJudged }
}

const CACHE = new Map<string, readonly LintRule[]>()

/** The rules that may bind a text; those for another kind of debtor are left out. */
function rulesFor({ document, channel, debtor }: LintFacts): readonly LintRule[] {
  const key = `${document} ${channel} ${debtor}`
  const known = CACHE.get(key)
  if (known) return known
  const kinds = new Set<DocumentKind>([document])
  if (channel === "registered-letter" || channel === "electronic-registered-letter") kinds.add(channel)
  const rules = LINT_RULES.filter(
    (rule) =>
      rule.documents.some((kind) => kinds.has(kind)) &&
      (debtor === undefined || rule.debtors.includes(debtor)),
  )
  CACHE.set(key, rules)
  return rules
}

const bindsDebtor = (rule: LintRule, { debtor }: LintFacts): boolean =>
  debtor !== undefined || rule.debtors.length === 3

function findingOf(rule: LintRule, fault: Fault, text: ReadText): Finding {
  const where = fault.span ? placeOf(fault.span, text) : null
  return {
    ruleId: rule.id,
    severity: rule.severity,
    article: rule.article,
    where,
    excerpt: fault.span ? text.raw.slice(fault.span.start, fault.span.end) : "",
    sentence: fault.sentence,
    remedy: fault.remedy ?? null,
  }
}

function placeOf({ start, end }: { start: number; end: number }, { bodyAt }: ReadText): Place {
  return start < bodyAt
    ? { part: "subject", start, end: Math.min(end, bodyAt - 2) }
    : { part: "body", start: start - bodyAt, end: end - bodyAt }
}

/** One rule speaks once of one place, however many of its patterns found it. */
function onlyOnce(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    (finding, index) =>
      !findings.slice(0, index).some((other) => other.ruleId === finding.ruleId && overlap(other, finding)),
  )
}

function overlap(a: Finding, b: Finding): boolean {
  if (a.where === null || b.where === null) return a.where === b.where && a.sentence.fr === b.sentence.fr
  return a.where.part === b.where.part && a.where.start < b.where.end && b.where.start < a.where.end
}
