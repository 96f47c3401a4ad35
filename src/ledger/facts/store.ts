import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** Refuses when the company has no such customer. */
export async function existingCustomer(tx: CompanyTx, customerId: string): Promise<void> {
  const row = await tx
    .selectFrom("ledger.customer")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", customerId)
    .executeTakeFirst()
  if (!row) {
    refuse(
      "CUSTOMER_UNKNOWN",
      { fr: "Ce client n’existe pas.", en: "There is no such customer." },
      { id: customerId },
    )
  }
}

/** What is open on an invoice of this customer; refuses when it is none of its invoices. */
export async function openOnInvoice(tx: CompanyTx, customerId: string, invoiceId: string): Promise<Cents> {
  const rows = await tx
    .selectFrom("ledger.instalment")
    .select("open_cents")
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("invoice_id", "=", invoiceId)
    .execute()
  if (rows.length === 0) {
    refuse(
      "INVOICE_UNKNOWN",
      { fr: "Cette facture n’existe pas chez ce client.", en: "This customer has no such invoice." },
      { id: invoiceId },
    )
  }
  return rows.reduce((sum, row) => sum + row.open_cents, 0)
}

// Where each fact that can come to an end keeps the day on which it did.
const ENDS = {
  promise: sql`ledger.payment_promise set withdrawn_on`,
  hold: sql`ledger.hold set lifted_on`,
  reply: sql`ledger.reply set handled_on`,
}
const ENDED = { promise: sql.ref("withdrawn_on"), hold: sql.ref("lifted_on"), reply: sql.ref("handled_on") }

/** Writes the day on which a fact ended; null when there is none that still holds. Returns its customer. */
export async function endFact(
  tx: CompanyTx,
  kind: keyof typeof ENDS,
  id: string,
  on: Day,
): Promise<string | null> {
  const { rows } = await sql<{ customer_id: string }>`
    update ${ENDS[kind]} = ${on}
     where company_id = ${tx.companyId} and id = ${id} and ${ENDED[kind]} is null
    returning customer_id`.execute(tx)
  return rows[0]?.customer_id ?? null
}
