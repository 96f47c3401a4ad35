import { type Kysely, sql, type Transaction } from "kysely"
import type { DB } from "./schema.generated.ts"

/** The database as the composition root opens it. Rooms never use it to read a company's rows. */
export type Db = Kysely<DB>

/** Identifies one company; every row of a company carries it. */
export type CompanyId = string

/**
 * A transaction that sees the rows of one company only: row-level security hides the others,
 * and every query names the company as well.
 */
export type CompanyTx = Transaction<DB> & { readonly companyId: CompanyId }

/** Runs work in one transaction on the books of one company. All of it happens, or nothing. */
export function inCompany<T>(db: Db, companyId: CompanyId, work: (tx: CompanyTx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('relance.company_id', ${companyId}, true)`.execute(tx)
    return await work(Object.assign(tx, { companyId }))
  })
}

/** Runs work as the machine's operator, who may list and create companies but sees no company's rows. */
export function asOperator<T>(db: Db, work: (tx: Transaction<DB>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('relance.operator', 'on', true)`.execute(tx)
    return await work(tx)
  })
}
