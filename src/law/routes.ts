import type { Cents } from "../kernel/cents.ts"
import type { Sentence } from "../kernel/wording.ts"
import {
  type Court,
  courtWords,
  PRIOR_ATTEMPT,
  ROUTE_ENTRIES,
  type RouteEntry,
  type RouteKey,
} from "./routes-catalogue.ts"
import { conditionsOf, notesOf } from "./routes-conditions.ts"
import { isCommercial, isTrader } from "./routes-parties.ts"
import {
  EU_COUNTRIES,
  LAWYER_FROM,
  type Party,
  PRIOR_ATTEMPT_LIMIT,
  SMALL_CLAIM_LIMIT,
} from "./rules/routes.ts"

/** What the possible routes depend on. */
export interface RouteFacts {
  readonly creditor: Party
  readonly debtor: Party
  /** What is claimed, principal and interest. */
  readonly amountCents: Cents
  /** "yes": it is, and nobody has said how seriously. */
  readonly contested: "no" | "yes" | "weak" | "serious"
  /** Where the debtor lives or has its seat, ISO code. */
  readonly country: string
  /** Sauvegarde, redressement or liquidation was opened. */
  readonly insolvent: boolean
  /** The company holds that the command of CPCE L126-1 can be used already. */
  readonly commercialCommand: boolean
  /** The town of the court, where it is known. */
  readonly place?: string
  /** Of the creditor; for the contribution to economic justice. */
  readonly employees?: number
}

/** A way that is open, with what it asks for. Its line ends with "à confirmer": a person decides. */
export interface Route extends RouteEntry {
  readonly key: RouteKey
  readonly court: Court
  readonly courtWords: Sentence
  /** A lawyer is compulsory. */
  readonly lawyer: boolean
  /** An amicable attempt must come first (CPC 750-1). */
  readonly priorAttempt: boolean
  readonly conditions: readonly Sentence[]
  readonly line: Sentence
}

/** A way that is closed, and why. */
export interface ExcludedRoute {
  readonly key: RouteKey
  readonly title: Sentence
  readonly because: Sentence
  readonly line: Sentence
}

/** What must stop at once when insolvency proceedings are open. */
export type ToStop = "reminders" | "formal-notice" | "payment-order" | "interest" | "payment-links"

/** The ways of pursuing a claim: information for whoever decides, never advice. */
export interface RouteAdvice {
  /** Open, the most direct first. */
  readonly routes: readonly Route[]
  /** Open too, longer. */
  readonly fallbacks: readonly Route[]
  readonly excluded: readonly ExcludedRoute[]
  readonly stop: readonly ToStop[]
  readonly notes: readonly Sentence[]
}

type Choice = readonly [RouteKey, Court]
interface Choices {
  readonly open: readonly Choice[]
  readonly later?: readonly Choice[]
  readonly closed: readonly (readonly [RouteKey, Sentence])[]
  readonly stop?: readonly ToStop[]
}

/**
 * The ways of pursuing a claim, with their conditions, and those that are closed with the reason.
 * Sources: CPC 750-1, 835, 873, 1405 s.; C. com. L721-3, L622-21 s.; CPCE L125-1, L126-1; CJA R541-1.
 */
export function routes(facts: RouteFacts): RouteAdvice {
  const { open, later = [], closed, stop = [] } = choices(facts)
  return {
    routes: open.map((choice) => routeOf(choice, facts)),
    fallbacks: later.map((choice) => routeOf(choice, facts)),
    excluded: closed.map(([key, because]) => excludedOf(key, because)),
    stop,
    notes: notesOf(facts),
  }
}

function choices(facts: RouteFacts): Choices {
  if (facts.insolvent) return INSOLVENT
  if (facts.debtor === "public") return publicDebtor(facts)
  if (facts.country !== "FR") return abroad(facts)
  return facts.contested === "no" ? uncontested(facts) : contestedChoices(facts)
}

const said = (fr: string, en: string): Sentence => ({ fr, en })

const STAYED = said(
  "le jugement d’ouverture interdit toute action pour une créance antérieure (C. com. art. L622-21)",
  "the opening judgment bars any action for an earlier claim (C. com. art. L622-21)",
)
const INSOLVENT: Choices = {
  open: [["proof-of-claim", "none"]],
  closed: (["payment-order", "interim-order", "summons", "small-claims", "commercial-command"] as const).map(
    (key) => [key, STAYED],
  ),
  stop: ["reminders", "formal-notice", "payment-order", "interest", "payment-links"],
}

const publicDebtor = ({ contested }: RouteFacts): Choices => ({
  open: [
    ["written-claim", "none"],
    ...(contested === "serious" ? [] : [["interim-order", "administrative"] as const]),
  ],
  later: [["summons", "administrative"]],
  closed: [
    [
      "payment-order",
      said(
        "l’injonction de payer n’existe pas contre une personne publique",
        "there is no payment order against a public body",
      ),
    ],
    [
      "seizure",
      said(
        "les biens publics ne peuvent pas être saisis (CPCE art. L111-1)",
        "public property cannot be seized (CPCE art. L111-1)",
      ),
    ],
  ],
})

function abroad({ country, contested }: RouteFacts): Choices {
  const isCovered = EU_COUNTRIES.value.includes(country) && country !== "DK"
  const national: Choices["closed"][number] = [
    "payment-order",
    said(
      "l’injonction de payer française suppose un débiteur en France (CPC art. 1406)",
      "the French payment order supposes a debtor in France (CPC art. 1406)",
    ),
  ]
  if (isCovered && contested === "no") {
    return { open: [["european-order", "foreign"]], later: [["summons", "foreign"]], closed: [national] }
  }
  const why = isCovered
    ? said(
        "le débiteur conteste\u00a0: son opposition y met fin",
        "the debtor contests: an opposition ends it",
      )
    : said(
        "le débiteur n’est pas dans un État où ce règlement s’applique",
        "the debtor is not in a State where this regulation applies",
      )
  return { open: [["summons", "foreign"]], closed: [national, ["european-order", why]] }
}

const courtOf = ({ debtor }: RouteFacts): Court => (isCommercial(debtor) ? "commercial" : "judicial")

function uncontested(facts: RouteFacts): Choices {
  const court = courtOf(facts)
  const small = smallClaims(facts)
  const command = commandExclusion(facts)
  const order: Choice = ["payment-order", court]
  const interim: Choice = ["interim-order", court]
  const smallFirst: Choice[] = small === null ? [["small-claims", "none"]] : []
  const commands: Choice[] = command === null ? [["commercial-command", "none"]] : []
  const isConsumer = facts.debtor === "consumer"
  return {
    open: isConsumer
      ? [...smallFirst, order]
      : court === "commercial"
        ? [order, ...commands, ...smallFirst, interim]
        : [order, ...smallFirst],
    later: [...(court === "commercial" ? [] : [interim]), ["summons", court]],
    closed: [
      ...(small ? [["small-claims", small] as const] : []),
      ...(command ? [["commercial-command", command] as const] : []),
    ],
  }
}

function contestedChoices(facts: RouteFacts): Choices {
  const court = courtOf(facts)
  const interim: Choice = ["interim-order", court]
  const summons: Choice = ["summons", court]
  const opposed = said(
    "une opposition du débiteur mènerait à un procès",
    "an opposition of the debtor would lead to a trial",
  )
  const closed: Choices["closed"] = [
    ["payment-order", opposed],
    ["commercial-command", said("suppose une créance non contestée", "supposes an uncontested claim")],
    ["small-claims", said("suppose l’accord du débiteur", "supposes the consent of the debtor")],
  ]
  if (facts.contested === "serious") {
    const serious = said(
      "l’obligation doit n’être pas sérieusement contestable (CPC art. 835, 873)",
      "the obligation must not be open to serious dispute (CPC art. 835, 873)",
    )
    return { open: [summons], closed: [...closed, ["interim-order", serious]] }
  }
  return facts.contested === "weak"
    ? { open: [interim], later: [summons], closed }
    : { open: [interim, summons], closed }
}

/** Why the simplified procedure is closed; null when it is open. */
function smallClaims({ creditor, debtor, amountCents }: RouteFacts): Sentence | null {
  if (isTrader(creditor) && isTrader(debtor)) {
    return said(
      "une créance facturée entre commerçants relève désormais de L126-1 (lecture d’une seule source)",
      "a claim invoiced between traders now belongs to L126-1 (as one source reads it)",
    )
  }
  if (amountCents <= SMALL_CLAIM_LIMIT.value) return null
  return said(
    "le montant dépasse 5 000\u00a0€, principal et intérêts (CPCE art. R125-1)",
    "the amount exceeds €5,000, principal and interest (CPCE art. R125-1)",
  )
}

/** Why the command between traders is closed; null when it is open. */
function commandExclusion({ creditor, debtor, commercialCommand }: RouteFacts): Sentence | null {
  if (!isTrader(creditor) || !isTrader(debtor)) {
    return said(
      "réservé aux créances facturées entre commerçants",
      "only for claims invoiced between traders",
    )
  }
  if (commercialCommand) return null
  return said(
    "décret et tarif non trouvés, écarté tant que les réglages ne disent pas le contraire",
    "decree and tariff not found, off until the settings say otherwise",
  )
}

function routeOf([key, court]: Choice, facts: RouteFacts): Route {
  const entry = ROUTE_ENTRIES[key]
  const pleads = key === "interim-order" || key === "summons"
  const lawyer = pleads && court !== "administrative" && facts.amountCents > LAWYER_FROM.value
  const priorAttempt = pleads && court === "judicial" && facts.amountCents <= PRIOR_ATTEMPT_LIMIT.value
  const words = courtWords(key, court)
  const conditions = [
    ...conditionsOf(key, court, facts),
    ...(priorAttempt ? [PRIOR_ATTEMPT] : []),
    ...(lawyer ? [LAWYER] : []),
  ]
  const line = said(
    `${entry.title.fr} ${words.fr}. ${entry.time.fr} — à confirmer`,
    `${entry.title.en} ${words.en}. ${entry.time.en} — to be confirmed`,
  )
  return { ...entry, key, court, courtWords: words, lawyer, priorAttempt, conditions, line }
}

const LAWYER = said(
  `Avocat obligatoire au-delà de 10 000\u00a0€ (${LAWYER_FROM.source.text})`,
  `A lawyer is compulsory above €10,000 (${LAWYER_FROM.source.text})`,
)

function excludedOf(key: RouteKey, because: Sentence): ExcludedRoute {
  const { title } = ROUTE_ENTRIES[key]
  const line = said(
    `${title.fr}\u00a0: ${because.fr} — à confirmer`,
    `${title.en}: ${because.en} — to be confirmed`,
  )
  return { key, title, because, line }
}
