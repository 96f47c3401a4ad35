import { expect, test } from "vitest"
import { compose } from "./compose.ts"
import type { CustomerKind } from "./message-input.ts"
import { templateProblems } from "./templates/check.ts"
import { sampleInput, sampleInputs } from "./templates/sample.ts"
import { shippedTemplate } from "./templates/store.ts"
import { TEMPLATE_KEYS, type TemplateKey } from "./templates/template.ts"
import { MESSAGE_LANGUAGES, type MessageLanguage } from "../kernel/wording.ts"

const KINDS: CustomerKind[] = ["professional", "consumer", "public"]
const TO_DEBTORS = TEMPLATE_KEYS.filter((key) => key !== "phone-call" && key !== "ask-salesperson")
const EACH = MESSAGE_LANGUAGES.flatMap((language) => TEMPLATE_KEYS.map((key) => [language, key] as const))

const textOf = (key: TemplateKey, language: MessageLanguage, kind: CustomerKind, many = true): string => {
  const { subject, text } = compose(sampleInput(key, { kind, many }), shippedTemplate(key, language))
  return `${subject}\n${text}`.replace(/[\u00a0\u202f]/g, " ")
}

test.each(EACH)("%s %s has no fault", (language, key) => {
  expect(templateProblems(shippedTemplate(key, language))).toEqual([])
})

test.each(EACH)(
  "%s %s writes every kind of customer, one invoice or several, without a leftover",
  (language, key) => {
    for (const input of sampleInputs(key)) {
      const { subject, text, html } = compose(input, shippedTemplate(key, language))
      expect(subject).not.toBe("")
      for (const words of [subject, text, html.replace(/<style>.*<\/style>/s, "")]) {
        expect(words).not.toMatch(/\{\{|\}\}|\{%|%\}|\[\[|\]\]|\*\*|undefined|null|NaN|\[object/)
      }
      expect(text).not.toMatch(/\n{3}|[ \u00a0]{2}|,,|\.\.| ,/)
    }
  },
)

// What a creditor may not say: seizure, officers, courts that no longer exist, police, register
// of bad payers, publicity, costs, a legal period of eight days, old article numbers.
const FORBIDDEN =
  /saisie|saisir|huissier|commissaire de justice|tribunal|sommation|commandement|frais de (relance|dossier|retard)|pourr(a|ont) être appliqu|sous peine|poursuites|pénal|plainte|fichage|Banque de France|délai légal|L\.? ?441-6|1153|prescription|interrompt|bailiff|seiz|police|criminal|prosecut|reminder fee|legal period/i

test.each(EACH)("%s %s threatens with nothing that the law does not allow", (language, key) => {
  for (const kind of KINDS)
    expect(textOf(key, language, kind).replace(/[Pp]énalités/g, "")).not.toMatch(FORBIDDEN)
})

test.each(MESSAGE_LANGUAGES)(
  "a consumer never reads of 40 €, of costs or of the commercial code (%s)",
  (language) => {
    for (const key of TO_DEBTORS) {
      expect(textOf(key, language, "consumer")).not.toMatch(
        /40 €|€40|indemnit|compensation|L\. 441|frais|costs|fees|pénalités|penalties/i,
      )
    }
  },
)

test.each(MESSAGE_LANGUAGES)(
  "a public body reads of the public procurement code, never of L. 441-10 (%s)",
  (language) => {
    for (const key of TO_DEBTORS) expect(textOf(key, language, "public")).not.toMatch(/441/)
    for (const key of ["firm-email", "formal-notice"] as const) {
      expect(textOf(key, language, "public")).toMatch(/L\. 2192-13, R\. 2192-31 (et|and) D\. 2192-35/)
    }
  },
)

test("a professional reads that penalties and the 40 € run of right since the day after the due date", () => {
  for (const key of ["firm-email", "formal-notice"] as const) {
    const text = textOf(key, "fr", "professional")
    expect(text).toMatch(/sont dues de plein droit depuis le lendemain de l’échéance/)
    expect(text).toMatch(/indemnité forfaitaire de 40 € par facture/)
    expect(text).toMatch(/article L\. 441-10 du code de commerce/)
    // No rate and no amount is invented.
    expect(text).not.toMatch(/\d ?%/)
  }
})

test.each(MESSAGE_LANGUAGES)(
  "the formal notice says so, gives a reasonable period and orders to pay (%s)",
  (language) => {
    for (const kind of KINDS) {
      const text = textOf("formal-notice", language, kind)
      expect(text).toMatch(/mise en demeure/i)
      expect(text).toMatch(
        language === "fr"
          ? /nous vous mettons en demeure de nous payer la somme de 884,90 €/
          : /formal notice \(mise en demeure\) to pay us €884\.90/,
      )
      expect(text).toMatch(
        language === "fr" ? /quinze jours à compter de la réception/ : /within fifteen days of receiving/,
      )
    }
    expect(textOf("formal-notice", language, "consumer")).toMatch(/1231-6/)
  },
)

test("before the formal notice, nobody is put on formal notice", () => {
  for (const key of TO_DEBTORS.filter((key) => key !== "formal-notice")) {
    for (const kind of KINDS) expect(textOf(key, "fr", kind)).not.toMatch(/mise en demeure|recommandé/i)
  }
})

test.each(MESSAGE_LANGUAGES)("every message says what to pay, how, and whom to answer (%s)", (language) => {
  for (const key of TO_DEBTORS.filter((key) => key !== "thanks")) {
    const text = textOf(key, language, "professional", false)
    expect(text).toMatch(/FR76 3000/)
    expect(text).toMatch(/F-2026-0/)
    expect(text).toMatch(
      language === "fr" ? /(répondez à ce message|écrivez-nous à)/ : /(reply to this message|write to us at)/,
    )
    expect(text).toMatch(/02 98 00 00 00/)
  }
})

test("thanks ask for nothing when nothing is overdue", () => {
  const input = { ...sampleInput("thanks"), items: [], amountCents: 0 }
  const { text } = compose(input, shippedTemplate("thanks", "fr"))
  expect(text).not.toMatch(/IBAN|reste|payer/)
})

test("French signs never stand at the beginning of a line", () => {
  for (const key of TEMPLATE_KEYS) {
    const { text } = compose(sampleInput(key), shippedTemplate(key, "fr"))
    expect(text).not.toMatch(/ [:;!?»€%]|« |'/)
  }
})

test("the subject of a consumer's message does not tell the household of a debt", () => {
  for (const key of TO_DEBTORS.filter((key) => key !== "formal-notice")) {
    for (const many of [true, false]) {
      const { subject } = compose(sampleInput(key, { kind: "consumer", many }), shippedTemplate(key, "fr"))
      expect(subject).not.toMatch(/retard|impay|relance|dette|€|échue/i)
    }
  }
})
