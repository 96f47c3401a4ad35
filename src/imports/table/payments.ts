import type { Cents } from "../../kernel/cents.ts"
import { type Day, laterOf } from "../../kernel/day.ts"
import { DeducedPayments, isDeduced, type NewPayment } from "../apply/deduced.ts"
import type { KnownBooks, KnownInvoice } from "../apply/known.ts"
import { matchDocuments } from "../apply/matching.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { Told } from "../apply/same-customer.ts"
import type { StagedCredit } from "../apply/staged.ts"
import { quoted } from "../fault.ts"
import type { Circumstances } from "../reading.ts"
import { ADD_CODE } from "./customers.ts"
import { emptyCell, rowFault } from "./faults.ts"
import type { GridRow } from "./grid.ts"
import type { TableReader } from "./rows.ts"
import { Who } from "./who.ts"

/** One row of a list of payments received. */
export interface PaymentLine {
  readonly row: number
  readonly customer: Told
  readonly paidOn: Day
  readonly amountCents: Cents
  readonly reference: string | null
  readonly invoiceNumbers: readonly string[]
  readonly method: string | null
  readonly currency: string | null
  readonly label: string | null
}

/** Reads the rows of a list of payments; those that cannot be taken are noted as faults. */
export function readPaymentLines(table: TableReader): PaymentLine[] {
  const lines: PaymentLine[] = []
  for (const row of table.rows()) {
    const line = paymentLine(table, row)
    if (line) lines.push(line)
  }
  return lines
}

function paymentLine(table: TableReader, row: GridRow): PaymentLine | null {
  const before = table.faults.length
  const paidOn = table.day(row, "paidOn")
  const amount = table.has("amount") ? table.cents(row, "amount") : table.cents(row, "credit")
  if (table.faults.length > before) return null
  if (paidOn === null || paidOn === undefined) {
    table.faults.push(
      emptyCell(row.number, table.header("paidOn"), {
        fr: "la date du règlement",
        en: "the day of the payment",
      }),
    )
    return null
  }
  if (amount === null || amount === undefined || amount === 0) {
    table.faults.push(
      emptyCell(row.number, table.header("amount"), {
        fr: "le montant du règlement",
        en: "the amount of the payment",
      }),
    )
    return null
  }
  if (amount < 0) {
    table.faults.push(
      rowFault(
        row.number,
        table.header("amount"),
        table.text(row, "amount"),
        "PAYMENT_NEGATIVE",
        NEGATIVE,
        CANCEL_INSTEAD,
      ),
    )
    return null
  }
  return {
    row: row.number,
    customer: { code: table.text(row, "customerCode"), name: table.text(row, "customerName") },
    paidOn,
    amountCents: amount,
    reference: table.text(row, "reference") || null,
    invoiceNumbers: table
      .text(row, "invoiceNumbers")
      .split(/[;,+&]|\s\/\s|\set\s/)
      .map((n) => n.trim())
      .filter((n) => n !== ""),
    method: table.text(row, "method") || null,
    currency: /^[A-Za-z]{3}$/.test(table.text(row, "currency"))
      ? table.text(row, "currency").toUpperCase()
      : null,
    label: table.text(row, "label") || null,
  }
}

const NEGATIVE = {
  fr: "un règlement négatif est un remboursement ou un rejet.",
  en: "a negative payment is a refund or a return.",
}
const CANCEL_INSTEAD = {
  fr: "Annulez plutôt le règlement concerné sur la fiche du client.",
  en: "Cancel the payment concerned on the customer’s page instead.",
}

/** Decides what a list of payments changes: the payments, and their allocation to the invoices named. */
export function planPayments(
  lines: readonly PaymentLine[],
  known: KnownBooks,
  draft: PlanDraft,
  c: Circumstances,
): void {
  const who = new Who(known)
  const byNumber = Map.groupBy(known.invoices, (k) => numberKey(k.number))
  const ranks = new Map<string, number>()
  const staged: { line: PaymentLine; credit: StagedCredit; customerId: string }[] = []
  for (const line of lines) {
    const code = customerOf(line, who, byNumber, draft)
    if (code === null) continue
    const credit = stagedPayment(line, code, line.currency ?? c.currency, ranks)
    staged.push({ line, credit, customerId: draft.customerId(code)! })
  }
  const found = matchDocuments(
    staged.map(({ credit, customerId }) => ({ ...credit, customerId })),
    known.credits.filter((k) => k.kind === "payment" && !isDeduced(k.key)),
    true,
  )
  const open = new Map<string, Cents>()
  const deduced = new DeducedPayments(known)
  const loose: NewPayment[] = []
  for (const [i, { line, credit, customerId }] of staged.entries()) {
    if (found[i]) {
      draft.unchanged.payments += 1
      continue
    }
    const id = draft.newId()
    draft.newCredits.push({ id, customerId, staged: credit })
    draft.touchedCustomerIds.add(customerId)
    const named = line.invoiceNumbers
      .flatMap((n) => byNumber.get(numberKey(n)) ?? [])
      .filter((k) => k.customerId === customerId)
    const { creditedOn: on, amountCents: cents, currency, number } = credit
    if (named.length === 0) loose.push({ creditId: id, customerId, number, on, currency, cents })
    makeRoom(named, { on, cents }, deduced, open)
    allocateTo(named, id, credit, customerId, open, draft)
  }
  const pairs = deduced.replaceByAmount(loose, draft)
  const { freed, remaining } = deduced.settle(draft)
  draft.releasedAllocations.push(...freed)
  for (const pair of [...remaining, ...pairs]) draft.newAllocations.push({ ...pair, isLettering: false })
}

/** A true payment takes the place of what a list made us deduce for the invoices that it names. */
function makeRoom(
  named: readonly KnownInvoice[],
  payment: { readonly on: Day; readonly cents: Cents },
  deduced: DeducedPayments,
  open: Map<string, Cents>,
): void {
  const slots = named.flatMap((k) =>
    k.instalments.map(({ seq, openCents }) => ({ id: k.id, seq, openCents })),
  )
  const openOf = (s: (typeof slots)[number]) => open.get(`${s.id}\t${s.seq}`) ?? s.openCents
  const theirs = slots.flatMap((s) => deduced.of(s.id, s.seq))
  const openCents = slots.reduce((sum, s) => sum + openOf(s), 0)
  for (const { deduced: d, cents } of deduced.replace(theirs, [payment], openCents)) {
    const slot = slots.find((s) => s.id === d.invoice.id && s.seq === d.allocation.seq)!
    open.set(`${slot.id}\t${slot.seq}`, openOf(slot) + cents)
  }
}

/** The customer that a payment names, or that its invoice tells; null notes a fault. */
function customerOf(
  line: PaymentLine,
  who: Who,
  byNumber: ReadonlyMap<string, readonly KnownInvoice[]>,
  draft: PlanDraft,
): string | null {
  const { code, name } = line.customer
  const owners = new Set(
    line.invoiceNumbers.flatMap((n) => byNumber.get(numberKey(n)) ?? []).map((k) => k.customerId),
  )
  const byInvoice = owners.size === 1 ? draft.codeOf([...owners][0]!) : null
  if (code === "" && name === "") {
    if (byInvoice !== null) return byInvoice
    const what = quoted(line.invoiceNumbers.join(", ") || line.reference || "")
    const sentence = {
      fr: `aucun client n’est nommé, et la facture ${what} n’est pas connue.`,
      en: `no customer is named, and invoice ${what} is not known.`,
    }
    draft.faults.push(rowFault(line.row, null, what, "PAYMENT_CUSTOMER_UNKNOWN", sentence, ADD_CODE))
    return null
  }
  const found = who.existing(line.customer)
  if (!("fault" in found)) return found.code
  // A name that could be several customers is settled by the invoice, when it belongs to one of them.
  if (found.fault === "CUSTOMER_AMBIGUOUS" && byInvoice !== null) return byInvoice
  draft.faults.push(
    rowFault(
      line.row,
      null,
      code || name,
      found.fault,
      found.sentence,
      found.fault === "CUSTOMER_AMBIGUOUS" ? ADD_CODE : IMPORT_FIRST,
    ),
  )
  return null
}

const IMPORT_FIRST = {
  fr: "Importez d’abord ses factures ou la liste des clients, ou corrigez le code.",
  en: "Import its invoices or the list of customers first, or correct the code.",
}

function stagedPayment(
  line: PaymentLine,
  code: string,
  currency: string,
  ranks: Map<string, number>,
): StagedCredit {
  const base = `payment:${code}|${line.paidOn}|${line.amountCents}|${line.reference ?? ""}|${line.invoiceNumbers.join(",")}`
  const rank = (ranks.get(base) ?? 0) + 1
  ranks.set(base, rank)
  return {
    key: `${base}|${rank}`,
    customerCode: code,
    kind: "payment",
    number: line.reference,
    creditedOn: line.paidOn,
    bookedOn: line.paidOn,
    currency,
    amountCents: line.amountCents,
    method: line.method,
    label: line.label,
  }
}

/** Spends a payment on the invoices that it names, in that order; what is left waits for a person. */
function allocateTo(
  invoices: readonly KnownInvoice[],
  creditId: string,
  credit: StagedCredit,
  customerId: string,
  open: Map<string, Cents>,
  draft: PlanDraft,
): void {
  let left = credit.amountCents
  for (const invoice of invoices) {
    if (invoice.currency !== credit.currency) continue
    for (const { seq, openCents } of invoice.instalments) {
      const slot = `${invoice.id}\t${seq}`
      const stillOpen = open.get(slot) ?? openCents
      const amountCents = Math.min(left, stillOpen)
      if (amountCents <= 0) continue
      left -= amountCents
      open.set(slot, stillOpen - amountCents)
      const effectiveOn = laterOf(credit.creditedOn, invoice.issuedOn)
      draft.newAllocations.push({
        customerId,
        creditId,
        invoiceId: invoice.id,
        seq,
        amountCents,
        effectiveOn,
        isLettering: false,
      })
    }
  }
}

const numberKey = (number: string): string => number.toUpperCase().replace(/\s+/g, "")
