import { sql } from "kysely"
import type { OpenDatabase } from "../../src/adapters/postgres/connect.ts"
import type { ImportOptions } from "../../src/imports/options.ts"
import { importFile } from "../../src/imports/workflows.ts"
import { day } from "../../src/kernel/day.ts"
import { inCompany } from "../../src/kernel/store.ts"
import { testCompany } from "../database.ts"
import { fec } from "./fec.ts"

/** An importer of FEC files into a company of its own, and its open items. */
export async function importer(database: OpenDatabase) {
  const company = await testCompany(database)
  return {
    company,
    take: (
      content: Uint8Array,
      more: { options?: ImportOptions; dryRun?: boolean; confirmShrink?: boolean; today?: string } = {},
    ) =>
      importFile(database.db, company, {
        kind: "fec",
        fileName: "123456789FEC20251231.txt",
        content,
        now: new Date("2026-01-15T08:00:00Z"),
        actor: "operator",
        ...more,
        today: day(more.today ?? "2026-01-15"),
      }),
    open: () => openItems(database, company),
  }
}

/** Open items as "customer number amount": debts positive, credits in hand negative. */
async function openItems(database: OpenDatabase, company: string): Promise<string[]> {
  return inCompany(database.db, company, async (tx) => {
    const { rows } = await sql<{ item: string }>`
      select c.code || ' ' || i.number || ' ' || to_char(t.open_cents / 100.0, 'FM999990.00') as item
        from ledger.instalment t join ledger.invoice i on i.company_id = t.company_id and i.id = t.invoice_id
        join ledger.customer c on c.company_id = t.company_id and c.id = t.customer_id
       where t.company_id = ${company} and t.open_cents > 0
      union all
      select c.code || ' ' || coalesce(p.number, '') || ' ' || to_char(-p.unallocated_cents / 100.0, 'FM999990.00')
        from ledger.credit p join ledger.customer c on c.company_id = p.company_id and c.id = p.customer_id
       where p.company_id = ${company} and p.unallocated_cents > 0`.execute(tx)
    return rows.map((r) => r.item).sort()
  })
}

/** A year of two customers: one paid and one open invoice; one part-paid with a credit note to come. */
export const year = () =>
  fec()
    .invoice("2025-02-03", "DUPONT", "FA1", "1200,00", "A")
    .payment("2025-03-10", "DUPONT", "VIR1", "1200,00", "A")
    .invoice("2025-11-20", "DUPONT", "FA2", "600,00")
    .invoice("2025-12-01", "MARTIN", "FA3", "240,00", "b")
    .payment("2025-12-20", "MARTIN", "VIR2", "100,00", "b")
    .creditNote("2025-12-22", "MARTIN", "AV1", "40,00")
