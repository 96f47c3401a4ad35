import { writeAnswer } from "../../delivery/answers/workflows.ts"
import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { joinThread, readStoredMail } from "../conversation/store.ts"
import { companyLanguage } from "../intake/store.ts"
import { readMail } from "../mail/inbound-mail.ts"

/** More earlier identifiers than this do not fit a header that every server takes. */
const MOST_REFERENCES = 20

/**
 * Writes back to whoever wrote a mail, in the same conversation. It leaves within seconds, through the
 * outbox, and may be cancelled until then. Refuses a mail that is not assigned to a customer yet, and
 * one that a machine wrote.
 */
export async function answerMail(
  tx: CompanyTx,
  answer: { readonly mailId: string; readonly subject?: string | undefined; readonly text: string },
  by: Author,
): Promise<{ messageId: string }> {
  const stored = (await readStoredMail(tx, answer.mailId)) ?? refuseUnknown(answer.mailId)
  const mail = await readMail(stored.content)
  const recipient = (mail.replyTo ?? mail.from)?.address ?? null
  if (stored.customerId === null) refuseUnassigned(stored.id)
  if (recipient === null || stored.kind === "bounce" || stored.kind === "complaint") refuseMachine(stored.id)
  const { id: messageId } = await writeAnswer(
    tx,
    {
      ...{ customerId: stored.customerId, recipient, text: answer.text },
      subject: answer.subject?.trim() || subjectOf(mail.subject),
      language: await companyLanguage(tx),
      answered: {
        key: stored.id,
        messageId: mail.messageId,
        earlierIds: [...mail.references, ...mail.inReplyTo, ...(mail.messageId ? [mail.messageId] : [])]
          .filter((id, index, all) => all.indexOf(id) === index)
          .slice(-MOST_REFERENCES),
      },
    },
    by,
  )
  await joinThread(tx, stored.threadId, messageId)
  return { messageId }
}

/** "Re: …", once. */
export const subjectOf = (subject: string): string =>
  /^re ?:/i.test(subject.trim()) ? subject.trim() : `Re: ${subject.trim() || "…"}`

function refuseUnassigned(id: string): never {
  return refuse(
    "MAIL_UNASSIGNED",
    {
      fr: "Dites d’abord de quel client vient ce message, puis répondez.",
      en: "First say which customer this mail is from, then answer.",
    },
    { id },
  )
}

function refuseMachine(id: string): never {
  return refuse(
    "MAIL_FROM_MACHINE",
    {
      fr: "Ce message vient d’une machine\u00a0: personne ne lirait la réponse.",
      en: "This mail comes from a machine: nobody would read the answer.",
    },
    { id },
  )
}

function refuseUnknown(id: string): never {
  return refuse(
    "MAIL_UNKNOWN",
    {
      fr: "Ce message n’existe pas dans cette entreprise.",
      en: "There is no such mail in this company.",
    },
    { id },
  )
}
