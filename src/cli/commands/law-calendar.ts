import { Command, InvalidArgumentError } from "commander"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import { dayWords, type Language } from "../../kernel/wording.ts"
import { proceduralLimit, regionCaution, regionNamed, workingCalendar } from "../../law/calendar.ts"
import { type Answer, runPure, withCommonOptions } from "../command.ts"
import { dayCell, table } from "../output.ts"
import { dayValue } from "../values.ts"

const REGION = "alsace-moselle, la-reunion, guadeloupe…\u202f; toute la France par défaut"

/** `relance law working-day DAY`: whether a day is worked, and where a procedural time-limit that ends on it goes. */
export const lawWorkingDayCommand = (): Command =>
  withCommonOptions(new Command("working-day"))
    .argument("<jour>", "AAAA-MM-JJ", dayValue)
    .description("si un jour est ouvré, et où va un délai de procédure qui y finit (CPC 642)")
    .option("--region <région>", REGION)
    .action(async (on: Day, o: { region?: string }, command: Command) => {
      await runPure(command, ({ language }) => workingDay(on, regionOf(o.region), language))
    })

function workingDay(on: Day, region: string, language: Language): Answer {
  const calendar = workingCalendar(region)
  const closed = calendar.closedBecause(on)
  const { rolledOn, safeOn } = proceduralLimit(on, {}, region)
  const national = proceduralLimit(on, {}).rolledOn
  const caution = rolledOn === national ? null : (regionCaution(region)?.[language] ?? null)
  const json = {
    ...{ on, region, isWorkingDay: closed === null, closedBecause: closed?.[language] ?? null },
    ...{ rolledOn, nationalRolledOn: national, safeOn, article: "CPC art. 640 à 642", caution },
  }
  const day = (one: Day) => dayWords(one, language)
  const said =
    closed === null
      ? language === "fr"
        ? `Le ${day(on)} est un jour ouvré.`
        : `${day(on)} is a working day.`
      : language === "fr"
        ? `Le ${day(on)} n’est pas ouvré\u00a0: ${closed.fr}. Un délai de procédure qui finit ce jour est reporté au ${day(rolledOn)}\u202f; par prudence, visez le ${day(safeOn)}.`
        : `${day(on)} is not a working day: ${closed.en}. A procedural time-limit that ends on it moves to ${day(rolledOn)}; to be safe, aim at ${day(safeOn)}.`
  return { json, text: [said, ...(caution ? [caution] : [])].join("\n") }
}

/** `relance law holidays YEAR`: the public holidays of a year. */
export const lawHolidaysCommand = (): Command =>
  withCommonOptions(new Command("holidays"))
    .argument("<année>", "2026", yearValue)
    .description("les jours fériés d’une année (C. trav. L3133-1)")
    .option("--region <région>", REGION)
    .action(async (year: number, o: { region?: string }, command: Command) => {
      await runPure(command, ({ language }) => {
        const region = regionOf(o.region)
        const holidays = workingCalendar(region).holidays(year)
        const text = table(holidays, [
          { title: language === "fr" ? "Jour" : "Day", text: (row) => dayCell(row.on, language) },
          { title: language === "fr" ? "Fête" : "Holiday", text: (row) => row.name },
        ])
        const json = { year, region, article: "C. trav. art. L3133-1, L3134-13, L3422-2", holidays }
        return { json, text }
      })
    })

function yearValue(text: string): number {
  if (!/^(19|20|21)\d\d$/.test(text)) {
    throw new InvalidArgumentError("une année s’écrit 2026 / a year is written 2026")
  }
  return Number(text)
}

function regionOf(named: string | undefined): string {
  if (named === undefined) return "FR"
  return (
    regionNamed(named) ??
    refuse(
      "REGION_UNKNOWN",
      {
        fr: `La région «\u00a0${named}\u00a0» n’a pas de calendrier connu. Donnez par exemple alsace-moselle, guadeloupe, la-reunion, ou rien pour toute la France.`,
        en: `No calendar is known for the region “${named}”. Give for instance alsace-moselle, guadeloupe, la-reunion, or nothing for all of France.`,
      },
      { field: "region" },
    )
  )
}
