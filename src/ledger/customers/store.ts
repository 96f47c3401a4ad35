import { sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import {
  type Balance,
  COLUMNS,
  type Contact,
  type Customer,
  type CustomerFields,
  type CustomerLine,
} from "./customer.ts"

/** What a list of customers asks for. */
export interface CustomerQuery {
  /** Part of a name, code or town, as searchKey() writes it. */
  readonly search?: string
  /** overdue: only those who owe something that is late. */
  readonly filter?: "all" | "overdue"
  /** Only those whom one of these people looks after; null stands for nobody. */
  readonly owners?: readonly (string | null)[] | undefined
  readonly sort?: "name" | "overdue" | "open" | "oldest"
  readonly offset?: number
  readonly most: number
}

const ORDER = {
  name: sql`c.name, c.code`,
  overdue: sql`"overdueCents" desc, "openCents" desc, c.name, c.code`,
  open: sql`"openCents" desc, c.name, c.code`,
  oldest: sql`"oldestDueOn" nulls last, "overdueCents" desc, c.name, c.code`,
}

/** A page of customers with what they owe today, in the company's currency and in the others. */
export async function listCustomers(
  tx: CompanyTx,
  today: Day,
  query: CustomerQuery,
): Promise<CustomerLine[]> {
  const { rows } = await sql<CustomerLine>`
    with owed as (
      select customer_id, currency, sum(open_cents) as open_cents,
             coalesce(sum(open_cents) filter (where coalesce(agreed_due_on, due_on) < ${today}), 0) as overdue_cents,
             min(coalesce(agreed_due_on, due_on)) as oldest_due_on
        from ledger.instalment where company_id = ${tx.companyId} and open_cents > 0
       group by 1, 2)
    select c.id, c.code, c.name, c.kind, c.city, p.currency, k.email, c.owner_user_id as "ownerUserId",
           coalesce(o.open_cents, 0)::bigint as "openCents", coalesce(o.overdue_cents, 0)::bigint as "overdueCents",
           least(o.oldest_due_on, x.oldest_due_on) as "oldestDueOn",
           coalesce(x.amounts, '[]'::jsonb) as "otherCurrencies"
      from ledger.customer c
      join ledger.company p on p.id = c.company_id
      left join owed o on o.customer_id = c.id and o.currency = p.currency
      left join (
        select w.customer_id, min(w.oldest_due_on) as oldest_due_on, max(w.overdue_cents) as overdue_cents,
               jsonb_agg(jsonb_build_object('currency', w.currency, 'openCents', w.open_cents,
                                            'overdueCents', w.overdue_cents) order by w.currency) as amounts
          from owed w join ledger.company p on p.id = ${tx.companyId} and w.currency <> p.currency
         group by w.customer_id) x on x.customer_id = c.id
      left join lateral (
        select email from ledger.contact x
         where x.company_id = ${tx.companyId} and x.customer_id = c.id and x.email is not null
         order by x.wrong_on is not null, x.bounced_on is not null, x.created_at, x.id limit 1) k on true
     where c.company_id = ${tx.companyId}
       and (${query.search ?? null}::text is null or strpos(c.search_key, ${query.search ?? null}) > 0)
       and (${!query.owners} or c.owner_user_id = any(${query.owners?.filter((id) => id !== null) ?? []}::text[])
            or (${query.owners?.includes(null) ?? false} and c.owner_user_id is null))
       and (${query.filter !== "overdue"} or o.overdue_cents > 0 or x.overdue_cents > 0)
     order by ${ORDER[query.sort ?? "name"]}, c.id
     limit ${query.most} offset ${query.offset ?? 0}`.execute(tx)
  return rows
}

/** The customer with its contacts; null when the company has none with this id. */
export async function readCustomer(tx: CompanyTx, id: string): Promise<Customer | null> {
  const row = await tx
    .selectFrom("ledger.customer")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .executeTakeFirst()
  if (!row) return null
  const fields = Object.fromEntries(Object.entries(COLUMNS).map(([field, column]) => [field, row[column]]))
  const contacts = await readContacts(tx, id)
  return { ...(fields as unknown as CustomerFields), id, ownerUserId: row.owner_user_id, contacts }
}

/** The contacts of a customer, the oldest first. */
export async function readContacts(tx: CompanyTx, customerId: string): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select id, name, role, email, phone, formality, bounced_on as "bouncedOn", bounce_reason as "bounceReason",
           wrong_on as "wrongOn", wrong_reason as "wrongReason", phone_wrong_on as "phoneWrongOn"
      from ledger.contact where company_id = ${tx.companyId} and customer_id = ${customerId}
     order by created_at, id`.execute(tx)
  return rows
}

/** What a customer owes today, by currency. */
export async function readBalances(tx: CompanyTx, customerId: string, today: Day): Promise<Balance[]> {
  const { rows } = await sql<Balance>`
    select currency, sum(open_cents)::bigint as "openCents", sum(overdue_cents)::bigint as "overdueCents",
           sum(unallocated_cents)::bigint as "unallocatedCents"
      from (
        select currency, open_cents,
               case when coalesce(agreed_due_on, due_on) < ${today} then open_cents else 0 end as overdue_cents,
               0 as unallocated_cents
          from ledger.instalment
         where company_id = ${tx.companyId} and customer_id = ${customerId} and open_cents > 0
        union all
        select currency, 0, 0, unallocated_cents from ledger.credit
         where company_id = ${tx.companyId} and customer_id = ${customerId} and unallocated_cents > 0) b
     group by currency order by currency`.execute(tx)
  return rows
}

/** The customers that this text names: by id, else by code, else by exact name (case apart). */
export async function findCustomers(
  tx: CompanyTx,
  named: string,
): Promise<{ id: string; code: string; name: string }[]> {
  const { rows } = await sql<{ id: string; code: string; name: string; rank: number }>`
    select id, code, name,
           case when id::text = lower(${named}) then 1 when code = ${named} then 2 else 3 end as rank
      from ledger.customer
     where company_id = ${tx.companyId} and (id::text = lower(${named}) or code = ${named} or lower(name) = lower(${named}))
     order by rank, code`.execute(tx)
  return rows.filter((row) => row.rank === rows[0]?.rank).map(({ id, code, name }) => ({ id, code, name }))
}

/** Stores a new customer; null when its code is taken. */
export async function insertCustomer(
  tx: CompanyTx,
  fields: Partial<CustomerFields> & Pick<CustomerFields, "code" | "name">,
  key: string,
): Promise<string | null> {
  const row = await tx
    .insertInto("ledger.customer")
    .values({
      ...columnsOf(fields),
      company_id: tx.companyId,
      code: fields.code,
      name: fields.name,
      search_key: key,
    })
    .onConflict((conflict) => conflict.columns(["company_id", "code"]).doNothing())
    .returning("id")
    .executeTakeFirst()
  return row?.id ?? null
}

/** Changes the fields that are given. */
export async function updateCustomer(
  tx: CompanyTx,
  id: string,
  fields: Partial<CustomerFields>,
  key: string,
): Promise<void> {
  await tx
    .updateTable("ledger.customer")
    .set({ ...columnsOf(fields), search_key: key, updated_at: sql`now()` })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}

/** What a person types about a contact. */
export type ContactFields = Pick<Contact, "name" | "role" | "email" | "phone"> &
  Partial<Pick<Contact, "formality">>

/** Stores a new contact and returns its id. */
export async function insertContact(
  tx: CompanyTx,
  customerId: string,
  fields: ContactFields,
): Promise<string> {
  const { id } = await tx
    .insertInto("ledger.contact")
    .values({ company_id: tx.companyId, customer_id: customerId, ...fields })
    .returning("id")
    .executeTakeFirstOrThrow()
  return id
}

/** Changes a contact; another address has not bounced. False when the customer has no such contact. */
export async function updateContact(
  tx: CompanyTx,
  customerId: string,
  contactId: string,
  fields: Partial<ContactFields>,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update ledger.contact set
      name = ${fields.name === undefined ? sql`name` : fields.name},
      formality = ${fields.formality === undefined ? sql`formality` : fields.formality},
      role = ${fields.role === undefined ? sql`role` : fields.role},
      phone = ${fields.phone === undefined ? sql`phone` : fields.phone},
      phone_wrong_on = ${fields.phone === undefined ? sql`phone_wrong_on` : sql`case when phone is not distinct from ${fields.phone}::text then phone_wrong_on end`},
      ${
        fields.email === undefined
          ? sql``
          : sql`bounced_on = case when lower(email) is not distinct from lower(${fields.email}::text) then bounced_on end,
                bounce_reason = case when lower(email) is not distinct from lower(${fields.email}::text) then bounce_reason end,`
      }
      email = ${fields.email === undefined ? sql`email` : fields.email}
     where company_id = ${tx.companyId} and customer_id = ${customerId} and id = ${contactId}
    returning id`.execute(tx)
  return rows.length === 1
}

/** Removes a contact. False when the customer has no such contact. */
export async function deleteContact(tx: CompanyTx, customerId: string, contactId: string): Promise<boolean> {
  const gone = await tx
    .deleteFrom("ledger.contact")
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("id", "=", contactId)
    .executeTakeFirst()
  return gone.numDeletedRows === 1n
}

function columnsOf(fields: Partial<CustomerFields>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(COLUMNS).flatMap(([field, column]) => {
      const value = fields[field as keyof CustomerFields]
      return value === undefined ? [] : [[column, value]]
    }),
  )
}
