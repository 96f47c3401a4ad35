import { amountWords, dayWords, type Language } from "../../../kernel/wording.ts"
import type { ComposedMessage } from "../../../messages/compose.ts"
import { colleagueLetter } from "../mails/letter.ts"
import type { LateItem, Question } from "./store.ts"

/** What the mail that asks a colleague is made of. */
export interface QuestionMail {
  readonly question: Question
  readonly companyName: string
  readonly items: readonly LateItem[]
  readonly link: string
  readonly isReminder: boolean
  /** Set when the mail goes to the company's test address instead. */
  readonly meantFor: string | null
}

/** The mail that asks a colleague what they know of a late customer. */
export function questionMail(mail: QuestionMail): ComposedMessage {
  const { question, items, link } = mail
  const language: Language = question.language
  const w = WORDS[language]
  const subject = (mail.isReminder ? w.reminder : "") + w.subject(question.customerName)
  const lines = items.map((item) => ({
    text: w.item(
      item.number,
      dayWords(item.dueOn, language),
      amountWords(item.openCents, item.currency, language),
    ),
  }))
  return colleagueLetter(language, mail.meantFor ? `[TEST – ${mail.meantFor}] ${subject}` : subject, [
    { kind: "text", text: w.hello(question.toName) },
    { kind: "text", text: w.ask(question.customerName, totals(items, language)) },
    ...(question.note ? [{ kind: "text" as const, text: question.note }] : []),
    ...(lines.length > 0 ? [{ kind: "list" as const, title: w.late, lines }] : []),
    { kind: "button", text: w.answer, href: link },
    { kind: "text", text: w.end(dayWords(question.defaultOn, language), mail.companyName) },
  ])
}

/** "1 234,56 € et 500,00 USD": one sum for each currency. */
function totals(items: readonly LateItem[], language: Language): string {
  const sums = new Map<string, number>()
  for (const item of items) sums.set(item.currency, (sums.get(item.currency) ?? 0) + item.openCents)
  return [...sums]
    .map(([currency, sum]) => amountWords(sum, currency, language))
    .join(language === "fr" ? " et " : " and ")
}

const WORDS = {
  fr: {
    reminder: "Rappel\u00a0: ",
    subject: (customer: string) => `${customer}\u00a0: que savez-vous de ce retard\u202f?`,
    hello: (name: string) => `Bonjour ${name},`,
    ask: (customer: string, total: string) =>
      `${customer} ${total === "" ? "a des factures à régler" : `nous doit ${total} en retard`}. Avant d’aller plus loin, dites-nous d’un clic ce que vous savez\u00a0: peut-on continuer à relancer, faut-il attendre, y a-t-il un désaccord, ou vous en occupez-vous\u202f?`,
    late: "En retard",
    item: (number: string, due: string, open: string) => `Facture ${number}, échue le ${due}\u00a0: ${open}`,
    answer: "Répondre",
    end: (day: string, company: string) =>
      `Sans réponse d’ici le ${day}, le suivi continue comme prévu. Ce lien est pour vous seul et ne sert qu’à cette question\u202f; votre client ne voit rien.\n\n${company}`,
  },
  en: {
    reminder: "Reminder: ",
    subject: (customer: string) => `${customer}: what do you know about this late payment?`,
    hello: (name: string) => `Hello ${name},`,
    ask: (customer: string, total: string) =>
      `${customer} ${total === "" ? "has invoices to pay" : `owes us ${total}, late`}. Before we go further, tell us with one click what you know: may we go on chasing, should we wait, is there a dispute, or do you take care of it?`,
    late: "Late",
    item: (number: string, due: string, open: string) => `Invoice ${number}, due on ${due}: ${open}`,
    answer: "Answer",
    end: (day: string, company: string) =>
      `Without an answer by ${day}, the follow-up goes on as planned. This link is for you alone and serves this question only; your customer sees nothing.\n\n${company}`,
  },
}
