import { day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { DatedRule, RuleStatus } from "./rule.ts"

/** Kinds of claim, by the period after which they can no longer be enforced in court. */
export const CLAIM_KINDS = ["business", "consumer", "carriage", "telecom", "public", "title"] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

/** Where a period may be counted from: the end of the service or the delivery, or the due day. */
export type LimitationStart = "completion" | "due"

/** How long a claim lasts and from where it is counted. */
export interface LimitationPeriod {
  readonly years: number
  /** Each reading that courts or authors defend; the earlier of their ends is the one to respect. */
  readonly starts: readonly LimitationStart[]
  /** Whole calendar years, counted from the 1 January that follows. */
  readonly fromNextYear?: true
}

export type LimitationRule = DatedRule<LimitationPeriod>

const checkedOn = day("2026-11-22")

interface Read {
  readonly title: Sentence
  readonly value: LimitationPeriod
  readonly text: string
  readonly since?: string
  readonly status: RuleStatus
  readonly caution?: Sentence
}

const period = (kind: ClaimKind, { text, since, ...read }: Read): LimitationRule => ({
  ...{ id: `limitation/${kind}`, ...read, source: { text }, checkedOn },
  since: since ? day(since) : null,
})

// Loi 2008-561 of 17 June 2008, in force two days later.
const REFORM = "2008-06-19"

/** The periods, by kind of claim. */
export const LIMITATION_RULES: Readonly<Record<ClaimKind, LimitationRule>> = {
  business: period("business", {
    title: { fr: "Créance entre professionnels", en: "Claim between professionals" },
    value: { years: 5, starts: ["completion", "due"] },
    text: "C. com. art. L110-4, I\u202f; C. civ. art. 2224, 2233",
    since: REFORM,
    status: "contested",
    caution: {
      fr: "Le point de départ est discuté\u00a0: l’achèvement de la prestation (Cass. com. 26 févr. 2020, n° 18-25.036) ou l’échéance. La première des deux dates est retenue.",
      en: "The start is contested: the end of the service (Cass. com. 26 Feb. 2020, no 18-25.036) or the due day. The earlier of the two is taken.",
    },
  }),
  consumer: period("consumer", {
    title: { fr: "Créance sur un particulier", en: "Claim on a consumer" },
    value: { years: 2, starts: ["completion"] },
    text: "C. conso. art. L218-2\u202f; Cass. 1re civ. 19 mai 2021, n° 20-12.520",
    since: REFORM,
    status: "official",
    caution: {
      fr: "Ce délai ne s’allonge pas par contrat (C. conso. art. L218-1). Ne demandez pas à un particulier de payer une dette prescrite sans le lui dire.",
      en: "No contract can lengthen it (C. conso. art. L218-1). Do not ask a consumer to pay a time-barred debt without saying so.",
    },
  }),
  carriage: period("carriage", {
    title: { fr: "Transport de marchandises, commission de transport", en: "Carriage of goods, forwarding" },
    value: { years: 1, starts: ["completion"] },
    text: "C. com. art. L133-6",
    status: "secondary",
    caution: {
      fr: "Compté depuis la livraison. Seul le contrat de transport est concerné, pas l’entreposage ni la location.",
      en: "Counted from the delivery. It covers the contract of carriage only, not storage or hire.",
    },
  }),
  telecom: period("telecom", {
    title: { fr: "Communications électroniques", en: "Electronic communications" },
    value: { years: 1, starts: ["due"] },
    text: "CPCE art. L34-2",
    status: "secondary",
    caution: {
      fr: "Compté depuis l’échéance de la facture. Source unique\u00a0: à confirmer.",
      en: "Counted from the due day of the invoice. One source only: to be confirmed.",
    },
  }),
  public: period("public", {
    title: {
      fr: "Créance sur l’État, une collectivité ou leur établissement",
      en: "Claim on the State, a local authority or their bodies",
    },
    value: { years: 4, starts: ["completion"], fromNextYear: true },
    text: "Loi n° 68-1250 du 31 décembre 1968",
    since: "1969-01-01",
    status: "secondary",
    caution: {
      fr: "Quatre ans comptés du 1er janvier qui suit. Le texte n’a pas été relu, et ses causes d’interruption sont plus larges (demande écrite à l’administration)\u00a0: à confirmer.",
      en: "Four years from the following 1 January. The text was not read again, and more acts interrupt it (a written claim to the authority): to be confirmed.",
    },
  }),
  title: period("title", {
    title: {
      fr: "Titre exécutoire (jugement, injonction)",
      en: "Enforceable title (judgment, payment order)",
    },
    value: { years: 10, starts: ["completion"] },
    text: "CPCE art. L111-4",
    since: REFORM,
    status: "official",
    caution: {
      fr: "Pour une injonction de payer\u00a0: Cass. 2e civ. 8 juin 2023, n° 21-18.615, connu d’une seule source.",
      en: "For a payment order: Cass. 2e civ. 8 June 2023, no 21-18.615, known from one source only.",
    },
  }),
}

/** What is left at least when a suspension ends, in months (C. civ. 2238), and the outer limit in years (2232). */
export const SUSPENSION_LEAVES: DatedRule<{ readonly months: number }> = {
  id: "limitation/suspension-leaves",
  title: { fr: "Ce qui reste après une suspension", en: "What is left after a suspension" },
  value: { months: 6 },
  since: day(REFORM),
  source: { text: "C. civ. art. 2238" },
  checkedOn,
  status: "official",
}
export const LONGSTOP: DatedRule<{ readonly years: number }> = {
  id: "limitation/longstop",
  title: { fr: "Délai butoir", en: "Outer limit" },
  value: { years: 20 },
  since: day(REFORM),
  source: { text: "C. civ. art. 2232" },
  checkedOn,
  status: "official",
}

/** What an event does to the period. */
export type EventEffect = "interrupts" | "suspends" | "ends" | "none" | "to-confirm"

/** One kind of event, what it does and by which text. */
export interface EventRule {
  readonly effect: EventEffect
  readonly title: Sentence
  readonly source: string
  /** The proceedings that it opens hold the period until they end (C. civ. 2242). */
  readonly lasts?: true
}

const event = (effect: EventEffect, fr: string, en: string, source: string, lasts?: true): EventRule => ({
  effect,
  title: { fr, en },
  source,
  ...(lasts ? { lasts } : {}),
})

/** The events that a person may record. The causes of interruption are these and no others (Cass. com. 18 May 2022, no 20-23.204). */
export const EVENT_RULES = {
  acknowledgement: event(
    "interrupts",
    "Reconnaissance de la dette par le débiteur",
    "Acknowledgement by the debtor",
    "C. civ. art. 2240",
  ),
  "judicial-claim": event(
    "interrupts",
    "Demande en justice (assignation, référé)",
    "Claim in court (summons, interim)",
    "C. civ. art. 2241 à 2243",
    true,
  ),
  "order-served": event(
    "interrupts",
    "Signification de l’ordonnance d’injonction de payer",
    "Service of the payment order",
    "Cass. 10 juill. 1990, n° 89-13.345",
  ),
  enforcement: event(
    "interrupts",
    "Mesure conservatoire ou exécution forcée",
    "Protective measure or forced execution",
    "C. civ. art. 2244",
  ),
  "claim-declared": event(
    "interrupts",
    "Déclaration de créance à la procédure collective",
    "Proof of claim in insolvency",
    "C. com. art. L622-25-1",
    true,
  ),
  "proceedings-ended": event(
    "ends",
    "Fin de l’instance ou de la procédure collective",
    "End of the proceedings",
    "C. civ. art. 2242\u202f; C. com. art. L622-25-1",
  ),
  mediation: event("suspends", "Début d’une médiation", "Mediation begins", "C. civ. art. 2238"),
  conciliation: event("suspends", "Début d’une conciliation", "Conciliation begins", "C. civ. art. 2238"),
  "participatory-procedure": event(
    "suspends",
    "Convention de procédure participative",
    "Participatory procedure agreed",
    "C. civ. art. 2238",
  ),
  "small-claims-agreement": event(
    "suspends",
    "Accord du débiteur pour la procédure simplifiée (L125-1)",
    "Debtor agrees to the simplified procedure (L125-1)",
    "C. civ. art. 2238\u202f; CPCE art. L125-1",
  ),
  "suspension-ended": event(
    "ends",
    "Fin de la médiation, de la conciliation ou de la procédure",
    "End of the mediation, conciliation or procedure",
    "C. civ. art. 2238",
  ),
  "formal-notice": event(
    "none",
    "Mise en demeure, même recommandée",
    "Formal notice, even registered",
    "Cass. com. 18 mai 2022, n° 20-23.204",
  ),
  "petition-filed": event(
    "none",
    "Dépôt d’une requête en injonction de payer",
    "Petition for a payment order filed",
    "Cass. 10 juill. 1990, n° 89-13.345",
  ),
  "part-payment": event(
    "to-confirm",
    "Règlement partiel",
    "Part payment",
    "C. civ. art. 2240\u202f; Cass. 3e civ. 14 mai 2020 (inédit)",
  ),
} as const satisfies Readonly<Record<string, EventRule>>

export type LimitationEventType = keyof typeof EVENT_RULES

/** Every type of event, in the order in which a person chooses among them. */
export const EVENT_TYPES = Object.keys(EVENT_RULES) as readonly LimitationEventType[]
