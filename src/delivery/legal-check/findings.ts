import { Refusal } from "../../kernel/refusal.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { Finding } from "../../law/lint/finding.ts"
import type { MessageMode } from "../outbox/message.ts"

/** What the law has to say of one message: an error stops it, a warning must be acknowledged by a person. */
export interface MessageFinding {
  readonly ruleId: string
  readonly severity: "error" | "warning"
  readonly article: string
  readonly sentence: Sentence
  /** The words meant; empty when something is missing. */
  readonly excerpt: string
}

/** A message with what the law has to say of it. */
export interface CheckedMessage {
  readonly findings: readonly MessageFinding[]
  readonly acknowledgedRules: readonly string[]
}

// A test reaches the company itself: who writes must be complete before a customer reads it.
const IDENTITY = "GEN-01"

/** Of all findings, those that matter for a message on its way; advice stays in the editor. */
export const findingsOnMessage = (findings: readonly Finding[], mode: MessageMode): MessageFinding[] =>
  findings.flatMap(({ ruleId, severity, article, sentence, excerpt }) =>
    severity === "info" || (mode === "test" && ruleId === IDENTITY)
      ? []
      : [{ ruleId, severity, article, sentence, excerpt }],
  )

/** The findings for which the message may not leave as it stands: errors, and warnings nobody answers for. */
export function openFindings({ findings, acknowledgedRules }: CheckedMessage): readonly MessageFinding[] {
  return findings.filter(
    ({ severity, ruleId }) => severity === "error" || !acknowledgedRules.includes(ruleId),
  )
}

/** What a finding says to the person who wants to send, with its article. */
export function findingSentence({ severity, sentence, article }: MessageFinding): Sentence {
  return severity === "error"
    ? {
        fr: `La loi ne permet pas ce texte. ${sentence.fr} (${article})`,
        en: `The law does not allow this text. ${sentence.en} (${article})`,
      }
    : {
        fr: `À confirmer avant l’envoi. ${sentence.fr} (${article})`,
        en: `To be confirmed before it is sent. ${sentence.en} (${article})`,
      }
}

/** Refuses with MESSAGE_UNLAWFUL at the first error, with MESSAGE_TO_CONFIRM at a warning nobody answers for. */
export function refuseOpenFindings(message: CheckedMessage, messageId: string): void {
  const open = openFindings(message)
  const [first] = open.toSorted((a, b) => Number(a.severity === "warning") - Number(b.severity === "warning"))
  if (!first) return
  const code = first.severity === "error" ? "MESSAGE_UNLAWFUL" : "MESSAGE_TO_CONFIRM"
  throw new Refusal(code, findingSentence(first), { messageId, ruleId: first.ruleId })
}
