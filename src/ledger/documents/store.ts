import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { InvoiceDocument } from "./document.ts"

/** What is known of the PDFs of some invoices, without their bytes; those that have none are not in it. */
export async function readInvoiceDocuments(
  tx: CompanyTx,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, InvoiceDocument>> {
  if (invoiceIds.length === 0) return new Map()
  const { rows } = await sql<InvoiceDocument>`
    select invoice_id as "invoiceId", file_name as "fileName", sha256, length(content) as bytes, added_at as "addedAt"
      from ledger.invoice_document
     where company_id = ${tx.companyId} and invoice_id = any(${uuids(invoiceIds)})`.execute(tx)
  return new Map(rows.map((row) => [row.invoiceId, row]))
}

/** The PDF of an invoice, to the byte; null when none was given. */
export async function readInvoicePdf(
  tx: CompanyTx,
  invoiceId: string,
): Promise<{ readonly fileName: string; readonly content: Buffer } | null> {
  const row = await tx
    .selectFrom("ledger.invoice_document")
    .select(["file_name", "content"])
    .where("company_id", "=", tx.companyId)
    .where("invoice_id", "=", invoiceId)
    .executeTakeFirst()
  return row ? { fileName: row.file_name, content: row.content } : null
}

/** Keeps the PDF of an invoice in place of an earlier one. */
export async function putInvoiceDocument(
  tx: CompanyTx,
  document: {
    readonly invoiceId: string
    readonly fileName: string
    readonly sha256: Buffer
    readonly content: Buffer
  },
  by: { readonly actor: string; readonly now: Date },
): Promise<void> {
  const { invoiceId, fileName, sha256, content } = document
  const row = { file_name: fileName, sha256, content, added_by: by.actor, added_at: by.now }
  await tx
    .insertInto("ledger.invoice_document")
    .values({ company_id: tx.companyId, invoice_id: invoiceId, ...row })
    .onConflict((conflict) => conflict.columns(["company_id", "invoice_id"]).doUpdateSet(row))
    .execute()
}

/** Takes the PDF of an invoice away. False when there was none. */
export async function deleteInvoiceDocument(tx: CompanyTx, invoiceId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("ledger.invoice_document")
    .where("company_id", "=", tx.companyId)
    .where("invoice_id", "=", invoiceId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
