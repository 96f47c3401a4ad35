import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import { Refusal } from "../../../kernel/refusal.ts"
import type { CompanyId, CompanyTx, Db } from "../../../kernel/store.ts"
import type { ImportReport } from "../../apply/report.ts"
import { headText, type OpenContent, openContent, readGrid } from "../../content/workflows.ts"
import type { Question, RowFault, Warning } from "../../fault.ts"
import { hasFecColumns, looksLikeFec } from "../../fec/recognise.ts"
import type { ImportKind } from "../../options.ts"
import { countsOf, readRememberedMappings } from "../../store.ts"
import { mapTable } from "../../table/mapping.ts"
import { importFile } from "../../workflows.ts"
import { type Look, likelyKind, lookAtFec, lookAtTable } from "../look.ts"
import type { Draft } from "../store.ts"

/** Who works on a draft, and when. */
export interface By {
  readonly today: Day
  readonly now: Date
  readonly actor: string
}

/** What applying the draft would do; `errors` also holds what is wrong with the file as a whole (row 0). */
export interface DraftPreview {
  readonly rows: Look["rows"]
  readonly errors: readonly RowFault[]
  readonly warnings: readonly Warning[]
  readonly rowCount: number
  readonly controlTotalCents: Cents | null
  readonly fileTotalCents: Cents | null
  readonly counts: Readonly<Record<string, number>>
  readonly changedNothing: boolean
  readonly shrink: ImportReport["shrink"]
}

const SHOWN_ERRORS = 200

type Remembered = Awaited<ReturnType<typeof readRememberedMappings>>

/** Finds out what kind of file this is. */
export async function detectKind(tx: CompanyTx, content: OpenContent): Promise<ImportKind> {
  if (content.format === "xml" || (content.format === "text" && looksLikeFec(await headText(content))))
    return "fec"
  const kinds = ["invoices", "payments", "customers"] as const
  const remembered = new Map(
    await Promise.all(kinds.map(async (kind) => [kind, await readRememberedMappings(tx, kind)] as const)),
  )
  const grid = await readGrid(content)
  return hasFecColumns(grid) ? "fec" : likelyKind(grid, remembered)
}

async function lookAt(draft: Draft, bytes: Buffer, remembered: Remembered): Promise<Look> {
  const content = await openContent(bytes)
  if (draft.kind === "fec")
    return content.format === "text"
      ? lookAtFec(await headText(content))
      : { columns: [], rows: [], mapping: {} }
  return lookAtTable(
    mapTable(await readGrid(content), draft.kind, draft.mapping, (shape) => remembered.get(shape) ?? null),
  )
}

/** What the file looks like, and what applying it would do: the import itself, rolled back. */
export async function previewFile(
  db: Db,
  companyId: CompanyId,
  draft: Draft,
  content: Buffer,
  remembered: Remembered,
  by: By,
): Promise<{ look: Look; preview: DraftPreview; questions: readonly Question[] }> {
  const look = await lookAt(draft, content, remembered)
  try {
    const report = await importFile(db, companyId, { ...draft, ...by, content, dryRun: true })
    const preview: DraftPreview = {
      rows: look.rows,
      errors: report.rejected.items.slice(0, SHOWN_ERRORS),
      warnings: report.warnings.items.slice(0, SHOWN_ERRORS),
      rowCount: report.rowCount,
      controlTotalCents: report.controlTotal.readCents,
      fileTotalCents: report.controlTotal.fileCents,
      counts: countsOf(report),
      changedNothing: report.changedNothing,
      shrink: report.shrink,
    }
    return { look, preview, questions: report.questions.items.slice(0, SHOWN_ERRORS) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { look, preview: refusedPreview(look, error), questions: [] }
  }
}

/** A file that cannot be read as it is mapped now still shows its rows, and why. */
function refusedPreview(look: Look, { code, sentence }: Refusal): DraftPreview {
  const fault: RowFault = { row: 0, column: null, value: null, code, sentence, remedy: sentence }
  const none = {
    warnings: [],
    rowCount: 0,
    controlTotalCents: null,
    fileTotalCents: null,
    counts: {},
    shrink: null,
  }
  return { ...none, rows: look.rows, errors: [fault], changedNothing: true }
}
