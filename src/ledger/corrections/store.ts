import { sql } from "kysely"
import { bulkRows, inSlices } from "../../kernel/bulk/store.ts"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** How an invoice shall stand; no instalments: it is taken out of the books. */
export interface InvoiceCorrection {
  readonly invoiceId: string
  readonly issuedOn: Day
  readonly dueIsComputed: boolean
  /** null keeps the terms noted before. */
  readonly paymentTerms: string | null
  readonly netCents: Cents | null
  readonly vatCents: Cents | null
  readonly instalments: readonly { readonly dueOn: Day; readonly amountCents: Cents }[]
}

/** How a credit shall stand; zero cents: it is taken out of the books. */
export interface CreditCorrection {
  readonly creditId: string
  readonly creditedOn: Day
  readonly amountCents: Cents
}

/**
 * Corrects invoices to what their source now tells. What is allocated stays allocated; the open
 * amounts follow. Fails on a constraint when an instalment would be overpaid.
 */
export async function correctInvoices(
  tx: CompanyTx,
  corrections: readonly InvoiceCorrection[],
): Promise<void> {
  await inSlices(
    corrections.filter((c) => c.instalments.length > 0),
    async (slice) => {
      await correctHeads(tx, slice)
      await correctInstalments(tx, slice)
    },
  )
  const gone = corrections.filter((c) => c.instalments.length === 0).map((c) => c.invoiceId)
  if (gone.length === 0) return
  await sql`delete from ledger.invoice where company_id = ${tx.companyId} and id = any(${gone}::uuid[])`.execute(
    tx,
  )
}

async function correctHeads(tx: CompanyTx, slice: readonly InvoiceCorrection[]): Promise<void> {
  const rows = bulkRows("r", [
    { name: "id", type: "uuid", values: slice.map((c) => c.invoiceId) },
    { name: "issued_on", type: "date", values: slice.map((c) => c.issuedOn) },
    { name: "computed", type: "boolean", values: slice.map((c) => c.dueIsComputed) },
    { name: "terms", type: "text", values: slice.map((c) => c.paymentTerms) },
    { name: "net", type: "bigint", values: slice.map((c) => c.netCents) },
    { name: "vat", type: "bigint", values: slice.map((c) => c.vatCents) },
    {
      name: "gross",
      type: "bigint",
      values: slice.map((c) => c.instalments.reduce((s, p) => s + p.amountCents, 0)),
    },
  ])
  await sql`
    update ledger.invoice i set issued_on = r.issued_on, due_is_computed = r.computed,
      payment_terms = coalesce(r.terms, i.payment_terms), net_cents = r.net, vat_cents = r.vat, gross_cents = r.gross
    from ${rows} where i.company_id = ${tx.companyId} and i.id = r.id`.execute(tx)
}

async function correctInstalments(tx: CompanyTx, slice: readonly InvoiceCorrection[]): Promise<void> {
  const parts = slice.flatMap((c) => c.instalments.map((part, i) => ({ c, part, seq: i + 1 })))
  const rows = bulkRows("r", [
    { name: "id", type: "uuid", values: parts.map((p) => p.c.invoiceId) },
    { name: "seq", type: "smallint", values: parts.map((p) => p.seq) },
    { name: "due_on", type: "date", values: parts.map((p) => p.part.dueOn) },
    { name: "cents", type: "bigint", values: parts.map((p) => p.part.amountCents) },
  ])
  await sql`
    insert into ledger.instalment as t (company_id, invoice_id, seq, customer_id, currency, issued_on, due_on, amount_cents, open_cents)
    select i.company_id, i.id, r.seq, i.customer_id, i.currency, i.issued_on, r.due_on, r.cents, r.cents
      from ${rows} join ledger.invoice i on i.company_id = ${tx.companyId} and i.id = r.id
    on conflict (company_id, invoice_id, seq) do update set issued_on = excluded.issued_on, due_on = excluded.due_on,
      open_cents = t.open_cents + excluded.amount_cents - t.amount_cents, amount_cents = excluded.amount_cents`.execute(
    tx,
  )
  const counts = bulkRows("r", [
    { name: "id", type: "uuid", values: slice.map((c) => c.invoiceId) },
    { name: "parts", type: "smallint", values: slice.map((c) => c.instalments.length) },
  ])
  await sql`
    delete from ledger.instalment t using ${counts}
     where t.company_id = ${tx.companyId} and t.invoice_id = r.id and t.seq > r.parts`.execute(tx)
}

/** Corrects payments and credit notes to what their source now tells. What is allocated stays allocated. */
export async function correctCredits(tx: CompanyTx, corrections: readonly CreditCorrection[]): Promise<void> {
  await inSlices(
    corrections.filter((c) => c.amountCents > 0),
    async (slice) => {
      const rows = bulkRows("r", [
        { name: "id", type: "uuid", values: slice.map((c) => c.creditId) },
        { name: "credited_on", type: "date", values: slice.map((c) => c.creditedOn) },
        { name: "cents", type: "bigint", values: slice.map((c) => c.amountCents) },
      ])
      await sql`
        update ledger.credit c set credited_on = r.credited_on,
          unallocated_cents = c.unallocated_cents + r.cents - c.amount_cents, amount_cents = r.cents
        from ${rows} where c.company_id = ${tx.companyId} and c.id = r.id`.execute(tx)
    },
  )
  const gone = corrections.filter((c) => c.amountCents === 0).map((c) => c.creditId)
  if (gone.length === 0) return
  await sql`delete from ledger.credit where company_id = ${tx.companyId} and id = any(${gone}::uuid[])`.execute(
    tx,
  )
}

/** Ends allocations on a day: from then on the invoice is open again, and the past stays as it was. */
export async function releaseAllocations(tx: CompanyTx, ids: readonly string[], on: Day): Promise<void> {
  await inSlices(ids, async (slice) => {
    await sql`update ledger.allocation set released_on = ${on}::date
       where company_id = ${tx.companyId} and id = any(${slice}::uuid[]) and released_on is null`.execute(tx)
  })
}
