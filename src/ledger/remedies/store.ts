import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** Writes the buyer's order number on some invoices of a customer; gives the numbers of those that it changed, with what stood there. */
export async function setOrderReference(
  tx: CompanyTx,
  customerId: string,
  invoiceIds: readonly string[],
  reference: string,
): Promise<{ id: string; number: string; before: string | null }[]> {
  const { rows } = await sql<{ id: string; number: string; before: string | null }>`
    update ledger.invoice v set order_reference = ${reference}
      from (select id, order_reference from ledger.invoice
             where company_id = ${tx.companyId} and customer_id = ${customerId}
               and id = any(${[...invoiceIds]}::uuid[]) for update) old
     where v.company_id = ${tx.companyId} and v.id = old.id
    returning v.id, v.number, old.order_reference as before`.execute(tx)
  return rows
}

/** Marks a contact as the wrong person, with who took its place. False when the customer has no such contact. */
export async function markWrong(
  tx: CompanyTx,
  customerId: string,
  contactId: string,
  wrong: { readonly on: Day; readonly reason: string | null; readonly replacedBy: string | null },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("ledger.contact")
    .set({ wrong_on: wrong.on, wrong_reason: wrong.reason, replaced_by: wrong.replacedBy })
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("id", "=", contactId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The contact of a customer that has this address, whatever its case; null when none has. */
export async function contactWithEmail(
  tx: CompanyTx,
  customerId: string,
  email: string,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from ledger.contact
     where company_id = ${tx.companyId} and customer_id = ${customerId} and lower(email) = lower(${email})
     order by wrong_on is not null, created_at limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** An invoice as its correction sees it. */
export interface CorrectableInvoice {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly currency: string
  readonly grossCents: Cents
}

/** An invoice of the company; null when there is none. */
export async function readCorrectable(tx: CompanyTx, id: string): Promise<CorrectableInvoice | null> {
  const row = await tx
    .selectFrom("ledger.invoice")
    .select(["id", "number", "currency", "customer_id as customerId", "gross_cents as grossCents"])
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .executeTakeFirst()
  return row ?? null
}

/** A credit note of a customer with what is left of it; null when there is none. */
export async function readCreditNote(tx: CompanyTx, customerId: string, id: string) {
  const row = await tx
    .selectFrom("ledger.credit")
    .select(["id", "number", "unallocated_cents as unallocatedCents"])
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("id", "=", id)
    .where("kind", "=", "credit-note")
    .where("cancelled_on", "is", null)
    .executeTakeFirst()
  return row ?? null
}

/** Links an invoice that was wrong with what took its place. False when it was corrected before. */
export async function insertCorrection(
  tx: CompanyTx,
  link: {
    readonly customerId: string
    readonly invoiceId: string
    readonly correctedInvoiceId: string
    readonly creditId: string | null
    readonly disputeId: string | null
    readonly correctedOn: Day
    readonly createdBy: string
  },
): Promise<boolean> {
  const row = await tx
    .insertInto("ledger.invoice_correction")
    .values({
      company_id: tx.companyId,
      ...{ customer_id: link.customerId, invoice_id: link.invoiceId, dispute_id: link.disputeId },
      ...{ credit_id: link.creditId, corrected_invoice_id: link.correctedInvoiceId },
      ...{ corrected_on: link.correctedOn, created_by: link.createdBy },
    })
    .onConflict((conflict) => conflict.columns(["company_id", "invoice_id"]).doNothing())
    .returning("id")
    .executeTakeFirst()
  return row !== undefined
}

/** What an invoice corrects: the number of the wrong one and of its credit note; null when it corrects none. */
export async function readCorrected(
  tx: CompanyTx,
  correctedInvoiceId: string,
): Promise<{ number: string; creditNote: string | null } | null> {
  const { rows } = await sql<{ number: string; creditNote: string | null }>`
    select v.number, k.number as "creditNote"
      from ledger.invoice_correction c
      join ledger.invoice v on v.company_id = c.company_id and v.id = c.invoice_id
      left join ledger.credit k on k.company_id = c.company_id and k.id = c.credit_id
     where c.company_id = ${tx.companyId} and c.corrected_invoice_id = ${correctedInvoiceId}
     order by c.created_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}

/** Ends the open task that asked for a corrected invoice. */
export async function endCorrectionTask(
  tx: CompanyTx,
  customerId: string,
  title: string,
  on: Day,
): Promise<void> {
  await tx
    .updateTable("ledger.task")
    .set({ done_on: on, outcome: "done" })
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("title", "=", title)
    .where("done_on", "is", null)
    .execute()
}
