import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Payable, Share } from "./allocation.ts"

/** A credit as it is stored, with what is left to set against invoices. */
export interface StoredCredit {
  readonly id: string
  readonly customerId: string
  readonly kind: string
  readonly creditedOn: Day
  readonly currency: string
  readonly amountCents: Cents
  readonly unallocatedCents: Cents
  readonly cancelledOn: Day | null
}

/** The credit with this id, locked until the transaction ends; null when the company has none. */
export async function lockCredit(tx: CompanyTx, creditId: string): Promise<StoredCredit | null> {
  const row = await tx
    .selectFrom("ledger.credit")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("id", "=", creditId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    customerId: row.customer_id,
    kind: row.kind,
    creditedOn: row.credited_on,
    currency: row.currency,
    amountCents: row.amount_cents,
    unallocatedCents: row.unallocated_cents,
    cancelledOn: row.cancelled_on,
  }
}

/** The open items of a customer in one currency, locked, oldest debt first. */
export async function lockPayables(tx: CompanyTx, customerId: string, currency: string): Promise<Payable[]> {
  const rows = await tx
    .selectFrom("ledger.instalment")
    .select(["invoice_id", "seq", "due_on", "agreed_due_on", "open_cents"])
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("currency", "=", currency)
    .where("open_cents", ">", 0)
    .orderBy("due_on")
    .orderBy("invoice_id")
    .orderBy("seq")
    .forUpdate()
    .execute()
  return rows.map((row) => ({
    invoiceId: row.invoice_id,
    seq: row.seq,
    dueOn: row.agreed_due_on ?? row.due_on,
    openCents: row.open_cents,
  }))
}

/** The credits of a customer that are not wholly set against invoices, oldest first. */
export async function unallocatedCredits(tx: CompanyTx, customerId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("ledger.credit")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("unallocated_cents", ">", 0)
    .orderBy("credited_on")
    .orderBy("id")
    .execute()
  return rows.map((row) => row.id)
}

/** Stores a new credit, wholly unallocated, and returns its id. */
export async function insertCredit(
  tx: CompanyTx,
  credit: {
    readonly customerId: string
    readonly kind: "payment" | "credit-note"
    readonly creditedOn: Day
    readonly currency: string
    readonly amountCents: Cents
    readonly number?: string | null
    readonly method?: string | null
    readonly label?: string | null
  },
): Promise<string> {
  const row = await tx
    .insertInto("ledger.credit")
    .values({
      company_id: tx.companyId,
      customer_id: credit.customerId,
      kind: credit.kind,
      number: credit.number ?? null,
      credited_on: credit.creditedOn,
      currency: credit.currency,
      amount_cents: credit.amountCents,
      unallocated_cents: credit.amountCents,
      method: credit.method ?? null,
      label: credit.label ?? null,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return row.id
}

/** Sets parts of a credit against open items; the triggers lower what is open. */
export async function insertAllocations(
  tx: CompanyTx,
  credit: StoredCredit,
  shares: readonly Share[],
): Promise<void> {
  if (shares.length === 0) return
  await sql`
    insert into ledger.allocation (company_id, customer_id, credit_id, invoice_id, seq, amount_cents, effective_on)
    select ${tx.companyId}, ${credit.customerId}, ${credit.id}, i.invoice_id, i.seq, s.amount_cents,
           greatest(i.issued_on, ${credit.creditedOn}::date)
      from unnest(${shares.map((s) => s.invoiceId)}::uuid[], ${shares.map((s) => s.seq)}::smallint[],
                  ${shares.map((s) => s.amountCents)}::bigint[]) s (invoice_id, seq, amount_cents)
      join ledger.instalment i on i.company_id = ${tx.companyId} and i.invoice_id = s.invoice_id and i.seq = s.seq`.execute(
    tx,
  )
}

/** Makes a credit stop counting on a day: what it had paid is open again from then on. */
export async function cancelCredit(tx: CompanyTx, creditId: string, on: Day, reason: string): Promise<void> {
  await tx
    .updateTable("ledger.credit")
    .set({ cancelled_on: on, cancel_reason: reason, unallocated_cents: 0 })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", creditId)
    .execute()
  await tx
    .updateTable("ledger.allocation")
    .set({ released_on: on })
    .where("company_id", "=", tx.companyId)
    .where("credit_id", "=", creditId)
    .where("released_on", "is", null)
    .execute()
}
