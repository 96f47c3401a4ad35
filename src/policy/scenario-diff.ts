import { amountWords, NBSP, type Sentence } from "../kernel/wording.ts"
import type { Step } from "./scenario.ts"
import type { ScenarioContent } from "./scenario-shape.ts"
import { channelLabel, stepLabel } from "./step-words.ts"

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
    ...settingDifferences(before, after),
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

const SETTINGS: readonly (readonly [keyof ScenarioContent, Sentence])[] = [
  ["name", { fr: "Nom", en: "Name" }],
  ["purpose", { fr: "But", en: "Purpose" }],
  ["leastGapDays", { fr: "Jours entre deux contacts, au moins", en: "Days between two contacts, at least" }],
  ["contactsPer30Days", { fr: "Contacts en 30 jours, au plus", en: "Contacts in 30 days, at most" }],
  ["preferredWeekdays", { fr: "Jours préférés (1 = lundi)", en: "Preferred days (1 = Monday)" }],
  [
    "preferredWithinDays",
    { fr: "Attente d’un jour préféré, au plus", en: "Wait for a preferred day, at most" },
  ],
  ["firstStepKey", { fr: "Première étape des anciennes factures", en: "First step of old invoices" }],
  ["minimumBalanceCents", { fr: "Solde minimal", en: "Smallest balance" }],
]

function settingDifferences(before: ScenarioContent, after: ScenarioContent): ScenarioDifference[] {
  return SETTINGS.flatMap(([name, label]) => change("setting", null, label, before[name], after[name], name))
}

const FIELDS: readonly (readonly [keyof Step, Sentence])[] = [
  ["delayDays", { fr: "délai en jours", en: "delay in days" }],
  ["countedFrom", { fr: "délai compté depuis", en: "delay counted from" }],
  ["channel", { fr: "moyen", en: "channel" }],
  ["tone", { fr: "ton", en: "tone" }],
  ["templateKey", { fr: "modèle", en: "template" }],
  ["approval", { fr: "qui décide", en: "who decides" }],
  ["task", { fr: "travail", en: "work" }],
  ["minimumCents", { fr: "montant minimal", en: "smallest amount" }],
  ["when", { fr: "conditions", en: "conditions" }],
  ["attachments", { fr: "pièces jointes", en: "attachments" }],
  ["penalties", { fr: "pénalités", en: "penalties" }],
]

function stepDifferences(before: Step, after: Step): ScenarioDifference[] {
  const step = stepLabel(after.key)
  return FIELDS.flatMap(([name, field]) => {
    const label = { fr: `${step.fr}, ${field.fr}`, en: `${step.en}, ${field.en}` }
    return change("step-changed", after.key, label, before[name], after[name], name)
  })
}

function change(
  kind: ScenarioDifference["kind"],
  stepKey: string | null,
  label: Sentence,
  was: unknown,
  is: unknown,
  name: string,
): ScenarioDifference[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return []
  const sentence = {
    fr: `${label.fr}${NBSP}: ${said(was, name, "fr")} → ${said(is, name, "fr")}`,
    en: `${label.en}: ${said(was, name, "en")} → ${said(is, name, "en")}`,
  }
  return [{ kind, stepKey, sentence }]
}

function said(value: unknown, name: string, language: "fr" | "en"): string {
  const nothing = language === "fr" ? "rien" : "nothing"
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return nothing
  if (typeof value === "number")
    return name.endsWith("Cents") ? amountWords(value, "EUR", language) : String(value)
  if (typeof value === "object") {
    if (Array.isArray(value)) return value.join(", ")
    return Object.entries(value as object)
      .map(([key, part]) => `${key} ${said(part, key, language)}`)
      .join(", ")
  }
  return name === "firstStepKey" ? stepLabel(String(value))[language] : String(value)
}

const placed = (step: Step, language: "fr" | "en"): string => {
  const sign = step.delayDays > 0 ? "+" : ""
  return `${stepLabel(step.key)[language]} (${channelLabel(step.channel)[language]}, ${sign}${step.delayDays})`
}

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
  return is
    .filter((key, index) => was[index] !== key)
    .map((key) => {
      const label = stepLabel(key)
      return {
        ...{ kind: "step-moved" as const, stepKey: key },
        sentence: {
          fr: `${label.fr}${NBSP}: change de place dans l’ordre des étapes`,
          en: `${label.en}: moves in the order of the steps`,
        },
      }
    })
}
