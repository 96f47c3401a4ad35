import type { SHIPPED_RULES } from "../../../policy/assignment.ts"
import type { scenarioOut } from "../../../policy/scenarios/http.ts"
import type { Segment } from "../../../policy/segment.ts"
import type { Answer } from "./answer.ts"
import type { Day, Sentence } from "./listing.ts"

/** GET …/scenarios/{key}: what it says, with the names of its steps and a sentence for each. */
export type ScenarioView = Answer<typeof scenarioOut>
export type ScenarioStep = ScenarioView["steps"][number]

/** GET …/scenarios */
export interface ScenarioList {
  readonly items: readonly ScenarioView[]
  readonly drafts: readonly string[]
  readonly draftTexts: readonly {
    readonly key: string
    readonly name: string
    readonly purpose: string
    readonly by: string
    readonly at: string
  }[]
}

/** GET …/scenario-followers */
export interface Followers {
  readonly scenarioKey: string
  readonly because: "chosen" | "rule" | "no-rule"
  readonly rule: { readonly position: number; readonly name: string } | null
  readonly customers: number
  readonly underWay: number
}

/** GET …/scenarios/{key}/comparison */
export interface Comparison {
  readonly before: string
  readonly after: string
  readonly differences: readonly { readonly stepKey: string | null; readonly sentence: Sentence }[]
}

/** GET …/scenarios/{key}/effect */
export interface Effect {
  readonly customers: number
  readonly underWay: number
  readonly changed: number
  readonly examples: readonly {
    readonly customerId: string
    readonly customerName: string
    readonly before: Sentence
    readonly after: Sentence
  }[]
}

/** GET …/scenarios/{key}/versions */
export interface PublishedVersion {
  readonly version: number
  readonly publishedBy: string
  readonly publishedAt: string
  readonly restoredFrom: number | null
}

/** POST …/step-previews */
export interface StepPreview {
  readonly customerName: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly letterPdf: string | null
}

export type Rule = (typeof SHIPPED_RULES)[number]

/** POST …/scenario-rule-previews */
export interface RulesPreview {
  readonly looked: number
  readonly moved: number
  readonly byScenario: readonly {
    readonly scenarioKey: string
    readonly before: number
    readonly after: number
  }[]
  readonly customers: readonly {
    readonly customerId: string
    readonly customerName: string
    readonly before: string
    readonly after: string
    readonly sentence: Sentence
  }[]
}

/** GET …/customers/{id}/scenario */
export interface FollowedScenario {
  readonly scenarioKey: string
  readonly scenarioName: string
  readonly version: number
  readonly because: "chosen" | "rule" | "no-rule"
  readonly sentence: Sentence
  readonly segment: Segment
  readonly history: {
    readonly settled: number
    readonly late: number
    readonly averageDelayDays: number
    readonly brokenPromises: number
    readonly partKeptPromises: number
    readonly customerSince: Day | null
  }
}
