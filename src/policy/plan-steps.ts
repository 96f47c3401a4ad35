import { addDays, type Day, daysBetween } from "../kernel/day.ts"
import { instalmentTurn, planTurn } from "../ledger/agreements/plans/rows.ts"
import { AGREED_STEPS } from "./agreed-steps.ts"
import type { Book, CompanyDay, DueNotice, KnownPlan } from "./book.ts"
import { type PlanToday, plansToday, REMINDED_BEFORE_DAYS } from "./plan-hold.ts"
import { promiseOutcome } from "./promise.ts"
import type { Step } from "./scenario.ts"

/** A message about something agreed that is due, and what it speaks of. */
export interface AgreedMessage {
  readonly because: "notice" | "plan-instalment" | "plan-broken"
  readonly step: Step
  readonly turn: string
  readonly amountCents: number
  readonly currency: string
  /** The first day for it. */
  readonly readyOn: Day
}

// What is confirmed weeks later is not a confirmation any more.
const NOTICE_DAYS = 10

const isSaid = (book: Book, stepKey: string, turn: string): boolean =>
  book.past.some((past) => past.stepKey === stepKey && past.turn === turn)

/** The oldest thing that the debtor is still to be told in writing; null when there is none. */
export function noticeDue(book: Book, company: CompanyDay): AgreedMessage | null {
  const notices = [...book.notices, ...planNotices(book, company)]
  const notice = notices.find(
    ({ stepKey, turn, since }) =>
      since <= company.today &&
      daysBetween(since, company.today) <= NOTICE_DAYS &&
      !isSaid(book, stepKey, turn),
  )
  if (!notice) return null
  const { stepKey, turn, currency, since } = notice
  return {
    ...{ because: "notice", step: AGREED_STEPS[stepKey], turn, currency, readyOn: since },
    amountCents: notice.amountCents ?? 0,
  }
}

/** What tells the confirmation of one thing apart from others; the identifier comes last. */
const confirmTurn = (kind: string, id: string): string => `confirm:${kind}:${id}`

/** A plan that was paid to its end is thanked for; what credit notes and contestations took from one that runs is told. */
function planNotices(book: Book, company: CompanyDay): DueNotice[] {
  if (book.plans.length === 0) return []
  return plansToday(book, company).flatMap(({ plan, standing, state }): DueNotice[] => {
    if (!plan.confirms || plan.acceptedOn === null) return []
    const { currency } = plan
    if (state === "kept") {
      const since = plan.lastPaidOn
      const turn = confirmTurn("plan-kept", plan.id)
      return since === null
        ? []
        : [{ stepKey: "plan-kept" as const, turn, since, currency, amountCents: null }]
    }
    if (standing.reducedCents === 0 || (state !== "running" && state !== "late")) return []
    // Another reduction is another turn: each new schedule is told once.
    const turn = confirmTurn(`plan-changed-${standing.reducedCents}`, plan.id)
    const amountCents = standing.openCents
    return [{ stepKey: "plan-changed" as const, turn, since: company.today, currency, amountCents }]
  })
}

/** What is to be said about the instalments of a plan today: one is due soon, is late, or the whole falls due. */
export function planMessageDue(book: Book, company: CompanyDay): AgreedMessage | null {
  for (const today of plansToday(book, company)) {
    if (isPromised(book, today.plan, company)) continue
    const message = messageAbout(today, company)
    if (message && !isSaid(book, message.step.key, message.turn)) return message
  }
  return null
}

/** Who has said by when the plan will be caught up is not reminded of it before. */
const isPromised = (book: Book, plan: KnownPlan, company: CompanyDay): boolean =>
  book.promises.some(
    (promise) =>
      promiseOutcome(promise, book.items, company) === "running" &&
      (promise.invoiceIds.length === 0 ||
        plan.items.some(({ invoiceId }) => promise.invoiceIds.includes(invoiceId))),
  )

function messageAbout(
  { plan, standing, state, notices }: PlanToday,
  company: CompanyDay,
): AgreedMessage | null {
  const { next } = standing
  if (next === null) return null
  const { currency } = plan
  if (state === "broken" && notices.brokenOn === null) {
    const noticeOn = notices.lateOn.get(next.seq) ?? company.today
    return {
      ...{ because: "plan-broken", step: AGREED_STEPS["plan-broken"], turn: planTurn(plan.id), currency },
      ...{ amountCents: standing.openCents, readyOn: addDays(noticeOn, plan.defaultDays + 1) },
    }
  }
  const about = { because: "plan-instalment", turn: instalmentTurn(plan.id, next.seq), currency } as const
  if (state === "late") {
    const readyOn = addDays(next.dueOn, company.promiseGraceDays + 1)
    return { ...about, step: AGREED_STEPS["plan-instalment-late"], amountCents: next.openCents, readyOn }
  }
  const readyOn = addDays(next.dueOn, -REMINDED_BEFORE_DAYS)
  if (state !== "running" || company.today < readyOn || company.today >= next.dueOn) return null
  return { ...about, step: AGREED_STEPS["plan-instalment-before"], amountCents: next.openCents, readyOn }
}
