import { searchKey } from "../../ledger/customers/search-key.ts"
import type { AllocationRow, CreditRow, CustomerRow, InvoiceRow } from "../../ledger/intake/rows.ts"
import type { CustomerChange, NewCredit, NewCustomer, NewInvoice, Plan } from "./plan.ts"
import { grossCents } from "./staged.ts"

/** A planned customer as the ledger takes it in. */
export function customerRow({ id, staged: s }: NewCustomer): CustomerRow {
  return {
    id,
    code: s.code,
    name: s.name,
    kind: s.kind ?? "professional",
    siren: s.siren ?? null,
    siret: s.siret ?? null,
    vatNumber: s.vatNumber ?? null,
    addressLines: s.addressLines ?? [],
    postalCode: s.postalCode ?? null,
    city: s.city ?? null,
    country: s.country ?? "FR",
    language: s.language ?? "fr",
    paymentTerms: s.paymentTerms ?? null,
  }
}

/** What a customer file overwrites in a known customer. */
export function customerFields({ known, staged }: CustomerChange) {
  const search = searchKey(known.code, staged.name, staged.city ?? known.city, staged.siren ?? known.siren)
  return { id: known.id, searchKey: search, fields: staged }
}

/** The new documents of a plan with what stays open of them, and its allocations, apart by what they touch. */
export interface Documents {
  readonly invoices: InvoiceRow[]
  readonly credits: CreditRow[]
  /** Between two documents of this plan: already counted in their open amounts. */
  readonly own: AllocationRow[]
  /** With a document that was there before. */
  readonly others: AllocationRow[]
}

/** Prepares the new documents and allocations of a plan for the ledger. */
export function documentsOf(plan: Plan): Documents {
  const isNew = new Set<string>()
  for (const { id } of plan.newInvoices) isNew.add(id)
  for (const { id } of plan.newCredits) isNew.add(id)
  const [own, others]: [AllocationRow[], AllocationRow[]] = [[], []]
  // By document, then by instalment (0 for a credit): a key for each of both would cost a million texts.
  const spent = new Map<string, number[]>()
  const spend = (id: string, seq: number, cents: number): void => {
    const bySeq = spent.get(id)
    if (bySeq) bySeq[seq] = (bySeq[seq] ?? 0) + cents
    else {
      const first: number[] = []
      first[seq] = cents
      spent.set(id, first)
    }
  }
  for (const allocation of plan.newAllocations) {
    const isOwn = isNew.has(allocation.creditId) && isNew.has(allocation.invoiceId)
    const { isLettering, ...row } = allocation
    const list = isOwn ? own : others
    list.push({ ...row, sourceKey: isLettering ? "fec" : null })
    if (!isOwn) continue
    spend(allocation.creditId, 0, allocation.amountCents)
    spend(allocation.invoiceId, allocation.seq, allocation.amountCents)
  }
  return {
    invoices: plan.newInvoices.map((invoice) => invoiceRow(invoice, spent.get(invoice.id))),
    credits: plan.newCredits.map((credit) => creditRow(credit, spent.get(credit.id)?.[0] ?? 0)),
    own,
    others,
  }
}

function invoiceRow({ id, customerId, staged }: NewInvoice, spent: readonly number[] = []): InvoiceRow {
  const instalments = staged.instalments.map((part, i) => ({
    ...part,
    openCents: part.amountCents - (spent[i + 1] ?? 0),
  }))
  return { ...staged, id, customerId, sourceKey: staged.key, grossCents: grossCents(staged), instalments }
}

function creditRow({ id, customerId, staged }: NewCredit, spentCents: number): CreditRow {
  return {
    ...staged,
    id,
    customerId,
    sourceKey: staged.key,
    unallocatedCents: staged.amountCents - spentCents,
  }
}
