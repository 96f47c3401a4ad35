import { amountWords, countWords, type Language, NBSP, type Sentence } from "../kernel/wording.ts"
import type { MessageScope, Step } from "./scenario.ts"
import type { ScenarioContent } from "./scenario-shape.ts"
import {
  APPROVAL_WORDS,
  ATTACHMENT_WORDS,
  conditionWords,
  PENALTY_WORDS,
  TASK_WORDS,
  TONE_WORDS,
  weekdayWords,
  whenWords,
} from "./step-sentence.ts"
import { channelLabel, stepLabel, stepName } from "./step-words.ts"

/** One difference between two scenarios, as a sentence. */
export interface ScenarioDifference {
  readonly kind: "setting" | "step-added" | "step-removed" | "step-moved" | "step-changed"
  readonly stepKey: string | null
  readonly sentence: Sentence
}

/** What changes from one scenario to another, in the order in which people read a scenario. */
export function compareScenarios(before: ScenarioContent, after: ScenarioContent): ScenarioDifference[] {
  const [was, is] = [allSteps(before), allSteps(after)]
  return [
    ...SETTINGS.flatMap((field) => change("setting", null, field.label, field, before, after)),
    ...[...was.values()].filter(({ key }) => !is.has(key)).map(removed),
    ...[...is.values()].flatMap((step) => {
      const earlier = was.get(step.key)
      return earlier ? stepDifferences(earlier, step) : [added(step)]
    }),
    ...moved(before, after),
  ]
}

const allSteps = ({ steps, brokenPromise }: ScenarioContent): ReadonlyMap<string, Step> =>
  new Map([...steps, brokenPromise].map((step) => [step.key, step]))

/** One thing that may differ: its name, what is compared, and how it is said. */
interface Field<T> {
  readonly label: Sentence
  readonly of: (whole: T) => unknown
  readonly say: (whole: T, language: Language) => string
}

const firstStepName = ({ steps, firstStepKey }: ScenarioContent, language: Language): string => {
  const step = steps.find(({ key }) => key === firstStepKey)
  return (step ? stepName(step) : stepLabel(firstStepKey))[language]
}

const SETTINGS: readonly Field<ScenarioContent>[] = [
  { label: { fr: "Nom", en: "Name" }, of: ({ name }) => name, say: ({ name }) => name },
  { label: { fr: "But", en: "Purpose" }, of: ({ purpose }) => purpose, say: ({ purpose }) => purpose },
  {
    label: { fr: "Jours entre deux contacts, au moins", en: "Days between two contacts, at least" },
    of: ({ leastGapDays }) => leastGapDays,
    say: ({ leastGapDays }) => String(leastGapDays),
  },
  {
    label: { fr: "Contacts en 30 jours, au plus", en: "Contacts in 30 days, at most" },
    of: ({ contactsPer30Days }) => contactsPer30Days,
    say: ({ contactsPer30Days }) => String(contactsPer30Days),
  },
  {
    label: { fr: "Jours préférés", en: "Preferred days" },
    of: ({ preferredWeekdays }) => preferredWeekdays,
    say: ({ preferredWeekdays }, language) => weekdayWords(preferredWeekdays, language),
  },
  {
    label: { fr: "Attente d’un jour préféré, au plus", en: "Wait for a preferred day, at most" },
    of: ({ preferredWithinDays }) => preferredWithinDays,
    say: ({ preferredWithinDays: n }, language) =>
      language === "fr" ? countWords(n, "jour", "jours", "fr") : countWords(n, "day", "days", "en"),
  },
  {
    label: { fr: "Première étape des anciennes factures", en: "First step of old invoices" },
    of: ({ firstStepKey }) => firstStepKey,
    say: firstStepName,
  },
  {
    label: { fr: "Solde minimal", en: "Smallest balance" },
    of: ({ minimumBalanceCents }) => minimumBalanceCents,
    say: ({ minimumBalanceCents }, language) => amountWords(minimumBalanceCents, "EUR", language),
  },
  {
    label: { fr: "Un message", en: "One message" },
    of: ({ messagePer }) => messagePer,
    say: ({ messagePer }, language) => SCOPE_WORDS[messagePer][language],
  },
]

const SCOPE_WORDS: Readonly<Record<MessageScope, Sentence>> = {
  customer: { fr: "par client", en: "per customer" },
  invoice: { fr: "par facture", en: "per invoice" },
}

const FIELDS: readonly Field<Step>[] = [
  {
    label: { fr: "nom", en: "name" },
    of: ({ name }) => name,
    say: (step, language) => stepName(step)[language],
  },
  {
    label: { fr: "quand", en: "when" },
    of: ({ delayDays, countedFrom }) => [delayDays, countedFrom],
    say: whenWords,
  },
  {
    label: { fr: "moyen", en: "channel" },
    of: ({ channel }) => channel,
    say: ({ channel }, language) => channelLabel(channel)[language],
  },
  {
    label: { fr: "ton", en: "tone" },
    of: ({ tone }) => tone,
    say: ({ tone }, language) => (tone ? TONE_WORDS[tone][language] : ""),
  },
  {
    label: { fr: "texte", en: "text" },
    of: ({ templateKey }) => templateKey,
    say: ({ templateKey }, language) => (templateKey ? stepLabel(templateKey)[language] : ""),
  },
  {
    label: { fr: "qui décide", en: "who decides" },
    of: ({ approval }) => approval,
    say: ({ approval }, language) => APPROVAL_WORDS[approval][language],
  },
  {
    label: { fr: "travail", en: "work" },
    of: ({ task }) => task,
    say: ({ task }, language) => (task ? TASK_WORDS[task][language] : ""),
  },
  {
    label: { fr: "conditions", en: "conditions" },
    of: ({ minimumCents, when }) => [minimumCents, when],
    say: (step, language) => conditionWords(step, language).join(", "),
  },
  {
    label: { fr: "pièces jointes", en: "attachments" },
    of: ({ attachments }) => attachments,
    say: ({ attachments }, language) =>
      attachments.map((each) => ATTACHMENT_WORDS[each][language]).join(", "),
  },
  {
    label: { fr: "pénalités", en: "penalties" },
    of: ({ penalties }) => penalties,
    say: ({ penalties }, language) => PENALTY_WORDS[penalties][language].replace(/,$/, ""),
  },
]

function stepDifferences(before: Step, after: Step): ScenarioDifference[] {
  const step = stepName(after)
  return FIELDS.flatMap((field) => {
    const label = { fr: `${step.fr}, ${field.label.fr}`, en: `${step.en}, ${field.label.en}` }
    return change("step-changed", after.key, label, field, before, after)
  })
}

function change<T>(
  kind: ScenarioDifference["kind"],
  stepKey: string | null,
  label: Sentence,
  { of, say }: Field<T>,
  was: T,
  is: T,
): ScenarioDifference[] {
  if (JSON.stringify(of(was)) === JSON.stringify(of(is))) return []
  const said = (whole: T, language: Language): string =>
    say(whole, language) || (language === "fr" ? "rien" : "nothing")
  const sentence = {
    fr: `${label.fr}${NBSP}: ${said(was, "fr")} → ${said(is, "fr")}`,
    en: `${label.en}: ${said(was, "en")} → ${said(is, "en")}`,
  }
  return [{ kind, stepKey, sentence }]
}

const placed = (step: Step, language: Language): string =>
  `${stepName(step)[language]} (${channelLabel(step.channel)[language]}, ${whenWords(step, language)})`

const added = (step: Step): ScenarioDifference => ({
  ...{ kind: "step-added", stepKey: step.key },
  sentence: { fr: `Étape ajoutée${NBSP}: ${placed(step, "fr")}`, en: `Step added: ${placed(step, "en")}` },
})

const removed = (step: Step): ScenarioDifference => ({
  ...{ kind: "step-removed", stepKey: step.key },
  sentence: { fr: `Étape retirée${NBSP}: ${placed(step, "fr")}`, en: `Step removed: ${placed(step, "en")}` },
})

/** The steps that stand elsewhere among those that both scenarios have. */
function moved(before: ScenarioContent, after: ScenarioContent): ScenarioDifference[] {
  const keysOf = (scenario: ScenarioContent, other: ScenarioContent) =>
    scenario.steps.map((step) => step.key).filter((key) => other.steps.some((step) => step.key === key))
  const [was, is] = [keysOf(before, after), keysOf(after, before)]
  return after.steps
    .filter(({ key }) => is.includes(key) && was[is.indexOf(key)] !== key)
    .map((step) => {
      const label = stepName(step)
      return {
        ...{ kind: "step-moved" as const, stepKey: step.key },
        sentence: {
          fr: `${label.fr}${NBSP}: change de place dans l’ordre des étapes`,
          en: `${label.en}: moves in the order of the steps`,
        },
      }
    })
}
