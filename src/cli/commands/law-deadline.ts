import { Command, Option } from "commander"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { dayWords, type Language } from "../../kernel/wording.ts"
import type { ProceduralLimit } from "../../law/calendar.ts"
import {
  commandLimits,
  declarationLimits,
  oppositionLimits,
  orderServiceLimit,
  smallClaimAnswerLimit,
} from "../../law/routes-periods.ts"
import { type Answer, runPure, withCommonOptions } from "../command.ts"
import { dayValue } from "../values.ts"

const ACTS = ["order", "service", "bodacc", "invitation", "command"] as const

interface Options {
  readonly act: (typeof ACTS)[number]
  readonly on: Day
  readonly order?: Day
  readonly away?: boolean
}

interface Told {
  readonly limit: ProceduralLimit
  readonly article: string
  /** Other days that the same act leads to, by name. */
  readonly more?: Readonly<Record<string, Day | number>>
}

/** `relance law deadline`: the time-limit that an act of procedure opens. */
export const lawDeadlineCommand = (): Command =>
  withCommonOptions(new Command("deadline"))
    .description("le délai qu’ouvre un acte : ordonnance, signification, BODACC, invitation, commandement")
    .addOption(
      new Option("--act <acte>", "l’ordonnance à signifier, sa signification, la publication au BODACC…")
        .choices(ACTS)
        .makeOptionMandatory(),
    )
    .requiredOption("--on <jour>", "le jour de l’acte", dayValue)
    .option("--order <jour>", "avec --act service : le jour de l’ordonnance", dayValue)
    .option("--away", "avec --act bodacc : le créancier est hors de métropole")
    .action(async (o: Options, command: Command) => {
      await runPure(command, ({ language }) => answer(o, language))
    })

function told(o: Options): Told {
  if (o.act === "order") {
    const { months, ...limit } = orderServiceLimit(o.on)
    return { limit, article: "CPC art. 1411, décret n° 2026-96", more: { months } }
  }
  if (o.act === "bodacc") {
    const { reliefUntil, ...limit } = declarationLimits(o.on, o.away === true)
    return { limit, article: "C. com. art. L622-24, R622-24, L622-26", more: { reliefUntil } }
  }
  if (o.act === "invitation") return { limit: smallClaimAnswerLimit(o.on), article: "CPCE art. L125-1" }
  if (o.act === "command") {
    const { payOrContest, reportFrom } = commandLimits(o.on)
    return { limit: payOrContest, article: "CPCE art. L126-2, L126-3", more: { reportFrom } }
  }
  const orderOn = o.order ?? refuseWithoutOrder()
  const { opposition, enforcementFrom } = oppositionLimits(orderOn, o.on)
  return { limit: opposition, article: "CPC art. 1416, 1422", more: { enforcementFrom } }
}

function refuseWithoutOrder(): never {
  return refuse(
    "ORDER_DAY_NEEDED",
    {
      fr: "Donnez le jour de l’ordonnance avec --order\u00a0: les règles ont changé le 1er septembre 2026.",
      en: "Give the day of the order with --order: the rules changed on 1 September 2026.",
    },
    { field: "order" },
  )
}

function answer(o: Options, language: Language): Answer {
  const { limit, article, more = {} } = told(o)
  const json = { act: o.act, on: o.on, ...limit, ...more, article, toConfirm: true }
  const day = (on: Day) => dayWords(on, language)
  const text =
    language === "fr"
      ? `Au plus tard le ${day(limit.safeOn)}, par prudence. Le délai finit le ${day(limit.endsOn)}, reporté au ${day(limit.rolledOn)} s’il tombe un jour non ouvré (CPC art. 642). ${article} — à confirmer`
      : `By ${day(limit.safeOn)}, to be safe. The time-limit ends on ${day(limit.endsOn)}, moved to ${day(limit.rolledOn)} when not a working day (CPC art. 642). ${article} — to be confirmed`
  return { json, text }
}
