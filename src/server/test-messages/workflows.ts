import { randomUUID } from "node:crypto"
import { readSendingCompany } from "../../delivery/company/store.ts"
import { freshMailAccount } from "../../delivery/mail-account/oauth/workflows.ts"
import { refuseMissingMailAccount } from "../../delivery/mail-account/workflows.ts"
import { messageIdHeader } from "../../delivery/outbox/identity.ts"
import type { RunPorts } from "../../delivery/run/workflows.ts"
import { withMailLineEnds } from "../../delivery/sending/outgoing.ts"
import type { Author } from "../../kernel/author.ts"
import { Refusal, refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { type Language, NBSP } from "../../kernel/wording.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import { record } from "../../ledger/journal/store.ts"
import { compose } from "../../messages/compose.ts"
import type { MessageInput } from "../../messages/message-input.ts"
import { toMime } from "../../messages/mime.ts"
import { templateProblems } from "../../messages/templates/check.ts"
import { problemRefusal } from "../../messages/templates/problem.ts"
import type { Template } from "../../messages/templates/template.ts"

/** A template as it is being written, for the person who writes it. */
export interface TestMessage {
  readonly template: Template
  /** What it would say to a real customer, or to an invented one. */
  readonly input: MessageInput
  /** The address of the person who asks: nobody else ever gets it. */
  readonly to: string
}

/**
 * Sends a template, filled in, to the person who writes it, through the company's mail account: marked as a
 * test, never to a debtor, and no step is taken by it. Refused as the template itself would be, without a
 * mail account (MAIL_ACCOUNT_MISSING), or with the words of a server that did not take it (TEST_NOT_SENT).
 */
export async function sendTestMessage(
  db: Db,
  companyId: CompanyId,
  ports: Pick<RunPorts, "box" | "openCarrier" | "renewToken">,
  { template, input, to }: TestMessage,
  by: Author,
): Promise<void> {
  const [problem] = templateProblems(template)
  if (problem) throw problemRefusal(problem)
  const account = (await freshMailAccount(db, companyId, ports, by.now)) ?? refuseMissingMailAccount()
  const { language } = await inCompany(db, companyId, readSendingCompany)
  const mime = await writeTest({ template, input, to }, account, language, by.now)
  const carrier = ports.openCarrier(account)
  try {
    const parcel = { mode: "test", from: account.fromEmail, to, testRecipient: to, mime } as const
    const outcome = await carrier.send(parcel, async () => {})
    if (outcome.kind !== "accepted") throw notSent(outcome.answer)
  } finally {
    await carrier.close()
  }
  await inCompany(db, companyId, (tx) => note(tx, template, to, mime, by))
}

async function writeTest(
  { template, input, to }: TestMessage,
  account: { readonly fromName: string | null; readonly fromEmail: string },
  language: Language,
  now: Date,
): Promise<Buffer> {
  const { prefix, banner } = MARKS[language]
  const { subject, body } = template
  // The mark is part of the template, so that text and page carry it alike.
  const marked = { ...template, subject: `${prefix} ${subject}`, body: `${banner}\n\n${body}` }
  const mime = await toMime(compose(input, marked), {
    from: { name: account.fromName ?? input.company.name, address: account.fromEmail },
    to: { name: null, address: to },
    messageId: messageIdHeader(randomUUID(), account.fromEmail),
    date: now,
  })
  return withMailLineEnds(mime)
}

const MARKS: Record<Language, { readonly prefix: string; readonly banner: string }> = {
  fr: {
    prefix: "[ESSAI]",
    banner: `Ceci est un essai de votre modèle${NBSP}: votre client n’a rien reçu.`,
  },
  en: { prefix: "[TRIAL]", banner: "This is a trial of your template: your customer received nothing." },
}

const notSent = (answer: string): Refusal =>
  new Refusal(
    "TEST_NOT_SENT",
    {
      fr: `Le serveur de messagerie n’a pas pris l’essai\u00a0: «\u00a0${answer}\u00a0». Vérifiez votre compte d’envoi dans les réglages.`,
      en: `The mail server did not take the trial: “${answer}”. Check your mail account in the settings.`,
    },
    {},
  )

async function note(
  tx: CompanyTx,
  { templateKey, language, formality }: Template,
  to: string,
  mime: Buffer,
  by: Author,
): Promise<void> {
  const payload = { templateKey, language, formality, to, sha256: sha256(mime).toString("hex") }
  await record(tx, [
    { happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "template.tried", payload },
  ])
}

/** Stops with TEST_NEEDS_PERSON: a key has no mailbox. */
export function refuseWithoutPerson(): never {
  return refuse("TEST_NEEDS_PERSON", {
    fr: "Un essai part à l’adresse de la personne connectée\u00a0: connectez-vous avec votre compte.",
    en: "A trial goes to the address of the person signed in: sign in with your account.",
  })
}
