import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Evidence } from "./candidates.ts"

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

/** A message of ours. */
export interface SentMessage {
  readonly id: string
  readonly customerId: string
  /** Its Message-ID, with angle brackets. */
  readonly header: string
  readonly invoiceIds: readonly string[]
}

/** The messages of ours with one of these Message-IDs, or one of these identifiers. */
export async function messagesNamed(
  tx: CompanyTx,
  named: { readonly headers: readonly string[]; readonly ids: readonly string[] },
): Promise<SentMessage[]> {
  if (named.headers.length + named.ids.length === 0) return []
  const { rows } = await sql<SentMessage>`
    select id, customer_id as "customerId", message_id_header as header,
           array(select distinct x->>'invoiceId' from jsonb_array_elements(items) x where x ? 'invoiceId') as "invoiceIds"
      from delivery.message
     where company_id = ${tx.companyId}
       and (message_id_header = any(${[...named.headers]}) or id = any(${[...named.ids]}::uuid[]))`.execute(
    tx,
  )
  return rows
}

/** Whose contact this address is, and whose contacts share its domain. Domains that everybody has tell nothing. */
export async function evidenceOfAddress(tx: CompanyTx, address: string): Promise<Evidence[]> {
  const domain = address.slice(address.lastIndexOf("@") + 1)
  const { rows } = await sql<{ customer_id: string; is_same: boolean }>`
    select distinct customer_id, lower(email) = ${address} as is_same
      from ledger.contact
     where company_id = ${tx.companyId}
       and (lower(email) = ${address} or (${!PUBLIC_DOMAINS.test(domain)} and lower(email) like ${`%@${likeable(domain)}`}))
     limit 50`.execute(tx)
  return rows.map((row) => ({ customerId: row.customer_id, clue: row.is_same ? "sender" : "domain" }))
}

/** The invoices with exactly one of these numbers, whatever the case, open or settled. */
export async function evidenceOfNumbers(tx: CompanyTx, numbers: readonly string[]): Promise<Evidence[]> {
  if (numbers.length === 0) return []
  const rows = await tx
    .selectFrom("ledger.invoice")
    .select(["id", "customer_id"])
    .where("company_id", "=", tx.companyId)
    .where("number", "in", [...new Set(numbers.flatMap((number) => [number, number.toUpperCase()]))])
    .limit(50)
    .execute()
  return rows.map((row) => ({ customerId: row.customer_id, clue: "invoice", invoiceIds: [row.id] }))
}

const PUBLIC_DOMAINS =
  /^(gmail|googlemail|outlook|hotmail|live|msn|yahoo|ymail|icloud|me|orange|wanadoo|free|sfr|neuf|laposte|bbox|numericable|aol|gmx|proton|protonmail|pm|mailo|club-internet)\.(com|fr|net|me|org|eu|be|ch|co\.uk)$/

const likeable = (text: string): string => text.replace(/[\\%_]/g, "\\$&")
