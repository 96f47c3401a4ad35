import { readFile } from "node:fs/promises"
import { Command } from "commander"
import { type Day, dayAt } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import {
  amountWords,
  countWords,
  dayWords,
  type Language,
  NBSP,
  type Sentence,
} from "../../kernel/wording.ts"
import { type ListedMail, listMails } from "../../replies/listing/store.ts"
import { assignMail, setMailAside } from "../../replies/listing/workflows.ts"
import { readMail } from "../../replies/mail/inbound-mail.ts"
import type { MailboxRead } from "../../replies/mailbox/mailbox.ts"
import { writeRead } from "../../replies/mailbox/state/store.ts"
import { readMailbox } from "../../replies/mailbox/workflows.ts"
import { openInvoices } from "../../replies/matching/store.ts"
import { type MailReading, readReply } from "../../replies/reading.ts"
import { bounceWords, intentWords } from "../../replies/words.ts"
import { type Answer, runInCompany, runPure, withCommonOptions } from "../command.ts"
import { customerNamed } from "../find.ts"
import { dayCell, table } from "../output.ts"
import { dayValue } from "../values.ts"

/** `relance inbox …`: what comes back by mail. */
export const inboxCommands = (): Command =>
  new Command("inbox")
    .description("le courrier reçu des clients")
    .addCommand(classifyCommand())
    .addCommand(syncCommand())
    .addCommand(listCommand())
    .addCommand(assignCommand())
    .addCommand(setAsideCommand())

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

/** What programs read; certainty from 0 to 1, money in cents, days as YYYY-MM-DD. */
function answer(reading: MailReading, language: Language): Answer {
  const { intent, bounce, sentence, promisedOn, amountCents, invoices } = reading
  const json = {
    class: intent,
    certainty: Math.round(reading.certainty * 1000) / 1000,
    ...{ sentence, promisedOn, amountCents, invoices },
    bounce: bounce && {
      ...{ kind: bounce.kind, recipient: bounce.recipient, action: bounce.action, status: bounce.status },
    },
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

/** `relance inbox sync`: reads what is new in the mailbox of the mail account. */
const syncCommand = (): Command =>
  withCommonOptions(new Command("sync"))
    .description("lit le courrier nouveau de la boîte, sans rien y changer")
    .action(async (_: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        const { relance, company } = session
        const by = session.by()
        const read = await readMailbox(relance.db, company.id, relance.ports, by)
        await session.in((tx) => writeRead(tx, by.now))
        return { json: read, text: session.say(readWords(read)) }
      })
    })

function readWords(read: MailboxRead): Sentence {
  const failed = read.unreadable.map(({ folder, uid, code }) => `${folder}/${uid} (${code})`).join(", ")
  return {
    fr: `${countWords(read.answers, "réponse", "réponses", "fr")}, ${read.bounces} en erreur, ${countWords(read.automatic, "message automatique", "messages automatiques", "fr")}, ${read.inTray} à attribuer.${failed && ` Non lus${NBSP}: ${failed}.`}`,
    en: `${countWords(read.answers, "answer", "answers", "en")}, ${read.bounces} bounced, ${read.automatic} automatic, ${read.inTray} to assign.${failed && ` Not read: ${failed}.`}`,
  }
}

/** `relance inbox list`: what came in, the newest first. */
const listCommand = (): Command =>
  withCommonOptions(new Command("list"))
    .description("le courrier reçu, le plus récent d’abord")
    .option("--waiting", "seulement ce qui attend une personne")
    .option("--tray", "seulement ce dont on ne sait pas de qui il vient")
    .option("--customer <code|nom|id>", "seulement celui d’un client")
    .action(async (options: { waiting?: boolean; tray?: boolean; customer?: string }, command: Command) => {
      await runInCompany(command, async (session) => {
        const page = await session.in(async (tx) => {
          const customer = options.customer === undefined ? null : await customerNamed(tx, options.customer)
          const filter = { isWaiting: options.waiting === true, inTray: options.tray === true }
          return await listMails(tx, customer ? { ...filter, customerId: customer.id } : filter)
        })
        const text = table(page.items, [
          { title: "Reçu", text: (mail) => dayCell(mail.receivedOn, session.language) },
          { title: "Client", text: (mail) => mail.customerName ?? mail.fromEmail ?? "" },
          { title: "Dit", text: (mail) => saidWords(mail, session.language) },
          {
            title: "Phrase",
            text: (mail) => (mail.sentence ?? mail.subject).replace(/\s+/g, " ").slice(0, 70),
          },
          { title: "Attend", text: (mail) => (mail.isWaiting ? "oui" : "") },
          { title: "Identifiant", text: (mail) => mail.id },
        ])
        return {
          json: { mails: page.items, nextCursor: page.nextCursor },
          text: page.items.length > 0 ? text : "Aucun courrier.",
        }
      })
    })

function saidWords(mail: ListedMail, language: Language): string {
  if (mail.kind === "bounce") return language === "fr" ? "Non remis" : "Not delivered"
  if (mail.kind === "complaint")
    return language === "fr" ? "Plainte pour courrier indésirable" : "Spam complaint"
  const day = mail.promisedOn && dayWords(mail.promisedOn, language)
  return [intentWords(mail.intent)[language], day].filter(Boolean).join(", ")
}

const assignCommand = (): Command =>
  withCommonOptions(new Command("assign"))
    .description("dit de quel client vient un courrier")
    .argument("<id>", "le courrier, tel que la liste le nomme")
    .requiredOption("--customer <code|nom|id>", "le client")
    .action(async (id: string, options: { customer: string }, command: Command) => {
      await runInCompany(command, async (session) => {
        const customer = await session.in(async (tx) => {
          const found = await customerNamed(tx, options.customer)
          await assignMail(tx, id, found.id, session.by())
          return found
        })
        return { json: { id, customerId: customer.id }, text: `Attribué à ${customer.name}.` }
      })
    })

const setAsideCommand = (): Command =>
  withCommonOptions(new Command("set-aside"))
    .description("met de côté un courrier qui ne concerne aucun client")
    .argument("<id>", "le courrier, tel que la liste le nomme")
    .action(async (id: string, _: unknown, command: Command) => {
      await runInCompany(command, async (session) => {
        await session.in((tx) => setMailAside(tx, id, session.by()))
        return { json: { id, setAsideOn: session.today }, text: "Mis de côté." }
      })
    })
