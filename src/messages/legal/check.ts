import type { MessageLanguage } from "../../kernel/wording.ts"
import type { Finding } from "../../law/lint/finding.ts"
import { lint } from "../../law/lint/lint.ts"
import { messageParts } from "../compose.ts"
import type { MessageInput } from "../message-input.ts"
import { plainText } from "../plain-text.ts"
import { shortMessage } from "../short-message.ts"
import { documentOf } from "./document.ts"
import { lintFacts } from "./facts.ts"

/** A message as its reader gets it. */
export interface ReadMessage {
  readonly templateKey: string
  readonly language: MessageLanguage
  readonly subject: string
  /** The whole text, with table, payment block and foot. */
  readonly text: string
  readonly html?: string | null
}

/** What the law has to say of a message before it leaves; nothing of what stays in the house. */
export function legalFindings(input: MessageInput, message: ReadMessage): readonly Finding[] {
  const { templateKey, language, subject, text, html = null } = message
  const document = documentOf(templateKey)
  if (document === null) return []
  return lint({ subject, body: text, html }, lintFacts(input, document, language)).findings
}

/** The same for a prose that is not set yet: a draft, or what a person edited. */
export function legalFindingsOfProse(
  input: MessageInput,
  message: Pick<ReadMessage, "templateKey" | "language" | "subject"> & { readonly textBody: string },
): readonly Finding[] {
  const { templateKey, language, subject, textBody } = message
  const parts = messageParts(input, { subject, textBody }, language)
  if (input.channel === "sms")
    return legalFindings(input, { templateKey, language, subject: "", text: shortMessage(textBody).text })
  return legalFindings(input, { templateKey, language, subject: parts.subject, text: plainText(parts) })
}
