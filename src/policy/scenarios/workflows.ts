import type { Author } from "../../kernel/author.ts"
import type { Cents } from "../../kernel/cents.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { NBSP } from "../../kernel/wording.ts"
import { record } from "../../ledger/journal/store.ts"
import { type Approval, type Scenario, type Step, toneRank } from "../scenario.ts"
import { currentScenario, insertScenario } from "./store.ts"

/** The settings of the scenario that a person may change. */
export interface ScenarioChange {
  readonly firstStepKey?: string
  readonly leastGapDays?: number
  readonly contactsPer30Days?: number
  readonly preferredWeekdays?: readonly number[]
  readonly preferredWithinDays?: number
  readonly minimumBalanceCents?: Cents
  readonly steps?: readonly {
    readonly key: string
    readonly delayDays?: number
    readonly minimumCents?: Cents
    readonly approval?: Approval
  }[]
}

/** Publishes a new version of the scenario with these changes; the former versions are kept. */
export async function changeScenario(tx: CompanyTx, change: ScenarioChange, by: Author): Promise<Scenario> {
  const before = await currentScenario(tx)
  const { steps: changes = [], ...settings } = change
  const unknown = changes.find((edit) => !before.steps.some((step) => step.key === edit.key))
  if (unknown) {
    refuse("STEP_UNKNOWN", {
      fr: `L’étape «${NBSP}${unknown.key}${NBSP}» n’existe pas.`,
      en: `There is no step "${unknown.key}".`,
    })
  }
  const steps = before.steps.map((step): Step => {
    const edit = changes.find((candidate) => candidate.key === step.key)
    return edit
      ? {
          ...step,
          delayDays: edit.delayDays ?? step.delayDays,
          minimumCents: edit.minimumCents ?? step.minimumCents,
          approval: edit.approval ?? step.approval,
        }
      : step
  })
  const after: Scenario = { ...before, ...settings, steps, version: before.version + 1 }
  refuseUnsound(after)
  await insertScenario(tx, after, by.actor)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "scenario.published" },
      payload: { version: after.version, change },
    },
  ])
  return after
}

/** Refuses a ladder that would go down, start at a formal notice, or let one leave by itself. */
export function refuseUnsound(scenario: Scenario): void {
  const { steps } = scenario
  steps.forEach((step, index) => {
    const earlier = steps[index - 1]
    if (earlier && step.delayDays <= earlier.delayDays) {
      refuse(
        "STEPS_OUT_OF_ORDER",
        {
          fr: "Chaque étape doit venir après la précédente : corrigez les délais.",
          en: "Each step must come after the one before it: correct the delays.",
        },
        { step: step.key },
      )
    }
    if (step.tone === "formal" && step.approval !== "person") {
      refuse(
        "FORMAL_NOTICE_NEEDS_A_PERSON",
        {
          fr: "Une mise en demeure est toujours relue et approuvée par une personne.",
          en: "A formal notice is always read and approved by a person.",
        },
        { step: step.key },
      )
    }
  })
  const first = steps.find((step) => step.key === scenario.firstStepKey)
  if (
    !first ||
    (first.tone !== null && toneRank(first.tone) >= toneRank("formal")) ||
    first.task === "recovery"
  ) {
    refuse("FIRST_STEP_TOO_HARSH", {
      fr: "Un ancien dossier ne peut pas commencer par une mise en demeure ni par le recouvrement : choisissez une étape plus douce.",
      en: "An old debt cannot start with a formal notice or with recovery: choose a softer step.",
    })
  }
  if (scenario.leastGapDays < 1 || scenario.contactsPer30Days < 1) {
    refuse("PRESSURE_UNBOUNDED", {
      fr: "Il faut au moins un jour entre deux contacts, et au moins un contact permis en trente jours.",
      en: "There must be at least one day between two contacts, and at least one contact allowed in thirty days.",
    })
  }
}
