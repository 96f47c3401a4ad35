import { refuse } from "../kernel/refusal.ts"
import { NBSP } from "../kernel/wording.ts"
import { ladderDelays, needsPerson, type Step, toneRank } from "./scenario.ts"
import type { ScenarioContent } from "./scenario-shape.ts"
import { textsFor } from "./step-texts.ts"
import { stepName } from "./step-words.ts"

const named = (step: Step, language: "fr" | "en"): string => stepName(step)[language]

/** Refuses a ladder that would go down, start at a formal notice, let one leave by itself, or speak of one step twice. */
export function refuseUnsound(scenario: ScenarioContent): void {
  const seen = new Set<string>()
  for (const step of [...scenario.steps, scenario.brokenPromise]) {
    if (seen.has(step.key)) refuseTwice(step)
    seen.add(step.key)
    refuseUnsoundStep(step)
  }
  refuseUnsoundOrder(scenario.steps)
  refuseUnsoundStart(scenario)
  if (scenario.leastGapDays < 1 || scenario.contactsPer30Days < 1) {
    refuse("PRESSURE_UNBOUNDED", {
      fr: "Il faut au moins un jour entre deux contacts, et au moins un contact permis en trente jours.",
      en: "There must be at least one day between two contacts, and at least one contact allowed in thirty days.",
    })
  }
}

function refuseTwice(step: Step): never {
  return refuse(
    "STEP_TWICE",
    {
      fr: `L’étape «${NBSP}${step.key}${NBSP}» est là deux fois. Donnez à chacune son propre nom.`,
      en: `The step "${step.key}" is there twice. Give each one a name of its own.`,
    },
    { step: step.key },
  )
}

function refuseUnsoundStep(step: Step): void {
  const isInside = step.channel === "phone" || step.channel === "task"
  if (isInside !== (step.tone === null) || (isInside && step.task === null)) {
    refuse(
      "STEP_UNCLEAR",
      {
        fr: `L’étape «${NBSP}${named(step, "fr")}${NBSP}» doit être ou bien un message, avec un ton, ou bien un travail de la maison, avec sa nature et sans ton.`,
        en: `The step "${named(step, "en")}" must be either a message with a tone, or work of the house with its kind and no tone.`,
      },
      { step: step.key },
    )
  }
  if (step.tone !== null && step.templateKey === null) {
    refuse(
      "STEP_WITHOUT_TEXT",
      {
        fr: `L’étape «${NBSP}${named(step, "fr")}${NBSP}» est un message sans texte. Choisissez son modèle.`,
        en: `The step "${named(step, "en")}" is a message without a text. Choose its template.`,
      },
      { step: step.key },
    )
  }
  if (step.templateKey !== null && !textsFor(step).includes(step.templateKey)) refuseText(step)
  if (step.tone === "formal" && !needsPerson(step.approval)) {
    refuse(
      "FORMAL_NOTICE_NEEDS_A_PERSON",
      {
        fr: "Une mise en demeure est toujours relue et approuvée par une personne.",
        en: "A formal notice is always read and approved by a person.",
      },
      { step: step.key },
    )
  }
}

function refuseText(step: Step): never {
  const known = textsFor(step).join(", ")
  return refuse(
    "STEP_TEXT_UNKNOWN",
    {
      fr: `L’étape «${NBSP}${named(step, "fr")}${NBSP}» demande le texte «${NBSP}${step.templateKey}${NBSP}», qui n’existe pas ou ne va pas avec ce qu’elle fait. ${known ? `Il y a${NBSP}: ${known}.` : "Elle n’a pas de texte."}`,
      en: `The step "${named(step, "en")}" asks for the text "${step.templateKey}", which does not exist or does not suit what it does. ${known ? `There are: ${known}.` : "It has no text."}`,
    },
    { step: step.key },
  )
}

function refuseUnsoundOrder(steps: readonly Step[]): void {
  const delays = ladderDelays(steps)
  steps.forEach((step, index) => {
    const earlier = delays[index - 1]
    if (step.countedFrom === "previous-contact" && step.delayDays < 1) refuseDisorder(step)
    if (earlier !== undefined && (delays[index] ?? 0) <= earlier) refuseDisorder(step)
    const before = steps.slice(0, index).findLast((candidate) => candidate.tone !== null)
    if (step.tone && before?.tone && toneRank(step.tone) < toneRank(before.tone)) {
      refuse(
        "TONE_GOES_DOWN",
        {
          fr: `L’étape «${NBSP}${named(step, "fr")}${NBSP}» est plus douce que celle d’avant. Le ton ne redescend pas : changez le ton ou l’ordre.`,
          en: `The step "${named(step, "en")}" is softer than the one before. The tone never goes down: change the tone or the order.`,
        },
        { step: step.key },
      )
    }
  })
}

function refuseDisorder(step: Step): never {
  return refuse(
    "STEPS_OUT_OF_ORDER",
    {
      fr: "Chaque étape doit venir après la précédente : corrigez les délais.",
      en: "Each step must come after the one before it: correct the delays.",
    },
    { step: step.key },
  )
}

function refuseUnsoundStart(scenario: ScenarioContent): void {
  const first = scenario.steps.find((step) => step.key === scenario.firstStepKey)
  if (!first || first.tone === "formal" || first.task === "recovery") {
    refuse("FIRST_STEP_TOO_HARSH", {
      fr: "Un ancien dossier ne peut pas commencer par une mise en demeure ni par le recouvrement : choisissez une étape plus douce.",
      en: "An old debt cannot start with a formal notice or with recovery: choose a softer step.",
    })
  }
}
