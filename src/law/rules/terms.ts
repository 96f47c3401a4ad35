import { day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { DatedRule, RuleStatus } from "./rule.ts"

/**
 * One way of counting that the law allows.
 *   net           so many days after the start
 *   end-of-month  so many days and the end of a month, in either order: both are accepted (DGCCRF)
 *   after-month   so many days after the end of the month of the start
 *   after-decade  so many days after the end of the décade (the 10th, the 20th, the last) of the start
 */
export interface TermLimit {
  readonly days: number
  readonly counted: "net" | "end-of-month" | "after-month" | "after-decade"
  /** What it is counted from: the invoice, the delivery (or the end of the service), the receipt of the request. */
  readonly from: "issue" | "delivery" | "request"
}

/** The longest payment terms that the law allows: any of the limits will do. Empty: it sets none. */
export type TermsRule = DatedRule<readonly TermLimit[]>

/** Trades with limits of their own (C. com. L441-11, and the seasonal accords of D441-5-1). */
export const SECTORS = [
  ...["general", "transport", "telecom", "perishable-food", "livestock-meat", "alcohol", "wine", "export"],
  ...["garden", "farm-equipment", "leather", "watches-jewellery"],
] as const
export type Sector = (typeof SECTORS)[number]

/** Public buyers, by the limit that binds them: authorities 30 days, hospitals 50, public undertakings 60. */
export const PUBLIC_BUYERS = ["authority", "hospital", "undertaking"] as const
export type PublicBuyer = (typeof PUBLIC_BUYERS)[number]

const checkedOn = day("2026-11-22")
const net = (days: number, from: TermLimit["from"]): TermLimit => ({ days, counted: "net", from })
const endOfMonth = (days: number): TermLimit => ({ days, counted: "end-of-month", from: "issue" })

interface Read {
  readonly id: string
  readonly title: Sentence
  readonly value: readonly TermLimit[]
  readonly text: string
  readonly since: string
  readonly status?: RuleStatus
  readonly caution?: Sentence
}

const rule = ({ text, since, status = "official", ...read }: Read): TermsRule => ({
  ...read,
  ...{ since: day(since), source: { text }, checkedOn, status },
})

const L441_10 = "2019-04-26"
const L441_11 = "2024-01-01"
const CCP = "2019-04-01"

/** Between professionals, where the contract says nothing. */
export const NOTHING_AGREED: TermsRule = rule({
  id: "terms/nothing-agreed",
  title: { fr: "Délai sans accord entre les parties", en: "Term where nothing was agreed" },
  value: [net(30, "delivery")],
  text: "C. com. art. L441-10, I",
  since: L441_10,
})

/** Between professionals, the longest terms that a contract may set. */
export const AGREED: TermsRule = rule({
  id: "terms/agreed",
  title: { fr: "Délai convenu entre professionnels", en: "Term agreed between professionals" },
  value: [net(60, "issue"), endOfMonth(45)],
  text: "C. com. art. L441-10, I",
  since: L441_10,
  caution: {
    fr: "Les 45 jours fin de mois doivent être expressément prévus au contrat et ne pas être un abus manifeste à l’égard du créancier\u202f; les deux façons de les compter sont admises.",
    en: "45 days end of month must be expressly stipulated and must not be a manifest abuse against the creditor; both ways of counting them are accepted.",
  },
})

/** Invoices that gather the deliveries of a period (CGI art. 289, I, 3). */
export const PERIODIC: TermsRule = rule({
  id: "terms/periodic",
  title: { fr: "Facture périodique", en: "Periodic invoice" },
  value: [net(45, "issue")],
  text: "C. com. art. L441-10, I",
  since: L441_10,
})

/** Private persons: the commercial code sets them no longest term. */
export const CONSUMER: TermsRule = rule({
  id: "terms/consumer",
  title: { fr: "Délai accordé à un particulier", en: "Term granted to a consumer" },
  value: [],
  text: "C. com. art. L441-10, I (entre professionnels seulement)",
  since: L441_10,
})

const DELIVERY_COUNTS: Sentence = {
  fr: "La loi compte depuis la livraison\u00a0: une facture émise plus tard laisse d’autant moins de jours.",
  en: "The law counts from the delivery: an invoice issued later leaves that many fewer days.",
}

/** L441-11, II: trades with shorter (or other) limits. */
export const SECTOR_RULES: Readonly<Partial<Record<Sector, TermsRule>>> = {
  "perishable-food": rule({
    id: "terms/sector/perishable-food",
    title: { fr: "Produits alimentaires périssables", en: "Perishable food" },
    value: [net(30, "delivery")],
    text: "C. com. art. L441-11, II, 1°",
    since: L441_11,
    caution: DELIVERY_COUNTS,
  }),
  "livestock-meat": rule({
    id: "terms/sector/livestock-meat",
    title: { fr: "Bétail sur pied et viandes fraîches", en: "Livestock and fresh meat" },
    value: [net(20, "delivery")],
    text: "C. com. art. L441-11, II, 2°",
    since: L441_11,
    caution: DELIVERY_COUNTS,
  }),
  alcohol: rule({
    id: "terms/sector/alcohol",
    title: { fr: "Boissons alcooliques soumises à accise", en: "Alcoholic drinks subject to excise" },
    value: [{ days: 30, counted: "after-month", from: "delivery" }],
    text: "C. com. art. L441-11, II, 3°",
    since: L441_11,
    caution: DELIVERY_COUNTS,
  }),
  wine: rule({
    id: "terms/sector/wine",
    title: { fr: "Raisins, moûts et vins qui en sont tirés", en: "Grapes, must and their wines" },
    value: [endOfMonth(45), net(60, "issue")],
    text: "C. com. art. L441-11, II, 4°",
    since: L441_11,
  }),
  transport: rule({
    id: "terms/sector/transport",
    title: { fr: "Transport routier de marchandises et métiers liés", en: "Road haulage and related trades" },
    value: [net(30, "issue")],
    text: "C. com. art. L441-11, II, 5°",
    since: L441_11,
    caution: {
      fr: "Aucun accord ne peut allonger ce délai.",
      en: "No agreement can lengthen this term.",
    },
  }),
  export: rule({
    id: "terms/sector/export",
    title: {
      fr: "Achats en franchise pour l’exportation hors UE",
      en: "Purchases for export outside the EU",
    },
    value: [net(90, "issue")],
    text: "C. com. art. L441-10, I (grand export)",
    since: L441_10,
    status: "secondary",
    caution: {
      fr: "Il faut que le contrat le prévoie, et que l’acheteur ne soit pas une grande entreprise.",
      en: "The contract must provide for it, and the buyer must not be a large undertaking.",
    },
  }),
}

/** Perishable food on a periodic invoice: counted after the end of the décade of delivery. */
export const PERISHABLE_PERIODIC: TermsRule = rule({
  id: "terms/sector/perishable-food-periodic",
  title: { fr: "Produits périssables, facture périodique", en: "Perishable food, periodic invoice" },
  value: [{ days: 30, counted: "after-decade", from: "delivery" }],
  text: "C. com. art. L441-11, II, 1°",
  since: L441_11,
  caution: DELIVERY_COUNTS,
})

const CONTESTED_ACCORD: Sentence = {
  fr: "Les sources donnent des chiffres différents pour cet accord saisonnier\u00a0: relisez l’article D441-5-1 avant de vous en servir.",
  en: "Sources give different figures for this seasonal accord: read article D441-5-1 before relying on it.",
}
const accord = (sector: Sector, title: Sentence, value: readonly TermLimit[]): TermsRule =>
  rule({
    ...{ id: `terms/accord/${sector}`, title, value, text: "C. com. art. D441-5-1", since: L441_11 },
    ...{ status: "contested", caution: CONTESTED_ACCORD },
  })

/** Seasonal accords (D441-5-1). Their figures are contested: they apply only where the company says so. */
export const SEASONAL_ACCORDS: Readonly<Partial<Record<Sector, TermsRule>>> = {
  garden: accord("garden", { fr: "Espaces verts", en: "Garden trade" }, [endOfMonth(55)]),
  "farm-equipment": accord("farm-equipment", { fr: "Matériel agricole", en: "Farm equipment" }, [
    endOfMonth(110),
  ]),
  leather: accord("leather", { fr: "Cuir", en: "Leather" }, [endOfMonth(54)]),
  "watches-jewellery": accord(
    "watches-jewellery",
    { fr: "Horlogerie, bijouterie, joaillerie", en: "Watches and jewellery" },
    [endOfMonth(59), net(74, "issue")],
  ),
}

const publicRule = (buyer: PublicBuyer, title: Sentence, days: number, text: string): TermsRule =>
  rule({
    ...{ id: `terms/public/${buyer}`, title, value: [net(days, "request")], text, since: CCP },
    caution: {
      fr: "Le délai court de la réception de la demande de paiement\u202f; à défaut de date certaine, deux jours après la date de la demande (CCP art. R2192-12 à R2192-15).",
      en: "It runs from the receipt of the payment request; failing a certain date, from two days after the date of the request (CCP art. R2192-12 to R2192-15).",
    },
  })

/** The limits of public buyers. */
export const PUBLIC_RULES: Readonly<Record<PublicBuyer, TermsRule>> = {
  authority: publicRule(
    "authority",
    { fr: "État, collectivités, établissements publics", en: "State, local authorities, public bodies" },
    30,
    "CCP art. L2192-10, R2192-10",
  ),
  hospital: publicRule(
    "hospital",
    { fr: "Établissements publics de santé", en: "Public hospitals" },
    50,
    "CCP art. R2192-11, 1°",
  ),
  undertaking: publicRule(
    "undertaking",
    { fr: "Entreprises publiques", en: "Public undertakings" },
    60,
    "CCP art. R2192-11, 2°",
  ),
}

/** Every rule on payment terms, for those who list the law. */
export const TERMS_RULES: readonly TermsRule[] = [
  ...[NOTHING_AGREED, AGREED, PERIODIC, CONSUMER, PERISHABLE_PERIODIC],
  ...Object.values(SECTOR_RULES),
  ...Object.values(SEASONAL_ACCORDS),
  ...Object.values(PUBLIC_RULES),
]
