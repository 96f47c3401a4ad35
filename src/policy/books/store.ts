import { addDays, type Day, earlierOf } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { asPaymentPlan } from "../../ledger/agreements/plans/rows.ts"
import { readPlans } from "../../ledger/agreements/plans/store.ts"
import { readAgreementSettings } from "../../ledger/agreements/settings/store.ts"
import { readNotices } from "../../ledger/books/notices/store.ts"
import {
  readCallsAgain,
  readCompanyFacts,
  readDisputes,
  readHolds,
  readNextReleases,
  readOpenItems,
  readPastSteps,
  readPromises,
  readQuestions,
  readReach,
  readUnallocated,
} from "../../ledger/books/store.ts"
import { mobileOf } from "../../ledger/contacts/mobile.ts"
import type { Book, CompanyDay, DueNotice, KnownPlan, OpenItem } from "../book.ts"
import type { PaymentHistory } from "../segment.ts"
import { readThanks } from "../thanks/store.ts"

/**
 * Reads all that decide() may know of some customers, as of one day, in a fixed number of queries.
 * How they have paid so far comes from the caller, who knows whether anything asks for it.
 */
export async function readBooks(
  tx: CompanyTx,
  ids: readonly string[],
  on: Day,
  histories: ReadonlyMap<string, PaymentHistory> | null = null,
): Promise<Book[]> {
  if (ids.length === 0) return []
  const { items, nextIssuedOn } = await readOpenItems(tx, ids, on)
  const unallocated = group(await readUnallocated(tx, ids, on))
  const promises = group(await readPromises(tx, ids, on))
  const disputes = group(await readDisputes(tx, ids, on))
  const plans = await readPlansOf(tx, ids, on)
  const noticesOf = await readNoticesOf(tx, ids, items, on)
  const holds = group(await readHolds(tx, ids, on))
  const questions = group(await readQuestions(tx, ids, on))
  const callsAgain = await readCallsAgain(tx, ids, on)
  const past = group(await readPastSteps(tx, pastThatMatters(ids, items, on), on))
  const releases = new Map((await readNextReleases(tx, ids, on)).map((row) => [row.customer_id, row.next_on]))
  const reaches = await readReach(tx, ids)
  return reaches.map((reach) => ({
    ...{ customerId: reach.id, kind: reach.kind, country: reach.country, paymentRunDays: NO_DAYS },
    tags: reach.tags === "" ? NO_TAGS : reach.tags.split("\n"),
    history: histories?.get(reach.id) ?? null,
    firstStepKey: reach.first_step_key,
    prefersLetter: reach.prefers_letter,
    reach: {
      email: reach.has_email ? "yes" : reach.has_bounced ? "bounced" : "no",
      letter: reach.has_address ? "yes" : "no",
      ...(reach.phones !== null && { mobile: reachByMobile(reach.phones, reach.agrees_to_sms) }),
      ...(reach.agrees_to_electronic !== null && { agreesToElectronic: reach.agrees_to_electronic }),
    },
    items: items.get(reach.id) ?? [],
    unallocated: of(unallocated, reach.id).map((row) => ({ cents: row.cents, currency: row.currency })),
    promises: of(promises, reach.id).map(knownPromise),
    disputes: of(disputes, reach.id).map((row) => ({
      invoiceId: row.invoice_id,
      disputedCents: row.disputed_cents,
      answerBy: row.answer_by,
    })),
    holds: of(holds, reach.id).map((row) => ({
      kind: row.kind,
      invoiceId: row.invoice_id,
      untilOn: row.until_on,
    })),
    plans: plans.get(reach.id) ?? [],
    notices: noticesOf(reach.id),
    hasWaitingReply: of(questions, reach.id).some((row) => row.has_reply),
    hasUnknownOutcome: of(questions, reach.id).some((row) => row.has_doubt),
    callAgainOn: callsAgain.get(reach.id) ?? null,
    nextFactOn: earliest(nextIssuedOn.get(reach.id), releases.get(reach.id)),
    past: of(past, reach.id).map((row) => ({
      stepKey: row.step_key,
      turn: row.turn,
      tone: row.tone,
      isContact: row.is_contact,
      happenedOn: row.happened_on,
      items: row.items,
    })),
  }))
}

type PromiseRow = Awaited<ReturnType<typeof readPromises>>[number]

const knownPromise = (row: PromiseRow) => ({
  id: row.id,
  madeOn: row.made_on,
  promisedFor: row.promised_for,
  amountCents: row.amount_cents,
  invoiceIds: row.invoice_ids,
  paidSinceCents: row.paid_cents,
})

/** The plans that nobody ended, by customer. */
async function readPlansOf(tx: CompanyTx, ids: readonly string[], on: Day) {
  const rows = await readPlans(tx, { customerIds: ids, standing: true }, on)
  const plans = rows.map((row): [string, KnownPlan] => [
    row.customerId,
    { ...asPaymentPlan(row), confirms: row.confirms, lastPaidOn: row.lastPaidOn },
  ])
  return new Map(
    [...Map.groupBy(plans, ([customerId]) => customerId)].map(([id, some]) => [
      id,
      some.map(([, plan]) => plan),
    ]),
  )
}

const NO_TAGS: readonly string[] = []
const NO_DAYS: readonly number[] = []

/** Reads what holds for the whole company on a day, and its place. A demonstration's data is always fresh. */
export async function readCompanyDay(
  tx: CompanyTx,
  today: Day,
): Promise<{ company: CompanyDay; region: string }> {
  const facts = await readCompanyFacts(tx)
  return {
    company: {
      today,
      freshOn: facts.demo_seed === null ? facts.fresh_on : today,
      dataMaxAgeDays: facts.data_max_age_days,
      followedSince: facts.followed_since,
      currency: facts.currency,
      promiseGraceDays: (await readAgreementSettings(tx)).promiseGraceDays,
    },
    region: facts.holiday_region,
  }
}

/** What each customer is to be told in writing. Nobody is thanked who still owes something late. */
async function readNoticesOf(
  tx: CompanyTx,
  ids: readonly string[],
  items: ReadonlyMap<string, readonly OpenItem[]>,
  on: Day,
): Promise<(id: string) => DueNotice[]> {
  const notices = group(await readNotices(tx, ids, on))
  const thanks = await readThanks(tx, ids, on)
  return (id) => {
    const told = of(notices, id).map(({ customer_id: _, ...notice }) => notice)
    const due = thanks.get(id)
    const isLate = items.get(id)?.some((item) => (item.agreedDueOn ?? item.dueOn) < on)
    return due && !isLate ? [...told, due] : told
  }
}

/** The gap and the budget look two months back, the tone and the ladder as far as the oldest open item. */
function pastThatMatters(ids: readonly string[], items: ReadonlyMap<string, readonly OpenItem[]>, on: Day) {
  const recent = addDays(on, -PRESSURE_DAYS)
  return ids.map((customerId) => {
    let since = recent
    for (const { issuedOn } of items.get(customerId) ?? []) if (issuedOn < since) since = issuedOn
    return { customerId, since }
  })
}

const PRESSURE_DAYS = 60

function group<Row extends { customer_id: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const known = groups.get(row.customer_id)
    if (known) known.push(row)
    else groups.set(row.customer_id, [row])
  }
  return groups
}

const earliest = (a: Day | undefined, b: Day | undefined): Day | null =>
  a !== undefined && b !== undefined ? earlierOf(a, b) : (a ?? b ?? null)

const of = <Row>(groups: Map<string, Row[]>, id: string): readonly Row[] => groups.get(id) ?? []

const reachByMobile = (phones: string, agrees: boolean | null): "yes" | "no" =>
  agrees !== false && phones.split("\n").some((phone) => mobileOf(phone) !== null) ? "yes" : "no"
