import type { Author } from "../../kernel/author.ts"
import type { Cents } from "../../kernel/cents.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { PaymentMethod } from "../agreements/choices.ts"
import { readAgreementSettings } from "../agreements/settings/store.ts"
import { record } from "../journal/store.ts"
import type { DisputeOutcome, DisputeReason, HoldKind } from "./choices.ts"
import { endFact, existingCustomer, openOnInvoice } from "./store.ts"

/** A promise as somebody heard or read it. */
export interface PromiseToRecord {
  readonly customerId: string
  readonly promisedFor: Day
  /** The day it was made; today unless said otherwise. */
  readonly madeOn?: Day
  /** null: all that is owed (or all of the invoices named). */
  readonly amountCents?: Cents | null
  readonly invoiceIds?: readonly string[]
  readonly method?: PaymentMethod | null
  readonly saidBy?: string | null
  readonly note?: string | null
  /** True: what was understood is confirmed to the debtor in writing. */
  readonly confirms?: boolean
}

/** Records a promise to pay: it holds the follow-up of what it covers until its day is over. */
export async function recordPromise(tx: CompanyTx, promise: PromiseToRecord, by: Author): Promise<string> {
  await existingCustomer(tx, promise.customerId)
  const madeOn = promise.madeOn ?? by.today
  if (promise.promisedFor < madeOn) {
    refuse("PROMISE_LOOKS_BACK", {
      fr: `La date promise (${promise.promisedFor}) précède le jour de la promesse (${madeOn}). Corrigez l’une des deux.`,
      en: `The promised day (${promise.promisedFor}) lies before the day of the promise (${madeOn}). Correct one of them.`,
    })
  }
  const invoiceIds = [...(promise.invoiceIds ?? [])]
  for (const invoiceId of invoiceIds) await openOnInvoice(tx, promise.customerId, invoiceId)
  const amountCents = promise.amountCents ?? null
  if (amountCents !== null) positive(amountCents)
  const { id } = await tx
    .insertInto("ledger.payment_promise")
    .values({
      company_id: tx.companyId,
      customer_id: promise.customerId,
      made_on: madeOn,
      promised_for: promise.promisedFor,
      amount_cents: amountCents,
      invoice_ids: invoiceIds,
      said_by: promise.saidBy ?? null,
      note: promise.note ?? null,
      method: promise.method ?? null,
      confirms: promise.confirms ?? false,
      created_by: by.actor,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  const invoiceId = invoiceIds.length === 1 ? invoiceIds[0] : null
  await journal(
    tx,
    by,
    "promise.recorded",
    promise.customerId,
    { promiseId: id, ...promise, madeOn },
    invoiceId,
  )
  return id
}

/** Takes a promise back: it was misheard, or the debtor no longer stands by it. */
export async function withdrawPromise(tx: CompanyTx, promiseId: string, by: Author): Promise<void> {
  const customerId = await endFact(tx, "promise", promiseId, by.today)
  if (!customerId) refuseClosed("PROMISE_UNKNOWN", promiseId)
  await journal(tx, by, "promise.withdrawn", customerId, { promiseId })
}

/** What a debtor contests. */
export interface DisputeToOpen {
  readonly customerId: string
  readonly invoiceId: string
  /** null: the whole invoice. */
  readonly disputedCents?: Cents | null
  readonly reason: DisputeReason
  readonly note?: string | null
  readonly openedOn?: Day
  /** The day by which the house decides; the company’s usual delay unless said otherwise. */
  readonly answerBy?: Day | null
  /** The lines that are contested; their sum is then what is contested. */
  readonly lines?: readonly { readonly label: string; readonly cents: Cents }[]
  /** Who looks after it. */
  readonly ownerUserId?: string | null
  /** True: the debtor is told in writing that it was heard. */
  readonly confirms?: boolean
}

/** Opens a dispute: only what is contested stops being followed. */
export async function openDispute(tx: CompanyTx, dispute: DisputeToOpen, by: Author): Promise<string> {
  const open = await openOnInvoice(tx, dispute.customerId, dispute.invoiceId)
  const lines = dispute.lines ?? []
  const ofLines = lines.length > 0 ? lines.reduce((sum, line) => sum + line.cents, 0) : null
  const disputedCents = ofLines ?? dispute.disputedCents ?? null
  const openedOn = dispute.openedOn ?? by.today
  const answerBy = dispute.answerBy ?? addDays(openedOn, (await readAgreementSettings(tx)).disputeDays)
  if (disputedCents !== null) {
    positive(disputedCents)
    if (disputedCents > open) {
      refuse("DISPUTE_EXCEEDS_INVOICE", {
        fr: "Le montant contesté dépasse ce qui reste dû sur la facture.",
        en: "The contested amount exceeds what remains due on the invoice.",
      })
    }
  }
  const { id } = await tx
    .insertInto("ledger.dispute")
    .values({
      company_id: tx.companyId,
      customer_id: dispute.customerId,
      invoice_id: dispute.invoiceId,
      disputed_cents: disputedCents,
      reason: dispute.reason,
      note: dispute.note ?? null,
      opened_on: openedOn,
      answer_by: answerBy,
      lines: JSON.stringify(lines),
      owner_user_id: dispute.ownerUserId ?? null,
      confirms: dispute.confirms ?? false,
      created_by: by.actor,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await journal(
    tx,
    by,
    "dispute.opened",
    dispute.customerId,
    { disputeId: id, ...dispute, answerBy },
    dispute.invoiceId,
  )
  return id
}

/** Closes a dispute with its outcome; the invoice is followed again where it stood. */
export async function closeDispute(
  tx: CompanyTx,
  disputeId: string,
  closing: {
    readonly outcome: DisputeOutcome
    readonly note?: string | null
    /** True: the outcome is told to the debtor in writing, with the note as its reason. */
    readonly confirms?: boolean
  },
  by: Author,
): Promise<void> {
  const { outcome, note = null, confirms = false } = closing
  if (confirms && outcome === "rejected" && !note) {
    refuse(
      "REASON_MISSING",
      {
        fr: "Dites pourquoi la contestation est rejetée\u00a0: le client le lira.",
        en: "Say why the dispute is rejected: the customer will read it.",
      },
      { field: "note" },
    )
  }
  const row = await tx
    .updateTable("ledger.dispute")
    .set({ closed_on: by.today, outcome, closing_note: note, confirms_closing: confirms })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", disputeId)
    .where("closed_on", "is", null)
    .returning(["customer_id", "invoice_id"])
    .executeTakeFirst()
  if (!row) refuseClosed("DISPUTE_UNKNOWN", disputeId)
  await journal(tx, by, "dispute.closed", row.customer_id, { disputeId, ...closing }, row.invoice_id)
}

/** A reason not to follow a customer, or one invoice, for some time or until further notice. */
export interface HoldToPlace {
  readonly customerId: string
  readonly invoiceId?: string | null
  readonly kind: HoldKind
  readonly reason?: string | null
  readonly fromOn?: Day
  /** The last day it holds. */
  readonly untilOn?: Day | null
}

/** Stops the follow-up, with its reason, from a day on. */
export async function placeHold(tx: CompanyTx, hold: HoldToPlace, by: Author): Promise<string> {
  await existingCustomer(tx, hold.customerId)
  if (hold.invoiceId) await openOnInvoice(tx, hold.customerId, hold.invoiceId)
  const { id } = await tx
    .insertInto("ledger.hold")
    .values({
      company_id: tx.companyId,
      customer_id: hold.customerId,
      invoice_id: hold.invoiceId ?? null,
      kind: hold.kind,
      reason: hold.reason ?? null,
      from_on: hold.fromOn ?? by.today,
      until_on: hold.untilOn ?? null,
      created_by: by.actor,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await journal(tx, by, "hold.placed", hold.customerId, { holdId: id, ...hold }, hold.invoiceId)
  return id
}

/** Lets the follow-up go on. */
export async function liftHold(tx: CompanyTx, holdId: string, by: Author): Promise<void> {
  const customerId = await endFact(tx, "hold", holdId, by.today)
  if (!customerId) refuseClosed("HOLD_UNKNOWN", holdId)
  await journal(tx, by, "hold.lifted", customerId, { holdId })
}

/** Notes that the debtor has answered: nothing automatic leaves until a person has dealt with it. */
export async function recordReply(
  tx: CompanyTx,
  reply: { readonly customerId: string; readonly summary: string; readonly receivedOn?: Day },
  by: Author,
): Promise<string> {
  await existingCustomer(tx, reply.customerId)
  const { id } = await tx
    .insertInto("ledger.reply")
    .values({
      company_id: tx.companyId,
      customer_id: reply.customerId,
      summary: reply.summary,
      received_on: reply.receivedOn ?? by.today,
      created_by: by.actor,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  await journal(tx, by, "reply.received", reply.customerId, { replyId: id, ...reply })
  return id
}

/** Marks an answer as dealt with. */
export async function handleReply(tx: CompanyTx, replyId: string, by: Author): Promise<void> {
  const customerId = await endFact(tx, "reply", replyId, by.today)
  if (!customerId) refuseClosed("REPLY_UNKNOWN", replyId)
  await journal(tx, by, "reply.handled", customerId, { replyId })
}

/** Writes a remark on the timeline; it changes no decision. */
export async function writeNote(
  tx: CompanyTx,
  note: { readonly customerId: string; readonly invoiceId?: string | null; readonly text: string },
  by: Author,
): Promise<void> {
  await existingCustomer(tx, note.customerId)
  if (note.text.trim() === "") {
    refuse("NOTE_EMPTY", { fr: "La note est vide.", en: "The note is empty." })
  }
  await journal(tx, by, "note.written", note.customerId, { text: note.text }, note.invoiceId)
}

function positive(amountCents: Cents): void {
  if (Number.isSafeInteger(amountCents) && amountCents > 0) return
  refuse("AMOUNT_NOT_POSITIVE", {
    fr: "Le montant est un nombre positif, au centime près.",
    en: "The amount is a positive number, to the cent.",
  })
}

function refuseClosed(code: string, id: string): never {
  return refuse(
    code,
    {
      fr: "Introuvable, ou déjà clos. Regardez où en est le client avant de recommencer.",
      en: "Not found, or closed already. Look where the customer stands before you try again.",
    },
    { id },
  )
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string,
  payload: Readonly<Record<string, unknown>>,
  invoiceId?: string | null,
): Promise<void> {
  await record(tx, [
    {
      happenedAt: by.now,
      onDay: by.today,
      actor: by.actor,
      kind,
      customerId,
      invoiceId: invoiceId ?? null,
      payload,
    },
  ])
}
