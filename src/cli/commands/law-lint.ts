import { readFileSync } from "node:fs"
import { Command, Option } from "commander"
import { refuse } from "../../kernel/refusal.ts"
import { countWords, type Language, type Sentence } from "../../kernel/wording.ts"
import {
  DEBTOR_KINDS,
  type DebtorKind,
  DOCUMENT_KINDS,
  type DocumentKind,
  LINT_CHANNELS,
  type LintChannel,
} from "../../law/lint/document.ts"
import type { Finding, LintReport } from "../../law/lint/finding.ts"
import { lint } from "../../law/lint/lint.ts"
import { runPure, withCommonOptions } from "../command.ts"

interface Asked {
  readonly document: DocumentKind
  readonly debtor?: DebtorKind
  readonly channel?: LintChannel
}

/** `relance law lint FILE --document KIND --debtor KIND`: what the law has to say of a text. */
export const lawLintCommand = (): Command =>
  withCommonOptions(new Command("lint"))
    .argument("<fichier>", "le texte ; « - » lit l’entrée standard")
    .description("contrôle juridique d’un texte : ce que la loi interdit, avec l’article et le remède")
    .addOption(
      new Option("--document <genre>", "ce qu’est le texte").choices(DOCUMENT_KINDS).makeOptionMandatory(),
    )
    .addOption(new Option("--debtor <genre>", "à qui il s’adresse").choices(DEBTOR_KINDS))
    .addOption(new Option("--channel <voie>", "comment il part").choices(LINT_CHANNELS))
    .action(async (file: string, asked: Asked, command: Command) => {
      await runPure(command, ({ language }) => {
        const { document, debtor, channel } = asked
        const { subject, body, bodyLine } = partsOf(readText(file))
        const facts = { document, ...(debtor && { debtor }), ...(channel && { channel }) }
        const report = lint({ subject, body }, facts)
        const told = report.findings.map((finding) => toldFinding(finding, body, bodyLine, language))
        const counts = countsOf(report)
        return {
          json: { document, debtor: debtor ?? null, ...counts, findings: told, notJudged: report.notJudged },
          text: asText(told, report, language),
          exitCode: counts.errors > 0 ? 1 : 0,
        }
      })
    })

const UTF8 = new TextDecoder("utf-8", { fatal: true })

function readText(file: string): string {
  try {
    const bytes = readFileSync(file === "-" ? 0 : file)
    try {
      return UTF8.decode(bytes)
    } catch {
      // Older Windows programs write this.
      return new TextDecoder("windows-1252").decode(bytes)
    }
  } catch (error) {
    return refuse(
      "FILE_UNREADABLE",
      {
        fr: `Le fichier «\u00a0${file}\u00a0» ne se lit pas. Vérifiez son nom et ses droits.`,
        en: `The file “${file}” cannot be read. Check its name and rights.`,
      },
      { file, reason: error instanceof Error ? error.message : String(error) },
    )
  }
}

/** The subject, when the first line says that it is one, and the rest with the line on which it begins. */
function partsOf(text: string): { subject: string; body: string; bodyLine: number } {
  const lines = text.replaceAll("\r\n", "\n").split("\n")
  const subject = /^(?:objet|sujet|subject)\s*:\s*(.*)$/i.exec(lines[0] ?? "")?.[1]
  if (subject === undefined) return { subject: "", body: lines.join("\n"), bodyLine: 1 }
  return { subject, body: lines.slice(1).join("\n"), bodyLine: 2 }
}

function toldFinding(finding: Finding, body: string, bodyLine: number, language: Language) {
  const { ruleId, severity, article, where, excerpt, sentence, remedy } = finding
  const inBody =
    where?.part === "body" ? bodyLine + body.normalize("NFC").slice(0, where.start).split("\n").length - 1 : 1
  return {
    ...{ ruleId, severity, article, where, excerpt },
    line: where && inBody,
    sentence: sentence[language],
    sentences: sentence,
    remedy: remedy && { label: remedy.label[language], replacement: remedy.replacement },
  }
}

const SEVERITIES: Record<Finding["severity"], Sentence> = {
  error: { fr: "Erreur", en: "Error" },
  warning: { fr: "À confirmer", en: "To confirm" },
  info: { fr: "Conseil", en: "Advice" },
}

function countsOf({ findings }: LintReport) {
  const count = (severity: Finding["severity"]) =>
    findings.filter((finding) => finding.severity === severity).length
  return { errors: count("error"), warnings: count("warning"), infos: count("info") }
}

function asText(
  told: readonly ReturnType<typeof toldFinding>[],
  report: LintReport,
  language: Language,
): string {
  const isFrench = language === "fr"
  const blocks = told.map(({ ruleId, severity, line, sentence, article, excerpt, remedy }) =>
    [
      `${SEVERITIES[severity][language]}${line === null ? "" : isFrench ? `, ligne ${line}` : `, line ${line}`} – ${sentence}`,
      ...(excerpt ? [`    « ${excerpt.trim()} »`] : []),
      ...(remedy ? [`    ${remedy.label} → ${remedy.replacement}`] : []),
      `    ${ruleId}, ${article}`,
    ].join("\n"),
  )
  const { errors, warnings, infos } = countsOf(report)
  const sum = isFrench
    ? `${countWords(errors, "erreur", "erreurs", "fr")}, ${warnings} à confirmer, ${countWords(infos, "conseil", "conseils", "fr")}.`
    : `${countWords(errors, "error", "errors", "en")}, ${warnings} to confirm, ${infos} for advice.`
  const unknown =
    report.notJudged.length === 0
      ? []
      : [
          `${isFrench ? "Non jugé, faute de connaître les faits" : "Not judged, for want of facts"} : ${report.notJudged.join(", ")}.`,
        ]
  return [...blocks, [sum, ...unknown].join("\n")].join("\n\n")
}
