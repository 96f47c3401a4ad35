import type { Author } from "../../kernel/author.ts"
import { addDays, addMonths, type Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Limitation, LimitationReading } from "../../law/limitation.ts"
import type { ClaimKind, LimitationEventType } from "../../law/rules/limitation.ts"
import { record } from "../journal/store.ts"
import { readLawSettings } from "../law-settings/store.ts"
import { type ClaimFacts, type InvoiceLimitation, limitLine, type RecordedEvent, readLimit } from "./claim.ts"
import { insertEvent, markCancelled, nearInvoiceIds, readClaims, readEvents, writeBasis } from "./store.ts"

/** How near: so many months at most, past ("over"), or both ("all": past, or within a year). */
export const WITHIN = ["1", "3", "6", "12", "over", "all"] as const
export type Within = (typeof WITHIN)[number]

/** What a list of limits asks for. */
export interface LimitQuery {
  readonly within: Within
  readonly customerId?: string
  readonly offset?: number
  readonly most?: number
}

/** A part of a list, and how many the whole of it holds. */
export interface LimitList {
  readonly total: number
  readonly lines: readonly InvoiceLimitation[]
}

/** The unpaid invoices whose last safe day is past or near, the earliest first. */
export async function nearLimits(tx: CompanyTx, query: LimitQuery, today: Day): Promise<LimitList> {
  const { offset = 0, most = Number.POSITIVE_INFINITY } = query
  const limits = await readLimits(tx, query, today)
  const shown = limits.slice(offset, offset + most)
  return { total: limits.length, lines: shown.map(({ facts, read }) => limitLine(facts, read, today)) }
}

/** The limits that are asked for, not yet in words: those of a long list are only counted. */
async function readLimits(tx: CompanyTx, { within, customerId }: LimitQuery, today: Day) {
  const { sector } = await readLawSettings(tx)
  const from = within === "over" || within === "all" ? null : today
  const to = within === "over" ? addDays(today, -1) : addMonths(today, Number(within) || 12)
  const ids = await nearInvoiceIds(tx, sector, { from, to, ...(customerId ? { customerId } : {}) })
  const events = Map.groupBy(await readEvents(tx, ids), ({ invoiceId }) => invoiceId)
  return (await readClaims(tx, ids))
    .map((facts) => ({ facts, read: readLimit(facts, events.get(facts.invoiceId) ?? [], sector) }))
    .filter(({ read }) => read.lastSafeOn <= to && (from === null || read.lastSafeOn >= from))
    .sort(
      (a, b) => order(a.read.lastSafeOn, b.read.lastSafeOn) || order(a.facts.invoiceId, b.facts.invoiceId),
    )
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The most pressing limit of each customer that has one past or within a year, for whoever plans the day. */
export async function pressingLimits(
  tx: CompanyTx,
  today: Day,
): Promise<ReadonlyMap<string, InvoiceLimitation>> {
  const limits = await readLimits(tx, { within: "all" }, today)
  // What can still be saved comes before what is lost.
  const saved = limits.filter(({ read }) => read.lastSafeOn >= today)
  const first = new Map<string, (typeof limits)[number]>()
  for (const limit of [...saved, ...limits]) {
    if (!first.has(limit.facts.customerId)) first.set(limit.facts.customerId, limit)
  }
  return new Map([...first].map(([id, { facts, read }]) => [id, limitLine(facts, read, today)]))
}

/** When one invoice becomes time-barred, by every reading, with all that was recorded about it. */
export interface WholeLimitation extends InvoiceLimitation {
  readonly givenKind: ClaimKind | null
  readonly readings: readonly LimitationReading[]
  readonly cautions: Limitation["cautions"]
  readonly events: readonly RecordedEvent[]
}

/** The whole of one invoice’s limitation; refuses when the company has no such invoice. */
export async function invoiceLimitation(
  tx: CompanyTx,
  invoiceId: string,
  today: Day,
): Promise<WholeLimitation> {
  const facts = await existingClaim(tx, invoiceId)
  const events = await readEvents(tx, [invoiceId])
  const { sector } = await readLawSettings(tx)
  const read = readLimit(facts, events, sector)
  const { readings, cautions } = read
  return { ...limitLine(facts, read, today), givenKind: facts.givenKind, readings, cautions, events }
}

/** Something to record about the period of an invoice. */
export interface EventToRecord {
  readonly invoiceId: string
  readonly type: LimitationEventType
  readonly happenedOn: Day
  /** Where the proof is. */
  readonly proof: string
}

/** Records an event with its proof. What it does to the period is for the law to say. */
export async function recordEvent(tx: CompanyTx, event: EventToRecord, by: Author): Promise<string> {
  const { customerId } = await existingClaim(tx, event.invoiceId)
  const proof = event.proof.trim()
  if (proof === "") {
    refuse(
      "PROOF_MISSING",
      {
        fr: "Dites où se trouve la preuve : un acte, un courriel, un numéro de pièce.",
        en: "Say where the proof is: an act, an e-mail, the number of an exhibit.",
      },
      { field: "proof" },
    )
  }
  refuseAhead(event.happenedOn, by.today, "happenedOn")
  const { invoiceId, type, happenedOn } = event
  const id = await insertEvent(tx, {
    ...{ customerId, invoiceId, type, happenedOn, proof },
    ...{ recordedOn: by.today, createdBy: by.actor },
  })
  await journal(tx, by, "limitation.event-recorded", customerId, invoiceId, { id, type, happenedOn, proof })
  return id
}

/** Cancels an event that was wrongly recorded, or whose effect was undone (C. civ. 2243); it stays visible. */
export async function cancelEvent(tx: CompanyTx, id: string, reason: string, by: Author): Promise<void> {
  const why = reason.trim()
  if (why === "") {
    refuse(
      "REASON_MISSING",
      { fr: "Dites pourquoi cet événement ne compte plus.", en: "Say why this event no longer counts." },
      { field: "reason" },
    )
  }
  const of = await markCancelled(tx, id, { on: by.today, by: by.actor, reason: why })
  if (!of) {
    refuse(
      "LIMITATION_EVENT_UNKNOWN",
      {
        fr: "Cet événement n’existe pas, ou il est déjà annulé. Rechargez la page.",
        en: "There is no such event, or it is cancelled already. Reload the page.",
      },
      { id },
    )
  }
  await journal(tx, by, "limitation.event-cancelled", of.customerId, of.invoiceId, { id, reason: why })
}

/** Says from where the period of an invoice is counted; null: what Relance takes by itself. */
export async function setBasis(
  tx: CompanyTx,
  invoiceId: string,
  basis: { readonly completedOn?: Day | null; readonly claimKind?: ClaimKind | null },
  by: Author,
): Promise<void> {
  const facts = await existingClaim(tx, invoiceId)
  if (basis.completedOn) refuseAhead(basis.completedOn, by.today, "completedOn")
  const after = {
    completedOn: basis.completedOn === undefined ? facts.completedOn : basis.completedOn,
    claimKind: basis.claimKind === undefined ? facts.givenKind : basis.claimKind,
  }
  await writeBasis(tx, invoiceId, after, by.actor)
  await journal(tx, by, "limitation.basis-set", facts.customerId, invoiceId, after)
}

function refuseAhead(on: Day, today: Day, field: string): void {
  if (on <= today) return
  refuse(
    "DAY_AHEAD",
    {
      fr: `Le ${on.split("-").toReversed().join("/")} n’est pas encore passé : notez ce qui a eu lieu, à sa date.`,
      en: `${on} is not over yet: record what has happened, on its day.`,
    },
    { field },
  )
}

async function existingClaim(tx: CompanyTx, invoiceId: string): Promise<ClaimFacts> {
  const [facts] = await readClaims(tx, [invoiceId])
  return (
    facts ??
    refuse(
      "INVOICE_UNKNOWN",
      { fr: "Cette facture n’existe pas.", en: "There is no such invoice." },
      { id: invoiceId },
    )
  )
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string,
  invoiceId: string,
  payload: Record<string, unknown>,
): Promise<void> {
  await record(tx, [
    { happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, invoiceId, payload },
  ])
}
