import type { Author } from "../../kernel/author.ts"
import { type Cents, sumCents } from "../../kernel/cents.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { insertAllocations, insertCredit } from "../../ledger/credits/store.ts"
import { existingCustomer } from "../../ledger/facts/store.ts"
import { addInvoices } from "../../ledger/intake/store.ts"
import { record } from "../../ledger/journal/store.ts"
import { statementJson } from "../statements/json.ts"
import { type PenaltyStatement, type StatementInvoice, totalsOf } from "../statements/statement.ts"
import { statementFor } from "../statements/workflows.ts"
import {
  cancelBillRows,
  endWaiver,
  insertBill,
  type LineToWrite,
  listBills,
  lockCustomer,
  nextBillNumber,
  type PenaltyBill,
  writeLines,
} from "./store.ts"

/** How long a customer has to pay a bill of penalties unless the biller says otherwise. */
const DAYS_TO_PAY = 15

/**
 * Bills what a customer's lateness has added until a day and was neither billed nor let go yet: a document
 * of its own, in the ledger as an invoice of kind "penalties", without VAT (CGI 256: damages). Refuses with
 * RATE_UNKNOWN, or PENALTIES_NOTHING_TO_BILL.
 */
export async function billPenalties(
  tx: CompanyTx,
  asked: { readonly customerId: string; readonly currency: string; readonly dueOn?: Day },
  by: Author,
): Promise<PenaltyBill> {
  const { customerId, currency } = asked
  await existingCustomer(tx, customerId)
  await lockCustomer(tx, customerId)
  const whole = await statementFor(tx, { customerIds: [customerId] }, by.today)
  const statement = onlyToBill(whole, currency)
  const lines = statement.invoices.flatMap((invoice) => linesOf(customerId, invoice))
  const grossCents = sumCents(lines.map((line) => line.amountCents))
  if (grossCents === 0) {
    refuse("PENALTIES_NOTHING_TO_BILL", {
      fr: "Il n’y a rien à facturer : les pénalités de ce client sont déjà facturées, abandonnées ou nulles.",
      en: "There is nothing to bill: this customer’s penalties are billed already, waived or nil.",
    })
  }
  const number = await nextBillNumber(tx, by.today)
  const bill = { customerId, number, throughOn: by.today, currency, statement: statementJson(statement) }
  const id = await insertBill(tx, bill, by)
  const dueOn = asked.dueOn ?? addDays(by.today, DAYS_TO_PAY)
  await addLedgerInvoice(tx, { id, customerId, number, currency, grossCents, dueOn }, by)
  await writeLines(
    tx,
    "billed",
    lines.map((line) => ({ ...line, billId: id })),
    by,
  )
  await journal(tx, by, "penalties.billed", customerId, {
    billId: id,
    number,
    amountCents: grossCents,
    currency,
  })
  return (await listBills(tx, { id }))[0]!
}

function onlyToBill(statement: PenaltyStatement, currency: string): PenaltyStatement {
  const invoices = statement.invoices.filter(
    (one) => one.currency === currency && one.claimInterestCents + one.claimIndemnityCents > 0,
  )
  return { ...statement, invoices, totals: totalsOf(invoices) }
}

function linesOf(customerId: string, invoice: StatementInvoice): LineToWrite[] {
  const of = { customerId, invoiceId: invoice.invoiceId }
  return [
    { ...of, kind: "interest" as const, amountCents: invoice.claimInterestCents },
    { ...of, kind: "indemnity" as const, amountCents: invoice.claimIndemnityCents },
  ].filter(({ amountCents }) => amountCents > 0)
}

async function addLedgerInvoice(
  tx: CompanyTx,
  bill: { id: string; customerId: string; number: string; currency: string; grossCents: Cents; dueOn: Day },
  by: Author,
): Promise<void> {
  const { grossCents } = bill
  const part = { dueOn: bill.dueOn, amountCents: grossCents, openCents: grossCents }
  await addInvoices(
    tx,
    [
      {
        ...{ id: bill.id, customerId: bill.customerId, number: bill.number, kind: "penalties" },
        ...{ issuedOn: by.today, currency: bill.currency, netCents: grossCents, vatCents: 0, grossCents },
        ...{ orderReference: null, label: null, dueIsComputed: false, paymentTerms: null },
        ...{ sourceKey: `penalties:${bill.number}`, instalments: [part] },
      },
    ],
    null,
  )
}

/** Takes a bill of penalties back: a credit note closes it in the ledger, and its lines may be billed anew. */
export async function cancelBill(
  tx: CompanyTx,
  id: string,
  reason: string,
  by: Author,
): Promise<PenaltyBill> {
  const [bill] = await listBills(tx, { id })
  if (!bill || bill.cancelledOn !== null) {
    return refuse(
      "BILL_UNKNOWN",
      {
        fr: "Cette facture de pénalités n’existe pas, ou elle est déjà annulée.",
        en: "There is no such bill of penalties, or it is cancelled already.",
      },
      { id },
    )
  }
  const { customerId, currency } = bill
  await lockCustomer(tx, customerId)
  const amountCents = bill.interestCents + bill.indemnityCents
  if (bill.openCents < amountCents) {
    refuse("BILL_PAID", {
      fr: "Cette facture de pénalités est déjà payée, au moins en partie : annulez d’abord l’affectation du règlement.",
      en: "This bill of penalties is paid already, at least in part: release the payment first.",
    })
  }
  const note = { customerId, kind: "credit-note" as const, creditedOn: by.today, currency, amountCents }
  const creditId = await insertCredit(tx, { ...note, number: `AV-${bill.number}`, label: reason })
  await insertAllocations(tx, { ...note, id: creditId, unallocatedCents: amountCents, cancelledOn: null }, [
    { invoiceId: id, seq: 1, amountCents },
  ])
  await cancelBillRows(tx, id, by.today, reason)
  await journal(tx, by, "penalties.bill-cancelled", customerId, { billId: id, number: bill.number, reason })
  return (await listBills(tx, { id }))[0]!
}

/** What is let go in one currency: of some invoices, the interest, the indemnity or both, as they stand today. */
export interface PenaltiesToWaive {
  readonly customerId: string
  readonly currency: string
  /** Empty: all of the customer's. */
  readonly invoiceIds: readonly string[]
  readonly kinds: readonly ("interest" | "indemnity")[]
  readonly reason: string
}

/** Lets go of what lateness has added until today, with the reason; what arises later is another matter. */
export async function waivePenalties(
  tx: CompanyTx,
  waiver: PenaltiesToWaive,
  by: Author,
): Promise<{ waivedCents: Cents }> {
  const { customerId, currency, kinds, reason } = waiver
  await existingCustomer(tx, customerId)
  await lockCustomer(tx, customerId)
  const statement = await statementFor(tx, { customerIds: [customerId] }, by.today)
  const lines = statement.invoices
    .filter((one) => one.currency === currency)
    .filter((one) => waiver.invoiceIds.length === 0 || waiver.invoiceIds.includes(one.invoiceId))
    .flatMap((one) => linesOf(customerId, one))
    .filter((line) => kinds.includes(line.kind))
  const waivedCents = sumCents(lines.map((line) => line.amountCents))
  if (waivedCents === 0) {
    refuse("PENALTIES_NOTHING_TO_WAIVE", {
      fr: "Il n’y a rien à abandonner : ces pénalités sont déjà facturées, abandonnées ou nulles.",
      en: "There is nothing to waive: these penalties are billed already, waived or nil.",
    })
  }
  await writeLines(
    tx,
    "waived",
    lines.map((line) => ({ ...line, reason })),
    by,
  )
  const invoices = statement.invoices.filter((one) => lines.some((line) => line.invoiceId === one.invoiceId))
  const numbers = invoices.map((one) => one.number)
  await journal(tx, by, "penalties.waived", customerId, {
    amountCents: waivedCents,
    currency,
    numbers,
    reason,
  })
  return { waivedCents }
}

/** Takes a waiver back: what was let go may be asked for again. */
export async function withdrawWaiver(tx: CompanyTx, id: string, by: Author): Promise<void> {
  const customerId = await endWaiver(tx, id, by.today)
  if (!customerId) {
    return refuse(
      "WAIVER_UNKNOWN",
      { fr: "Cet abandon n’existe pas ou n’est plus en vigueur.", en: "There is no such waiver in force." },
      { id },
    )
  }
  await journal(tx, by, "penalties.waiver-withdrawn", customerId, { waiverId: id })
}

async function journal(
  tx: CompanyTx,
  by: Author,
  kind: string,
  customerId: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> {
  await record(tx, [{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, payload }])
}
