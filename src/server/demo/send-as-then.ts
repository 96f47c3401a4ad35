import { letterPdf } from "../../adapters/typst/letters.ts"
import { archiveOnce } from "../../delivery/archive/store.ts"
import { draftOf } from "../../delivery/day/draft.ts"
import { messageId } from "../../delivery/outbox/identity.ts"
import { isLetter, type Message } from "../../delivery/outbox/message.ts"
import { readMessage } from "../../delivery/outbox/store.ts"
import { approveMessages } from "../../delivery/outbox/workflows.ts"
import { prepareMessages } from "../../delivery/preparation/workflows.ts"
import { type Receipt, recordSent } from "../../delivery/receipts/workflows.ts"
import type { Author } from "../../kernel/author.ts"
import { assert } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { composeEdited } from "../../messages/compose.ts"
import { type MessageSource, readMessageSources } from "../../messages/inputs/store.ts"
import { letterOf } from "../../messages/letter.ts"
import { toMime } from "../../messages/mime.ts"
import { shippedTemplate } from "../../messages/templates/store.ts"
import { formalityOf, templateKey } from "../../messages/templates/template.ts"
import { messageLanguage } from "../../messages/words/words.ts"
import { DEMO_COMPANY } from "./company.ts"
import type { TakenStep } from "./follow-up.ts"

/**
 * Writes, approves and archives the messages of a past day by the very means of today, so that each
 * can be read and checked like any other. Nothing leaves the machine.
 */
export async function sendAsThen(tx: CompanyTx, steps: readonly TakenStep[], by: Author): Promise<void> {
  if (steps.length === 0) return
  const decisions = steps.map((step) => step.decision)
  const sources = await readMessageSources(tx, decisions, by.today)
  const run = { mode: "demo", today: by.today } as const
  const drafts = sources.map((source) => draftOf(source, templateOf(source), run))
  const { prepared } = await prepareMessages(tx, drafts, by)
  assert(prepared.length === steps.length, "every past message is new")
  await approveMessages(tx, prepared, by)
  for (const [index, draft] of drafts.entries()) {
    const message = await readMessage(tx, messageId(tx.companyId, draft, 0))
    await archiveOnce(tx, message.id, by.now, () => bytesOf(message, sources[index]!, by.now))
    assert(await recordSent(tx, message, receiptOf(message, by), by), "a past message was sent once")
  }
}

const templateOf = ({ step, input }: MessageSource) => {
  const key = templateKey(step.templateKey ?? step.key)
  const language = messageLanguage(input.customer.language)
  return shippedTemplate(key, language, formalityOf(key, language, input.customer))
}

async function bytesOf(message: Message, { input }: MessageSource, date: Date): Promise<Buffer> {
  const language = messageLanguage(message.language)
  if (isLetter(message.channel)) return letterPdf(letterOf(input, message, language))
  return toMime(composeEdited(input, message, language), {
    from: { name: DEMO_COMPANY.name, address: DEMO_COMPANY.email! },
    to: { name: null, address: message.recipient! },
    messageId: message.messageIdHeader,
    date,
  })
}

function receiptOf(message: Message, { today }: Author): Receipt {
  const posted = isLetter(message.channel)
  return {
    via: posted ? "post" : "demonstration",
    answer: posted ? "posted by hand" : "kept on this machine",
    happenedOn: today,
    from: ["approved"],
    more: posted ? { postedOn: today, depositNumber: null } : {},
  }
}
