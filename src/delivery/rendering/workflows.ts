import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { type ComposedMessage, composeEdited } from "../../messages/compose.ts"
import { readMessageSources } from "../../messages/inputs/store.ts"
import type { MessageInput } from "../../messages/message-input.ts"
import { type Attachment, toMime } from "../../messages/mime.ts"
import { messageLanguage } from "../../messages/words/words.ts"
import type { ActDecision } from "../../policy/gate.ts"
import { decideFor } from "../../policy/plan/workflows.ts"
import { isRemedyStep } from "../../policy/remedy-steps.ts"
import { refuseUnlawfulEmail } from "../legal-check/check.ts"
import type { Message } from "../outbox/message.ts"
import { sourceOfMessage } from "../remedies/source/workflows.ts"
import type { Outgoing } from "../sending/ports.ts"

/** What a message says, from the facts of the day: its invoices, its amounts, its payment block. */
export async function inputOf(tx: CompanyTx, message: Message, today: Day): Promise<MessageInput | null> {
  if (isRemedyStep(message.stepKey)) return (await sourceOfMessage(tx, message, today))?.input ?? null
  const [decision] = await decideFor(tx, [message.customerId], today)
  if (decision?.kind !== "act" || decision.turn !== message.turn) return null
  const [source] = await readMessageSources(tx, [decision as ActDecision], today)
  return source?.input ?? null
}

/** A message as it would leave now, for the review page; null when it is no longer due as it was prepared. */
export async function previewMessage(
  tx: CompanyTx,
  message: Message,
  today: Day,
): Promise<ComposedMessage | null> {
  const input = await inputOf(tx, message, today)
  return input && composeEdited(input, message, messageLanguage(message.language))
}

/**
 * The bytes of an e-mail that says what is known of a customer. Refused (MESSAGE_UNLAWFUL) when the
 * text that stands in those bytes is not one that the law allows.
 */
export async function writeEmail(
  input: MessageInput,
  outgoing: Outgoing,
  attachments: readonly Attachment[] = [],
): Promise<Buffer> {
  const { message } = outgoing
  const banner = outgoing.banner === null ? "" : `${outgoing.banner}\n\n`
  const prose = { subject: outgoing.subject, textBody: `${banner}${message.textBody}` }
  const mime = await toMime(composeEdited(input, prose, messageLanguage(message.language)), {
    from: { name: outgoing.from.name ?? input.company.name, address: outgoing.from.email },
    to: { name: null, address: outgoing.to },
    replyTo: outgoing.replyTo === null ? null : { name: null, address: outgoing.replyTo },
    unsubscribeAt: outgoing.unsubscribeAt ?? null,
    messageId: message.messageIdHeader,
    date: outgoing.date,
    attachments: [
      ...(input.papers ?? []).map(({ fileName, bytes }) => ({
        ...{ fileName, bytes, contentType: "application/pdf" },
      })),
      ...attachments,
    ],
  })
  refuseUnlawfulEmail(mime, input, message)
  return mime
}
