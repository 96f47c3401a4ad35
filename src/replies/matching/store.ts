import type { Cents } from "../../kernel/cents.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** An invoice that something is still open on. */
export interface OpenInvoice {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly openCents: Cents
}

/** The invoices of the company that are not settled, or those of some customers only. */
export async function openInvoices(tx: CompanyTx, customerIds?: readonly string[]): Promise<OpenInvoice[]> {
  if (customerIds?.length === 0) return []
  let query = tx
    .selectFrom("ledger.instalment as t")
    .innerJoin("ledger.invoice as i", (join) =>
      join.onRef("i.company_id", "=", "t.company_id").onRef("i.id", "=", "t.invoice_id"),
    )
    .select(({ fn }) => [
      "i.id",
      "i.number",
      "i.customer_id",
      fn.sum<number>("t.open_cents").as("open_cents"),
    ])
    .where("t.company_id", "=", tx.companyId)
    .where("t.open_cents", "<>", 0)
    .groupBy(["i.id", "i.number", "i.customer_id"])
    .orderBy("i.number")
  if (customerIds) query = query.where("t.customer_id", "in", [...customerIds])
  const rows = await query.execute()
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    customerId: row.customer_id,
    openCents: Number(row.open_cents),
  }))
}
