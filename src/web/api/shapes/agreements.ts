import type { disputeListed, disputePageOut } from "../../../ledger/agreements/disputes/http.ts"
import type { planOut, planPageOut, previewOut } from "../../../ledger/agreements/plans/shapes/http.ts"
import type { agreementSettingsOut } from "../../../ledger/agreements/settings/http.ts"
import type { timeAnswerOut } from "../../../ledger/agreements/time/http.ts"
import type { Answer } from "./answer.ts"

/** What was answered to somebody who asked for time. */
export type TimeAnswer = Answer<typeof timeAnswerOut>
/** A payment plan with where it stands. */
export type Plan = Answer<typeof planOut>
/** GET …/payment-plans/:id */
export type PlanPage = Answer<typeof planPageOut>
export type AgreementPaper = PlanPage["documents"][number]
/** POST …/payment-plans/preview */
export type PlanPreview = Answer<typeof previewOut>
/** A dispute in a list. */
export type DisputeLine = Answer<typeof disputeListed>
/** GET …/disputes/:id */
export type WholeDispute = Answer<typeof disputePageOut>
/** GET …/agreement-settings */
export type AgreementSettings = Answer<typeof agreementSettingsOut>
