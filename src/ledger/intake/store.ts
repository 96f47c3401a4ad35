import { type RawBuilder, sql } from "kysely"
import { bulkRows, inSlices } from "../../kernel/bulk/store.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { searchKey } from "../customers/search-key.ts"
import type { AllocationRow, ContactRow, CreditRow, CustomerRow, InvoiceRow } from "./rows.ts"

/** Adds many customers, as an import found them. */
export async function addCustomers(
  tx: CompanyTx,
  rows: readonly CustomerRow[],
  importId: string | null,
): Promise<void> {
  await inSlices(rows, async (slice) => {
    const json = slice.map((row) => ({
      ...row,
      searchKey: searchKey(row.code, row.name, row.city, row.siren),
    }))
    await sql`
      insert into ledger.customer (company_id, id, code, name, kind, siren, siret, vat_number, address_lines,
        postal_code, city, country, language, payment_terms, search_key, import_id)
      select ${tx.companyId}::uuid, id, code, name, kind, siren, siret, "vatNumber", "addressLines",
        "postalCode", city, country, language, "paymentTerms", "searchKey", ${importId}::uuid
      from jsonb_to_recordset(${JSON.stringify(json)}::jsonb) as r(id uuid, code text, name text, kind text,
        siren text, siret text, "vatNumber" text, "addressLines" text[], "postalCode" text, city text,
        country text, language text, "paymentTerms" text, "searchKey" text)`.execute(tx)
  })
}

/** Adds contacts, as an import found them. */
export async function addContacts(
  tx: CompanyTx,
  rows: readonly ContactRow[],
  importId: string | null,
): Promise<void> {
  await inSlices(rows, async (slice) => {
    const contacts = bulkRows("r", [
      { name: "customer_id", type: "uuid", values: slice.map((r) => r.customerId) },
      { name: "name", type: "text", values: slice.map((r) => r.name) },
      { name: "email", type: "text", values: slice.map((r) => r.email) },
      { name: "phone", type: "text", values: slice.map((r) => r.phone) },
    ])
    await sql`
      insert into ledger.contact (company_id, customer_id, name, email, phone, import_id)
      select ${tx.companyId}::uuid, customer_id, name, email, phone, ${importId}::uuid from ${contacts}`.execute(
      tx,
    )
  })
}

/** Adds many invoices with their instalments. */
export async function addInvoices(
  tx: CompanyTx,
  rows: readonly InvoiceRow[],
  importId: string | null,
  onSlice: (rows: number) => Promise<void> = async () => undefined,
): Promise<void> {
  await whilePreparing(tx, rows, onSlice, (slice) => {
    const invoices = sql`
      insert into ledger.invoice (company_id, id, customer_id, number, kind, issued_on, currency, net_cents, vat_cents,
        gross_cents, order_reference, label, due_is_computed, payment_terms, source_key, import_id)
      select ${tx.companyId}::uuid, r.*, ${importId}::uuid from ${invoiceRows(slice)}`
    const parts = slice.flatMap((invoice) =>
      invoice.instalments.map((part, i) => ({ invoice, part, seq: i + 1 })),
    )
    const instalments = sql`
      insert into ledger.instalment (company_id, invoice_id, seq, customer_id, currency, issued_on, due_on, amount_cents, open_cents)
      select ${tx.companyId}::uuid, r.* from ${bulkRows("r", [
        { name: "invoice_id", type: "uuid", values: parts.map((p) => p.invoice.id) },
        { name: "seq", type: "smallint", values: parts.map((p) => p.seq) },
        { name: "customer_id", type: "uuid", values: parts.map((p) => p.invoice.customerId) },
        { name: "currency", type: "text", values: parts.map((p) => p.invoice.currency) },
        { name: "issued_on", type: "date", values: parts.map((p) => p.invoice.issuedOn) },
        { name: "due_on", type: "date", values: parts.map((p) => p.part.dueOn) },
        { name: "cents", type: "bigint", values: parts.map((p) => p.part.amountCents) },
        { name: "open", type: "bigint", values: parts.map((p) => p.part.openCents) },
      ])}`
    return [invoices, instalments]
  })
}

function invoiceRows(slice: readonly InvoiceRow[]): RawBuilder<unknown> {
  return bulkRows("r", [
    { name: "id", type: "uuid", values: slice.map((r) => r.id) },
    { name: "customer_id", type: "uuid", values: slice.map((r) => r.customerId) },
    { name: "number", type: "text", values: slice.map((r) => r.number) },
    { name: "kind", type: "text", values: slice.map((r) => r.kind) },
    { name: "issued_on", type: "date", values: slice.map((r) => r.issuedOn) },
    { name: "currency", type: "text", values: slice.map((r) => r.currency) },
    { name: "net", type: "bigint", values: slice.map((r) => r.netCents) },
    { name: "vat", type: "bigint", values: slice.map((r) => r.vatCents) },
    { name: "gross", type: "bigint", values: slice.map((r) => r.grossCents) },
    { name: "order_reference", type: "text", values: slice.map((r) => r.orderReference) },
    { name: "label", type: "text", values: slice.map((r) => r.label) },
    { name: "computed", type: "boolean", values: slice.map((r) => r.dueIsComputed) },
    { name: "terms", type: "text", values: slice.map((r) => r.paymentTerms) },
    { name: "key", type: "text", values: slice.map((r) => r.sourceKey) },
  ])
}

/** Adds many payments and credit notes. */
export async function addCredits(
  tx: CompanyTx,
  rows: readonly CreditRow[],
  importId: string | null,
  onSlice: (rows: number) => Promise<void> = async () => undefined,
): Promise<void> {
  await whilePreparing(tx, rows, onSlice, (slice) => {
    const credits = bulkRows("r", [
      { name: "id", type: "uuid", values: slice.map((r) => r.id) },
      { name: "customer_id", type: "uuid", values: slice.map((r) => r.customerId) },
      { name: "kind", type: "text", values: slice.map((r) => r.kind) },
      { name: "number", type: "text", values: slice.map((r) => r.number) },
      { name: "credited_on", type: "date", values: slice.map((r) => r.creditedOn) },
      { name: "currency", type: "text", values: slice.map((r) => r.currency) },
      { name: "cents", type: "bigint", values: slice.map((r) => r.amountCents) },
      { name: "unallocated", type: "bigint", values: slice.map((r) => r.unallocatedCents) },
      { name: "method", type: "text", values: slice.map((r) => r.method) },
      { name: "label", type: "text", values: slice.map((r) => r.label) },
      { name: "key", type: "text", values: slice.map((r) => r.sourceKey) },
    ])
    const added = sql`
      insert into ledger.credit (company_id, id, customer_id, kind, number, credited_on, currency, amount_cents,
        unallocated_cents, method, label, source_key, import_id)
      select ${tx.companyId}::uuid, id, customer_id, kind, number, credited_on, currency, cents, unallocated, method, label,
        key, ${importId}::uuid from ${credits}`
    return [added]
  })
}

/**
 * Adds allocations between documents that were just added with open amounts that count them already:
 * the database need not rewrite those rows. For any other allocation, use addAllocations.
 */
export async function addOwnAllocations(
  tx: CompanyTx,
  rows: readonly AllocationRow[],
  importId: string | null,
  onSlice?: (rows: number) => Promise<void>,
): Promise<void> {
  await sql`select set_config('relance.open_amounts_given', 'on', true)`.execute(tx)
  await addAllocations(tx, rows, importId, onSlice)
  await sql`select set_config('relance.open_amounts_given', 'off', true)`.execute(tx)
}

/** Adds many allocations; the open amounts follow by themselves. */
export async function addAllocations(
  tx: CompanyTx,
  rows: readonly AllocationRow[],
  importId: string | null,
  onSlice: (rows: number) => Promise<void> = async () => undefined,
): Promise<void> {
  await whilePreparing(tx, rows, onSlice, (slice) => {
    const allocations = bulkRows("r", [
      { name: "customer_id", type: "uuid", values: slice.map((r) => r.customerId) },
      { name: "credit_id", type: "uuid", values: slice.map((r) => r.creditId) },
      { name: "invoice_id", type: "uuid", values: slice.map((r) => r.invoiceId) },
      { name: "seq", type: "smallint", values: slice.map((r) => r.seq) },
      { name: "cents", type: "bigint", values: slice.map((r) => r.amountCents) },
      { name: "effective_on", type: "date", values: slice.map((r) => r.effectiveOn) },
      { name: "key", type: "text", values: slice.map((r) => r.sourceKey) },
    ])
    const added = sql`
      insert into ledger.allocation (company_id, customer_id, credit_id, invoice_id, seq, amount_cents, effective_on, source_key, import_id)
      select ${tx.companyId}::uuid, r.*, ${importId}::uuid from ${allocations}`
    return [added]
  })
}

/** Runs the statements of each slice, and prepares those of the next one while the database works. */
async function whilePreparing<T>(
  tx: CompanyTx,
  rows: readonly T[],
  onSlice: (rows: number) => Promise<void>,
  statementsOf: (slice: readonly T[]) => readonly RawBuilder<unknown>[],
): Promise<void> {
  let running: Promise<void> = Promise.resolve()
  await inSlices(rows, async (slice) => {
    const statements = statementsOf(slice)
    await running
    running = (async () => {
      for (const statement of statements) await statement.execute(tx)
      await onSlice(slice.length)
    })()
  })
  await running
}
