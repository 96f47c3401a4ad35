import type { Author } from "../../../kernel/author.ts"
import type { Cents } from "../../../kernel/cents.ts"
import { addDays, type Day } from "../../../kernel/day.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { existingCustomer, openOnInvoice } from "../../facts/store.ts"
import { record } from "../../journal/store.ts"
import { recordEvent } from "../../limitation/workflows.ts"
import type { PlanOutcome, PlanPeriod } from "../choices.ts"
import { type PlannedInstalment, type PlanWish, scheduleOf } from "../schedule.ts"
import type { PlanRow } from "./rows.ts"
import { insertPlan, markAccepted, markClosed, readPlannable, readPlans } from "./store.ts"

/** A payment plan that is proposed to a debtor, about chosen invoices. */
export interface PlanToPropose {
  readonly customerId: string
  readonly invoiceIds: readonly string[]
  /** So many times, or so much each time. */
  readonly wish: PlanWish
  readonly firstOn: Day
  readonly period?: PlanPeriod
  /** Other amounts or days than those that the wish gives; they must make up the sum to the cent. */
  readonly instalments?: readonly { readonly dueOn: Day; readonly amountCents: Cents }[]
  readonly penalties?: "kept" | "waived"
  readonly defaultDays?: number
  readonly returnStepKey?: string | null
  readonly answerBy?: Day
  readonly note?: string | null
  /** True: the debtor is told in writing of the proposal, of its acceptance and of what changes. */
  readonly confirms?: boolean
}

/** A day by which a proposal is answered, when nobody says another. */
const ANSWER_DAYS = 15

/** What a plan would be, before it is proposed: its items and instalments. Refuses what cannot be a plan. */
export async function previewPlan(tx: CompanyTx, plan: PlanToPropose, today: Day) {
  await existingCustomer(tx, plan.customerId)
  for (const invoiceId of plan.invoiceIds) await openOnInvoice(tx, plan.customerId, invoiceId)
  const found = await readPlannable(tx, plan.customerId, plan.invoiceIds)
  const busy = found.find((item) => item.planned !== null)
  if (busy) {
    refuse("INVOICE_IN_PLAN", {
      fr: `Une de ces factures est déjà dans l’échéancier ${busy.planned}. Terminez-le d’abord, ou retirez la facture.`,
      en: `One of these invoices is in the payment plan ${busy.planned} already. End it first, or leave the invoice out.`,
    })
  }
  const items = found.filter((item) => item.cents > 0)
  const [first] = items
  if (!first) {
    refuse("NOTHING_TO_PLAN", {
      fr: "Rien ne reste dû, hors litige, sur les factures choisies. Choisissez-en d’autres.",
      en: "Nothing is due, contested parts aside, on the invoices chosen. Choose others.",
    })
  }
  if (items.some((item) => item.currency !== first.currency)) {
    refuse("PLAN_OF_ONE_CURRENCY", {
      fr: "Un échéancier est dans une seule monnaie. Faites-en un par monnaie.",
      en: "A payment plan is in one currency. Make one for each.",
    })
  }
  const totalCents = items.reduce((sum, item) => sum + item.cents, 0)
  const instalments = plan.instalments
    ? givenInstalments(plan.instalments, totalCents)
    : scheduleOf(totalCents, plan.wish, plan.firstOn, plan.period)
  if (!instalments) {
    refuse("PLAN_IMPOSSIBLE", {
      fr: "Dites en combien de fois (60 au plus), ou combien à chaque fois.",
      en: "Say in how many instalments (60 at most), or how much each time.",
    })
  }
  if (instalments[0]!.dueOn < today) {
    refuse("PLAN_LOOKS_BACK", {
      fr: "La première échéance est passée. Choisissez une date à venir.",
      en: "The first instalment lies in the past. Choose a coming day.",
    })
  }
  return {
    ...{ currency: first.currency, totalCents, instalments },
    items: items.map(({ invoiceId, seq, cents }) => ({ invoiceId, seq, amountCents: cents })),
  }
}

function givenInstalments(
  given: NonNullable<PlanToPropose["instalments"]>,
  totalCents: Cents,
): PlannedInstalment[] {
  const sum = given.reduce((total, part) => total + part.amountCents, 0)
  const inOrder = given.every((part, n) => n === 0 || given[n - 1]!.dueOn < part.dueOn)
  if (sum !== totalCents || !inOrder || given.some((part) => part.amountCents <= 0)) {
    refuse("PLAN_SUM_WRONG", {
      fr: "Les échéances se suivent, et leur somme fait au centime près ce qui reste dû. Corrigez les montants ou les dates.",
      en: "Instalments follow each other, and make up what is due to the cent. Correct the amounts or the days.",
    })
  }
  return given.map((part, index) => ({ seq: index + 1, ...part }))
}

/** Proposes a plan. Until the answer is due, the follow-up of its invoices waits. */
export async function proposePlan(tx: CompanyTx, plan: PlanToPropose, by: Author) {
  const drawn = await previewPlan(tx, plan, by.today)
  const terms = {
    ...{ proposedOn: by.today, answerBy: plan.answerBy ?? addDays(by.today, ANSWER_DAYS) },
    ...{ penalties: plan.penalties ?? "kept", defaultDays: plan.defaultDays ?? 8 },
    ...{
      returnStepKey: plan.returnStepKey ?? null,
      note: plan.note ?? null,
      confirms: plan.confirms ?? false,
    },
  } as const
  const kept = await insertPlan(tx, { customerId: plan.customerId, ...drawn, ...terms }, by.actor)
  await journal(tx, by, "plan.proposed", plan.customerId, { planId: kept.id, ...kept, ...drawn, ...terms })
  return kept
}

/**
 * The debtor accepted: the plan holds the follow-up while it is kept. The proof says where the
 * acceptance is. In writing, it acknowledges the debt, which interrupts the limitation of each
 * invoice (C. civ. 2240): a person says whether it does.
 */
export async function acceptPlan(
  tx: CompanyTx,
  id: string,
  acceptance: { readonly proof: string; readonly on?: Day; readonly acknowledges: boolean },
  by: Author,
): Promise<void> {
  const plan = await existingPlan(tx, id, by.today)
  const on = acceptance.on ?? by.today
  const proof = acceptance.proof.trim()
  if (proof === "" || on > by.today || on < plan.proposedOn) {
    refuse("ACCEPTANCE_UNPROVEN", {
      fr: "Dites quand l’échéancier a été accepté (entre la proposition et aujourd’hui), et où en est la preuve : exemplaire signé, courriel…",
      en: "Say when the plan was accepted (between its proposal and today), and where the proof is: signed copy, e-mail…",
    })
  }
  if (!(await markAccepted(tx, id, on, proof))) refuseMoved(plan)
  await journal(tx, by, "plan.accepted", plan.customerId, { planId: id, acceptedOn: on, proof })
  if (!acceptance.acknowledges) return
  for (const invoiceId of new Set(plan.items.map((item) => item.invoiceId))) {
    const words = `${plan.reference} : ${proof}`
    await recordEvent(tx, { invoiceId, type: "acknowledgement", happenedOn: on, proof: words }, by)
  }
}

/** Ends a plan before its time: given up, replaced by another, or declared broken by a person. */
export async function closePlan(tx: CompanyTx, id: string, outcome: PlanOutcome, by: Author): Promise<void> {
  const plan = await existingPlan(tx, id, by.today)
  if (!(await markClosed(tx, id, by.today, outcome))) refuseMoved(plan)
  await journal(tx, by, "plan.closed", plan.customerId, { planId: id, outcome })
}

/** A plan of the company; refuses when there is none. */
export async function existingPlan(tx: CompanyTx, id: string, today: Day): Promise<PlanRow> {
  const [plan] = await readPlans(tx, { ids: [id] }, today)
  return (
    plan ??
    refuse(
      "PLAN_UNKNOWN",
      { fr: "Cet échéancier n’existe pas.", en: "There is no such payment plan." },
      { id },
    )
  )
}

function refuseMoved(plan: PlanRow): never {
  return refuse("PLAN_MOVED_ON", {
    fr: `L’échéancier ${plan.reference} a déjà changé d’état. Rechargez la page.`,
    en: `The payment plan ${plan.reference} has changed state already. Reload the page.`,
  })
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, payload }])
}
