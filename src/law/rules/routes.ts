import type { Cents } from "../../kernel/cents.ts"
import { day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { DatedRule, RuleStatus } from "./rule.ts"

/** Who a party is, as far as courts and procedures ask. "company": a commercial one (SARL, SAS, SA…). */
export const PARTIES = [
  ...["company", "trader", "artisan", "liberal", "civil-company", "association", "consumer", "public"],
] as const
export type Party = (typeof PARTIES)[number]

const checkedOn = day("2026-11-22")

function rule<Value>(
  id: string,
  title: Sentence,
  value: Value,
  text: string,
  more: { readonly since?: string; readonly status?: RuleStatus; readonly caution?: Sentence } = {},
): DatedRule<Value> {
  const { since, status = "official", caution } = more
  return {
    ...{
      id: `routes/${id}`,
      title,
      value,
      since: since ? day(since) : null,
      source: { text },
      checkedOn,
      status,
    },
    ...(caution ? { caution } : {}),
  }
}

/** Up to this amount, a judicial officer may settle a claim with the debtor's consent. */
export const SMALL_CLAIM_LIMIT: DatedRule<Cents> = rule(
  "small-claim-limit",
  { fr: "Plafond de la procédure simplifiée", en: "Ceiling of the simplified procedure" },
  5_000_00,
  "CPCE art. L125-1, R125-1",
  { since: "2020-01-01" },
)

/** Up to this amount included, an amicable attempt must come before the judicial court. */
export const PRIOR_ATTEMPT_LIMIT: DatedRule<Cents> = rule(
  "prior-attempt-limit",
  { fr: "Tentative amiable préalable", en: "Compulsory amicable attempt" },
  5_000_00,
  "CPC art. 750-1\u202f; Cass. 2e civ., avis, 25 sept. 2025, n° 25-70.013",
  { since: "2023-10-01" },
)

/** Above this amount, a lawyer must represent the parties. */
export const LAWYER_FROM: DatedRule<Cents> = rule(
  "lawyer-from",
  { fr: "Avocat obligatoire", en: "Compulsory lawyer" },
  10_000_00,
  "CPC art. 761, 853",
  { since: "2020-01-01" },
)

/** Since when artisans sue and are sued before the commercial court. */
export const ARTISANS_COMMERCIAL: DatedRule<true> = rule(
  "artisans-commercial",
  { fr: "Artisans devant le tribunal de commerce", en: "Artisans before the commercial court" },
  true,
  "C. com. art. L721-3",
  { since: "2022-01-01" },
)

/** A payment order lapses unless served in so many months: six for orders made before 1 September 2026, three since. */
export const SERVICE_MONTHS: readonly [DatedRule<number>, DatedRule<number>] = [
  {
    ...rule(
      "order-service-months-before",
      { fr: "Signification de l’ordonnance", en: "Service of the order" },
      6,
      "CPC art. 1411",
    ),
    until: day("2026-08-31"),
  },
  rule(
    "order-service-months",
    { fr: "Signification de l’ordonnance", en: "Service of the order" },
    3,
    "CPC art. 1411, décret n° 2026-96 du 16 février 2026",
    {
      since: "2026-09-01",
      status: "secondary",
      caution: {
        fr: "Le texte modifié n’a pas été relu sur Légifrance.",
        en: "The amended text was not read on Légifrance.",
      },
    },
  ),
]

/** The debtor may oppose an order for so many months after its service in person. */
export const OPPOSITION_MONTHS: DatedRule<number> = rule(
  "opposition-months",
  { fr: "Opposition à l’ordonnance", en: "Opposition to the order" },
  1,
  "CPC art. 1416",
)

/** An unopposed order made since 1 September 2026 may be enforced so many months after its service. */
export const ENFORCEMENT_MONTHS: DatedRule<number> = rule(
  "enforcement-months",
  { fr: "Exécution de l’ordonnance", en: "Enforcement of the order" },
  2,
  "CPC art. 1422, décret n° 2026-96 du 16 février 2026",
  { since: "2026-09-01", status: "secondary" },
)

/** A claim is declared within so many months of the BODACC notice; creditors overseas or abroad have more. */
export const DECLARATION_MONTHS: DatedRule<{ readonly home: number; readonly away: number }> = rule(
  "declaration-months",
  { fr: "Déclaration de créance", en: "Proof of claim" },
  { home: 2, away: 4 },
  "C. com. art. L622-24, R622-24",
)

/** Who missed it may ask for relief within so many months of the same notice. */
export const RELIEF_MONTHS: DatedRule<number> = rule(
  "relief-months",
  { fr: "Relevé de forclusion", en: "Relief from forfeiture" },
  6,
  "C. com. art. L622-26",
)

/** The debtor has so many months to accept the simplified procedure; silence is a refusal. */
export const SMALL_CLAIM_ANSWER_MONTHS: DatedRule<number> = rule(
  "small-claim-answer-months",
  { fr: "Réponse à l’invitation du commissaire", en: "Answer to the officer’s invitation" },
  1,
  "CPCE art. R125-1 et s.",
)

/** After the command of L126-1 the debtor has a month, and the report follows eight days later at the earliest. */
export const COMMAND_PERIODS: DatedRule<{ readonly months: number; readonly reportAfterDays: number }> = rule(
  "command-periods",
  { fr: "Commandement de payer entre commerçants", en: "Command to pay between traders" },
  { months: 1, reportAfterDays: 8 },
  "CPCE art. L126-1 à L126-5, loi n° 2026-307 du 23 avril 2026",
  {
    status: "contested",
    caution: {
      fr: "Décret et tarif non trouvés\u00a0: on ne sait pas si la procédure est déjà ouverte. Désactivée tant que l’entreprise ne dit pas le contraire.",
      en: "Decree and tariff not found: whether the procedure is open yet is not known. Off until the company says otherwise.",
    },
  },
)

/** Towns whose commercial court is a tribunal des activités économiques, for four years from 2025. */
export const TAE_TOWNS: DatedRule<readonly string[]> = {
  ...rule(
    "tae-towns",
    { fr: "Tribunaux des activités économiques", en: "Economic activity courts" },
    [
      ...["Avignon", "Auxerre", "Le Havre", "Le Mans", "Limoges", "Lyon", "Marseille", "Nancy", "Nanterre"],
      ...["Paris", "Saint-Brieuc", "Versailles"],
    ],
    "Loi n° 2023-1059, décret n° 2024-1225",
    { since: "2025-01-01" },
  ),
  until: day("2028-12-31"),
}

/** What a claimant pays to such a court, by turnover and mean profit; below the thresholds, nothing. */
export const JUSTICE_CONTRIBUTION: DatedRule<{
  readonly aboveClaimsCents: Cents
  readonly fromEmployees: number
  readonly bands: readonly {
    readonly turnoverAboveCents: Cents
    readonly profitAboveCents: Cents
    readonly percent: number
    readonly mostCents: Cents
  }[]
}> = rule(
  "justice-contribution",
  { fr: "Contribution pour la justice économique", en: "Contribution to economic justice" },
  {
    aboveClaimsCents: 50_000_00,
    fromEmployees: 250,
    bands: [
      {
        ...{ turnoverAboveCents: 1_500_000_000_00, profitAboveCents: 0 },
        ...{ percent: 5, mostCents: 100_000_00 },
      },
      {
        ...{ turnoverAboveCents: 50_000_000_00, profitAboveCents: 3_000_000_00 },
        ...{ percent: 3, mostCents: 50_000_00 },
      },
    ],
  },
  "Décret n° 2024-1225, art. 2",
  { since: "2025-01-01", status: "secondary" },
)

/** Members of the European Union, by ISO code. */
export const EU_COUNTRIES: DatedRule<readonly string[]> = rule(
  "eu-countries",
  { fr: "États de l’Union européenne", en: "Member States" },
  "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split(" "),
  "Règlement (CE) n° 1896/2006 (tous les États membres, sauf le Danemark)",
)

/** Every rule on routes, for those who list the law. */
export const ROUTE_RULES: readonly DatedRule<unknown>[] = [
  ...[SMALL_CLAIM_LIMIT, PRIOR_ATTEMPT_LIMIT, LAWYER_FROM, ARTISANS_COMMERCIAL, ...SERVICE_MONTHS],
  ...[OPPOSITION_MONTHS, ENFORCEMENT_MONTHS, DECLARATION_MONTHS, RELIEF_MONTHS, SMALL_CLAIM_ANSWER_MONTHS],
  ...[COMMAND_PERIODS, TAE_TOWNS, JUSTICE_CONTRIBUTION, EU_COUNTRIES],
]
