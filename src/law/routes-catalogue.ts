import type { Sentence } from "../kernel/wording.ts"
import { COMMAND_PERIODS, LAWYER_FROM, PRIOR_ATTEMPT_LIMIT, SMALL_CLAIM_LIMIT } from "./rules/routes.ts"

/** The ways in which an unpaid claim can be pursued. */
export const ROUTE_KEYS = [
  ...["small-claims", "commercial-command", "payment-order", "interim-order", "summons"],
  ...["written-claim", "european-order", "proof-of-claim", "seizure"],
] as const
export type RouteKey = (typeof ROUTE_KEYS)[number]

/** Before whom: no court at all, the commercial, the judicial or the administrative one, one of another country. */
export type Court = "none" | "commercial" | "judicial" | "administrative" | "foreign"

/** What is known of a route, whoever the parties are. */
export interface RouteEntry {
  readonly title: Sentence
  readonly time: Sentence
  readonly cost: Sentence
  readonly documents: readonly Sentence[]
  readonly sources: readonly string[]
}

const said = (fr: string, en: string): Sentence => ({ fr, en })

const INVOICES = said("Factures, commandes, bons de livraison", "Invoices, orders, delivery notes")
const NOTICE = said("Mise en demeure et preuve de son envoi", "Formal notice and proof of its sending")
const ACCOUNT = said(
  "Décompte\u00a0: principal, intérêts ou pénalités, indemnité, règlements reçus",
  "Account: principal, interest or penalties, indemnity, payments received",
)
const TERMS = said("Conditions générales acceptées, s’il y en a", "Accepted terms of sale, if any")
const COSTS_DIFFER = said(
  "Gratuite devant le tribunal judiciaire\u202f; devant le tribunal de commerce, les sources donnent des montants différents\u00a0: demandez au greffe",
  "Free before the judicial court; before the commercial court sources give different amounts: ask the registry",
)

/** What is known of each route. */
export const ROUTE_ENTRIES: Readonly<Record<RouteKey, RouteEntry>> = {
  "small-claims": {
    title: said(
      "Procédure simplifiée de recouvrement des petites créances",
      "Simplified procedure for small claims",
    ),
    time: said(
      "Le débiteur a un mois pour accepter\u202f; son silence vaut refus",
      "The debtor has a month to accept; silence is a refusal",
    ),
    cost: said("Frais à la charge du créancier", "Costs borne by the creditor"),
    documents: [INVOICES, ACCOUNT],
    sources: [SMALL_CLAIM_LIMIT.source.text, "CPCE art. R125-2 à R125-8"],
  },
  "commercial-command": {
    title: said(
      "Commandement de payer entre commerçants (L126-1)",
      "Command to pay between traders (L126-1)",
    ),
    time: said(
      "Un mois pour payer ou contester, puis huit jours au moins avant le constat",
      "A month to pay or contest, then eight days at least before the report",
    ),
    cost: said("Tarif et charge des frais non connus", "Tariff and bearer of the costs not known"),
    documents: [INVOICES, ACCOUNT],
    sources: [COMMAND_PERIODS.source.text],
  },
  "payment-order": {
    title: said("Injonction de payer", "Payment order"),
    time: said(
      "À signifier dans les trois mois (ordonnances depuis le 1er septembre 2026\u202f; six auparavant), puis un mois d’opposition",
      "To be served within three months (orders since 1 September 2026; six before), then one month to oppose",
    ),
    cost: COSTS_DIFFER,
    documents: [
      said("Requête sur formulaire, datée et signée", "Petition on its form, dated and signed"),
      said("Bordereau des pièces", "List of exhibits"),
      ...[INVOICES, TERMS, NOTICE, ACCOUNT],
    ],
    sources: ["CPC art. 1405 à 1422", "décret n° 2026-96 du 16 février 2026"],
  },
  "interim-order": {
    title: said("Référé-provision", "Interim payment order"),
    time: said("Audience rapprochée, selon le tribunal", "An early hearing, depending on the court"),
    cost: said(
      "Acte de commissaire de justice et frais de greffe\u00a0: à demander",
      "Officer’s act and registry fees: to be asked for",
    ),
    documents: [INVOICES, TERMS, NOTICE, ACCOUNT],
    sources: ["CPC art. 835, al. 2, et 873, al. 2"],
  },
  summons: {
    title: said("Assignation au fond", "Summons on the merits"),
    time: said("Plusieurs mois, selon le tribunal", "Several months, depending on the court"),
    cost: said(
      "Acte de commissaire de justice, frais de greffe, avocat le cas échéant",
      "Officer’s act, registry fees, a lawyer where there is one",
    ),
    documents: [INVOICES, TERMS, NOTICE, ACCOUNT],
    sources: ["CPC art. 54, 56", LAWYER_FROM.source.text],
  },
  "written-claim": {
    title: said(
      "Réclamation écrite préalable à l’acheteur public",
      "Written claim to the public buyer first",
    ),
    time: said("Avant tout recours au juge", "Before any appeal to the judge"),
    cost: said("Aucun", "None"),
    documents: [
      said("Factures et dates de dépôt sur le portail", "Invoices and days of deposit on the portal"),
      said("Décompte des intérêts moratoires et des 40\u00a0€", "Account of moratory interest and the €40"),
    ],
    sources: ["CJA art. R421-1", "CCP art. L2192-13"],
  },
  "european-order": {
    title: said("Injonction de payer européenne", "European order for payment"),
    time: said("Opposition possible pendant 30 jours", "Opposition possible for 30 days"),
    cost: said("À demander à la juridiction saisie", "To be asked of the court"),
    documents: [said("Formulaire A", "Form A"), ACCOUNT],
    sources: ["Règlement (CE) n° 1896/2006", "CPC art. 1424-1 et s."],
  },
  "proof-of-claim": {
    title: said("Déclaration de créance", "Proof of claim"),
    time: said(
      "Deux mois après la publication au BODACC (quatre pour un créancier hors de métropole)",
      "Two months after the BODACC notice (four for a creditor outside metropolitan France)",
    ),
    cost: said("Aucun, hors l’envoi recommandé", "None but the registered letter"),
    documents: [
      said(
        "Montant dû au jour du jugement et sommes à échoir, avec leurs dates",
        "Amount due on the day of the judgment and sums to fall due, with their days",
      ),
      said("Déclaration certifiée sincère", "Statement certified as sincere"),
      ...[INVOICES, TERMS, ACCOUNT],
    ],
    sources: ["C. com. art. L622-24 à L622-26, R622-23, R622-24"],
  },
  seizure: {
    title: said("Saisie", "Seizure"),
    ...{ time: said("", ""), cost: said("", ""), documents: [], sources: ["CPCE art. L111-1"] },
  },
}

/** Before whom a route goes, in words. */
export function courtWords(key: RouteKey, court: Court): Sentence {
  if (key === "proof-of-claim")
    return said("au mandataire ou au liquidateur", "to the court-appointed officer")
  if (key === "written-claim") return said("auprès de l’acheteur", "to the buyer")
  if (court === "none")
    return said("par un commissaire de justice, sans juge", "by a judicial officer, no judge")
  if (court === "administrative")
    return said("devant le tribunal administratif", "before the administrative court")
  if (court === "foreign") return said("devant le juge compétent", "before the competent court")
  const which =
    court === "commercial"
      ? said(
          "tribunal de commerce (ou des activités économiques)",
          "commercial court (or economic activity court)",
        )
      : said("tribunal judiciaire", "judicial court")
  return said(`devant le ${which.fr} du débiteur`, `before the debtor’s ${which.en}`)
}

const WAYS = said(
  "conciliation, médiation ou procédure participative",
  "conciliation, mediation or participatory procedure",
)

/** The amicable attempt that must come first, in words. */
export const PRIOR_ATTEMPT: Sentence = said(
  `Tentative amiable obligatoire avant de saisir le juge jusqu’à 5 000\u00a0€ inclus\u00a0: ${WAYS.fr}, au choix (${PRIOR_ATTEMPT_LIMIT.source.text})`,
  `An amicable attempt must come first up to €5,000 included: ${WAYS.en}, as one likes (${PRIOR_ATTEMPT_LIMIT.source.text})`,
)
