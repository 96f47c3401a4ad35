import type { Sentence } from "../../kernel/wording.ts"
import { isRegisteredCompany } from "../../law/company-form.ts"
import type { Company } from "./company.ts"

/** What must be true before messages go to debtors, in the order in which one does it. */
export interface ChecklistItem {
  readonly key:
    | "company-details"
    | "mail-account"
    | "data-imported"
    | "test-message-received"
    | "plan-reviewed"
  readonly done: boolean
  readonly sentence: Sentence
}

/** What the checklist looks at besides the company's own fields. */
export interface ChecklistFacts {
  /** The mail account was tested with success. */
  readonly mailAccountTested: boolean
  /** A message went to the company's own address: a reminder in test mode, or the test of the mail account, on any day. */
  readonly testMessageSent: boolean
  /** The plan of a day was made. */
  readonly planMade: boolean
}

/** The list of things to do before a company goes live; each item says what is done or what to do. */
export function checklist(company: Company, facts: ChecklistFacts): ChecklistItem[] {
  const missing = missingDetails(company)
  return [
    item("company-details", missing.length === 0, {
      fr: `Complétez les coordonnées de votre entreprise\u00a0: ${missing.map((m) => m.fr).join(", ")}.`,
      en: `Complete your company’s details: ${missing.map((m) => m.en).join(", ")}.`,
    }),
    item("mail-account", facts.mailAccountTested, {
      fr: "Indiquez votre messagerie et testez-la.",
      en: "Enter your mail account and test it.",
    }),
    item("data-imported", company.dataFreshOn !== null, {
      fr: "Importez vos factures.",
      en: "Import your invoices.",
    }),
    item("test-message-received", facts.testMessageSent, {
      fr: "Envoyez un message d’essai à votre propre adresse\u00a0: le test de votre messagerie en envoie un.",
      en: "Send a test message to your own address: the test of your mail account sends one.",
    }),
    item("plan-reviewed", facts.planMade, {
      fr: "Préparez une journée et relisez ce qui partirait.",
      en: "Prepare a day and read what would leave.",
    }),
  ]
}

const DONE: Readonly<Record<ChecklistItem["key"], Sentence>> = {
  "company-details": {
    fr: "Les coordonnées de votre entreprise sont complètes.",
    en: "Your company’s details are complete.",
  },
  "mail-account": { fr: "Votre messagerie fonctionne.", en: "Your mail account works." },
  "data-imported": { fr: "Vos factures sont importées.", en: "Your invoices are imported." },
  "test-message-received": {
    fr: "Un message d’essai est parti à votre adresse.",
    en: "A test message went to your address.",
  },
  "plan-reviewed": { fr: "Une journée a été préparée.", en: "A day has been prepared." },
}

function item(key: ChecklistItem["key"], done: boolean, todo: Sentence): ChecklistItem {
  return { key, done, sentence: done ? DONE[key] : todo }
}

function missingDetails(company: Company): Sentence[] {
  const isRegistered = isRegisteredCompany(company.legalForm)
  const wanted: [boolean, Sentence][] = [
    [company.legalForm !== null, { fr: "la forme juridique", en: "the legal form" }],
    [company.siren !== null, { fr: "le SIREN", en: "the SIREN" }],
    [!isRegistered || company.registryCity !== null, { fr: "la ville du RCS", en: "the town of the RCS" }],
    [!isRegistered || company.shareCapital !== null, { fr: "le capital social", en: "the share capital" }],
    [
      company.addressLines.length > 0 && company.postalCode !== null && company.city !== null,
      { fr: "l’adresse", en: "the address" },
    ],
    [company.email !== null, { fr: "l’adresse e-mail", en: "the e-mail address" }],
    [company.iban !== null, { fr: "l’IBAN où l’on vous paie", en: "the IBAN that you are paid on" }],
  ]
  return wanted.flatMap(([isThere, words]) => (isThere ? [] : [words]))
}
