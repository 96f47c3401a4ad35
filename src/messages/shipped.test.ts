import { expect, test } from "vitest"
import { MESSAGE_LANGUAGES, type MessageLanguage, type Sentence } from "../kernel/wording.ts"
import { isAgreedStep } from "../policy/agreed-steps.ts"
import { compose } from "./compose.ts"
import type { CustomerKind } from "./message-input.ts"
import { smsParts } from "./sms.ts"
import { templateProblems } from "./templates/check.ts"
import { sampleInput, sampleInputs } from "./templates/sample.ts"
import { SHIPPED_TEMPLATES, shippedTemplate } from "./templates/store.ts"
import { TEMPLATE_KEYS, type Template, type TemplateKey } from "./templates/template.ts"

const KINDS: CustomerKind[] = ["professional", "consumer", "public"]
const TO_DEBTORS = TEMPLATE_KEYS.filter((key) => key !== "phone-call" && key !== "ask-salesperson")
// Confirmations and the messages of a payment plan speak of their own sums: no table of invoices.
const WITH_TABLE = TO_DEBTORS.filter(
  (key) => key !== "thanks" && key !== "sms-reminder" && !isAgreedStep(key),
)
const EACH = SHIPPED_TEMPLATES.map(
  (template) => [template.language, template.formality, template.templateKey, template] as const,
)

const kindsOf = ({ formality }: Template) =>
  KINDS.filter((kind) => formality === "formal" || kind !== "public")

const written = (template: Template, kind: CustomerKind, many = true): string => {
  const { subject, text } = compose(sampleInput(template.templateKey, { kind, many }), template)
  return `${subject}\n${text}`.replace(/[\u00a0\u202f]/g, " ")
}
const textOf = (key: TemplateKey, language: MessageLanguage, kind: CustomerKind, many = true): string =>
  written(shippedTemplate(key, language), kind, many)

test("seven languages, thirty messages, six familiar ones where a language has two ways to say you", () => {
  expect(MESSAGE_LANGUAGES).toHaveLength(7)
  expect(SHIPPED_TEMPLATES).toHaveLength(7 * 30 + 6 * 6)
})

test.each(EACH)("%s %s %s has no fault", (_, _f, _k, template) => {
  expect(templateProblems(template)).toEqual([])
})

test.each(EACH)(
  "%s %s %s writes every kind of customer, one invoice or several, without a leftover",
  (_, formality, key, template) => {
    for (const input of sampleInputs(key, formality)) {
      const { subject, text, html } = compose(input, template)
      expect(subject).not.toBe("")
      for (const words of [subject, text, html.replace(/<style>.*<\/style>/s, "")]) {
        expect(words).not.toMatch(/\{\{|\}\}|\{%|%\}|\[\[|\]\]|\*\*|undefined|null|NaN|\[object/)
      }
      expect(text).not.toMatch(/\n{3}|[ \u00a0]{2}|,,|\.\.| ,| \./)
    }
  },
)

// What a creditor may not say: seizure, officers, courts that no longer exist, police, register
// of bad payers, publicity, costs, a legal period of eight days, old article numbers.
const FORBIDDEN =
  /saisie|saisir|huissier|commissaire de justice|tribunal|sommation|commandement|frais de (relance|dossier|retard)|pourr(a|ont) être appliqu|sous peine|poursuites|pénal|plainte|fichage|Banque de France|délai légal|L\.? ?441-6|1153|prescription|interrompt|bailiff|seiz|police|criminal|prosecut|reminder fee|legal period|Pfändung|Gerichtsvollzieher|Mahngebühr|Schufa|embargo|policía|recargo|pignorament|ufficiale giudiziario|spese di sollecito|beslag|deurwaarder|incassokosten|penhora|polícia|tribunais/i

test.each(EACH)("%s %s %s threatens with nothing that the law does not allow", (_, _f, _k, template) => {
  for (const kind of kindsOf(template)) {
    expect(written(template, kind).replace(/[Pp]énalités/g, "")).not.toMatch(FORBIDDEN)
  }
})

const EXTRA =
  /40 €|€ ?40|indemni|compensa[tc]|Pauschale|vergoeding|L\. 441|frais|costs|fees|pénalités|penalties|Verzugszins|intereses de demora|interessi di mora|vertragingsrente|juros de mora|kosten|gastos|spese|despesas/i

test.each(EACH)(
  "%s %s %s: a consumer reads of no 40 €, no costs, no commercial code",
  (_, _f, key, template) => {
    if (!(TO_DEBTORS as readonly string[]).includes(key)) return
    expect(written(template, "consumer")).not.toMatch(EXTRA)
  },
)

test.each(MESSAGE_LANGUAGES)(
  "a public body reads of the public procurement code, never of L. 441-10 (%s)",
  (language) => {
    for (const key of TO_DEBTORS) expect(textOf(key, language, "public")).not.toMatch(/441/)
    for (const key of ["firm-email", "formal-notice", "public-claim"] as const) {
      expect(textOf(key, language, "public")).toMatch(
        /L\. 2192-13, R\. 2192-31 (et|and|und|y|e|en) D\. 2192-35/,
      )
    }
  },
)

test.each(SHIPPED_TEMPLATES.filter(({ templateKey }) => /firm-email|formal-notice/.test(templateKey)))(
  "$language $formality $templateKey: penalties and the 40 € by the article that grants them, without a rate",
  (template) => {
    const text = written(template, "professional")
    expect(text).toMatch(/L\. 441-10/)
    expect(text).toMatch(/40 €|€ ?40/)
    expect(text).not.toMatch(/\d ?%/)
  },
)

const BY_RIGHT: Record<MessageLanguage, RegExp> = {
  fr: /dues de plein droit depuis le lendemain de l’échéance/,
  en: /due by law from the day after the due date/,
  de: /seit dem Tag nach der Fälligkeit kraft Gesetzes geschuldet/,
  es: /de pleno derecho desde el día siguiente al vencimiento/,
  it: /di pieno diritto dal giorno successivo alla scadenza/,
  nl: /van rechtswege verschuldigd vanaf de dag na de vervaldatum/,
  pt: /de pleno direito desde o dia seguinte ao vencimento/,
}
const ORDER: Record<MessageLanguage, RegExp> = {
  fr: /nous vous mettons en demeure de nous payer la somme de 884,90 € dans un délai de quinze jours à compter de la réception/,
  en: /formal notice \(mise en demeure\) to pay us €884\.90 within fifteen days of receiving/,
  de: /in Verzug \(mise en demeure\) und fordern Sie auf, uns 884,90 € innerhalb von fünfzehn Tagen nach Erhalt/,
  es: /requerimos formalmente de pago \(mise en demeure\) para que nos abonen 884,90 € en el plazo de quince días a partir de la recepción/,
  it: /La costituiamo in mora \(mise en demeure\) e La invitiamo a pagarci la somma di 884,90 € entro quindici giorni dal ricevimento/,
  nl: /stellen wij u in gebreke \(mise en demeure\) en sommeren wij u ons € 884,90 te betalen binnen vijftien dagen na ontvangst/,
  pt: /interpelamos formalmente V\. Exas\. \(mise en demeure\) para nos pagarem a quantia de 884,90 € no prazo de quinze dias a contar da receção/,
}

test.each(MESSAGE_LANGUAGES)(
  "the formal notice orders to pay, in a reasonable period, by law (%s)",
  (language) => {
    for (const kind of KINDS) {
      const text = textOf("formal-notice", language, kind)
      expect(text).toMatch(/mise en demeure/i)
      expect(text).toMatch(ORDER[language])
    }
    expect(textOf("formal-notice", language, "professional")).toMatch(BY_RIGHT[language])
    expect(textOf("formal-notice", language, "consumer")).toMatch(/1231-6 \S+ 1344-1/)
  },
)

test("before the formal notice, nobody is put on formal notice", () => {
  for (const template of SHIPPED_TEMPLATES.filter(({ templateKey }) => templateKey !== "formal-notice")) {
    for (const kind of kindsOf(template)) {
      expect(written(template, kind)).not.toMatch(
        /mise en demeure|recommandé|in Verzug|requerimos|in mora\b(?<!di mora)|in gebreke|interpelamos/i,
      )
    }
  }
})

test.each(MESSAGE_LANGUAGES)("every message says what to pay, how, and whom to answer (%s)", (language) => {
  for (const key of WITH_TABLE) {
    const text = textOf(key, language, "professional", false)
    expect(text).toMatch(/FR76 3000/)
    expect(text).toMatch(/F-2026-0/)
    expect(text).toMatch(/02 98 00 00 00/)
  }
})

test("thanks ask for nothing when nothing is overdue", () => {
  const input = { ...sampleInput("thanks"), items: [], amountCents: 0 }
  for (const language of MESSAGE_LANGUAGES) {
    expect(compose(input, shippedTemplate("thanks", language)).text).not.toMatch(/IBAN|F-2026/)
  }
})

test("French signs never stand at the beginning of a line; other languages have no French spaces", () => {
  for (const template of SHIPPED_TEMPLATES) {
    const { subject, text } = compose(sampleInput(template.templateKey), template)
    const words = `${subject}\n${text}`
    if (template.language === "fr") {
      if (template.templateKey !== "sms-reminder") expect(words).not.toMatch(/ [:;!?»€%]|« |'/)
    } else expect(words).not.toMatch(/[\u00a0\u202f ][:;!?]|«[\u00a0 ]|'/)
  }
})

const QUOTES: Record<MessageLanguage, RegExp> = {
  ...{
    fr: /^(«\u00a0|\u00a0»)$/,
    en: /^[“”]$/,
    de: /^[„“]$/,
    es: /^[«»]$/,
    it: /^[«»]$/,
    nl: /^[“”]$/,
    pt: /^[«»]$/,
  },
}

test("each language has its own quotation marks", () => {
  for (const language of MESSAGE_LANGUAGES) {
    const { text } = compose(sampleInput("phone-call"), shippedTemplate("phone-call", language))
    const marks = text.match(/«\u00a0|\u00a0»|[«»“”„"]/g)!
    expect(marks.length).toBeGreaterThan(5)
    expect(marks.filter((mark) => !QUOTES[language].test(mark))).toEqual([])
  }
})

// Words that only a text left in French would have; names of French law stand in brackets and are allowed.
const FRENCH =
  /\b(votre|nous|vous|pour|dans|avec|échue|facture|payer|merci|bonjour|madame|monsieur|relance|montant|échéance|veuillez)\b/i
const ENGLISH = /\b(the|your|invoice|payment|please|thank|reply|amount|overdue)\b/i

test.each(EACH)("%s %s %s has no word left in another language", (language, _f, _k, template) => {
  const kinds = kindsOf(template)
  const words = kinds
    .map((kind) => written(template, kind).replace(/\([^)]*\)|Menuiserie Tanguy/g, ""))
    .join("\n")
  if (language !== "fr") expect(words).not.toMatch(FRENCH)
  if (language !== "en") expect(words).not.toMatch(ENGLISH)
})

const word = (words: string, flags = "iu"): RegExp => new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, flags)
const FORMAL: Partial<Record<MessageLanguage, RegExp>> = {
  ...{ fr: word("vous|votre|vos"), de: word("Ihnen|Ihren?|Ihrer", "u"), es: word("ustedes|usted|su|sus") },
  ...{ it: word("Lei|Suo|Sua|Suoi", "u"), nl: word("u|uw"), pt: word("vosso|vossa|Exas|seu", "u") },
}
const FAMILIAR: Partial<Record<MessageLanguage, RegExp>> = {
  ...{
    fr: word("tu|ton|ta|tes|toi|t’\\p{L}+"),
    de: word("du|deine?[mnrs]?|dir|dich"),
    es: word("tú|tu|tus|te"),
  },
  ...{ it: word("tuo|tua|tue|tuoi|ti"), nl: word("je|jij|jouw?"), pt: word("teu|tua|tuas|te") },
}

test.each(SHIPPED_TEMPLATES.filter(({ language }) => language !== "en"))(
  "$language $formality $templateKey keeps to one way of saying you",
  (template) => {
    const { language, formality, templateKey } = template
    const wrong = (formality === "formal" ? FAMILIAR : FORMAL)[language]!
    for (const kind of kindsOf(template)) {
      const { subject, textBody } = compose(sampleInput(templateKey, { kind }), template)
      expect(`${subject} ${textBody}`).not.toMatch(wrong)
      if (formality === "informal") expect(`${subject} ${textBody}`).toMatch(FAMILIAR[language]!)
    }
  },
)

test("the subject of a consumer's message does not tell the household of a debt", () => {
  const debts =
    /retard|impay|relance|dette|€|échue|overdue|late\b|Mahnung|fällig|vencid|scadut|sollecito|aanmaning|vervallen|atraso/i
  for (const template of SHIPPED_TEMPLATES) {
    if (!(TO_DEBTORS as readonly string[]).includes(template.templateKey)) continue
    if (template.templateKey === "formal-notice") continue
    for (const many of [true, false]) {
      const { subject } = compose(sampleInput(template.templateKey, { kind: "consumer", many }), template)
      if (template.templateKey !== "courtesy-before") expect(subject).not.toMatch(debts)
    }
  }
})

test.each(MESSAGE_LANGUAGES)("the short message fits two parts, one invoice or several (%s)", (language) => {
  for (const input of sampleInputs("sms-reminder")) {
    const { text } = compose(input, shippedTemplate("sms-reminder", language))
    expect(smsParts(text)).toBeLessThanOrEqual(2)
    expect(text).not.toMatch(/[^\n -~£$¥èéùìòÇØøÅåÆæßÉ¡ÄÖÑÜ§¿äöñüà€]/)
  }
})

test("labels say what a template is in its own language", () => {
  const known: Sentence = {
    fr: shippedTemplate("formal-notice", "fr").label,
    en: shippedTemplate("formal-notice", "en").label,
  }
  expect(known).toEqual({ fr: "Mise en demeure", en: "Formal notice" })
})
