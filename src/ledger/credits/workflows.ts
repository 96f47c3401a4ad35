import type { Author } from "../../kernel/author.ts"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { assert, refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { NBSP } from "../../kernel/wording.ts"
import { existingCustomer } from "../facts/store.ts"
import { record } from "../journal/store.ts"
import { type Share, spreadOldestFirst } from "./allocation.ts"
import {
  cancelCredit,
  insertAllocations,
  insertCredit,
  lockCredit,
  lockPayables,
  type StoredCredit,
  unallocatedCredits,
} from "./store.ts"

/** A payment that a person types. */
export interface PaymentToRecord {
  readonly customerId: string
  readonly amountCents: Cents
  readonly creditedOn: Day
  readonly currency?: string
  readonly method?: string | null
  readonly reference?: string | null
  /** Given shares; or spread over what is owed, oldest first; or kept aside (nothing). */
  readonly allocations?: readonly Share[] | "oldest-first"
}

/** Records a payment, and what it pays; returns its id and what was left unallocated. */
export async function recordPayment(
  tx: CompanyTx,
  payment: PaymentToRecord,
  by: Author,
): Promise<{ id: string; unallocatedCents: Cents }> {
  const { customerId, amountCents, creditedOn } = payment
  if (!Number.isSafeInteger(amountCents) || amountCents <= 0) {
    refuse("AMOUNT_NOT_POSITIVE", {
      fr: "Le montant d’un paiement est un nombre positif, au centime près.",
      en: "The amount of a payment is a positive number, to the cent.",
    })
  }
  if (creditedOn > by.today) {
    refuse("DAY_IN_THE_FUTURE", {
      fr: `Un paiement ne peut pas être daté de l’avenir (${creditedOn})${NBSP}: pour un paiement annoncé, notez une promesse.`,
      en: `A payment cannot lie in the future (${creditedOn}): record a promise for a payment that is announced.`,
    })
  }
  await existingCustomer(tx, customerId)
  const currency = payment.currency ?? "EUR"
  const id = await insertCredit(tx, {
    ...{ customerId, kind: "payment", creditedOn, currency, amountCents },
    number: payment.reference ?? null,
    method: payment.method ?? null,
  })
  const credit: StoredCredit = {
    ...{ id, customerId, kind: "payment", creditedOn, currency, amountCents },
    unallocatedCents: amountCents,
    cancelledOn: null,
  }
  const shares =
    payment.allocations === "oldest-first"
      ? spreadOldestFirst(amountCents, await lockPayables(tx, customerId, currency))
      : (payment.allocations ?? [])
  await allocateShares(tx, credit, shares)
  const allocated = shares.reduce((sum, share) => sum + share.amountCents, 0)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "payment.recorded", customerId },
      invoiceId: shares.length === 1 ? shares[0]?.invoiceId : null,
      payload: {
        creditId: id,
        amountCents,
        currency,
        creditedOn,
        method: payment.method ?? null,
        reference: payment.reference ?? null,
        shares,
      },
    },
  ])
  return { id, unallocatedCents: amountCents - allocated }
}

/** A credit note that the company grants on one invoice of a customer. */
export interface CreditNoteToRecord {
  readonly customerId: string
  readonly invoiceId: string
  readonly currency: string
  readonly amountCents: Cents
  readonly number?: string | null
  /** The dispute that it ends. */
  readonly disputeId?: string
}

/** Records a credit note of today, set against its invoice; what that does not take lies unallocated. Returns its id. */
export async function recordCreditNote(tx: CompanyTx, note: CreditNoteToRecord, by: Author): Promise<string> {
  const { customerId, invoiceId, currency, amountCents, number = null, disputeId } = note
  const credit = {
    ...{ customerId, creditedOn: by.today, currency, amountCents, number },
    kind: "credit-note" as const,
  }
  const creditId = await insertCredit(tx, credit)
  const payables = await lockPayables(tx, customerId, currency)
  const shares = spreadOldestFirst(
    amountCents,
    payables.filter((item) => item.invoiceId === invoiceId),
  )
  const stored = { id: creditId, ...credit, unallocatedCents: amountCents, cancelledOn: null }
  await insertAllocations(tx, stored, shares)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "credit-note.recorded" },
      ...{ customerId, invoiceId },
      payload: { creditId, ...(disputeId && { disputeId }), ...credit, shares },
    },
  ])
  return creditId
}

/** Sets part of a credit that lies unallocated against one open item. */
export async function allocateCredit(
  tx: CompanyTx,
  creditId: string,
  share: Share,
  by: Author,
): Promise<void> {
  const credit = await existingCredit(tx, creditId)
  await allocateShares(tx, credit, [share])
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "credit.allocated" },
      ...{ customerId: credit.customerId, invoiceId: share.invoiceId },
      payload: { creditId, ...share },
    },
  ])
}

/**
 * Sets all that lies unallocated on a customer's side against what it owes, oldest debt first, as
 * the law does when the debtor did not say what he pays (C. civ. 1342-10). Returns what was set, currency by currency.
 */
export async function allocateOldestFirst(
  tx: CompanyTx,
  customerId: string,
  by: Author,
): Promise<{ allocated: { currency: string; amountCents: Cents }[] }> {
  const allocated = new Map<string, Cents>()
  for (const creditId of await unallocatedCredits(tx, customerId)) {
    const credit = await existingCredit(tx, creditId)
    const payables = await lockPayables(tx, customerId, credit.currency)
    const shares = spreadOldestFirst(credit.unallocatedCents, payables)
    await insertAllocations(tx, credit, shares)
    if (shares.length === 0) continue
    const set = shares.reduce((sum, share) => sum + share.amountCents, 0)
    allocated.set(credit.currency, (allocated.get(credit.currency) ?? 0) + set)
    await record(tx, [
      {
        ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "credit.allocated", customerId },
        payload: { creditId, how: "oldest-first", shares },
      },
    ])
  }
  return { allocated: [...allocated].map(([currency, amountCents]) => ({ currency, amountCents })) }
}

/** A direct debit that came back, a cheque without funds, a typing mistake: what it paid is open again. */
export async function cancelPayment(
  tx: CompanyTx,
  creditId: string,
  cancellation: { readonly on: Day; readonly reason: string },
  by: Author,
): Promise<void> {
  const credit = await existingCredit(tx, creditId)
  if (cancellation.on < credit.creditedOn) {
    refuse("DAY_BEFORE_PAYMENT", {
      fr: `L’annulation (${cancellation.on}) ne peut pas précéder le paiement (${credit.creditedOn}).`,
      en: `The cancellation (${cancellation.on}) cannot come before the payment (${credit.creditedOn}).`,
    })
  }
  await cancelCredit(tx, creditId, cancellation.on, cancellation.reason)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "payment.cancelled" },
      customerId: credit.customerId,
      payload: { creditId, amountCents: credit.amountCents, currency: credit.currency, ...cancellation },
    },
  ])
}

async function existingCredit(tx: CompanyTx, creditId: string): Promise<StoredCredit> {
  const credit = await lockCredit(tx, creditId)
  if (!credit) {
    refuse(
      "PAYMENT_UNKNOWN",
      { fr: "Ce paiement n’existe pas.", en: "There is no such payment." },
      { id: creditId },
    )
  }
  if (credit.cancelledOn !== null) {
    refuse(
      "PAYMENT_CANCELLED",
      { fr: "Ce paiement est déjà annulé.", en: "This payment is cancelled already." },
      { id: creditId },
    )
  }
  return credit
}

async function allocateShares(tx: CompanyTx, credit: StoredCredit, shares: readonly Share[]): Promise<void> {
  const wanted = shares.reduce((sum, share) => sum + share.amountCents, 0)
  if (wanted > credit.unallocatedCents) {
    refuse("ALLOCATION_EXCEEDS_PAYMENT", {
      fr: "La répartition dépasse le montant du paiement qui reste à rattacher.",
      en: "The allocation exceeds what is left of the payment.",
    })
  }
  const payables = await lockPayables(tx, credit.customerId, credit.currency)
  for (const share of shares) {
    const item = payables.find(
      (payable) => payable.invoiceId === share.invoiceId && payable.seq === share.seq,
    )
    if (!item || share.amountCents > item.openCents || share.amountCents <= 0) {
      refuse(
        "ALLOCATION_EXCEEDS_INVOICE",
        {
          fr: "On ne peut pas rattacher à une facture plus que ce qui en reste dû, ni à la facture d’un autre client.",
          en: "No more can be set against an invoice than remains due on it, nor against another customer’s invoice.",
        },
        { invoiceId: share.invoiceId, seq: share.seq },
      )
    }
  }
  assert(wanted >= 0, "shares are positive")
  await insertAllocations(tx, credit, shares)
}
