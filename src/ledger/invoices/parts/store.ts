import { sql } from "kysely"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"

/** One instalment of an invoice, with its own due date. */
export interface Instalment {
  readonly seq: number
  readonly dueOn: Day
  readonly agreedDueOn: Day | null
  readonly amountCents: Cents
  readonly openCents: Cents
}

/** The instalments of an invoice, in order. */
export async function readInstalments(tx: CompanyTx, invoiceId: string): Promise<Instalment[]> {
  const { rows } = await sql<Instalment>`
    select seq, due_on as "dueOn", agreed_due_on as "agreedDueOn", amount_cents as "amountCents", open_cents as "openCents"
      from ledger.instalment where company_id = ${tx.companyId} and invoice_id = ${invoiceId} order by seq`.execute(
    tx,
  )
  return rows
}

/** This much of a credit paid this much of an instalment, from a day on. */
export interface Allocation {
  readonly id: string
  readonly creditId: string
  readonly seq: number
  readonly amountCents: Cents
  readonly effectiveOn: Day
  readonly releasedOn: Day | null
}

/** What paid an invoice, released ones too. */
export async function readAllocations(tx: CompanyTx, invoiceId: string): Promise<Allocation[]> {
  const { rows } = await sql<Allocation>`
    select id, credit_id as "creditId", seq, amount_cents as "amountCents", effective_on as "effectiveOn",
           released_on as "releasedOn"
      from ledger.allocation where company_id = ${tx.companyId} and invoice_id = ${invoiceId}
     order by effective_on, id`.execute(tx)
  return rows
}

/** A payment or a credit note. */
export interface Credit {
  readonly id: string
  readonly kind: "payment" | "credit-note"
  readonly number: string | null
  readonly creditedOn: Day
  readonly amountCents: Cents
  readonly unallocatedCents: Cents
  readonly currency: string
  readonly method: string | null
  readonly label: string | null
  readonly cancelledOn: Day | null
}

/** The credits that paid an invoice, or the newest ones of a customer. */
export async function readCredits(
  tx: CompanyTx,
  of: { readonly invoiceId: string } | { readonly customerId: string },
): Promise<Credit[]> {
  const which =
    "invoiceId" in of
      ? sql`c.id in (select credit_id from ledger.allocation
                      where company_id = ${tx.companyId} and invoice_id = ${of.invoiceId})`
      : sql`c.customer_id = ${of.customerId}`
  const { rows } = await sql<Credit>`
    select c.id, c.kind, c.number, c.credited_on as "creditedOn", c.amount_cents as "amountCents",
           c.unallocated_cents as "unallocatedCents", c.currency, c.method, c.label, c.cancelled_on as "cancelledOn"
      from ledger.credit c where c.company_id = ${tx.companyId} and ${which}
     order by c.credited_on desc, c.id desc limit 200`.execute(tx)
  return rows
}
