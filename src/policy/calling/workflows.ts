import type { Author } from "../../kernel/author.ts"
import { type Day, dayAt } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { CallToRecord } from "../../ledger/calls/call.ts"
import { type RecordedCall, recordCall } from "../../ledger/calls/workflows.ts"
import { record } from "../../ledger/journal/store.ts"
import { readCompanyDay } from "../books/store.ts"
import { contactCalendar } from "../calendar.ts"
import { type CallingRules, callable, nextAttemptOn, zoneOf } from "../calling-hours.ts"
import { readConduct } from "../conduct/store.ts"
import type { Decision } from "../decision.ts"
import { viewFor } from "../plan/workflows.ts"
import { instantAt } from "../sending-window.ts"
import { readCustomerSettings } from "../settings/store.ts"
import { readCallingRules, readWaitingCalls, type WaitingCall, writeCallingRules } from "./store.ts"

/** Whether a call may be made now: now; later, from an instant; planned for a day; or not at all as things stand. */
export type CallState = "now" | "later" | "planned" | "too-often" | "not-to-call"

/** A call of the day, with whether it may be made now and, if not, why. */
export interface ListedCall extends WaitingCall {
  readonly state: CallState
  /** From when, with "later"; until when, with "now". */
  readonly opensAt: Date | null
  readonly closesAt: Date | null
  readonly timeZone: string
  /** Why nothing is asked of this debtor, with "not-to-call". */
  readonly sentence: Sentence | null
}

// Whatever a call would ask for has been answered, or must be looked at by a person first.
const NOT_TO_CALL: readonly Decision["because"][] = [
  ...(["settled", "disputed", "insolvent", "assigned", "do-not-chase", "promise"] as const),
  ...(["reply-unanswered", "payment-unallocated"] as const),
]
const ORDER: readonly CallState[] = ["now", "later", "planned", "too-often", "not-to-call"]

/** The calls that wait, those that may be made now first, the largest late amounts first. */
export async function listWaitingCalls(
  tx: CompanyTx,
  by: Pick<Author, "now" | "today">,
  only: { readonly customerId?: string } = {},
): Promise<ListedCall[]> {
  const calls = await readWaitingCalls(tx, by.today, only)
  if (calls.length === 0) return []
  const stateOf = await judge(tx, calls, by)
  const listed = calls.map((call) => ({ ...call, ...stateOf(call) }))
  return listed.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || dayOrder(a, b))
}

// Calls planned for other days stand in the order of those days; the others keep theirs, by amount.
const dayOrder = (a: ListedCall, b: ListedCall): number =>
  a.state === "planned" && b.state === "planned" ? (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0) : 0

type Judged = Pick<ListedCall, "state" | "opensAt" | "closesAt" | "timeZone" | "sentence">

async function judge(
  tx: CompanyTx,
  calls: readonly WaitingCall[],
  { now, today }: Pick<Author, "now" | "today">,
): Promise<(call: WaitingCall) => Judged> {
  const ids = [...new Set(calls.map((call) => call.customerId))]
  const rules = await readCallingRules(tx)
  const { calendar } = await readConduct(tx)
  const settings = await readCustomerSettings(tx, ids)
  const { region } = await readCompanyDay(tx, today)
  const decisions = new Map((await viewFor(tx, ids, today)).map((view) => [view.customerId, view]))
  return (call) => {
    const own = settings.get(call.customerId)?.calendar ?? null
    const timeZone = zoneOf(call, own, calendar)
    const none = { opensAt: null, closesAt: null, timeZone, sentence: null }
    const decision = decisions.get(call.customerId)
    if (!decision || NOT_TO_CALL.includes(decision.because as Decision["because"])) {
      return { ...none, state: "not-to-call", sentence: decision?.sentence ?? null }
    }
    if (call.dueOn > today) return { ...none, state: "planned" }
    if (call.callsIn30Days >= rules.mostPer30Days) return { ...none, state: "too-often" }
    const moment = { now, today, houseZone: calendar.timeZone }
    const open = callable(rules, contactCalendar(region, calendar, own), timeZone, moment)
    if (!open.isOpen) return { ...none, state: "later", opensAt: open.opensAt }
    const appointment =
      call.dueOn === today && call.dueAt && instantAt(dayAt(now, timeZone), call.dueAt, timeZone)
    if (appointment && appointment > now) return { ...none, state: "later", opensAt: appointment }
    return { ...none, state: "now", closesAt: open.until }
  }
}

/** Writes a call down and does what its outcome asks for; see ledger/calls. */
export async function noteCall(tx: CompanyTx, call: CallToRecord, by: Author): Promise<RecordedCall> {
  const rules = await readCallingRules(tx)
  const { calendar } = await readConduct(tx)
  const own = (await readCustomerSettings(tx, [call.customerId])).get(call.customerId)?.calendar ?? null
  const { region } = await readCompanyDay(tx, by.today)
  const days = contactCalendar(region, calendar, own)
  const next = (attempts: number): Day | null => nextAttemptOn(rules, days, attempts, by.today)
  return await recordCall(tx, call, next, by)
}

/** Sets when the house calls and how often. Refuses hours that overlap or end before they begin. */
export async function changeCallingRules(tx: CompanyTx, rules: CallingRules, by: Author): Promise<void> {
  const slots = [...rules.slots].sort((a, b) => (a.from < b.from ? -1 : 1))
  const isWrong = slots.some(
    (slot, index) => slot.until <= slot.from || (index > 0 && slot.from < slots[index - 1]!.until),
  )
  if (isWrong || slots.length === 0) {
    refuse("CALLING_HOURS_INVALID", {
      fr: "Chaque plage d’appel finit après son début, et les plages ne se chevauchent pas. Corrigez les heures.",
      en: "Each range of hours ends after it begins, and ranges do not overlap. Correct the hours.",
    })
  }
  await writeCallingRules(tx, { ...rules, slots }, by.actor)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "calling-hours.changed" },
      payload: { rules: { ...rules, slots } },
    },
  ])
}
