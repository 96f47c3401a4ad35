import { type Day, daysBetween } from "../kernel/day.ts"
import { countWords, dayWords, type Language, type Sentence } from "../kernel/wording.ts"
import {
  type EventOutcome,
  type Limitation,
  type LimitationReading,
  limitationWarning,
} from "./limitation.ts"
import { EVENT_RULES } from "./rules/limitation.ts"

const STARTS: Readonly<Record<LimitationReading["from"], Sentence>> = {
  completion: { fr: "l’achèvement de la prestation", en: "the end of the service" },
  issue: { fr: "la date de la facture", en: "the date of the invoice" },
  due: { fr: "l’échéance", en: "the due day" },
}

/** Where a reading counts from, in words. */
export const startWords = (from: LimitationReading["from"]): Sentence => STARTS[from]

const both = (make: (language: Language) => string): Sentence => ({ fr: make("fr"), en: make("en") })

/** From where the period in force is counted: its start, or what began it anew. */
function countedFrom({ from, restartedOn }: LimitationReading): Sentence {
  if (restartedOn === null) return STARTS[from]
  return {
    fr: `l’interruption du ${dayWords(restartedOn, "fr")}`,
    en: `the interruption of ${dayWords(restartedOn, "en")}`,
  }
}

/** The alarm in one sentence: the last safe day, from where it is counted, and what the other reading says. */
export function limitationSentence(read: Limitation): Sentence {
  const [first, second] = read.readings
  const years = read.rule.value.years
  const other = second && second.lastSafeOn !== first.lastSafeOn ? second : null
  const fr = [
    `Dernier jour sûr\u00a0: le ${dayWords(first.lastSafeOn, "fr")} (${countWords(years, "an", "ans", "fr")} depuis ${countedFrom(first).fr}${first.suspended ? ", suspension comprise" : ""}, ${read.rule.source.text}).`,
    other && `Compté depuis ${countedFrom(other).fr}, ce serait le ${dayWords(other.lastSafeOn, "fr")}.`,
  ]
  const en = [
    `Last safe day: ${dayWords(first.lastSafeOn, "en")} (${countWords(years, "year", "years", "en")} from ${countedFrom(first).en}${first.suspended ? ", suspension included" : ""}, ${read.rule.source.text}).`,
    other && `Counted from ${countedFrom(other).en}, it would be ${dayWords(other.lastSafeOn, "en")}.`,
  ]
  return { fr: fr.filter(Boolean).join(" "), en: en.filter(Boolean).join(" ") }
}

/** How near the last safe day is, in one sentence; null when it is far. */
export function warningSentence(lastSafeOn: Day, today: Day): Sentence | null {
  const warning = limitationWarning(lastSafeOn, today)
  if (warning === null) return null
  const left = daysBetween(today, lastSafeOn)
  if (warning === "over") {
    return both((language) =>
      language === "fr"
        ? `Le dernier jour sûr est passé depuis le ${dayWords(lastSafeOn, "fr")}\u00a0: le débiteur peut opposer la prescription.`
        : `The last safe day was ${dayWords(lastSafeOn, "en")}: the debtor may plead limitation.`,
    )
  }
  return {
    fr: `Prescription possible après le ${dayWords(lastSafeOn, "fr")}\u00a0: il reste ${countWords(left, "jour", "jours", "fr")}. Une mise en demeure n’arrête pas ce délai.`,
    en: `May be time-barred after ${dayWords(lastSafeOn, "en")}: ${countWords(left, "day is", "days are", "en")} left. A formal notice does not stop this period.`,
  }
}

const EFFECTS: Readonly<Record<EventOutcome["effect"], Sentence>> = {
  interrupts: { fr: "interrompt\u00a0: le délai repart", en: "interrupts: the period starts anew" },
  suspends: { fr: "suspend le délai", en: "suspends the period" },
  ends: { fr: "le délai court de nouveau", en: "the period runs again" },
  none: { fr: "n’arrête pas le délai", en: "does not stop the period" },
  "to-confirm": { fr: "peut interrompre\u00a0: à confirmer", en: "may interrupt: to be confirmed" },
  "too-early": { fr: "avant le point de départ\u00a0: sans effet", en: "before the start: no effect" },
  "too-late": { fr: "après le dernier jour\u00a0: sans effet", en: "after the last day: no effect" },
  "nothing-to-end": { fr: "rien n’était en cours", en: "nothing was running" },
  "already-stopped": { fr: "le délai était déjà arrêté", en: "the period was stopped already" },
}

/** What an event did, in words, with the text that says so. */
export function outcomeSentence(outcome: EventOutcome): Sentence {
  const { title, source } = EVENT_RULES[outcome.type]
  const effect = EFFECTS[outcome.effect]
  return { fr: `${title.fr} — ${effect.fr} (${source}).`, en: `${title.en} — ${effect.en} (${source}).` }
}
