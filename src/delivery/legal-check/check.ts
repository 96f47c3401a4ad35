import type { Day } from "../../kernel/day.ts"
import type { DebtorKind } from "../../law/lint/document.ts"
import { lint } from "../../law/lint/lint.ts"
import type { InvoiceLimitation } from "../../ledger/limitation/claim.ts"
import { legalFindings, legalFindingsOfProse } from "../../messages/legal/check.ts"
import { documentOf } from "../../messages/legal/document.ts"
import type { MessageInput } from "../../messages/message-input.ts"
import { messageLanguage } from "../../messages/words/words.ts"
import type { MessageDraft } from "../outbox/message.ts"
import { textsOfEmail } from "./email-text.ts"
import { findingsOnMessage, type MessageFinding, refuseOpenFindings } from "./findings.ts"

type Wording = Pick<MessageDraft, "templateKey" | "language" | "mode" | "subject" | "textBody">

/** What the law has to say of a wording, before it is set. */
export function checkWording(input: MessageInput, wording: Wording): MessageFinding[] {
  const language = messageLanguage(wording.language)
  return findingsOnMessage(legalFindingsOfProse(input, { ...wording, language }), wording.mode)
}

/** Refuses with MESSAGE_UNLAWFUL the bytes of an e-mail whose text the law does not allow. */
export function refuseUnlawfulEmail(
  mime: Buffer,
  input: MessageInput,
  message: MessageDraft & { readonly id: string },
): void {
  const language = messageLanguage(message.language)
  const { templateKey, subject, mode } = message
  const findings = legalFindings(input, { templateKey, language, subject, ...textsOfEmail(mime) })
  refuseErrors(findingsOnMessage(findings, mode), message.id)
}

/** Refuses with MESSAGE_UNLAWFUL a letter whose text the law does not allow. */
export function refuseUnlawfulLetter(
  input: MessageInput,
  message: MessageDraft & { readonly id: string },
): void {
  refuseErrors(checkWording(input, message), message.id)
}

const refuseErrors = (findings: readonly MessageFinding[], messageId: string): void =>
  refuseOpenFindings(
    { findings: findings.filter(({ severity }) => severity === "error"), acknowledgedRules: [] },
    messageId,
  )

/** What limitation has to say of a message that asks for these invoices, the limit of which is past. */
export function checkLimitation(
  message: Pick<MessageDraft, "templateKey" | "subject" | "textBody" | "items" | "mode">,
  past: ReadonlyMap<string, InvoiceLimitation>,
  today: Day,
): MessageFinding[] {
  const document = documentOf(message.templateKey)
  const limits = message.items.flatMap(({ invoiceId }) => past.get(invoiceId) ?? [])
  const [first] = limits
  if (document === null || !first || message.mode === "test") return []
  const facts = { document, debtor: debtorOf(first), on: today, limitationOn: first.lastSafeOn }
  const { findings } = lint({ subject: message.subject, body: message.textBody }, facts)
  return findingsOnMessage(findings, message.mode).filter(({ ruleId }) => ruleId === "GEN-15")
}

const debtorOf = ({ claimKind }: InvoiceLimitation): DebtorKind =>
  claimKind === "consumer" || claimKind === "public" ? claimKind : "professional"
