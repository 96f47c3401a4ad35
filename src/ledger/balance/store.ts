import { type RawBuilder, sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { openCreditsAt, openItemsAt, overpaidItemsAt } from "../open-items/store.ts"
import { AGE_BUCKETS, type AgedAmounts, type AgedBalance, type AgedBy } from "./aged-balance.ts"

/** What to read: the day, what age is counted from, the currency, and at most how many customers (largest first). */
export interface AgedBalanceQuery {
  readonly on: Day
  readonly by?: AgedBy
  readonly currency?: string
  readonly mostCustomers?: number
}

/**
 * The aged balance at the end of a day. Customers whose open items and credits cancel out in every
 * column have no line; the totals count everybody.
 */
export async function agedBalance(tx: CompanyTx, query: AgedBalanceQuery): Promise<AgedBalance> {
  const by = query.by ?? "due"
  const currency = query.currency ?? (await companyCurrency(tx))
  const rows = await readLines(tx, query.on, by, currency, query.mostCustomers ?? null)
  const totals = rows.filter((row) => row.id === null)
  return {
    on: query.on,
    by,
    currency,
    totals: amountsOf(totals.find((row) => row.currency === currency)),
    customers: rows.flatMap(({ id, code, name, currency: _, ...row }) =>
      id === null ? [] : [{ id, code, name, ...amountsOf(row) }],
    ),
    otherCurrencies: totals
      .filter((row) => row.currency !== currency)
      .map((row) => ({ currency: row.currency, totals: amountsOf(row) })),
  }
}

interface Line extends AgedAmounts {
  /** null: the total of a currency. */
  readonly id: string | null
  readonly code: string
  readonly name: string
  readonly currency: string
}

/** The totals of every currency, then the customers of one of them, the largest first: the books are read once. */
async function readLines(tx: CompanyTx, on: Day, by: AgedBy, currency: string, most: number | null) {
  const { rows } = await sql<Line>`
    with each as materialized (
      select s.*, ${OF_ALL_AGES} as "totalCents" from (
        select currency, customer_id, ${AGED_SUMS} from (${openAmounts(tx.companyId, on, by)}) o group by 1, 2) s),
    largest as (
      select * from each where currency = ${currency} and (${HAS_ANYTHING})
       order by "totalCents" desc, customer_id limit ${most})
    select * from (
      select null::uuid as id, null as code, null as name, currency, ${TOTALS} from each group by currency
      union all
      select c.id, c.code, c.name, l.currency, ${AMOUNTS}
        from largest l join ledger.customer c on c.company_id = ${tx.companyId} and c.id = l.customer_id) lines
     order by id is not null, case when id is null then currency end, "totalCents" desc, code`.execute(tx)
  return rows
}

/** Open items (positive), and credits not set against any or set against too much (negative), each with its age in days. */
function openAmounts(companyId: string, on: Day, by: AgedBy): RawBuilder<unknown> {
  const from = by === "due" ? sql.ref("due_on") : sql.ref("issued_on")
  return sql`
    select customer_id, currency, open_cents as cents, ${on}::date - ${from} as age, false as is_credit
      from ${openItemsAt(companyId, on)} i
    union all
    select customer_id, currency, -open_cents, ${on}::date - credited_on, true
      from ${openCreditsAt(companyId, on)} c
    union all
    select customer_id, currency, open_cents, ${on}::date - ${from}, true
      from ${overpaidItemsAt(companyId, on)} p`
}

const AGED_SUMS = sql`
  coalesce(sum(cents) filter (where age <= 0), 0)::bigint as "notDueCents",
  coalesce(sum(cents) filter (where age between 1 and 30), 0)::bigint as "d1To30Cents",
  coalesce(sum(cents) filter (where age between 31 and 60), 0)::bigint as "d31To60Cents",
  coalesce(sum(cents) filter (where age between 61 and 90), 0)::bigint as "d61To90Cents",
  coalesce(sum(cents) filter (where age > 90), 0)::bigint as "over90Cents",
  coalesce(sum(cents) filter (where is_credit), 0)::bigint as "unallocatedCents"`

const COLUMNS = [
  ...AGE_BUCKETS.map((bucket) => `${bucket}Cents` as const),
  "totalCents",
  "unallocatedCents",
] as const satisfies readonly (keyof AgedAmounts)[]

const AMOUNTS = sql.join(COLUMNS.map((column) => sql.id(column)))
const TOTALS = sql.join(COLUMNS.map((column) => sql`sum(${sql.id(column)})::bigint as ${sql.id(column)}`))

const OF_ALL_AGES = sql.join(
  AGE_BUCKETS.map((bucket) => sql.id(`${bucket}Cents`)),
  sql` + `,
)

// A customer whose columns are all empty has no line; the totals are the same without it.
const HAS_ANYTHING = sql.join(
  AGE_BUCKETS.map((bucket) => sql`${sql.id(`${bucket}Cents`)} <> 0`),
  sql` or `,
)

function amountsOf(row: AgedAmounts | undefined): AgedAmounts {
  return {
    notDueCents: row?.notDueCents ?? 0,
    d1To30Cents: row?.d1To30Cents ?? 0,
    d31To60Cents: row?.d31To60Cents ?? 0,
    d61To90Cents: row?.d61To90Cents ?? 0,
    over90Cents: row?.over90Cents ?? 0,
    totalCents: row?.totalCents ?? 0,
    unallocatedCents: row?.unallocatedCents ?? 0,
  }
}

async function companyCurrency(tx: CompanyTx): Promise<string> {
  const company = await tx
    .selectFrom("ledger.company")
    .select("currency")
    .where("id", "=", tx.companyId)
    .executeTakeFirstOrThrow()
  return company.currency
}
