import { sql } from "kysely"
import { uuids } from "../../kernel/bulk/store.ts"
import { assertCents, type Cents } from "../../kernel/cents.ts"
import { type Day, earlierOf } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { openCreditsAt, openItemsAt } from "../open-items/store.ts"

/** An open instalment as of a day. */
export interface OpenItemRow {
  readonly invoiceId: string
  readonly seq: number
  readonly issuedOn: Day
  readonly dueOn: Day
  readonly agreedDueOn: Day | null
  readonly openCents: Cents
  readonly currency: string
}

/** What is open, by customer, and the first later day on which an invoice of the customer is dated. */
export interface OpenItems {
  readonly items: ReadonlyMap<string, readonly OpenItemRow[]>
  readonly nextIssuedOn: ReadonlyMap<string, Day>
}

/**
 * The open items of some customers at the end of a day. They come in one line, each column a list:
 * half the time of as many lines as there are items.
 */
export async function readOpenItems(tx: CompanyTx, ids: readonly string[], on: Day): Promise<OpenItems> {
  const { rows } = await sql<Record<OpenItemColumn, string | null>>`
    select string_agg(customer_id::text, ',') as customer_id, string_agg(invoice_id::text, ',') as invoice_id,
           string_agg(seq::text, ',') as seq, string_agg(issued_on::text, ',') as issued_on,
           string_agg(initial_due_on::text, ',') as due_on,
           string_agg(coalesce(agreed_due_on::text, ''), ',') as agreed_due_on,
           string_agg(open_cents::text, ',') as cents, string_agg(currency, ',') as currency
      from ${openItemsAt(tx.companyId, on, ids, true)} o`.execute(tx)
  const list = (column: OpenItemColumn) => rows[0]?.[column]?.split(",") ?? []
  const columns = {
    customer_id: list("customer_id"),
    invoice_id: list("invoice_id"),
    seq: list("seq"),
    issued_on: list("issued_on"),
    due_on: list("due_on"),
    agreed_due_on: list("agreed_due_on"),
    cents: list("cents"),
    currency: list("currency"),
  }
  return openItemsByCustomer(columns, on)
}

type OpenItemColumn =
  | "customer_id"
  | "invoice_id"
  | "seq"
  | "issued_on"
  | "due_on"
  | "agreed_due_on"
  | "cents"
  | "currency"

function openItemsByCustomer(
  columns: Readonly<Record<OpenItemColumn, readonly string[]>>,
  on: Day,
): OpenItems {
  const items = new Map<string, OpenItemRow[]>()
  const nextIssuedOn = new Map<string, Day>()
  columns.customer_id.forEach((customerId, index) => {
    const issuedOn = columns.issued_on[index] as Day
    if (issuedOn > on) {
      nextIssuedOn.set(customerId, earlierOf(issuedOn, nextIssuedOn.get(customerId) ?? issuedOn))
      return
    }
    const item: OpenItemRow = {
      invoiceId: columns.invoice_id[index]!,
      seq: Number(columns.seq[index]),
      issuedOn,
      dueOn: columns.due_on[index] as Day,
      agreedDueOn: (columns.agreed_due_on[index] || null) as Day | null,
      openCents: assertCents(Number(columns.cents[index])),
      currency: columns.currency[index]!,
    }
    const known = items.get(customerId)
    if (known) known.push(item)
    else items.set(customerId, [item])
  })
  return { items, nextIssuedOn }
}

/** What lies unallocated on some customers' side at the end of a day, by currency. */
export async function readUnallocated(tx: CompanyTx, ids: readonly string[], on: Day) {
  const { rows } = await sql<{ customer_id: string; currency: string; cents: Cents }>`
    select customer_id, currency, sum(open_cents)::bigint as cents
      from ${openCreditsAt(tx.companyId, on, ids)} c group by 1, 2`.execute(tx)
  return rows
}

/** The first day after a day on which a payment of the customer, known to come back, is taken back. */
export async function readNextReleases(tx: CompanyTx, ids: readonly string[], on: Day) {
  const { rows } = await sql<{ customer_id: string; next_on: Day }>`
    select customer_id, min(released_on) as next_on from ledger.allocation
     where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)}) and released_on > ${on}
     group by customer_id`.execute(tx)
  return rows
}

/** Promises in force on a day, each with what was paid since it was made; what was set against invoices it does not name is none of it. */
export async function readPromises(tx: CompanyTx, ids: readonly string[], on: Day) {
  const { rows } = await sql<{
    id: string
    customer_id: string
    made_on: Day
    promised_for: Day
    amount_cents: Cents | null
    invoice_ids: string[]
    paid_cents: Cents
  }>`
    select p.id, p.customer_id, p.made_on, p.promised_for, p.amount_cents, p.invoice_ids,
           coalesce((select sum(case when p.invoice_ids = '{}' then c.amount_cents
                                     else c.amount_cents - coalesce((
                                       select sum(a.amount_cents) from ledger.allocation a
                                        where a.company_id = c.company_id and a.credit_id = c.id
                                          and a.invoice_id <> all(p.invoice_ids) and a.effective_on <= ${on}
                                          and (a.released_on is null or a.released_on > ${on})), 0) end)
                       from ledger.credit c
                      where c.company_id = p.company_id and c.customer_id = p.customer_id and c.kind = 'payment'
                        and c.credited_on >= p.made_on and c.credited_on <= ${on}
                        and (c.cancelled_on is null or c.cancelled_on > ${on})), 0)::bigint as paid_cents
      from ledger.payment_promise p
     where p.company_id = ${tx.companyId} and p.customer_id = any(${uuids(ids)})
       and p.made_on <= ${on} and (p.withdrawn_on is null or p.withdrawn_on > ${on})
     order by p.made_on, p.id`.execute(tx)
  return rows
}

/** Disputes open on a day. */
export async function readDisputes(tx: CompanyTx, ids: readonly string[], on: Day) {
  const { rows } = await sql<{
    customer_id: string
    invoice_id: string
    disputed_cents: Cents | null
    answer_by: Day | null
  }>`
    select customer_id, invoice_id, disputed_cents, answer_by from ledger.dispute
     where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)})
       and opened_on <= ${on} and (closed_on is null or closed_on > ${on})`.execute(tx)
  return rows
}

/** Reasons not to follow, in force on a day. */
export async function readHolds(tx: CompanyTx, ids: readonly string[], on: Day) {
  const { rows } = await sql<{
    customer_id: string
    invoice_id: string | null
    kind: "do-not-chase" | "insolvent" | "assigned"
    until_on: Day | null
  }>`
    select customer_id, invoice_id, kind, until_on from ledger.hold
     where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)})
       and from_on <= ${on} and (until_on is null or until_on >= ${on})
       and (lifted_on is null or lifted_on > ${on})
     order by from_on, id`.execute(tx)
  return rows
}

/** Customers with an answer that nobody has dealt with, and those with a message in doubt, on a day. */
export async function readQuestions(tx: CompanyTx, ids: readonly string[], on: Day) {
  const { rows } = await sql<{ customer_id: string; has_reply: boolean; has_doubt: boolean }>`
    select customer_id, bool_or(is_reply) as has_reply, bool_or(not is_reply) as has_doubt from (
      select customer_id, true as is_reply from ledger.reply
       where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)})
         and received_on <= ${on} and (handled_on is null or handled_on > ${on})
      union all
      select customer_id, false from ledger.task
       where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)}) and kind = 'unknown-outcome'
         and created_on <= ${on} and (done_on is null or done_on > ${on})) q
     group by customer_id`.execute(tx)
  return rows
}

/** The day on which each customer is to be called again, as the last call up to a day left it. */
export async function readCallsAgain(tx: CompanyTx, ids: readonly string[], on: Day) {
  const { rows } = await sql<{ customer_id: string; call_again_on: Day | null }>`
    select distinct on (customer_id) customer_id, call_again_on from ledger.call
     where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)}) and called_on <= ${on} and undone_at is null
     order by customer_id, called_on desc, id desc`.execute(tx)
  return new Map(rows.map((row) => [row.customer_id, row.call_again_on]))
}

/** A customer, and the first day of its past that matters. */
export interface PastSince {
  readonly customerId: string
  readonly since: Day
}

/**
 * The steps taken with some customers up to a day, each from its own first day on. A step that
 * showed an invoice cannot be older than it: whoever asks for what is still open may start there.
 */
export async function readPastSteps(tx: CompanyTx, customers: readonly PastSince[], on: Day) {
  const { rows } = await sql<{
    customer_id: string
    step_key: string
    turn: string
    channel: string
    tone: number | null
    is_contact: boolean
    happened_on: Day
    items: [string, number, string, boolean][]
  }>`
    select r.customer_id, r.step_key, r.turn, r.channel, r.tone, r.is_contact, r.happened_on, i.items
      from unnest(${uuids(customers.map((c) => c.customerId))}, ${customers.map((c) => c.since)}::date[]) c (id, since)
      join ledger.reminder r on r.company_id = ${tx.companyId} and r.customer_id = c.id
                            and r.happened_on between c.since and ${on}
     cross join lateral (
           select coalesce(json_agg(json_build_array(i.invoice_id, i.seq, i.step_key, i.covered)), '[]') as items
             from ledger.reminder_item i
            where i.company_id = ${tx.companyId} and i.reminder_id = r.id) i
     order by r.happened_on, r.id`.execute(tx)
  return rows.map((row) => ({
    ...row,
    items: row.items.map(([invoiceId, seq, stepKey, covered]) => ({ invoiceId, seq, stepKey, covered })),
  }))
}

/** How each customer can be reached. */
export async function readReach(tx: CompanyTx, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    kind: "professional" | "consumer" | "public"
    country: string
    /** Joined by line breaks: half the time of as many lists as there are customers. */
    tags: string
    first_step_key: string | null
    prefers_letter: boolean
    has_email: boolean
    has_bounced: boolean
    has_address: boolean
    /** Of those who may be told amounts, one a line. */
    phones: string | null
    /** The last word about each; null where nothing was said. */
    agrees_to_electronic: boolean | null
    agrees_to_sms: boolean | null
  }>`
    select c.id, c.kind, c.country, array_to_string(c.tags, e'\n') as tags, c.first_step_key, coalesce(c.preferred_channel = 'letter', false) as prefers_letter,
           coalesce(k.has_email, false) as has_email, coalesce(k.has_bounced, false) as has_bounced,
           cardinality(c.address_lines) > 0 and c.postal_code is not null and c.city is not null as has_address,
           k.phones, s.agrees_to_electronic, s.agrees_to_sms
      from ledger.customer c
      left join (select customer_id, bool_or(email is not null and bounced_on is null) as has_email,
                        bool_or(email is not null and bounced_on is not null) as has_bounced,
                        string_agg(phone, e'\n') filter (where role <> 'other' and phone_wrong_on is null) as phones
                   from ledger.contact
                  where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)})
                    and wrong_on is null
                  group by customer_id) k on k.customer_id = c.id
      left join (select customer_id,
                        bool_or(is_given) filter (where kind = 'electronic-registered-letter') as agrees_to_electronic,
                        bool_or(is_given) filter (where kind = 'sms') as agrees_to_sms
                   from (select distinct on (customer_id, kind) customer_id, kind, is_given
                           from ledger.consent
                          where company_id = ${tx.companyId} and customer_id = any(${uuids(ids)})
                          order by customer_id, kind, said_on desc, id desc) last_word
                  group by customer_id) s on s.customer_id = c.id
     where c.company_id = ${tx.companyId} and c.id = any(${uuids(ids)})`.execute(tx)
  return rows
}

/** What holds for the whole company: its currency, place and calendar settings, and how fresh its data is. */
export async function readCompanyFacts(tx: CompanyTx) {
  const { rows } = await sql<{
    currency: string
    holiday_region: string
    data_max_age_days: number
    demo_seed: number | null
    fresh_on: Day | null
    followed_since: Day | null
  }>`
    select c.currency, c.holiday_region, c.data_max_age_days, c.demo_seed,
           (select max(f.fresh_on) from ledger.freshness f where f.company_id = c.id) as fresh_on,
           (select min(f.fresh_on) from ledger.freshness f where f.company_id = c.id) as followed_since
      from ledger.company c where c.id = ${tx.companyId}`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error("the company of this transaction does not exist")
  return row
}
