import { readFile } from "node:fs/promises"
import { Command } from "commander"
import { type Day, dayAt } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { amountWords, dayWords, type Language, NBSP, type Sentence } from "../../kernel/wording.ts"
import { readMail } from "../../replies/mail/inbound-mail.ts"
import { openInvoices } from "../../replies/matching/store.ts"
import { type MailReading, readReply } from "../../replies/reading.ts"
import { bounceWords, intentWords } from "../../replies/words.ts"
import { type Answer, runInCompany, runPure, withCommonOptions } from "../command.ts"
import { dayValue } from "../values.ts"

/** `relance inbox …`: what comes back by mail. */
export const inboxCommands = (): Command =>
  new Command("inbox").description("le courrier reçu des clients").addCommand(classifyCommand())

/** `relance inbox classify FILE.eml`: needs no company; with --company its open invoices are recognised. */
const classifyCommand = (): Command =>
  withCommonOptions(new Command("classify"))
    .description("ce que dit un message reçu : promesse, déjà payé, litige, absence, retour en erreur…")
    .argument("<fichier>", "le message, enregistré en .eml")
    .option("--on <jour>", "le jour d’où « vendredi » se compte ; par défaut celui du message", dayValue)
    .action(async (path: string, options: { readonly on?: Day }, command: Command) => {
      const classify = async (openNumbers: readonly string[] | null, language: Language) => {
        const mail = await readMail(await bytesOf(path))
        const mailOn = options.on ?? dayAt(mail.sentAt ?? new Date())
        return answer(readReply(mail, mailOn, openNumbers), language)
      }
      if (command.optsWithGlobals().company === undefined) {
        return await runPure(command, ({ language }) => classify(null, language))
      }
      await runInCompany(command, async (session) => {
        const open = await session.in(openInvoices)
        return classify(
          open.map((invoice) => invoice.number),
          session.language,
        )
      })
    })

async function bytesOf(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    return refuse(
      "FILE_UNREADABLE",
      {
        fr: `Ce fichier ne peut pas être lu${NBSP}: ${path}. Vérifiez le chemin et les droits.`,
        en: `This file cannot be read: ${path}. Check the path and the permissions.`,
      },
      { file: path, cause: error instanceof Error && "code" in error ? String(error.code) : "unknown" },
    )
  }
}

function answer(reading: MailReading, language: Language): Answer {
  const { intent, bounce, text, ...rest } = reading
  const json = {
    class: intent,
    ...rest,
    certainty: Math.round(reading.certainty * 1000) / 1000,
    bounce: bounce && {
      kind: bounce.kind,
      recipient: bounce.recipient,
      action: bounce.action,
      status: bounce.status,
      originalMessageId: bounce.originalMessageId,
      recipients: bounce.recipients,
    },
    ownText: text.own,
    folded: text.folded,
  }
  return { json, text: lines(reading, language).join("\n") }
}

function lines(
  { bounce, intent, certainty, sentence, promisedOn, amountCents, ...rest }: MailReading,
  language: Language,
): string[] {
  const say = (words: Sentence) => words[language]
  if (bounce)
    return [say(bounceWords(bounce.kind)), [bounce.recipient, bounce.status].filter(Boolean).join(" · ")]
  const said = [
    promisedOn && dayWords(promisedOn, language),
    amountCents !== null && amountWords(amountCents, "EUR", language),
    ...rest.invoices,
    rest.absence?.returnsOn && dayWords(rest.absence.returnsOn, language),
    rest.absence?.substitute ?? rest.otherContact,
  ]
  return [
    `${say(intentWords(intent))} (${Math.round(certainty * 100)}${NBSP}%)`,
    ...(sentence ? [language === "fr" ? `«${NBSP}${sentence}${NBSP}»` : `“${sentence}”`] : []),
    said.filter(Boolean).join(" · "),
  ].filter((line) => line !== "")
}
