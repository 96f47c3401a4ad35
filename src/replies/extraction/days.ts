import { addDays, addMonths, type Day, dayFromParts, endOfMonth } from "../../kernel/day.ts"
import {
  afterWorkingDays,
  comingWeekday,
  fridayOfWeek,
  MONTH,
  monthNamed,
  nextDayOfMonth,
  partOfMonth,
  WEEKDAY,
  weekdayNamed,
  weekdayOfWeek,
  withoutYear,
} from "./calendar-words.ts"
import { NUMBER, numberNamed, plain } from "./plain.ts"

/** A day that a text names, counted from the mail’s day, and where it stands. */
export interface DayMention {
  readonly on: Day
  readonly start: number
  readonly end: number
}

type Named = Readonly<Record<string, string | undefined>>
interface DayRule {
  readonly pattern: RegExp
  read(named: Named, mailOn: Day): Day | null
}

const rule = (source: string, read: DayRule["read"]): DayRule => ({
  pattern: new RegExp(`(?<![\\w/])(?:${source})(?![\\w])`, "g"),
  read,
})

const monthOn = (name: string, mailOn: Day, year?: string): Day | null => {
  if (year) return dayFromParts(fullYear(year), monthNamed(name), 1)
  // A month named alone is this one or one to come: "fin février", written in March, is past.
  const end = [0, 1, 2].flatMap((_, back) => withoutYear(mailOn, monthNamed(name), 28 - back))[0]
  return end ? dayFromParts(Number(end.slice(0, 4)), monthNamed(name), 1) : null
}
const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year))

const dated = ({ d, m, y }: Named, mailOn: Day): Day | null => {
  const month = /^\d/.test(m ?? "") ? Number(m) : monthNamed(m ?? "")
  const dayOfMonth = numberNamed(d) ?? 0
  return y ? dayFromParts(fullYear(y), month, dayOfMonth) : withoutYear(mailOn, month, dayOfMonth)
}

const NEXT = "(?:prochaine?|suivante?|d'apres|qui vient)"
const D = "(?<d>\\d{1,2}|1er|premier)"
const Y = "(?:,? (?<y>20\\d\\d))?"

// The first rule that reads a stretch of text has it; a longer stretch wins over a shorter one.
const RULES: readonly DayRule[] = [
  rule("(?<y>20\\d\\d)-(?<m>\\d\\d)-(?<d>\\d\\d)", dated),
  rule("(?<d>\\d{1,2})(?<s>[/.-])(?<m>\\d{1,2})\\k<s>(?<y>20\\d\\d|\\d\\d)", dated),
  rule("(?<d>\\d{1,2})/(?<m>\\d{1,2})(?!/)", (named, on) => (named.d === named.m ? null : dated(named, on))),
  rule(`(?:${WEEKDAY} )?${D}(?: of| de)? (?<m>${MONTH})${Y}`, dated),
  rule(`(?<m>${MONTH}) (?:the )?(?<d>\\d{1,2})(?:st|nd|rd|th)?${Y}`, dated),
  rule(`(?<d>\\d{1,2})(?:st|nd|rd|th)(?: of)? (?<m>${MONTH})${Y}`, dated),
  rule(
    `(?<part>fin|mi|debut|courant|end of|mid|early|late|beginning of)(?: du mois)?(?: d[eu']| d'| of)?[ -](?:de |d')?(?<m>${MONTH})${Y}`,
    ({ part, m, y }, on) => {
      const month = monthOn(m!, on, y)
      return month && partOfMonth(part!, month)
    },
  ),
  rule(`(?:le |au |du )?${D} du mois ${NEXT}`, ({ d }, on) => nextMonthsDay(on, numberNamed(d))),
  rule(
    `(?<part>fin|mi|debut|courant|end of|mid|middle of)(?: of)?(?: d[eu] | du |[ -])?(?:le |the )?(?:mois ${NEXT}|next month)`,
    ({ part }, on) => partOfMonth(part!, addMonths(on, 1)),
  ),
  rule(`(?:(?:au|le|du|courant) )?mois ${NEXT}|next month`, (_, on) => endOfMonth(addMonths(on, 1))),
  rule(
    "(?<!jours )(?<part>fin|mi|debut|milieu)(?: d[eu]| du| de ce|[ -])? ?(?:ce |courant de )?mois|(?<early>beginning|start|middle|end) of (?:the |this )?month|(?:dans|avant la fin d[ue]|courant) (?:le |ce )?mois",
    ({ part, early }, on) => {
      const found = partOfMonth(part === "milieu" ? "mi" : (part ?? early ?? "fin"), on)
      return found && found < on ? partOfMonth(part ?? early ?? "fin", addMonths(on, 1)) : found
    },
  ),
  rule(`(?<w>${WEEKDAY}) en huit`, ({ w }, on) => addDays(comingWeekday(on, weekdayNamed(w!)), 7)),
  rule(`(?<w>${WEEKDAY}) en quinze`, ({ w }, on) => addDays(comingWeekday(on, weekdayNamed(w!)), 14)),
  rule(`(?<w>${WEEKDAY}) (?:d[eu] )?(?:la )?semaine ${NEXT}|(?<v>${WEEKDAY}) next week`, ({ w, v }, on) =>
    weekdayOfWeek(on, weekdayNamed(w ?? v!), 1),
  ),
  rule(`(?<w>${WEEKDAY}) ${NEXT}|next (?<v>${WEEKDAY})`, ({ w, v }, on) =>
    weekdayOfWeek(on, weekdayNamed(w ?? v!), 1),
  ),
  rule(`(?:${WEEKDAY}),? (?:le )?${D}(?! ?(?:euros?|e\\b|h\\b|heures))`, ({ d }, on) =>
    nextDayOfMonth(on, numberNamed(d)!),
  ),
  rule(`(?<w>${WEEKDAY})(?! (?:dernier|passe|last|precedent))`, ({ w }, on) =>
    comingWeekday(on, weekdayNamed(w!)),
  ),
  rule("apres[ -]demain|day after tomorrow", (_, on) => addDays(on, 2)),
  rule("demain|tomorrow|dem1|2main", (_, on) => addDays(on, 1)),
  rule(
    "aujourd'? ?hui|auj|ce jour|ce soir|today|tonight|dans la journee|ce matin|cet? apres[ -]?midi|cet? aprem",
    (_, on) => on,
  ),
  rule(`(?:debut )(?:de )?(?:la )?semaine ${NEXT}|early next week`, (_, on) => weekdayOfWeek(on, 1, 1)),
  rule(
    `(?:(?:fin|courant|milieu)(?: de)? )?(?:la )?semaine ${NEXT}|(?:(?:end of |by the end of )?next week)`,
    (_, on) => weekdayOfWeek(on, 5, 1),
  ),
  rule(
    "(?:en |d'ici |avant )?(?:la )?fin d[eu] (?:la |cette )?semaine|fin (?:de )?semaine|cette semaine|(?:dans|courant|au courant de) (?:la |cette )?semaine|(?:the )?end of (?:the |this )?week|this week",
    (_, on) => comingFriday(on),
  ),
  rule("(?:semaine|sem\\.?|s|week) ?(?<n>\\d{1,2})", ({ n }, on) => fridayOfWeek(on, Number(n))),
  rule("sous (?:une |la )?(?<n>huitaine|quinzaine|dizaine)(?: de jours)?", ({ n }, on) =>
    addDays(on, numberNamed(n)!),
  ),
  rule("(?:dans|d'ici|sous|encore) (?:une )?(?<n>huitaine|quinzaine|dizaine)(?: de jours)?", ({ n }, on) =>
    addDays(on, numberNamed(n)!),
  ),
  rule(
    `(?:sous|dans|d'ici|encore|within|in|delai de|for another|reporter de|decaler de)(?: un delai de| a| les| environ| maximum| about| the next| encore)? (?<n>${NUMBER}) ?(?<u>jours?|j|jrs|semaines?|mois|h|heures?|days?|weeks?|months?|hours?)(?<o> ouvr\\w+)?`,
    duration,
  ),
  rule(
    `(?<n>${NUMBER}) ?(?<u>jours?|j|semaines?|mois|days?|weeks?|months?)(?<o> ouvr\\w+)? (?:de plus|supplementaires?|encore|more|longer|de delai)`,
    duration,
  ),
  rule(
    `(?:a|au|le|du|jusqu'au|pour le|avant le|d'ici le|by the|on the|echeance du|the) ${D}(?:th|st|nd|rd)?(?! ?(?:%|€|euros?|e\\b|h\\b|heures|mensualites|eme|[.,/-]\\d|${MONTH}))(?: ${NEXT}| courant| du mois| de ce mois)?`,
    ({ d }, on) => nextDayOfMonth(on, numberNamed(d)!),
  ),
]

/** Every day that a text names, in its order. Days are counted from the mail’s day; nothing is guessed of "soon". */
export function daysIn(text: string, mailOn: Day): DayMention[] {
  const flat = plain(text)
  const found: DayMention[] = []
  for (const { pattern, read } of RULES) {
    for (const match of flat.matchAll(pattern)) {
      const [start, end] = [match.index, match.index + match[0].length]
      const on = read({ ...match.groups }, mailOn)
      if (on) found.push({ on, start, end })
    }
  }
  return longestApart(found)
}

/** Of mentions that overlap, the longest. */
export function longestApart<T extends { readonly start: number; readonly end: number }>(
  found: readonly T[],
): T[] {
  const kept: T[] = []
  for (const each of found.toSorted((a, b) => b.end - b.start - (a.end - a.start))) {
    if (kept.every((other) => each.end <= other.start || each.start >= other.end)) kept.push(each)
  }
  return kept.toSorted((a, b) => a.start - b.start)
}

function comingFriday(on: Day): Day {
  const friday = weekdayOfWeek(on, 5, 0)
  return friday >= on ? friday : weekdayOfWeek(on, 7, 0)
}

function nextMonthsDay(on: Day, dayOfMonth: number | null): Day | null {
  const next = addMonths(on, 1)
  return dayFromParts(Number(next.slice(0, 4)), Number(next.slice(5, 7)), dayOfMonth ?? 0)
}

function duration({ n, u = "", o }: Named, on: Day): Day | null {
  const count = numberNamed(n)
  if (count === null || count === 0) return null
  if (/^h/.test(u)) return addDays(on, Math.ceil(count / 24))
  if (/^(s|w)/.test(u)) return addDays(on, 7 * count)
  if (/^m/.test(u)) return addMonths(on, count)
  return o ? afterWorkingDays(on, count) : addDays(on, count)
}
