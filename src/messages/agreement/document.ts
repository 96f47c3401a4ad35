import type { Day } from "../../kernel/day.ts"
import { amountWords, dayWords, type Language, NBSP } from "../../kernel/wording.ts"
import type { PlanView } from "../../ledger/agreements/plans/view.ts"
import type { Creditor, Debtor } from "../message-input.ts"
import { addressLine, legalLine } from "../postal-address.ts"
import { plainLine } from "../prose.ts"

/** The agreement of a payment plan as plain values: the typesetter only lays them out. */
export interface AgreementDocument {
  readonly language: Language
  readonly on: Day
  readonly title: string
  readonly author: string
  readonly parties: readonly (readonly [string, string])[]
  readonly articles: readonly { readonly title: string; readonly text: readonly string[] }[]
  readonly invoices: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly instalments: { readonly heads: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly total: readonly [string, string]
  readonly signatures: readonly { readonly who: string; readonly lines: readonly string[] }[]
  readonly foot: string
  readonly pageWords: readonly [string, string]
}

const WORDS = {
  fr: {
    title: (reference: string) => `Accord de paiement échelonné ${reference}`,
    creditor: "Le créancier",
    debtor: "Le débiteur",
    debt: "Reconnaissance de dette",
    debtText: (who: string, sum: string, to: string) =>
      `${who} reconnaît devoir à ${to} la somme de ${sum}, au titre des factures suivantes. Cette reconnaissance interrompt la prescription (article 2240 du code civil).`,
    schedule: "Échéances",
    scheduleText: (count: number) =>
      `Le débiteur s’engage à payer cette somme en ${count}${NBSP}${count > 1 ? "versements" : "versement"}, aux dates et pour les montants suivants. Les paiements sont imputés sur les échéances dans leur ordre.`,
    penalties: "Pénalités",
    kept: "Les pénalités de retard et l’indemnité forfaitaire prévues par la loi restent dues et continuent de courir.",
    keptConsumer: "L’accord ne modifie pas les intérêts que la loi attache au retard.",
    waived:
      "Si l’échéancier est tenu jusqu’au bout, le créancier renonce aux pénalités de retard et à l’indemnité forfaitaire sur ces factures. S’il est rompu, elles redeviennent dues.",
    waivedConsumer:
      "Si l’échéancier est tenu jusqu’au bout, le créancier renonce à tout intérêt de retard sur ces factures.",
    default: "Déchéance du terme",
    defaultText: (days: number) =>
      `Si une échéance n’est pas payée à sa date, le créancier adresse un rappel écrit. À défaut de paiement dans les ${days}${NBSP}jours qui suivent, la totalité de la somme restant due devient immédiatement exigible.`,
    note: "Autres conditions",
    invoiceHeads: ["Facture", "Échéance d’origine", "Somme comprise dans l’accord"],
    instalmentHeads: ["N°", "Date", "Montant"],
    total: "Total",
    signed: (city: string) => ["Fait en deux exemplaires,", `à ${city}, le ………………………`],
    name: "Nom et qualité du signataire :",
    hand: "Somme reconnue, écrite de la main du signataire en toutes lettres et en chiffres (article 1376 du code civil) :",
    signature: "Signature :",
    page: ["Page", "sur"],
  },
  en: {
    title: (reference: string) => `Agreement to pay in instalments ${reference}`,
    creditor: "The creditor",
    debtor: "The debtor",
    debt: "Acknowledgement of debt",
    debtText: (who: string, sum: string, to: string) =>
      `${who} acknowledges owing ${to} the sum of ${sum} for the invoices below. This acknowledgement interrupts the limitation period (article 2240 of the French civil code).`,
    schedule: "Instalments",
    scheduleText: (count: number) =>
      `The debtor undertakes to pay this sum in ${count} ${count === 1 ? "instalment" : "instalments"}, on the days and for the amounts below. Payments settle the instalments in their order.`,
    penalties: "Penalties",
    kept: "Late-payment penalties and the fixed compensation set by law remain due and keep running.",
    keptConsumer: "The agreement does not change the interest that the law attaches to lateness.",
    waived:
      "If the plan is kept to its end, the creditor waives late-payment penalties and the fixed compensation on these invoices. If it is broken, they are due again.",
    waivedConsumer:
      "If the plan is kept to its end, the creditor waives all interest for lateness on these invoices.",
    default: "Default",
    defaultText: (days: number) =>
      `If an instalment is not paid on its day, the creditor sends a written notice. Failing payment within the ${days} days that follow, all that remains due becomes payable at once.`,
    note: "Other terms",
    invoiceHeads: ["Invoice", "Initial due date", "Sum under this agreement"],
    instalmentHeads: ["No.", "Day", "Amount"],
    total: "Total",
    signed: (city: string) => ["Made in two copies,", `in ${city}, on ………………………`],
    name: "Name and capacity of the signatory:",
    hand: "Sum acknowledged, in the signatory’s own hand in words and in figures (article 1376 of the French civil code):",
    signature: "Signature:",
    page: ["Page", "of"],
  },
} as const

/** The agreement of a plan in words, with the acknowledgement of the debt, for both to sign. */
export function agreementDocument(
  plan: PlanView,
  { company, customer }: { readonly company: Creditor; readonly customer: Debtor },
  on: Day,
  language: Language,
): AgreementDocument {
  const words = WORDS[language]
  const sum = (cents: number): string => amountWords(cents, plan.currency, language)
  const note = plainLine(plan.note ?? "")
  const dots = "……………………………………………………"
  return {
    ...{ language, on, title: words.title(plan.reference), author: plainLine(company.name) },
    parties: [
      [words.creditor, `${plainLine(company.name)}, ${addressLine(company.address)}`],
      [words.debtor, `${plainLine(customer.name)}, ${addressLine(customer.address)}`],
    ],
    articles: [
      {
        title: words.debt,
        text: [words.debtText(plainLine(customer.name), sum(plan.totalCents), plainLine(company.name))],
      },
      { title: words.schedule, text: [words.scheduleText(plan.instalments.length)] },
      { title: words.penalties, text: [penaltyWords(plan, customer, language)] },
      { title: words.default, text: [words.defaultText(plan.defaultDays)] },
      ...(note === "" ? [] : [{ title: words.note, text: [note] }]),
    ],
    invoices: {
      heads: words.invoiceHeads,
      rows: plan.items.map((item) => [
        plainLine(item.number),
        dayWords(item.dueOn, language),
        sum(item.amountCents),
      ]),
    },
    instalments: {
      heads: words.instalmentHeads,
      rows: plan.instalments.map((part) => [
        String(part.seq),
        dayWords(part.dueOn, language),
        sum(part.initialCents),
      ]),
    },
    total: [words.total, sum(plan.totalCents)],
    signatures: [
      {
        who: words.creditor,
        lines: [...words.signed(company.address.city ?? "…………"), words.name, dots, words.signature],
      },
      {
        who: words.debtor,
        lines: [...words.signed("……………………"), words.name, dots, words.hand, dots, dots, words.signature],
      },
    ],
    foot: legalLine(company, language),
    pageWords: words.page,
  }
}

function penaltyWords(plan: PlanView, customer: Debtor, language: Language): string {
  const words = WORDS[language]
  const isConsumer = customer.kind === "consumer"
  if (plan.penalties === "waived") return isConsumer ? words.waivedConsumer : words.waived
  return isConsumer ? words.keptConsumer : words.kept
}
