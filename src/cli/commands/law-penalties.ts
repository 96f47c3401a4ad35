import { Command, InvalidArgumentError, Option } from "commander"
import { type Day, dayAt } from "../../kernel/day.ts"
import { rateText, rateWords } from "../../kernel/rate.ts"
import { amountWords, dayWords, type Language } from "../../kernel/wording.ts"
import { rateBook } from "../../law/rates.ts"
import { accrue, daysLate, type Penalties } from "../../penalties/accrue.ts"
import {
  type ClaimEvent,
  DEFAULT_SETTINGS,
  type PenaltyClaim,
  type PenaltySettings,
} from "../../penalties/claim.ts"
import { rateCaution, rateSource } from "../../penalties/describe.ts"
import { exactText, roundHalfUp } from "../../penalties/exact.ts"
import { type JudgmentInterest, judgmentInterest } from "../../penalties/judgment.ts"
import { enteredRates } from "../../penalties/rates/store.ts"
import type { Answer } from "../command.ts"
import { runInCompany, runPure, withCommonOptions } from "../command.ts"
import { amountCell, table } from "../output.ts"
import { amountValue, dayValue, rateValue } from "../values.ts"

const choice = (flags: string, text: string, choices: readonly string[], standard: string) =>
  new Option(flags, text).choices(choices).default(standard)

/** `relance law penalties …`: what lateness adds to one claim, line by line. With --company, its entered rates count. */
export const lawPenaltiesCommand = (): Command =>
  withCommonOptions(new Command("penalties"))
    .description("les pénalités d’une somme en retard, ligne par ligne, et ce qui reste dû")
    .requiredOption("--amount <montant>", "la somme due, TTC", amountValue)
    .requiredOption("--due <jour>", "l’échéance", dayValue)
    .option("--as-of <jour>", "le dernier jour compté, aujourd’hui par défaut", dayValue)
    .addOption(choice("--kind <qui>", "le débiteur", ["professional", "consumer", "public"], "professional"))
    .option("--contract-rate <taux>", "le taux du contrat, en %", rateValue)
    .option("--payment <jour:montant>", "un règlement reçu ; peut se répéter", eventValue("payment"))
    .option("--credit <jour:montant>", "un avoir ; peut se répéter", eventValue("credit-note"))
    .option("--formal-notice <jour>", "le jour de la mise en demeure", dayValue)
    .addOption(
      choice(
        "--allocation <ordre>",
        "ce qu’un règlement paie d’abord",
        ["interest-first", "principal-first"],
        DEFAULT_SETTINGS.allocation,
      ),
    )
    .addOption(
      choice(
        "--rate-basis <base>",
        "le taux suit-il les semestres",
        ["refixed", "frozen"],
        DEFAULT_SETTINGS.rateBasis,
      ),
    )
    .addOption(choice("--day-basis <base>", "365 jours, ou ceux de l’année", ["365", "actual"], "365"))
    .addOption(
      choice("--rounding <base>", "arrondi du total ou de chaque ligne", ["total", "segment"], "total"),
    )
    .option("--insolvency <jour>", "le jour du jugement d’ouverture", dayValue)
    .option("--judgment <jour>", "la somme est une condamnation, signifiée ce jour", dayValue)
    .action(async (_: unknown, command: Command) => {
      const options = command.opts()
      const asOf: Day = options.asOf ?? dayAt(new Date())
      const answer = (entered: Parameters<typeof rateBook>[0], language: Language): Answer => {
        const book = rateBook(entered)
        if (options.judgment) {
          return told(
            judgmentInterest(options.amount, options.judgment, asOf, book),
            options.judgment,
            asOf,
            language,
          )
        }
        const { claim, settings } = claimOf(options)
        return penaltiesTold(claim, accrue(claim, settings, book, asOf), asOf, language)
      }
      if (command.optsWithGlobals().company === undefined) {
        return await runPure(command, ({ language }) => answer([], language))
      }
      await runInCompany(command, async (session) => answer(await session.in(enteredRates), session.language))
    })

function eventValue(kind: ClaimEvent["kind"]) {
  return (text: string, before: readonly ClaimEvent[] = []): ClaimEvent[] => {
    const [, on, amount] = /^(\d{4}-\d{2}-\d{2}):(.+)$/.exec(text) ?? []
    if (on === undefined || amount === undefined) {
      throw new InvalidArgumentError("s’écrit AAAA-MM-JJ:1234,56 / is written YYYY-MM-DD:1234.56")
    }
    return [...before, { on: dayValue(on), kind, cents: amountValue(amount) }]
  }
}

function claimOf(options: Record<string, unknown>): { claim: PenaltyClaim; settings: PenaltySettings } {
  const { kind, amount, due, payment = [], credit = [], formalNotice, insolvency } = options
  const events = [...(credit as ClaimEvent[]), ...(payment as ClaimEvent[])]
  return {
    claim: {
      ...{ kind, principalCents: amount, dueOn: due, events },
      ...{ formalNoticeOn: formalNotice ?? null, insolvencyOn: insolvency ?? null },
    } as PenaltyClaim,
    settings: {
      contractRate: options.contractRate ?? null,
      ...{ rateBasis: options.rateBasis, dayBasis: options.dayBasis },
      ...{ rounding: options.rounding, allocation: options.allocation },
    } as PenaltySettings,
  }
}

const segmentsJson = (segments: Penalties["segments"], language: Language) =>
  segments.map(({ from, to, days, baseCents, applied, exact }) => ({
    ...{ from, to, days, baseCents, ratePct: rateText(applied.rate) },
    ...{
      amountExact: exactText(exact),
      amountCents: roundHalfUp(exact),
      source: rateSource(applied)[language],
    },
  }))

const segmentsText = (segments: Penalties["segments"], language: Language) =>
  table(segments, [
    { title: "Du", text: (row) => dayWords(row.from, language) },
    { title: "Au", text: (row) => dayWords(row.to, language) },
    { title: "Jours", align: "right", text: (row) => String(row.days) },
    { title: "Base", align: "right", text: (row) => amountCell(row.baseCents, "EUR", language) },
    { title: "Taux", align: "right", text: (row) => rateWords(row.applied.rate, language) },
    { title: "Montant", align: "right", text: (row) => amountCell(roundHalfUp(row.exact), "EUR", language) },
    { title: "Source", text: (row) => rateSource(row.applied)[language] },
  ])

const cautionsOf = (segments: Penalties["segments"], language: Language) => [
  ...new Set(segments.flatMap(({ applied }) => rateCaution(applied)?.[language] ?? [])),
]

function penaltiesTold(claim: PenaltyClaim, result: Penalties, asOf: Day, language: Language): Answer {
  const cautions = cautionsOf(result.segments, language)
  const {
    principalCents,
    interestCents: interestOwedCents,
    indemnityCents: indemnityOwedCents,
    totalCents,
  } = result.owed
  const json = {
    ...{ asOf, dueOn: claim.dueOn, kind: claim.kind, daysLate: daysLate(claim, asOf) },
    segments: segmentsJson(result.segments, language),
    ...{ interestCents: result.interestCents, interestExact: exactText(result.interestExact) },
    indemnityCents: result.indemnityCents,
    payments: result.imputations.map(({ event, ...parts }) => ({
      ...{ on: event.on, kind: event.kind, amountCents: event.cents },
      ...parts,
    })),
    ...{ principalCents, interestOwedCents, indemnityOwedCents, totalCents, cautions },
  }
  const words = (cents: number) => amountWords(cents, "EUR", language)
  const sums =
    language === "fr"
      ? `Pénalités : ${words(result.interestCents)}. Indemnité : ${words(result.indemnityCents)}.\nReste dû au ${dayWords(asOf, "fr")} : principal ${words(principalCents)}, pénalités ${words(interestOwedCents)}, indemnité ${words(indemnityOwedCents)}, total ${words(totalCents)} (sans TVA sur les pénalités et l’indemnité).`
      : `Penalties: ${words(result.interestCents)}. Indemnity: ${words(result.indemnityCents)}.\nOwed on ${dayWords(asOf, "en")}: principal ${words(principalCents)}, penalties ${words(interestOwedCents)}, indemnity ${words(indemnityOwedCents)}, total ${words(totalCents)} (no VAT on penalties and indemnity).`
  return { json, text: [segmentsText(result.segments, language), sums, ...cautions].join("\n") }
}

function told(result: JudgmentInterest, servedOn: Day, asOf: Day, language: Language): Answer {
  const { simpleCents, increasedCents, totalCents, increasedFrom } = result
  const cautions = cautionsOf(result.segments, language)
  const json = {
    ...{ asOf, servedOn, increasedFrom, segments: segmentsJson(result.segments, language) },
    ...{ simpleCents, increasedCents, interestCents: totalCents, cautions },
  }
  const words = amountWords(totalCents, "EUR", language)
  const sum = language === "fr" ? `Intérêts : ${words}.` : `Interest: ${words}.`
  return { json, text: [segmentsText(result.segments, language), sum, ...cautions].join("\n") }
}
