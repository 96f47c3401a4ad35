import { type RawBuilder, sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { RowBefore } from "../../ledger/withdrawal/store.ts"

/** Something that happened since and rests on what an import brought. */
export interface LaterFact {
  readonly kind:
    | "reminder"
    | "import"
    | "allocation"
    | "debt"
    | "promise"
    | "dispute"
    | "limitation"
    | "hold"
    | "reply"
    | "task"
  /** The invoice number, customer name or file that it concerns. */
  readonly name: string
  readonly on: Day
}

/** The first fact that keeps an import from being undone, or null. */
export async function firstLaterFact(tx: CompanyTx, importId: string): Promise<LaterFact | null> {
  const company = sql`${tx.companyId}::uuid`
  const mine = sql`${importId}::uuid`
  const onCustomer = (table: string, kind: string, day: RawBuilder<unknown>) => sql`
    select ${kind} kind, c.name, ${day} "on" from ${sql.table(`ledger.${table}`)} f
      join ledger.customer c on c.company_id = f.company_id and c.id = f.customer_id
     where f.company_id = ${company} and c.import_id = ${mine}`
  const laterImport = sql`i.company_id = ${company} and i.state = 'applied' and i.id <> ${mine}
    and i.created_at >= (select created_at from imports.import where company_id = ${company} and id = ${mine})`
  const checks = [
    sql`select 'reminder' kind, v.number name, r.happened_on "on" from ledger.reminder_item x
      join ledger.reminder r on r.company_id = x.company_id and r.id = x.reminder_id
      join ledger.invoice v on v.company_id = x.company_id and v.id = x.invoice_id
      where x.company_id = ${company} and v.import_id = ${mine}`,
    onCustomer("reminder", "reminder", sql`f.happened_on`),
    sql`select 'import' kind, i.file_name name, i.imported_on "on" from imports.change h
      join imports.import i on i.company_id = h.company_id and i.id = h.import_id
      where ${laterImport} and (exists (select from imports.change m where m.company_id = ${company} and m.import_id = ${mine}
          and m.table_name = h.table_name and m.row_key = h.row_key)
        or h.before -> 'row' ->> 'import_id' = ${importId})`,
    sql`select 'import' kind, i.file_name name, i.imported_on "on" from ledger.allocation a
      join imports.import i on i.company_id = a.company_id and i.id = a.import_id
      left join ledger.invoice v on v.company_id = a.company_id and v.id = a.invoice_id
      left join ledger.credit p on p.company_id = a.company_id and p.id = a.credit_id
      where ${laterImport} and (v.import_id = ${mine} or p.import_id = ${mine})`,
    sql`select 'import' kind, i.file_name name, i.imported_on "on" from imports.opening o
      join imports.import i on i.company_id = o.company_id and i.id = o.import_id
      join ledger.customer c on c.company_id = o.company_id and c.id = o.customer_id
      where ${laterImport} and c.import_id = ${mine}`,
    sql`select 'allocation' kind, v.number name, a.effective_on "on" from ledger.allocation a
      join ledger.invoice v on v.company_id = a.company_id and v.id = a.invoice_id
      join ledger.credit p on p.company_id = a.company_id and p.id = a.credit_id
      where a.company_id = ${company} and a.import_id is null and (v.import_id = ${mine} or p.import_id = ${mine})`,
    sql`select 'debt' kind, c.name, f.issued_on "on" from ledger.invoice f
      join ledger.customer c on c.company_id = f.company_id and c.id = f.customer_id
      where f.company_id = ${company} and c.import_id = ${mine} and f.import_id is distinct from ${mine}`,
    sql`select 'debt' kind, c.name, f.credited_on "on" from ledger.credit f
      join ledger.customer c on c.company_id = f.company_id and c.id = f.customer_id
      where f.company_id = ${company} and c.import_id = ${mine} and f.import_id is distinct from ${mine}`,
    sql`select 'dispute' kind, v.number name, d.opened_on "on" from ledger.dispute d
      join ledger.invoice v on v.company_id = d.company_id and v.id = d.invoice_id
      where d.company_id = ${company} and v.import_id = ${mine}`,
    // A proof that somebody recorded must not vanish with the invoice that it is about.
    sql`select 'limitation' kind, v.number name, e.happened_on "on" from ledger.limitation_event e
      join ledger.invoice v on v.company_id = e.company_id and v.id = e.invoice_id
      where e.company_id = ${company} and v.import_id = ${mine}`,
    sql`select 'promise' kind, v.number name, p.made_on "on" from ledger.payment_promise p
      join ledger.invoice v on v.company_id = p.company_id and v.id = any(p.invoice_ids)
      where p.company_id = ${company} and v.import_id = ${mine}`,
    onCustomer("payment_promise", "promise", sql`f.made_on`),
    onCustomer("hold", "hold", sql`f.from_on`),
    onCustomer("reply", "reply", sql`f.received_on`),
    onCustomer("task", "task", sql`f.created_on`),
  ]
  for (const check of checks) {
    const { rows } = await sql<LaterFact>`select * from (${check}) f limit 1`.execute(tx)
    if (rows[0]) return rows[0]
  }
  return null
}

/** What an import changed in the ledger, last change first: in this order it is put back. */
export async function changesOf(tx: CompanyTx, importId: string): Promise<RowBefore[]> {
  const rows = await tx
    .selectFrom("imports.change")
    .select(["table_name", "before"])
    .where("company_id", "=", tx.companyId)
    .where("import_id", "=", importId)
    .where("table_name", "<>", "opening")
    .orderBy("seq", "desc")
    .execute()
  return rows.map(({ table_name, before }) => {
    const { row, instalments = [] } = before as Pick<RowBefore, "row"> &
      Partial<Pick<RowBefore, "instalments">>
    return { table: table_name as RowBefore["table"], row, instalments }
  })
}

/** Remembers again the opening lines that an import made us forget. */
export async function putBackOpenings(tx: CompanyTx, importId: string): Promise<void> {
  await sql`
    insert into imports.opening
    select o.* from imports.change h, jsonb_populate_record(null::imports.opening, h.before -> 'row') o
     where h.company_id = ${tx.companyId} and h.import_id = ${importId}::uuid and h.table_name = 'opening'`.execute(
    tx,
  )
}

/** The customers that an import created or whose books it changed. */
export async function customersTouchedBy(tx: CompanyTx, importId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select customer_id as id from ledger.invoice where company_id = ${tx.companyId} and import_id = ${importId}::uuid
    union select customer_id from ledger.credit where company_id = ${tx.companyId} and import_id = ${importId}::uuid
    union select customer_id from ledger.allocation where company_id = ${tx.companyId} and import_id = ${importId}::uuid
    union select coalesce(before -> 'row' ->> 'customer_id', before -> 'row' ->> 'id')::uuid from imports.change
     where company_id = ${tx.companyId} and import_id = ${importId}::uuid`.execute(tx)
  return rows.map((r) => r.id)
}

/** Forgets what an import remembered of opening lines. */
export async function removeOpeningsOf(tx: CompanyTx, importId: string): Promise<void> {
  await tx
    .deleteFrom("imports.opening")
    .where("company_id", "=", tx.companyId)
    .where("import_id", "=", importId)
    .execute()
}

/** Of some customers, those that were there before the import. */
export async function customersStillThere(tx: CompanyTx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ledger.customer where company_id = ${tx.companyId} and id = any(${ids}::uuid[])`.execute(
    tx,
  )
  return rows.map((r) => r.id)
}
