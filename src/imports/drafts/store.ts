import type { CompanyTx } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { ImportKind, ImportOptions } from "../options.ts"
import type { ColumnMapping } from "../table/mapping.ts"

/** A file that a person put on the page, before its contents. */
export interface Draft {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly mapping: ColumnMapping
  readonly options: ImportOptions
  readonly state: "uploaded" | "applying" | "applied" | "failed"
  readonly progress: DraftProgress
  readonly importId: string | null
  readonly failure: DraftFailure | null
  readonly createdBy: string
  readonly createdAt: Date
}

/** How far the application is, for a progress bar. */
export interface DraftProgress {
  readonly stage?: string
  readonly done?: number
  readonly total?: number
  readonly rows?: number
}

/** Why the last application did not happen. */
export interface DraftFailure {
  readonly code: string
  readonly sentence: Sentence
  readonly where: Readonly<Record<string, string | number>>
}

/** Keeps a file until it is applied or thrown away; gives its identifier. */
export async function addDraft(
  tx: CompanyTx,
  draft: {
    kind: ImportKind
    fileName: string
    sha256: Buffer
    content: Buffer
    createdBy: string
    createdAt: Date
  },
): Promise<string> {
  const row = await tx
    .insertInto("imports.draft")
    .values({
      company_id: tx.companyId,
      kind: draft.kind,
      file_name: draft.fileName,
      file_sha256: draft.sha256,
      content: draft.content,
      created_by: draft.createdBy,
      created_at: draft.createdAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow()
  return row.id
}

/** The draft without its contents, or null. */
export async function findDraft(tx: CompanyTx, id: string): Promise<Draft | null> {
  const row = await tx
    .selectFrom("imports.draft")
    .select([
      "id",
      "kind",
      "file_name",
      "mapping",
      "options",
      "state",
      "progress",
      "import_id",
      "failure",
      "created_by",
      "created_at",
    ])
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    kind: row.kind as ImportKind,
    fileName: row.file_name,
    mapping: (row.mapping ?? {}) as ColumnMapping,
    options: row.options as ImportOptions,
    state: row.state as Draft["state"],
    progress: row.progress as DraftProgress,
    importId: row.import_id,
    failure: row.failure as DraftFailure | null,
    createdBy: row.created_by,
    createdAt: row.created_at,
  }
}

/** The bytes of a draft's file. */
export async function draftContent(tx: CompanyTx, id: string): Promise<Buffer> {
  const row = await tx
    .selectFrom("imports.draft")
    .select("content")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
  return row.content
}

/** What may change of a draft. */
export interface DraftChange {
  readonly kind?: ImportKind
  readonly mapping?: ColumnMapping
  readonly options?: ImportOptions
  readonly state?: Draft["state"]
  readonly progress?: DraftProgress
  readonly importId?: string
  readonly failure?: DraftFailure | null
}

/** Changes a draft. */
export async function changeDraft(tx: CompanyTx, id: string, change: DraftChange): Promise<void> {
  const { kind, state, importId } = change
  const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
  await tx
    .updateTable("imports.draft")
    .set({
      ...(kind ? { kind } : {}),
      ...(state ? { state } : {}),
      ...(importId ? { import_id: importId } : {}),
      ...(change.mapping ? { mapping: json(change.mapping) } : {}),
      ...(change.options ? { options: json(change.options) } : {}),
      ...(change.progress ? { progress: json(change.progress) } : {}),
      ...(change.failure === undefined ? {} : { failure: json(change.failure) }),
    })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .execute()
}

/** Throws a draft away. */
export async function removeDraft(tx: CompanyTx, id: string): Promise<void> {
  await tx.deleteFrom("imports.draft").where("company_id", "=", tx.companyId).where("id", "=", id).execute()
}
