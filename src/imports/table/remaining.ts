import type { Cents } from "../../kernel/cents.ts"
import { type Day, laterOf } from "../../kernel/day.ts"
import { amountWords } from "../../kernel/wording.ts"
import type { KnownBooks, KnownCredit, KnownInvoice } from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { StagedCredit, StagedInstalment, StagedInvoice } from "../apply/staged.ts"

/**
 * A list that shows less due than the amount tells of payments that nobody imported. Of a new invoice
 * they are dated on its own day: interest is then computed on what remained, never on more.
 */
export function planAlreadyPaid(
  invoiceId: string,
  customerId: string,
  invoice: StagedInvoice,
  remaining: readonly (Cents | null)[],
  draft: PlanDraft,
): void {
  for (const [i, part] of invoice.instalments.entries()) {
    const paid = part.amountCents - (remaining[i] ?? part.amountCents)
    if (paid <= 0) continue
    const seq = i + 1
    const key = `paid:${invoice.customerCode}|${invoice.number}|${seq}|before`
    const label = `Déjà réglé avant la reprise de la facture ${invoice.number}`
    const staged = settled(key, invoice, invoice.issuedOn, paid, "before-import", label)
    allocateNew(draft, customerId, staged, { invoiceId, seq, issuedOn: invoice.issuedOn })
  }
}

/**
 * Compares what a list shows as due of a known invoice with what is open. Less: it was paid in
 * between, by a payment that waits for allocation if one of that amount does, else by one recorded
 * today. More: a question, since a payment may be wrong or the file old.
 */
export function planRemaining(
  before: KnownInvoice,
  instalments: readonly StagedInstalment[],
  remaining: readonly (Cents | null)[],
  known: KnownBooks,
  draft: PlanDraft,
  today: Day,
): void {
  for (const [i, part] of before.instalments.entries()) {
    const left = remaining[i]
    if (left === null || left === undefined) continue
    const openCents = part.openCents + (instalments[i]?.amountCents ?? part.amountCents) - part.amountCents
    const paid = openCents - left
    if (paid === 0) continue
    draft.touchedCustomerIds.add(before.customerId)
    if (paid < 0) {
      draft.questions.push(moreIsDue(before, openCents, left, draft.codeOf(before.customerId)))
      continue
    }
    const target = { invoiceId: before.id, seq: part.seq, issuedOn: before.issuedOn }
    const waiting = takeWaiting(known, draft, before, paid)
    if (waiting) {
      allocate(
        draft,
        before.customerId,
        waiting.id,
        laterOf(waiting.creditedOn, before.issuedOn),
        target,
        paid,
      )
      continue
    }
    const code = draft.codeOf(before.customerId)
    const key = `paid:${code}|${before.number}|${part.seq}|${today}|${left}`
    const label = `Règlement constaté sur la facture ${before.number} entre deux imports`
    const document = { customerCode: code, number: before.number, currency: before.currency }
    allocateNew(
      draft,
      before.customerId,
      settled(key, document, laterOf(today, before.issuedOn), paid, "between-imports", label),
      target,
    )
  }
}

/** A payment or credit note of exactly this amount that waits for allocation, not given to another invoice yet. */
function takeWaiting(
  known: KnownBooks,
  draft: PlanDraft,
  invoice: KnownInvoice,
  cents: Cents,
): KnownCredit | undefined {
  const taken = new Set(draft.newAllocations.map((a) => a.creditId))
  return known.credits.find(
    (c) =>
      c.customerId === invoice.customerId &&
      c.currency === invoice.currency &&
      c.unallocatedCents === cents &&
      !taken.has(c.id),
  )
}

function settled(
  key: string,
  document: { customerCode: string; number: string; currency: string },
  on: Day,
  amountCents: Cents,
  method: string,
  label: string,
): StagedCredit {
  const { customerCode, currency } = document
  return {
    key,
    customerCode,
    kind: "payment",
    number: null,
    creditedOn: on,
    bookedOn: on,
    currency,
    amountCents,
    method,
    label,
  }
}

interface Target {
  readonly invoiceId: string
  readonly seq: number
  readonly issuedOn: Day
}

function allocateNew(draft: PlanDraft, customerId: string, staged: StagedCredit, target: Target): void {
  const id = draft.newId()
  draft.newCredits.push({ id, customerId, staged })
  allocate(draft, customerId, id, laterOf(staged.creditedOn, target.issuedOn), target, staged.amountCents)
}

function allocate(
  draft: PlanDraft,
  customerId: string,
  creditId: string,
  effectiveOn: Day,
  target: Target,
  amountCents: Cents,
): void {
  const { invoiceId, seq } = target
  draft.newAllocations.push({
    customerId,
    creditId,
    invoiceId,
    seq,
    amountCents,
    effectiveOn,
    isLettering: false,
  })
}

function moreIsDue(invoice: KnownInvoice, openCents: Cents, left: Cents, customerCode: string) {
  const fr = [openCents, left].map((c) => amountWords(c, invoice.currency, "fr"))
  const en = [openCents, left].map((c) => amountWords(c, invoice.currency, "en"))
  return {
    code: "MORE_IS_DUE",
    sentence: {
      fr: `Le fichier indique ${fr[1]} restant dus sur la facture ${invoice.number}, alors que ${fr[0]} sont ouverts ici. Rien n’a été changé\u00a0: un règlement a-t-il été annulé, ou le fichier est-il ancien\u00a0?`,
      en: `The file shows ${en[1]} due of invoice ${invoice.number}, while ${en[0]} is open here. Nothing was changed: was a payment cancelled, or is the file old?`,
    },
    customerCode,
    number: invoice.number,
    amountCents: left,
    openCents,
    currency: invoice.currency,
  }
}
