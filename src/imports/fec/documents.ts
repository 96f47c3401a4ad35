import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { invoiceChange, overspentQuestion } from "../apply/changes.ts"
import { isDeduced } from "../apply/deduced.ts"
import { type KnownBooks, type KnownCredit, type KnownInvoice, knownGross } from "../apply/known.ts"
import { matchDocuments } from "../apply/matching.ts"
import type { PlanDraft } from "../apply/plan.ts"
import { grossCents } from "../apply/staged.ts"
import type { FecBooks } from "./books.ts"

/** The invoices and credits of a FEC, each with its identifier and the known one that it is. */
export interface Placed {
  readonly customerIds: ReadonlyMap<string, string>
  readonly invoiceIds: readonly string[]
  readonly creditIds: readonly string[]
  readonly knownInvoices: readonly (KnownInvoice | null)[]
  readonly knownCredits: readonly (KnownCredit | null)[]
}

/** What counts in a customer's account before some day. */
export interface AccountLine {
  readonly bookedOn: Day
  /** Debit positive, credit negative. */
  readonly cents: Cents
}

/** Finds or makes the customers, and recognises each document among those already known. */
export function placeDocuments(books: FecBooks, known: KnownBooks, draft: PlanDraft): Placed {
  const customerIds = new Map<string, string>()
  for (const [code, name] of books.customers) {
    const customer = draft.customerFor({ code, name: name || code })
    customerIds.set(code, customer.id)
    if (!customer.isNew) draft.unchanged.customers += 1
  }
  const identify = (
    amountOf: Cents,
    d: { customerCode: string; key: string; number: string | null; currency: string; bookedOn: Day },
  ) => ({
    key: d.key,
    customerId: customerIds.get(d.customerCode)!,
    number: d.number,
    currency: d.currency,
    amountCents: amountOf,
    bookedOn: d.bookedOn,
  })
  const isFirst = known.invoices.length === 0 && known.credits.length === 0
  const knownInvoices = isFirst
    ? books.invoices.map(() => null)
    : matchDocuments(
        books.invoices.map((d) => identify(grossCents(d), d)),
        known.invoices.map((k) => ({ ...k, amountCents: knownGross(k) })),
      )
  const knownCredits = isFirst
    ? books.credits.map(() => null)
    : matchDocuments(
        books.credits.map((d) => identify(d.amountCents, d)),
        known.credits.filter((k) => !isDeduced(k.key)),
        true,
      )
  return {
    customerIds,
    knownInvoices,
    knownCredits,
    invoiceIds: knownInvoices.map((k) => k?.id ?? draft.newId()),
    creditIds: knownCredits.map((k) => k?.id ?? draft.newId()),
  }
}

/** Puts what is new and what changed into the plan. `freeCents`: allocations that are decided anew. */
export function planDocuments(
  books: FecBooks,
  placed: Placed,
  draft: PlanDraft,
  freeCents: (invoiceId: string, seq: number) => Cents,
): void {
  for (const [i, staged] of books.invoices.entries()) {
    const customerId = placed.customerIds.get(staged.customerCode)!
    const known = placed.knownInvoices[i]
    if (!known) {
      draft.newInvoices.push({ id: placed.invoiceIds[i]!, customerId, staged })
      draft.touchedCustomerIds.add(customerId)
      continue
    }
    const change = invoiceChange(known, staged, staged.customerCode, (seq) => freeCents(known.id, seq))
    if (change === null) draft.unchanged.invoices += 1
    else if ("code" in change) draft.questions.push(change)
    else draft.invoiceChanges.push(change)
    if (change !== null) draft.touchedCustomerIds.add(customerId)
  }
  for (const [i, staged] of books.credits.entries()) {
    const customerId = placed.customerIds.get(staged.customerCode)!
    const known = placed.knownCredits[i]
    if (!known) draft.newCredits.push({ id: placed.creditIds[i]!, customerId, staged })
    else if (known.amountCents === staged.amountCents) {
      draft.unchanged[staged.kind === "payment" ? "payments" : "creditNotes"] += 1
      continue
    } else if (staged.amountCents < known.amountCents - known.unallocatedCents - freeCents(known.id, 0)) {
      draft.questions.push(overspentQuestion(known, staged))
    } else {
      draft.creditChanges.push({ known, creditedOn: staged.creditedOn, amountCents: staged.amountCents })
    }
    draft.touchedCustomerIds.add(customerId)
  }
}

/** All lines of the customers' accounts as they will stand, but opening lines of this file. */
export function accountLines(books: FecBooks, placed: Placed, known: KnownBooks): Map<string, AccountLine[]> {
  const lines = new Map<string, AccountLine[]>()
  const add = (customerId: string, line: AccountLine): void => {
    const list = lines.get(customerId)
    if (list) list.push(line)
    else lines.set(customerId, [line])
  }
  const told = new Set<string>()
  for (const k of placed.knownInvoices) if (k) told.add(k.id)
  for (const k of placed.knownCredits) if (k) told.add(k.id)
  for (const k of known.invoices)
    if (!told.has(k.id)) add(k.customerId, { bookedOn: k.bookedOn, cents: knownGross(k) })
  for (const k of known.credits)
    if (!told.has(k.id)) add(k.customerId, { bookedOn: k.bookedOn, cents: -k.amountCents })
  for (const [i, d] of books.invoices.entries()) {
    add(placed.customerIds.get(d.customerCode)!, {
      bookedOn: adopted(placed.knownInvoices[i], d.bookedOn),
      cents: grossCents(d),
    })
  }
  for (const [i, d] of books.credits.entries()) {
    add(placed.customerIds.get(d.customerCode)!, {
      bookedOn: adopted(placed.knownCredits[i], d.bookedOn),
      cents: -d.amountCents,
    })
  }
  return lines
}

/** An item that an opening line made keeps the day of the opening, even when its year arrives later. */
function adopted(known: { bookedOn: Day; key: string | null } | null | undefined, bookedOn: Day): Day {
  return known?.key?.startsWith("fec:") ? known.bookedOn : bookedOn
}
