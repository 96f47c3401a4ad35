import { dayWords, MESSAGE_LANGUAGES, type MessageLanguage } from "../../kernel/wording.ts"
import type { MessageInput, PreviousStep } from "../message-input.ts"
import { elided } from "../typography.ts"
import { DE } from "./de.ts"
import { EN } from "./en.ts"
import { ES } from "./es.ts"
import { FR } from "./fr.ts"
import { IT } from "./it.ts"
import type { Formality, Labels, MessageWords } from "./message-words.ts"
import { NL } from "./nl.ts"
import { PT } from "./pt.ts"

/** The fixed words of each language that we write to debtors in. */
export const WORDS: Readonly<Record<MessageLanguage, MessageWords>> = {
  ...{ fr: FR, en: EN, de: DE, es: ES, it: IT, nl: NL, pt: PT },
}

/** The words around a message, by language. */
export const LABELS: Readonly<Record<MessageLanguage, Labels>> = {
  ...{ fr: FR.labels, en: EN.labels, de: DE.labels, es: ES.labels },
  ...{ it: IT.labels, nl: NL.labels, pt: PT.labels },
}

/** The language to write to somebody who speaks this one: their own where we have it, English otherwise. */
export function messageLanguage(code: string): MessageLanguage {
  const short = code.slice(0, 2).toLowerCase()
  return MESSAGE_LANGUAGES.find((language) => language === short) ?? "en"
}

/**
 * What was already done, in words: "notre courriel du 3 mars 2026 et notre appel du 10 mars 2026".
 * The last three at most; work inside the house is never told. Null when nothing happened.
 */
export function previousWords(previous: readonly PreviousStep[], language: MessageLanguage): string | null {
  const { sent, sentOn } = WORDS[language]
  const told = previous
    .filter((step) => sent[step.channel] !== undefined)
    .toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
    .slice(-3)
    .map(({ channel, happenedOn }) => `${sent[channel]} ${sentOn} ${dayWords(happenedOn, language)}`)
  if (told.length === 0) return null
  const list = new Intl.ListFormat(language === "en" ? "en-GB" : language, { type: "conjunction" })
  return elided(list.format(told), language)
}

/**
 * How to answer, as an order that ends a sentence: "répondez à ce message ou appelez-nous au …";
 * a letter or a text message cannot be replied to, so it names the e-mail address.
 */
export function replyWords(
  { channel, company }: MessageInput,
  language: MessageLanguage,
  formality: Formality = "formal",
): string {
  const words = WORDS[language].reply[formality]
  const isReplied = !channel.endsWith("letter") && channel !== "sms"
  const write = isReplied ? words.reply : company.email ? words.writeTo(company.email) : words.write
  return company.phone ? words.orCall(write, company.phone) : write
}
