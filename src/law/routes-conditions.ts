import type { Cents } from "../kernel/cents.ts"
import type { Sentence } from "../kernel/wording.ts"
import type { RouteFacts } from "./routes.ts"
import type { Court, RouteKey } from "./routes-catalogue.ts"
import { isCommercial } from "./routes-parties.ts"
import { JUSTICE_CONTRIBUTION, TAE_TOWNS } from "./rules/routes.ts"

const said = (fr: string, en: string): Sentence => ({ fr, en })

/** What a route supposes, for these parties. */
export function conditionsOf(key: RouteKey, court: Court, facts: RouteFacts): Sentence[] {
  return [...(OWN[key] ?? []), ...(key === "payment-order" ? orderConditions(court, facts) : [])]
}

const OWN: Readonly<Partial<Record<RouteKey, readonly Sentence[]>>> = {
  "small-claims": [
    said(
      "Principal et intérêts ne dépassent pas 5 000\u00a0€",
      "Principal and interest do not exceed €5,000",
    ),
    said(
      "Entre l’invitation et l’issue, aucun paiement ne peut avoir lieu (CPCE art. R125-7)\u00a0: les liens de paiement sont à suspendre",
      "Between the invitation and the outcome no payment may take place (CPCE art. R125-7): payment links are to be paused",
    ),
    said(
      "L’accord du débiteur suspend la prescription (C. civ. art. 2238)",
      "The debtor’s consent suspends limitation (C. civ. art. 2238)",
    ),
  ],
  "commercial-command": [
    said(
      "Créance certaine, liquide, exigible et facturée entre commerçants",
      "A claim that is certain, liquid, due and invoiced between traders",
    ),
    said(
      "Disponibilité discutée\u00a0: décret et tarif non trouvés",
      "Availability contested: decree and tariff not found",
    ),
  ],
  "payment-order": [
    said(
      "Créance contractuelle d’un montant déterminé, avec son décompte",
      "A contractual claim of a determined amount, with its account",
    ),
    said(
      "Aucune tentative amiable préalable n’est exigée (Cass. 2e civ., avis, 25 sept. 2025, n° 25-70.013)",
      "No amicable attempt is required first (Cass. 2e civ., opinion, 25 Sept. 2025, no 25-70.013)",
    ),
    said(
      "Le dépôt de la requête n’interrompt pas la prescription\u00a0: seule la signification de l’ordonnance le fait",
      "Filing the petition does not interrupt limitation: only the service of the order does",
    ),
    said(
      "Une opposition ouvre un procès, avec avocat au-delà de 10 000\u00a0€",
      "An opposition opens a trial, with a lawyer above €10,000",
    ),
  ],
  "interim-order": [
    said("L’obligation n’est pas sérieusement contestable", "The obligation is not open to serious dispute"),
  ],
  "european-order": [
    said(
      "Créance transfrontalière, civile ou commerciale, non contestée, de tout montant",
      "A cross-border civil or commercial claim, uncontested, of any amount",
    ),
  ],
  "proof-of-claim": [
    said(
      "Créance née avant le jugement\u202f; celle née ensuite pour les besoins de la procédure se paie à son échéance (C. com. art. L622-17)",
      "A claim born before the judgment; one born later for the needs of the proceedings is paid when due (C. com. art. L622-17)",
    ),
    said(
      "Intérêts et indemnité arrêtés au jour du jugement (C. com. art. L622-28)",
      "Interest and indemnity stop on the day of the judgment (C. com. art. L622-28)",
    ),
    said(
      "Manquée, elle laisse une demande de relevé de forclusion, six mois après la publication (C. com. art. L622-26)",
      "Missed, it leaves a petition for relief, six months after the notice (C. com. art. L622-26)",
    ),
  ],
}

function orderConditions(court: Court, { creditor }: RouteFacts): Sentence[] {
  if (court === "commercial" && !isCommercial(creditor)) {
    return [
      said(
        "Un créancier non commerçant peut aussi choisir le tribunal judiciaire",
        "A creditor who is no trader may choose the judicial court instead",
      ),
    ]
  }
  if (court === "judicial") {
    return [
      said(
        "Le tribunal de commerce n’est pas compétent pour ce débiteur (C. com. art. L721-3)",
        "The commercial court has no jurisdiction over this debtor (C. com. art. L721-3)",
      ),
    ]
  }
  return []
}

/** What bears on every route: the clause of prior conciliation, what a consumer never owes, the contributions. */
export function notesOf(facts: RouteFacts): Sentence[] {
  const { debtor, insolvent, country } = facts
  const notes = [
    said(
      "Si le contrat prévoit une conciliation ou une médiation préalable, elle passe avant toute demande au juge.",
      "Where the contract provides for prior conciliation or mediation, it comes before any claim in court.",
    ),
  ]
  if (debtor === "consumer") {
    notes.push(
      said(
        "Un particulier ne doit ni les pénalités de L441-10 ni l’indemnité de 40\u00a0€.",
        "A consumer owes neither the penalties of L441-10 nor the €40 indemnity.",
      ),
    )
  }
  if (insolvent || country !== "FR" || debtor === "public") return notes
  if (!isCommercial(debtor)) {
    notes.push(
      said(
        "Une contribution de 50\u00a0€ peut être due devant le tribunal judiciaire (CGI art. 1635 bis Q)\u00a0: sa date et ses exonérations sont discutées.",
        "A contribution of €50 may be due before the judicial court (CGI art. 1635 bis Q): its date and exemptions are contested.",
      ),
    )
    return notes
  }
  return [...notes, ...contributionNote(facts)]
}

function contributionNote({ amountCents, employees, place }: RouteFacts): Sentence[] {
  const inTae = place === undefined || TAE_TOWNS.value.some((town) => place.includes(town))
  if (!inTae || amountCents <= JUSTICE_CONTRIBUTION.value.aboveClaimsCents) return []
  const cents = justiceContribution({ claimsCents: amountCents, employees })
  if (cents === 0) {
    return [
      said(
        "Contribution pour la justice économique\u00a0: 0\u00a0€, le créancier a moins de 250 salariés.",
        "Contribution to economic justice: €0, the creditor has fewer than 250 employees.",
      ),
    ]
  }
  return [
    said(
      "Au-delà de 50 000\u00a0€, un tribunal des activités économiques demande une contribution aux créanciers de 250 salariés ou plus, selon leur chiffre d’affaires.",
      "Above €50,000 an economic activity court asks a contribution of creditors with 250 employees or more, by their turnover.",
    ),
  ]
}

/**
 * What a claimant pays to an economic activity court (décret 2024-1225), in cents; null when the
 * facts that decide are not known.
 */
export function justiceContribution(facts: {
  readonly claimsCents: Cents
  readonly employees?: number
  readonly turnoverCents?: Cents
  readonly meanProfitCents?: Cents
}): Cents | null {
  const { aboveClaimsCents, fromEmployees, bands } = JUSTICE_CONTRIBUTION.value
  const { claimsCents, employees, turnoverCents, meanProfitCents } = facts
  if (claimsCents <= aboveClaimsCents) return 0
  if (employees === undefined) return null
  if (employees < fromEmployees) return 0
  if (turnoverCents === undefined || meanProfitCents === undefined) return null
  const band = bands.find(
    (one) => turnoverCents > one.turnoverAboveCents && meanProfitCents > one.profitAboveCents,
  )
  return band ? Math.min(Math.floor((claimsCents * band.percent) / 100), band.mostCents) : 0
}
