import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Question } from "../fault.ts"
import type { ImportKind } from "../options.ts"

/** A file that came in, as the list of imports shows it. */
export interface PastImport {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly fileBytes: number
  readonly sha256: string
  readonly state: "applied" | "undone"
  /** Exact counts: rows, customers, invoices, creditNotes, payments, allocations, rejected, warnings. */
  readonly counts: Readonly<Record<string, number>>
  readonly questions: readonly Question[]
  readonly periodFrom: Day | null
  readonly periodTo: Day | null
  readonly importedBy: string
  readonly importedOn: Day
  readonly createdAt: Date
  readonly undoneAt: Date | null
}

/** The imports of the company, newest first. */
export async function listImports(tx: CompanyTx): Promise<PastImport[]> {
  const rows = await selectImports(tx).orderBy("created_at", "desc").orderBy("id", "desc").execute()
  return rows.map(pastImport)
}

/** One import, or null. */
export async function findImport(tx: CompanyTx, importId: string): Promise<PastImport | null> {
  const row = await selectImports(tx).where("id", "=", importId).executeTakeFirst()
  return row ? pastImport(row) : null
}

/** Marks an import as undone. */
export async function markUndone(tx: CompanyTx, importId: string, at: Date): Promise<void> {
  await tx
    .updateTable("imports.import")
    .set({ state: "undone", undone_at: at })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", importId)
    .execute()
}

const selectImports = (tx: CompanyTx) =>
  tx.selectFrom("imports.import").selectAll().where("company_id", "=", tx.companyId)

type Row = Awaited<ReturnType<ReturnType<typeof selectImports>["executeTakeFirstOrThrow"]>>

function pastImport(row: Row): PastImport {
  return {
    id: row.id,
    kind: row.kind as ImportKind,
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    sha256: row.file_sha256.toString("hex"),
    state: row.state as PastImport["state"],
    counts: row.summary as PastImport["counts"],
    questions: row.questions as Question[],
    periodFrom: row.period_from,
    periodTo: row.period_to,
    importedBy: row.imported_by,
    importedOn: row.imported_on,
    createdAt: row.created_at,
    undoneAt: row.undone_at,
  }
}
