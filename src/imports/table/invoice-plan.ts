import { laterOf } from "../../kernel/day.ts"
import { invoiceChange, overspentQuestion } from "../apply/changes.ts"
import { type KnownBooks, type KnownCredit, type KnownInvoice, knownGross } from "../apply/known.ts"
import { illegalTermsWarnings } from "../apply/legal-terms.ts"
import { matchDocuments } from "../apply/matching.ts"
import type { PlanDraft } from "../apply/plan.ts"
import { grossCents, type StagedCredit, type StagedInvoice } from "../apply/staged.ts"
import { termsOf } from "../options.ts"
import type { Circumstances } from "../reading.ts"
import { ADD_CODE, addContact } from "./customers.ts"
import { rowFault } from "./faults.ts"
import type { InvoiceLine } from "./invoice-rows.ts"
import { type StagedDocument, stageDocuments } from "./invoice-staging.ts"
import { planMissingInvoices } from "./missing.ts"
import { planAlreadyPaid, planRemaining } from "./remaining.ts"
import { Who } from "./who.ts"

/** Decides what an invoice list changes: customers, invoices, credit notes, what was paid meanwhile. */
export function planInvoices(
  lines: readonly InvoiceLine[],
  known: KnownBooks,
  draft: PlanDraft,
  c: Circumstances,
): void {
  const codes = placeCustomers(lines, known, draft)
  const knownTerms = new Map(known.customers.map((k) => [k.code, k.paymentTerms]))
  for (const { staged } of draft.newCustomers) knownTerms.set(staged.code, staged.paymentTerms ?? null)
  const terms = termsOf(c.options, (code) => knownTerms.get(code) ?? null)
  const given = (code: string) => (terms(code).assumed ? null : terms(code).terms)
  const told = draft.newCustomers.map((c) => c.staged)
  draft.warnings.push(...illegalTermsWarnings(codes.values(), given, known, told))
  const taken = lines.filter((line) => codes.has(line))
  const { documents, faults } = stageDocuments(taken, (line) => codes.get(line)!, c.currency, terms)
  draft.faults.push(...faults)
  const invoices = documents.flatMap((d) => (d.invoice ? [{ ...d, invoice: d.invoice }] : []))
  const credits = documents.flatMap((d) => (d.credit ? [d.credit] : []))
  const found = matchDocuments(
    invoices.map(({ invoice }) => ({
      ...invoice,
      customerId: draft.customerId(invoice.customerCode)!,
      amountCents: grossCents(invoice),
    })),
    known.invoices.map((k) => ({ ...k, amountCents: knownGross(k) })),
  )
  const reassigned = knownElsewhere(known, draft)
  for (const [i, { invoice, remaining, row }] of invoices.entries()) {
    const before = found[i]
    const elsewhere = before ? undefined : reassigned(invoice)
    if (elsewhere) draft.faults.push(otherCustomer(row, invoice, draft.codeOf(elsewhere.customerId)))
    else if (before) planKnown(before, invoice, remaining, known, draft, c)
    else planNew(invoice, remaining, draft)
  }
  planCreditNotes(credits, known, draft)
  planMissingInvoices(
    invoices.map((d) => d.invoice),
    found,
    known,
    draft,
  )
  if (invoices.some((d) => d.invoice.dueIsAssumed)) draft.warnings.push(DEFAULT_TERMS_WARNING)
}

/** Finds or makes the customer of each row; rows whose customer cannot be told are left out. */
function placeCustomers(
  lines: readonly InvoiceLine[],
  known: KnownBooks,
  draft: PlanDraft,
): Map<InvoiceLine, string> {
  const who = new Who(known)
  const knownByCode = new Map(known.customers.map((k) => [k.code, k]))
  const codes = new Map<InvoiceLine, string>()
  const seen = new Set<string>()
  for (const line of lines) {
    const found = who.orNew(line.customer)
    if ("fault" in found) {
      draft.faults.push(rowFault(line.row, null, line.customer.name, found.fault, found.sentence, ADD_CODE))
      continue
    }
    codes.set(line, found.code)
    if (seen.has(found.code)) continue
    seen.add(found.code)
    const staged = { ...line.details, code: found.code, name: line.customer.name || found.code }
    const { id, isNew } = draft.customerFor(staged)
    const before = knownByCode.get(found.code)
    // A list of invoices may bring the first address of a customer; it never adds a second one.
    if (isNew || before?.emails.length === 0) addContact(draft, id, staged, before)
    if (!isNew) draft.unchanged.customers += 1
  }
  draft.warnings.push(...who.warnings)
  return codes
}

function planNew(invoice: StagedInvoice, remaining: StagedDocument["remaining"], draft: PlanDraft): void {
  const id = draft.newId()
  const customerId = draft.customerId(invoice.customerCode)!
  draft.touchedCustomerIds.add(customerId)
  draft.newInvoices.push({ id, customerId, staged: invoice })
  planAlreadyPaid(id, customerId, invoice, remaining, draft)
}

function planKnown(
  before: KnownInvoice,
  invoice: StagedInvoice,
  remaining: StagedDocument["remaining"],
  known: KnownBooks,
  draft: PlanDraft,
  c: Circumstances,
): void {
  const change = invoiceChange(before, invoice, invoice.customerCode)
  if (change === null) draft.unchanged.invoices += 1
  else if ("code" in change) {
    draft.questions.push(change)
    return
  } else {
    draft.invoiceChanges.push(change)
    draft.touchedCustomerIds.add(before.customerId)
  }
  const isSameShape = before.instalments.length === remaining.length
  if (isSameShape)
    planRemaining(before, change?.instalments ?? before.instalments, remaining, known, draft, c.today)
}

function planCreditNotes(credits: readonly StagedCredit[], known: KnownBooks, draft: PlanDraft): void {
  const found = matchDocuments(
    credits.map((staged) => ({ ...staged, customerId: draft.customerId(staged.customerCode)! })),
    known.credits.filter((k) => k.kind === "credit-note"),
  )
  for (const [i, staged] of credits.entries()) {
    const customerId = draft.customerId(staged.customerCode)!
    const before: KnownCredit | null | undefined = found[i]
    if (!before && staged.amountCents > 0) draft.newCredits.push({ id: draft.newId(), customerId, staged })
    else if (
      !before ||
      before.amountCents === staged.amountCents ||
      before.unallocatedCents === staged.amountCents
    ) {
      draft.unchanged.creditNotes += 1
      continue
    } else if (staged.amountCents < before.amountCents - before.unallocatedCents) {
      draft.questions.push(overspentQuestion(before, staged))
    } else
      draft.creditChanges.push({
        known: before,
        creditedOn: laterOf(before.creditedOn, staged.creditedOn),
        amountCents: staged.amountCents,
      })
    draft.touchedCustomerIds.add(customerId)
  }
}

/** An invoice of the same number and amount that is known for another customer: one debt, not two. */
function knownElsewhere(
  known: KnownBooks,
  draft: PlanDraft,
): (invoice: StagedInvoice) => KnownInvoice | undefined {
  const byNumber = Map.groupBy(known.invoices, (k) => k.number)
  return (invoice) =>
    byNumber
      .get(invoice.number)
      ?.find(
        (k) =>
          k.customerId !== draft.customerId(invoice.customerCode) &&
          knownGross(k) === grossCents(invoice) &&
          k.issuedOn === invoice.issuedOn,
      )
}

function otherCustomer(row: number, invoice: StagedInvoice, code: string) {
  return rowFault(
    row,
    null,
    invoice.number,
    "INVOICE_OF_ANOTHER_CUSTOMER",
    {
      fr: `la facture ${invoice.number} est déjà connue, de même date et de même montant, chez le client ${code}.`,
      en: `invoice ${invoice.number} is known already, with the same date and amount, for customer ${code}.`,
    },
    {
      fr: `Si c’est la même, donnez-lui le code client ${code} dans le fichier.`,
      en: `If it is the same, give it the customer code ${code} in the file.`,
    },
  )
}

const DEFAULT_TERMS_WARNING = {
  code: "DEFAULT_TERMS",
  sentence: {
    fr: "Des factures n’ont pas d’échéance. Elle a été calculée à 30 jours date de facture, faute de conditions de règlement\u00a0: indiquez les vôtres si elles diffèrent.",
    en: "Some invoices have no due date. It was computed at 30 days from the invoice date, as no payment terms were given: enter yours if they differ.",
  },
}
