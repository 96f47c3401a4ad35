import { Command, InvalidArgumentError } from "commander"
import type { Day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import { dayWords, type Language } from "../../kernel/wording.ts"
import type { ProceduralLimit } from "../../law/calendar.ts"
import { type Route, type RouteAdvice, type RouteFacts, routes } from "../../law/routes.ts"
import { partyNamed } from "../../law/routes-parties.ts"
import { declarationLimits } from "../../law/routes-periods.ts"
import { PARTIES, type Party } from "../../law/rules/routes.ts"
import { type Answer, runPure, withCommonOptions } from "../command.ts"
import { amountValue, dayValue } from "../values.ts"

function partyValue(text: string): Party {
  const party = partyNamed(text)
  if (!party) {
    throw new InvalidArgumentError(
      `une forme (SARL, SAS, SCI…) ou un de / a legal form or one of: ${PARTIES.join(", ")}`,
    )
  }
  return party
}

function contestedValue(text: string): RouteFacts["contested"] {
  if (text === "weak" || text === "serious" || text === "yes" || text === "no") return text
  throw new InvalidArgumentError("weak, serious, yes, no")
}

function countryValue(text: string): string {
  if (!/^[A-Za-z]{2}$/.test(text)) throw new InvalidArgumentError("deux lettres (BE) / two letters (BE)")
  return text.toUpperCase()
}

function countValue(text: string): number {
  if (!/^\d{1,7}$/.test(text)) throw new InvalidArgumentError("un nombre entier / a whole number")
  return Number(text)
}

interface Options {
  readonly creditor: Party
  readonly debtor: Party
  readonly amount: number
  readonly contested?: RouteFacts["contested"] | true
  readonly country: string
  readonly insolvency?: Day
  readonly away?: boolean
  readonly place?: string
  readonly employees?: number
  readonly commercialCommand?: boolean
}

/** `relance law routes`: the ways of pursuing a claim, with their conditions, and those that are closed. */
export const lawRoutesCommand = (): Command =>
  withCommonOptions(new Command("routes"))
    .description("les voies possibles pour une créance, leurs conditions, et celles qui sont fermées")
    .requiredOption("--creditor <qui>", `SARL, association… ou ${PARTIES.join(", ")}`, partyValue)
    .requiredOption("--debtor <qui>", "la même chose pour le débiteur", partyValue)
    .requiredOption("--amount <montant>", "ce qui est réclamé, principal et intérêts", amountValue)
    .option("--contested [degré]", "le débiteur conteste : weak, serious, ou sans précision", contestedValue)
    .option("--country <pays>", "où le débiteur est établi, deux lettres", countryValue, "FR")
    .option("--insolvency <jour>", "procédure collective, jour de publication au BODACC", dayValue)
    .option("--away", "le créancier est hors de métropole")
    .option("--place <ville>", "la ville du tribunal")
    .option("--employees <nombre>", "salariés du créancier", countValue)
    .option("--commercial-command", "tient la procédure L126-1 pour déjà ouverte")
    .action(async (o: Options, command: Command) => {
      await runPure(command, ({ language }) => routesAnswer(o, language))
    })

function factsOf(o: Options): RouteFacts {
  return {
    ...{ creditor: o.creditor, debtor: o.debtor, amountCents: o.amount, country: o.country },
    contested: o.contested === true ? "yes" : (o.contested ?? "no"),
    ...{ insolvent: o.insolvency !== undefined, commercialCommand: o.commercialCommand === true },
    ...(o.place === undefined ? {} : { place: o.place }),
    ...(o.employees === undefined ? {} : { employees: o.employees }),
  }
}

function routesAnswer(o: Options, language: Language): Answer {
  const advice = routes(factsOf(o))
  const declaration = o.insolvency ? declarationLimits(o.insolvency, o.away === true) : null
  const json = { ...adviceJson(advice, language), declaration }
  return { json, text: adviceText(advice, declaration, language) }
}

const told = (sentences: readonly Sentence[], language: Language) =>
  sentences.map((sentence) => sentence[language])

const routeJson = (route: Route, language: Language) => ({
  ...{ key: route.key, title: route.title[language], court: route.court },
  ...{ courtWords: route.courtWords[language], lawyer: route.lawyer, priorAttempt: route.priorAttempt },
  ...{ conditions: told(route.conditions, language), documents: told(route.documents, language) },
  ...{ time: route.time[language], cost: route.cost[language], sources: route.sources },
  line: route.line[language],
})

/** The ways as programs read them, in the language of the terminal. */
function adviceJson(advice: RouteAdvice, language: Language) {
  return {
    routes: advice.routes.map((route) => routeJson(route, language)),
    fallbacks: advice.fallbacks.map((route) => routeJson(route, language)),
    excluded: advice.excluded.map(({ key, title, because, line }) => ({
      ...{ key, title: title[language], because: because[language], line: line[language] },
    })),
    ...{ stop: advice.stop, notes: told(advice.notes, language), toConfirm: true },
  }
}

const HEADS: Readonly<Record<"open" | "later" | "closed", Sentence>> = {
  open: { fr: "Voies possibles", en: "Possible routes" },
  later: { fr: "Possibles aussi, plus longues", en: "Possible too, longer" },
  closed: { fr: "Écartées", en: "Excluded" },
}

function adviceText(
  { routes: open, fallbacks, excluded, notes }: RouteAdvice,
  declaration: (ProceduralLimit & { readonly reliefUntil: Day }) | null,
  language: Language,
): string {
  const block = (head: Sentence, lines: readonly string[]) =>
    lines.length > 0 ? [head[language], ...lines] : []
  const routeLines = (list: readonly Route[]) =>
    list.flatMap(({ line, conditions, cost }) => [
      `  ${line[language]}`,
      ...conditions.map((condition) => `      ${condition[language]}`),
      `      ${language === "fr" ? "Coût\u00a0: " : "Cost: "}${cost[language]}`,
    ])
  return [
    ...block(HEADS.open, routeLines(open)),
    ...(declaration ? [declarationLine(declaration, language)] : []),
    ...block(HEADS.later, routeLines(fallbacks)),
    ...block(
      HEADS.closed,
      excluded.map(({ line }) => `  ${line[language]}`),
    ),
    ...told(notes, language),
  ].join("\n")
}

function declarationLine(limit: ProceduralLimit & { readonly reliefUntil: Day }, language: Language): string {
  const day = (on: Day) => dayWords(on, language)
  return language === "fr"
    ? `  Déclaration à poster au plus tard le ${day(limit.safeOn)} (terme le ${day(limit.endsOn)}, reporté au ${day(limit.rolledOn)} par l’art. 642 CPC)\u202f; relevé de forclusion jusqu’au ${day(limit.reliefUntil)} — à confirmer`
    : `  Proof to be posted by ${day(limit.safeOn)} (it ends on ${day(limit.endsOn)}, moved to ${day(limit.rolledOn)} by CPC 642); relief until ${day(limit.reliefUntil)} — to be confirmed`
}
