import { amountWords, countWords, type Language, NBSP, type Sentence } from "../kernel/wording.ts"
import type { CustomerKind } from "./book.ts"
import type { Approval, Attachment, PenaltyChoice, Step, Tone } from "./scenario.ts"
import type { Segment } from "./segment.ts"

/** Says a step as one would tell it to somebody: when, what, with what, who decides, for whom. */
export const stepSentence = (step: Step): Sentence => ({ fr: told(step, "fr"), en: told(step, "en") })

function told(step: Step, language: Language): string {
  const parts = [capital(`${whenWords(step, language)}, ${whatWords(step, language)}.`)]
  if (step.tone !== null) parts.push(`${penaltyWords(step, language)}${approvalWords(step, language)}.`)
  const only = conditionWords(step, language)
  if (only.length > 0) parts.push(`${language === "fr" ? "Seulement" : "Only"} ${only.join(", ")}.`)
  return parts.join(" ")
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const days = (n: number, language: Language): string =>
  language === "fr" ? countWords(n, "jour", "jours", "fr") : countWords(n, "day", "days", "en")

/** When a step comes: "3 jours après l’échéance". */
export function whenWords(step: Pick<Step, "delayDays" | "countedFrom">, language: Language): string {
  const { delayDays, countedFrom } = step
  const some = days(Math.abs(delayDays), language)
  if (countedFrom === "previous-contact")
    return language === "fr" ? `${some} après le contact précédent` : `${some} after the previous contact`
  if (delayDays === 0) return language === "fr" ? "le jour de l’échéance" : "on the due date"
  if (delayDays < 0) return language === "fr" ? `${some} avant l’échéance` : `${some} before the due date`
  return language === "fr" ? `${some} après l’échéance` : `${some} after the due date`
}

/** How a tone is called in a sentence. */
export const TONE_WORDS: Readonly<Record<Tone, Sentence>> = {
  courtesy: { fr: "courtois", en: "courteous" },
  friendly: { fr: "amical", en: "friendly" },
  firm: { fr: "ferme", en: "firm" },
  formal: { fr: "formel", en: "formal" },
}

const MESSAGES: Readonly<Partial<Record<Step["channel"], Sentence>>> = {
  email: { fr: "un e-mail", en: "an e-mail" },
  letter: { fr: "une lettre", en: "a letter" },
  "registered-letter": { fr: "une lettre recommandée", en: "a registered letter" },
  "electronic-registered-letter": { fr: "un recommandé électronique", en: "an electronic registered letter" },
  sms: { fr: "un SMS", en: "a text message" },
}

/** What work inside the house a step opens, in a sentence. */
export const TASK_WORDS: Readonly<Record<NonNullable<Step["task"]>, Sentence>> = {
  phone: {
    fr: "un appel à passer, avec sa fiche",
    en: "a call to make, with its sheet",
  },
  "ask-salesperson": {
    fr: "une question au commercial qui connaît le client",
    en: "a question to the salesperson who knows the customer",
  },
  recovery: {
    fr: "le dossier est confié à qui recouvre, si une personne le décide",
    en: "the file goes to whoever recovers, if a person decides so",
  },
}

function whatWords(step: Step, language: Language): string {
  if (step.task !== null && step.tone === null) return TASK_WORDS[step.task][language]
  const message = MESSAGES[step.channel]?.[language] ?? step.channel
  const tone = step.tone ? TONE_WORDS[step.tone][language] : ""
  const said = language === "fr" ? `${message} au ton ${tone}` : `${message} in a ${tone} tone`
  if (step.attachments.length === 0) return said
  const along = listed(
    step.attachments.map((attachment) => ATTACHMENT_WORDS[attachment][language]),
    language,
  )
  return language === "fr" ? `${said}, avec ${along}` : `${said}, with ${along}`
}

/** What goes along with a message, in a sentence. */
export const ATTACHMENT_WORDS: Readonly<Record<Attachment, Sentence>> = {
  invoice: { fr: "la facture", en: "the invoice" },
  statement: { fr: "le relevé de compte", en: "the statement of account" },
  penalties: { fr: "le décompte des pénalités", en: "the statement of penalties" },
}

const listed = (words: readonly string[], language: Language): string =>
  new Intl.ListFormat(language, { type: "conjunction" }).format(words)

/** What a step does about late-payment penalties, as the rest of "it …". */
export const PENALTY_WORDS: Readonly<Record<PenaltyChoice, Sentence>> = {
  none: { fr: "ne parle pas des pénalités de retard", en: "does not speak of late-payment penalties" },
  announce: { fr: "annonce les pénalités de retard", en: "announces late-payment penalties" },
  claim: {
    fr: "réclame les pénalités de retard, avec leur décompte,",
    en: "claims late-payment penalties, with their statement,",
  },
  waive: { fr: "renonce aux pénalités de retard", en: "lets late-payment penalties go" },
}

const isFeminine = (step: Step): boolean => step.channel === "letter" || step.channel === "registered-letter"

function penaltyWords(step: Step, language: Language): string {
  const subject = language === "en" ? "It" : isFeminine(step) ? "Elle" : "Il"
  if (step.penalties === "none") return `${subject} `
  return `${subject} ${PENALTY_WORDS[step.penalties][language]} ${language === "fr" ? "et" : "and"} `
}

/** Who lets a step go, as the rest of "it …". */
export const APPROVAL_WORDS: Readonly<Record<Approval, Sentence>> = {
  automatic: { fr: "part sans relecture", en: "leaves without being read over" },
  "one-click": {
    fr: "part une fois relu avec les messages du jour",
    en: "leaves once read over with the messages of the day",
  },
  person: { fr: "attend qu’une personne l’approuve", en: "waits for a person to approve it" },
  "second-person": {
    fr: "attend l’accord de deux personnes",
    en: "waits for two persons to agree",
  },
}

function approvalWords(step: Step, language: Language): string {
  const words = APPROVAL_WORDS[step.approval][language]
  return language === "fr" && isFeminine(step) ? words.replace("relu ", "relue ") : words
}

/** Whom a step is for, by kind of customer. */
export const KIND_WORDS: Readonly<Record<CustomerKind, Sentence>> = {
  professional: { fr: "les professionnels", en: "professionals" },
  consumer: { fr: "les particuliers", en: "consumers" },
  public: { fr: "les organismes publics", en: "public bodies" },
}

/** Whom a step is for, by habit of payment. */
export const SEGMENT_WORDS: Readonly<Record<Segment, Sentence>> = {
  new: { fr: "ceux dont on ne sait rien encore", en: "those of whom nothing is known yet" },
  loyal: { fr: "les bons payeurs", en: "those who pay well" },
  regular: { fr: "les payeurs ordinaires", en: "ordinary payers" },
  "bad-payer": { fr: "les mauvais payeurs", en: "bad payers" },
}

/** What narrows a step down, each as a piece of a sentence; empty when nothing does. */
export function conditionWords(step: Pick<Step, "minimumCents" | "when">, language: Language): string[] {
  const { minimumCents, when } = step
  const isFrench = language === "fr"
  const money = (cents: number) => amountWords(cents, "EUR", language)
  const words: string[] = []
  if (minimumCents > 0)
    words.push(isFrench ? `à partir de ${money(minimumCents)}` : `from ${money(minimumCents)} up`)
  if (when.mostCents !== null)
    words.push(isFrench ? `jusqu’à ${money(when.mostCents)}` : `up to ${money(when.mostCents)}`)
  if (when.leastInvoices > 1)
    words.push(
      isFrench
        ? `si ${when.leastInvoices}${NBSP}factures au moins sont en retard`
        : `if at least ${when.leastInvoices} invoices are late`,
    )
  if (when.leastDaysLate > 0)
    words.push(
      isFrench
        ? `quand le retard atteint ${days(when.leastDaysLate, "fr")}`
        : `once it is ${days(when.leastDaysLate, "en")} late`,
    )
  if (when.kinds.length > 0)
    words.push(
      forWhom(
        when.kinds.map((kind) => KIND_WORDS[kind]),
        language,
      ),
    )
  if (when.segments.length > 0)
    words.push(
      forWhom(
        when.segments.map((segment) => SEGMENT_WORDS[segment]),
        language,
      ),
    )
  return words
}

const forWhom = (whom: readonly Sentence[], language: Language): string => {
  const words = listed(
    whom.map((each) => each[language]),
    language,
  )
  return language === "fr" ? `pour ${words}` : `for ${words}`
}

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  fr: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}

/** Weekdays (1 Monday) in words: "mardi et mercredi"; empty for none. */
export const weekdayWords = (weekdays: readonly number[], language: Language): string =>
  listed(
    weekdays.map((weekday) => WEEKDAYS[language][weekday - 1] ?? String(weekday)),
    language,
  )
