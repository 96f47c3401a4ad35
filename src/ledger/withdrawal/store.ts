import { sql } from "kysely"
import type { CompanyTx } from "../../kernel/store.ts"

/** A row as it was before an import touched it: whole, as PostgreSQL's to_jsonb gives it. */
export interface RowBefore {
  readonly table: "customer" | "invoice" | "credit" | "allocation"
  readonly row: Readonly<Record<string, unknown>>
  /** Of an invoice: its instalments. */
  readonly instalments: readonly Readonly<Record<string, unknown>>[]
}

/** Removes the allocations that an import made; the open amounts follow. */
export async function removeAllocationsOf(tx: CompanyTx, importId: string): Promise<void> {
  await sql`delete from ledger.allocation where company_id = ${tx.companyId} and import_id = ${importId}::uuid`.execute(
    tx,
  )
}

/** Removes the credits, invoices, contacts and customers that an import made, which nothing rests on any more. */
export async function removeRowsOf(tx: CompanyTx, importId: string): Promise<void> {
  const mine = sql`company_id = ${tx.companyId} and import_id = ${importId}::uuid`
  await sql`delete from ledger.credit where ${mine}`.execute(tx)
  await sql`delete from ledger.invoice where ${mine}`.execute(tx)
  await sql`delete from ledger.contact where ${mine}`.execute(tx)
  await sql`delete from ledger.customer where ${mine}`.execute(tx)
}

/** Puts rows back as they were. Open amounts are recomputed from the allocations that stand. */
export async function putBack(tx: CompanyTx, before: RowBefore): Promise<void> {
  const row = JSON.stringify(unspent(before.row))
  if (before.table === "customer") await putBackCustomer(tx, row)
  else if (before.table === "credit") await putBackCredit(tx, row)
  else if (before.table === "invoice") await putBackInvoice(tx, row, before.instalments)
  else {
    await sql`insert into ledger.allocation select b.* from jsonb_populate_record(null::ledger.allocation, ${row}::jsonb) b
      where b.company_id = ${tx.companyId}
      on conflict (company_id, id) do update set released_on = excluded.released_on`.execute(tx)
  }
}

/** A row that must be made anew starts with nothing allocated: its allocations are put back after it. */
function unspent(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const amount = row.amount_cents
  return {
    ...row,
    ...("open_cents" in row ? { open_cents: amount } : {}),
    ...("unallocated_cents" in row ? { unallocated_cents: amount } : {}),
  }
}

async function putBackCustomer(tx: CompanyTx, row: string): Promise<void> {
  await sql`
    update ledger.customer c set name = b.name, kind = b.kind, siren = b.siren, siret = b.siret,
      vat_number = b.vat_number, address_lines = b.address_lines, postal_code = b.postal_code, city = b.city,
      country = b.country, language = b.language, payment_terms = b.payment_terms, search_key = b.search_key
    from jsonb_populate_record(null::ledger.customer, ${row}::jsonb) b
    where c.company_id = ${tx.companyId} and c.id = b.id`.execute(tx)
}

async function putBackCredit(tx: CompanyTx, row: string): Promise<void> {
  await sql`
    insert into ledger.credit as c select b.* from jsonb_populate_record(null::ledger.credit, ${row}::jsonb) b
    where b.company_id = ${tx.companyId}
    on conflict (company_id, id) do update set credited_on = excluded.credited_on,
      unallocated_cents = c.unallocated_cents + excluded.amount_cents - c.amount_cents,
      amount_cents = excluded.amount_cents`.execute(tx)
}

async function putBackInvoice(
  tx: CompanyTx,
  row: string,
  instalments: RowBefore["instalments"],
): Promise<void> {
  await sql`
    insert into ledger.invoice select b.* from jsonb_populate_record(null::ledger.invoice, ${row}::jsonb) b
    where b.company_id = ${tx.companyId}
    on conflict (company_id, id) do update set issued_on = excluded.issued_on, gross_cents = excluded.gross_cents,
      net_cents = excluded.net_cents, vat_cents = excluded.vat_cents, due_is_computed = excluded.due_is_computed,
      payment_terms = excluded.payment_terms`.execute(tx)
  const parts = JSON.stringify(instalments.map(unspent))
  await sql`
    insert into ledger.instalment as t
    select p.* from jsonb_populate_recordset(null::ledger.instalment, ${parts}::jsonb) p where p.company_id = ${tx.companyId}
    on conflict (company_id, invoice_id, seq) do update set issued_on = excluded.issued_on, due_on = excluded.due_on,
      open_cents = t.open_cents + excluded.amount_cents - t.amount_cents, amount_cents = excluded.amount_cents`.execute(
    tx,
  )
  await sql`
    delete from ledger.instalment t where t.company_id = ${tx.companyId} and t.invoice_id = (${row}::jsonb ->> 'id')::uuid
      and t.seq > ${instalments.length}`.execute(tx)
}
