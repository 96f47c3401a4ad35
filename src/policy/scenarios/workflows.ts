import type { Author } from "../../kernel/author.ts"
import type { Cents } from "../../kernel/cents.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { NBSP } from "../../kernel/wording.ts"
import { record } from "../../ledger/journal/store.ts"
import { readConduct } from "../conduct/store.ts"
import type { Approval, MessageScope, PenaltyChoice, Scenario, Step } from "../scenario.ts"
import type { ScenarioContent } from "../scenario-shape.ts"
import { refuseUnsound } from "../scenario-soundness.ts"
import { SHIPPED_SCENARIOS } from "../shipped-scenarios.ts"
import {
  deleteDraft,
  insertVersion,
  listVersions,
  readDraft,
  readVersion,
  reviewEverybody,
  saveDraft,
} from "./store.ts"

/** The scenario in force under a key. Refused with SCENARIO_UNKNOWN when the company has none. */
export async function scenarioInForce(tx: CompanyTx, key: string): Promise<Scenario> {
  const { scenarios } = await readConduct(tx)
  return scenarios.get(key) ?? refuseUnknown(key, [...scenarios.keys()])
}

function refuseUnknown(key: string, known: readonly string[]): never {
  return refuse(
    "SCENARIO_UNKNOWN",
    {
      fr: `Il n’y a pas de scénario «${NBSP}${key}${NBSP}». Il y a${NBSP}: ${known.join(", ")}.`,
      en: `There is no scenario "${key}". There are: ${known.join(", ")}.`,
    },
    { scenario: key },
  )
}

/** Keeps a draft: it holds for nobody until it is published. Refused when it is unsound. */
export async function writeDraft(
  tx: CompanyTx,
  content: ScenarioContent,
  by: Author,
): Promise<ScenarioContent> {
  refuseUnsound(content)
  await saveDraft(tx, content, by.actor)
  return content
}

/** The draft of a scenario. Refused with DRAFT_MISSING when there is none. */
export async function draftOf(tx: CompanyTx, key: string): Promise<ScenarioContent> {
  return (await readDraft(tx, key)) ?? refuseNoDraft(key)
}

function refuseNoDraft(key: string): never {
  return refuse(
    "DRAFT_MISSING",
    {
      fr: `Le scénario «${NBSP}${key}${NBSP}» n’a pas de brouillon. Écrivez-en un d’abord.`,
      en: `The scenario "${key}" has no draft. Write one first.`,
    },
    { scenario: key },
  )
}

/** Throws the draft away; what is in force stays. */
export async function dropDraft(tx: CompanyTx, key: string): Promise<void> {
  if (!(await deleteDraft(tx, key))) refuseNoDraft(key)
}

/** Makes the draft the version in force. Customers under way go on where they are; see ladder.ts. */
export async function publishDraft(tx: CompanyTx, key: string, by: Author): Promise<Scenario> {
  const content = await draftOf(tx, key)
  await deleteDraft(tx, key)
  return await publish(tx, content, null, by)
}

/** Puts back what a former version said, as a new version: nothing of the past is rewritten. */
export async function rollBack(tx: CompanyTx, key: string, version: number, by: Author): Promise<Scenario> {
  const former = await versionOf(tx, key, version)
  const { version: _, ...content } = former
  return await publish(tx, content, version, by)
}

/** A version of a scenario. Refused with VERSION_UNKNOWN when the scenario never had it. */
export async function versionOf(tx: CompanyTx, key: string, version: number): Promise<Scenario> {
  const found = await readVersion(tx, version)
  if (found?.key === key) return found
  return refuse(
    "VERSION_UNKNOWN",
    {
      fr: `Le scénario «${NBSP}${key}${NBSP}» n’a pas de version ${version}. Voyez la liste de ses versions.`,
      en: `The scenario "${key}" has no version ${version}. See the list of its versions.`,
    },
    { scenario: key, version },
  )
}

/** Refuses with VERSION_UNKNOWN a version that no scenario of the company ever had. */
export function refuseNoVersion(version: number): never {
  return refuse(
    "VERSION_UNKNOWN",
    {
      fr: `Aucun scénario n’a de version ${version}. Voyez la liste des versions d’un scénario.`,
      en: `No scenario has a version ${version}. See the list of the versions of a scenario.`,
    },
    { version },
  )
}

/** A text of a scenario to compare: the draft, what is in force, what Relance ships, or the number of a version. */
export type ScenarioPlace = "draft" | "in-force" | "shipped" | number

/** What a scenario says in one of its places. Refused when there is nothing in that place. */
export async function contentAt(tx: CompanyTx, key: string, place: ScenarioPlace): Promise<ScenarioContent> {
  if (place === "draft") return await draftOf(tx, key)
  if (place === "in-force") return await scenarioInForce(tx, key)
  if (place !== "shipped") return await versionOf(tx, key, place)
  return (
    SHIPPED_SCENARIOS.find((shipped) => shipped.key === key) ??
    refuseUnknown(
      key,
      SHIPPED_SCENARIOS.map((shipped) => shipped.key),
    )
  )
}

/** The two places that people mean when they name none: in force and draft, or the last two versions. */
export async function usualPlaces(tx: CompanyTx, key: string): Promise<[ScenarioPlace, ScenarioPlace]> {
  if ((await readDraft(tx, key)) !== null) return ["in-force", "draft"]
  const [newest, previous] = await listVersions(tx, key)
  if (!newest) await scenarioInForce(tx, key)
  return [previous?.version ?? "shipped", "in-force"]
}

async function publish(
  tx: CompanyTx,
  content: ScenarioContent,
  restoredFrom: number | null,
  by: Author,
): Promise<Scenario> {
  refuseUnsound(content)
  await readConduct(tx) // the shipped versions take their numbers before any of ours
  const version = await insertVersion(tx, content, by.actor, restoredFrom)
  await reviewEverybody(tx)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "scenario.published" },
      payload: { scenario: content.key, version, restoredFrom },
    },
  ])
  return { ...content, version }
}

/** The settings of a scenario that a person may change without writing a draft. */
export interface ScenarioChange {
  readonly firstStepKey?: string
  readonly leastGapDays?: number
  readonly contactsPer30Days?: number
  readonly preferredWeekdays?: readonly number[]
  readonly preferredWithinDays?: number
  readonly minimumBalanceCents?: Cents
  readonly messagePer?: MessageScope
  readonly steps?: readonly {
    readonly key: string
    readonly delayDays?: number
    readonly minimumCents?: Cents
    readonly approval?: Approval
    readonly penalties?: PenaltyChoice
  }[]
}

/** Publishes a new version of the standard scenario with these changes; the former versions are kept. */
export async function changeScenario(tx: CompanyTx, change: ScenarioChange, by: Author): Promise<Scenario> {
  const { version: _, ...before } = await scenarioInForce(tx, "standard")
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
          penalties: edit.penalties ?? step.penalties,
        }
      : step
  })
  return await publish(tx, { ...before, ...settings, steps }, null, by)
}
