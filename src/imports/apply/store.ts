import { sql } from "kysely"
import { bulkRows, inSlices } from "../../kernel/bulk/store.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { bookedOnOfKey } from "./keys.ts"
import type {
  KnownAllocation,
  KnownBooks,
  KnownCredit,
  KnownCustomer,
  KnownInstalment,
  KnownInvoice,
  KnownOpening,
  Period,
} from "./known.ts"
import type { NewOpening, Plan } from "./plan.ts"

/** Lets one import of a company run at a time, until the transaction ends. */
export async function waitForTurn(tx: CompanyTx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('import ' || ${tx.companyId}::text, 0))`.execute(tx)
}

/** All that an import has to know of the ledger. */
export async function readKnownBooks(tx: CompanyTx): Promise<KnownBooks> {
  const { rows: customers } = await sql<KnownCustomer>`
    select c.id, c.code, c.name, c.kind, c.siren, c.siret, c.vat_number as "vatNumber", c.address_lines as "addressLines",
           c.postal_code as "postalCode", c.city, c.country, c.language, c.payment_terms as "paymentTerms",
           coalesce(k.emails, '{}') as emails
      from ledger.customer c
      left join (select customer_id, array_agg(lower(email)) as emails from ledger.contact
                  where company_id = ${tx.companyId} and email is not null group by 1) k on k.customer_id = c.id
     where c.company_id = ${tx.companyId}`.execute(tx)
  return {
    customers,
    invoices: await readInvoices(tx),
    credits: await readCredits(tx),
    allocations: await readAllocations(tx),
    openings: await readOpenings(tx),
    ...(await readImports(tx)),
  }
}

async function readInvoices(tx: CompanyTx): Promise<KnownInvoice[]> {
  const parts = new Map<string, KnownInstalment[]>()
  const { rows } = await sql<KnownInstalment & { invoiceId: string }>`
    select invoice_id as "invoiceId", seq, due_on as "dueOn", amount_cents as "amountCents", open_cents as "openCents"
      from ledger.instalment where company_id = ${tx.companyId} order by invoice_id, seq`.execute(tx)
  for (const { invoiceId, ...part } of rows) {
    const list = parts.get(invoiceId)
    if (list) list.push(part)
    else parts.set(invoiceId, [part])
  }
  const invoices = await tx
    .selectFrom("ledger.invoice")
    .select([
      "id",
      "customer_id as customerId",
      "number",
      "issued_on as issuedOn",
      "currency",
      "source_key as key",
      "import_id as importId",
      "due_is_computed as dueIsComputed",
      "net_cents as netCents",
      "vat_cents as vatCents",
    ])
    .where("company_id", "=", tx.companyId)
    .execute()
  return invoices.map((i) => ({
    ...i,
    bookedOn: bookedOn(i.key, i.issuedOn),
    instalments: parts.get(i.id) ?? [],
  }))
}

async function readCredits(tx: CompanyTx): Promise<KnownCredit[]> {
  const { rows } = await sql<KnownCredit>`
    select id, customer_id as "customerId", kind, number, credited_on as "creditedOn", currency,
           amount_cents as "amountCents", unallocated_cents as "unallocatedCents", source_key as key,
           import_id as "importId"
      from ledger.credit where company_id = ${tx.companyId} and cancelled_on is null`.execute(tx)
  return rows.map((c) => ({ ...c, bookedOn: bookedOn(c.key, c.creditedOn) }))
}

async function readAllocations(tx: CompanyTx): Promise<KnownAllocation[]> {
  const { rows } = await sql<KnownAllocation>`
    select id, credit_id as "creditId", invoice_id as "invoiceId", seq, amount_cents as "amountCents",
           coalesce(source_key, '') = 'fec' as "isLettering"
      from ledger.allocation where company_id = ${tx.companyId} and released_on is null`.execute(tx)
  return rows
}

async function readOpenings(tx: CompanyTx): Promise<KnownOpening[]> {
  const { rows } = await sql<KnownOpening>`
    select source_key as key, customer_id as "customerId", opening_on as "openingOn", signed_cents as cents,
           invoice_id as "invoiceId", seq, credit_id as "creditId"
      from imports.opening where company_id = ${tx.companyId}`.execute(tx)
  return rows
}

async function readImports(tx: CompanyTx): Promise<Pick<KnownBooks, "periods" | "importDays">> {
  const rows = await tx
    .selectFrom("imports.import")
    .select(["id", "period_from", "period_to", "imported_on"])
    .where("company_id", "=", tx.companyId)
    .where("state", "=", "applied")
    .execute()
  const periods = new Map<string, Period>()
  for (const { id, period_from: from, period_to: to } of rows) if (from && to) periods.set(id, { from, to })
  return { periods, importDays: new Map(rows.map((r) => [r.id, r.imported_on])) }
}

const bookedOn = (key: string | null, otherwise: Day): Day => (key && bookedOnOfKey(key)) || otherwise

/** Remembers what opening lines stand for. */
export async function addOpenings(
  tx: CompanyTx,
  rows: readonly NewOpening[],
  importId: string,
): Promise<void> {
  await inSlices(rows, async (slice) => {
    const openings = bulkRows("r", [
      { name: "key", type: "text", values: slice.map((r) => r.key) },
      { name: "customer_id", type: "uuid", values: slice.map((r) => r.customerId) },
      { name: "opening_on", type: "date", values: slice.map((r) => r.openingOn) },
      { name: "cents", type: "bigint", values: slice.map((r) => r.cents) },
      { name: "invoice_id", type: "uuid", values: slice.map((r) => r.invoiceId) },
      { name: "seq", type: "smallint", values: slice.map((r) => r.seq) },
      { name: "credit_id", type: "uuid", values: slice.map((r) => r.creditId) },
    ])
    await sql`
      insert into imports.opening (company_id, source_key, customer_id, opening_on, signed_cents, invoice_id, seq, credit_id, import_id)
      select ${tx.companyId}::uuid, r.*, ${importId}::uuid from ${openings}`.execute(tx)
  })
}

/** Forgets opening lines, keeping them for undo. */
export async function removeOpenings(
  tx: CompanyTx,
  keys: readonly string[],
  importId: string,
): Promise<void> {
  if (keys.length === 0) return
  await sql`
    with gone as (delete from imports.opening where company_id = ${tx.companyId} and source_key = any(${keys}::text[]) returning *)
    insert into imports.change (company_id, import_id, table_name, row_key, before)
    select company_id, ${importId}::uuid, 'opening', source_key, jsonb_build_object('row', to_jsonb(gone)) from gone`.execute(
    tx,
  )
}

/** A document that is taken out takes its former, released allocations with it: these are kept too. */
async function keepAllocationsOfTheGone(tx: CompanyTx, plan: Plan, importId: string): Promise<void> {
  const invoiceIds = plan.invoiceChanges.filter((c) => c.instalments.length === 0).map((c) => c.known.id)
  const creditIds = plan.creditChanges.filter((c) => c.amountCents === 0).map((c) => c.known.id)
  if (invoiceIds.length + creditIds.length === 0) return
  await sql`
    insert into imports.change (company_id, import_id, table_name, row_key, before)
    select t.company_id, ${importId}::uuid, 'allocation', t.id::text, jsonb_build_object('row', to_jsonb(t))
      from ledger.allocation t where t.company_id = ${tx.companyId} and t.released_on is not null
       and (t.invoice_id = any(${invoiceIds}::uuid[]) or t.credit_id = any(${creditIds}::uuid[]))`.execute(tx)
}

/** Keeps every row that a plan is about to change as it stands now, so that undo can put it back. */
export async function keepBefore(tx: CompanyTx, plan: Plan, importId: string): Promise<void> {
  const into = sql`insert into imports.change (company_id, import_id, table_name, row_key, before)`
  const where = (ids: readonly string[]) => sql`t.company_id = ${tx.companyId} and t.id = any(${ids}::uuid[])`
  const plain = async (
    table: "customer" | "credit" | "allocation",
    ids: readonly string[],
  ): Promise<void> => {
    if (ids.length === 0) return
    await sql`${into} select t.company_id, ${importId}::uuid, ${table}, t.id::text, jsonb_build_object('row', to_jsonb(t))
      from ${sql.table(`ledger.${table}`)} t where ${where(ids)}`.execute(tx)
  }
  const customerIds = plan.customerChanges.map((c) => c.known.id)
  const creditIds = plan.creditChanges.map((c) => c.known.id)
  const allocationIds = plan.releasedAllocations.map((a) => a.id)
  await keepAllocationsOfTheGone(tx, plan, importId)
  const invoiceIds = plan.invoiceChanges.map((c) => c.known.id)
  await plain("customer", customerIds)
  await plain("credit", creditIds)
  await plain("allocation", allocationIds)
  if (invoiceIds.length === 0) return
  await sql`${into}
    select t.company_id, ${importId}::uuid, 'invoice', t.id::text, jsonb_build_object('row', to_jsonb(t), 'instalments',
      (select jsonb_agg(to_jsonb(p) order by p.seq) from ledger.instalment p where p.company_id = t.company_id and p.invoice_id = t.id))
    from ledger.invoice t where ${where(invoiceIds)}`.execute(tx)
}
