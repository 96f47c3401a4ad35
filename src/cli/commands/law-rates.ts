import { Command } from "commander"
import { type Day, dayAt } from "../../kernel/day.ts"
import { POINT, rateText, rateWords } from "../../kernel/rate.ts"
import { dayWords } from "../../kernel/wording.ts"
import { type KnownRate, rateBook, ratesOn } from "../../law/rates.ts"
import { rulesToCheck } from "../../law/rules/all.ts"
import { DEFAULT_POINTS, PUBLIC_POINTS } from "../../law/rules/penalties.ts"
import { halfYearWords } from "../../law/rules/rates.ts"
import { enteredRates } from "../../penalties/rates/store.ts"
import { runInCompany, runPure, withCommonOptions } from "../command.ts"
import { table } from "../output.ts"
import { dayValue } from "../values.ts"

/** `relance law rates --on DAY`. With --company, the rates that the company entered count too. */
export const lawRatesCommand = (): Command =>
  withCommonOptions(new Command("rates"))
    .description("les taux d’un jour : intérêt légal, BCE, pénalités, minimum d’une clause")
    .option("--on <jour>", "AAAA-MM-JJ, aujourd’hui par défaut", dayValue)
    .action(async (_: unknown, command: Command) => {
      const on: Day = command.opts().on ?? dayAt(new Date())
      if (command.optsWithGlobals().company === undefined) {
        return await runPure(command, ({ language }) => answer(rateBook(), on, language))
      }
      await runInCompany(command, async (session) =>
        answer(rateBook(await session.in(enteredRates)), on, session.language),
      )
    })

function answer(book: ReturnType<typeof rateBook>, on: Day, language: "fr" | "en") {
  const { half, legal, individual, ecb, floor } = ratesOn(book, on)
  const text = (rate: number | null | undefined) =>
    rate === null || rate === undefined ? null : rateText(rate)
  const origin = (rate: KnownRate | null) =>
    rate && { source: rate.source, status: rate.status, caution: rate.caution?.[language] ?? null }
  const json = {
    on,
    halfYear: half,
    legalPct: text(legal?.rate),
    legalIndividualPct: text(individual?.rate),
    ecbPct: text(ecb?.rate),
    defaultPenaltyPct: text(ecb && ecb.rate + DEFAULT_POINTS.value * POINT),
    publicPenaltyPct: text(ecb && ecb.rate + PUBLIC_POINTS.value * POINT),
    contractFloorPct: text(floor),
    sources: { legal: origin(legal), individual: origin(individual), ecb: origin(ecb) },
  }
  const words = (rate: number | null | undefined) =>
    rate === null || rate === undefined
      ? language === "fr"
        ? "inconnu"
        : "unknown"
      : rateWords(rate, language)
  const line = (fr: string, en: string, rate: number | null | undefined, from: KnownRate | null) => ({
    ...{ label: language === "fr" ? fr : en, rate: words(rate) },
    ...{ source: from?.source ?? "", caution: from?.caution?.[language] ?? "" },
  })
  const lines = [
    line("Intérêt légal, créancier professionnel", "Legal interest, business creditor", legal?.rate, legal),
    line(
      "Intérêt légal, créancier particulier",
      "Legal interest, private creditor",
      individual?.rate,
      individual,
    ),
    line("Minimum d’une clause (3 × légal)", "Floor of a clause (3 × legal)", floor, legal),
    line("Taux de la BCE", "ECB rate", ecb?.rate, ecb),
    line(
      "Pénalités sans clause (BCE + 10)",
      "Penalties without a clause (ECB + 10)",
      ecb && ecb.rate + DEFAULT_POINTS.value * POINT,
      ecb,
    ),
    line(
      "Acheteur public (BCE + 8)",
      "Public buyer (ECB + 8)",
      ecb && ecb.rate + PUBLIC_POINTS.value * POINT,
      ecb,
    ),
  ]
  const rows = table(lines, [
    { title: halfYearWords(half)[language], text: (row) => row.label },
    { title: language === "fr" ? "Taux" : "Rate", align: "right", text: (row) => row.rate },
    { title: "Source", text: (row) => row.source },
  ])
  const cautions = [...new Set(lines.map(({ caution }) => caution).filter(Boolean))]
  return { json, text: [rows, ...cautions].join("\n") }
}

/** `relance law check`: what nobody has checked for six months, and what is known from weak sources only. */
export const lawCheckCommand = (): Command =>
  withCommonOptions(new Command("check"))
    .description("les règles qu’une personne n’a pas vérifiées depuis six mois, ou de source faible")
    .option("--on <jour>", "AAAA-MM-JJ, aujourd’hui par défaut", dayValue)
    .action(async (_: unknown, command: Command) => {
      const on: Day = command.opts().on ?? dayAt(new Date())
      await runPure(command, ({ language }) => {
        const { stale, weak, missing } = rulesToCheck(on)
        const json = {
          on,
          stale: stale.map(({ id, checkedOn, source }) => ({ id, checkedOn, source: source.text })),
          weak: weak.map(({ id, status, source, caution }) => ({
            ...{ id, status, source: source.text, caution: caution?.[language] ?? null },
          })),
          missing,
        }
        const told = [
          ...(language === "fr"
            ? [`${stale.length} règle(s) non vérifiée(s) depuis six mois au ${dayWords(on, "fr")}.`]
            : [`${stale.length} rule(s) not checked for six months on ${dayWords(on, "en")}.`]),
          ...stale.map(({ id, checkedOn }) => `  ${id}  (${checkedOn})`),
          ...(language === "fr"
            ? [`${weak.length} règle(s) de source non officielle ou discutée.`]
            : [`${weak.length} rule(s) from unofficial or contested sources.`]),
          ...weak.map(({ id, status }) => `  ${id}  (${status})`),
          ...missing.map((id) => (language === "fr" ? `  ${id}  inconnu` : `  ${id}  unknown`)),
        ]
        return { json, text: told.join("\n") }
      })
    })
