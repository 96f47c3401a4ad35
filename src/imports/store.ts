import { sql } from "kysely"
import type { Day } from "../kernel/day.ts"
import type { CompanyTx } from "../kernel/store.ts"
import type { Period } from "./apply/known.ts"
import type { ImportReport } from "./apply/report.ts"
import type { ImportKind } from "./options.ts"
import type { UsedMapping } from "./reading.ts"
import type { ColumnMapping } from "./table/mapping.ts"

/** A new import as it is written down. */
export interface NewImport {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly sha256: Buffer
  readonly byteCount: number
  readonly mapping: UsedMapping | null
  readonly report: ImportReport
  readonly period: Period | null
  readonly importedBy: string
  readonly importedOn: Day
}

/** Writes down that a file came in, with its counts and the questions it leaves. */
export async function addImport(tx: CompanyTx, row: NewImport): Promise<void> {
  await tx
    .insertInto("imports.import")
    .values({
      company_id: tx.companyId,
      id: row.id,
      kind: row.kind,
      file_name: row.fileName,
      file_sha256: row.sha256,
      file_bytes: row.byteCount,
      mapping: row.mapping === null ? null : JSON.stringify(row.mapping),
      summary: JSON.stringify(countsOf(row.report)),
      questions: JSON.stringify(row.report.questions.items),
      period_from: row.period?.from ?? null,
      period_to: row.period?.to ?? null,
      imported_by: row.importedBy,
      imported_on: row.importedOn,
    })
    .execute()
}

/** The exact counts of a report, without its lists. */
export function countsOf(report: ImportReport): Record<string, number> {
  const { customers, invoices, creditNotes, payments, allocations, rejected, warnings } = report
  return {
    rows: report.rowCount,
    customers: customers.count,
    invoices: invoices.count,
    creditNotes: creditNotes.count,
    payments: payments.count,
    allocations: allocations.count,
    rejected: rejected.count,
    warnings: warnings.count,
  }
}

/** The company's own currency. */
export async function companyCurrency(tx: CompanyTx): Promise<string> {
  const { rows } = await sql<{
    currency: string
  }>`select currency from ledger.company where id = ${tx.companyId}`.execute(tx)
  return rows[0]?.currency ?? "EUR"
}

/** The mappings that people corrected for this kind of file, by the shape of the header. */
export async function readRememberedMappings(
  tx: CompanyTx,
  kind: ImportKind,
): Promise<Map<string, ColumnMapping>> {
  const rows = await tx
    .selectFrom("imports.remembered_mapping")
    .select(["header_fingerprint", "mapping"])
    .where("company_id", "=", tx.companyId)
    .where("kind", "=", kind)
    .execute()
  return new Map(rows.map((r) => [r.header_fingerprint, r.mapping as ColumnMapping]))
}

/** Remembers how a person mapped the columns of a header, for the next file of the same shape. */
export async function rememberMapping(tx: CompanyTx, kind: ImportKind, used: UsedMapping): Promise<void> {
  await sql`
    insert into imports.remembered_mapping (company_id, kind, header_fingerprint, mapping)
    values (${tx.companyId}, ${kind}, ${used.fingerprint}, ${JSON.stringify(used.columns)}::jsonb)
    on conflict (company_id, kind, header_fingerprint) do update set mapping = excluded.mapping, updated_at = now()`.execute(
    tx,
  )
}

/** True when this very file was imported before, and not taken back. */
export async function isKnownFile(tx: CompanyTx, sha256: Buffer): Promise<boolean> {
  const row = await tx
    .selectFrom("imports.import")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("file_sha256", "=", sha256)
    .where("state", "=", "applied")
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
