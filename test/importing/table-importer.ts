import { sql } from "kysely"
import type { OpenDatabase } from "../../src/adapters/postgres/connect.ts"
import type { ImportKind, ImportOptions } from "../../src/imports/options.ts"
import { importFile } from "../../src/imports/workflows.ts"
import { day } from "../../src/kernel/day.ts"
import { inCompany } from "../../src/kernel/store.ts"
import { testCompany } from "../database.ts"

interface More {
  readonly kind?: ImportKind
  readonly options?: ImportOptions
  readonly mapping?: unknown
  readonly dryRun?: boolean
  readonly confirmShrink?: boolean
  readonly today?: string
}

/** An importer of tables into a company of its own, and its open items. */
export async function importer(database: OpenDatabase) {
  const company = await testCompany(database)
  return {
    company,
    take: (content: string | Uint8Array, more: More = {}) =>
      importFile(database.db, company, {
        kind: "invoices",
        fileName: "export.csv",
        now: new Date("2026-01-15T08:00:00Z"),
        actor: "operator",
        ...more,
        content: typeof content === "string" ? Buffer.from(content) : content,
        today: day(more.today ?? "2026-01-15"),
      }),
    rows: <T>(query: (company: string) => ReturnType<typeof sql<T>>) =>
      inCompany(database.db, company, async (tx) => (await query(company).execute(tx)).rows),
    open: () => openItems(database, company),
  }
}

async function openItems(database: OpenDatabase, company: string): Promise<string[]> {
  return inCompany(database.db, company, async (tx) => {
    const { rows } = await sql<{ item: string }>`
      select c.code || ' ' || i.number || ' ' || t.due_on || ' ' || to_char(t.open_cents / 100.0, 'FM999990.00') as item
        from ledger.instalment t join ledger.invoice i on i.company_id = t.company_id and i.id = t.invoice_id
        join ledger.customer c on c.company_id = t.company_id and c.id = t.customer_id
       where t.company_id = ${company} and t.open_cents > 0
      union all
      select c.code || ' ' || p.kind || ' ' || to_char(-p.unallocated_cents / 100.0, 'FM999990.00')
        from ledger.credit p join ledger.customer c on c.company_id = p.company_id and c.id = p.customer_id
       where p.company_id = ${company} and p.unallocated_cents > 0`.execute(tx)
    return rows.map((r) => r.item).sort()
  })
}
