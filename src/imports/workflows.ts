import { randomUUID } from "node:crypto"
import type { Day } from "../kernel/day.ts"
import { refuse } from "../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../kernel/store.ts"
import { addFreshness } from "../ledger/freshness/store.ts"
import { record } from "../ledger/journal/store.ts"
import type { Plan } from "./apply/plan.ts"
import { type ImportReport, importReport } from "./apply/report.ts"
import { readKnownBooks, waitForTurn } from "./apply/store.ts"
import { carryOut } from "./apply/workflows.ts"
import {
  type ImportContent,
  type OpenContent,
  openContent,
  readList,
  refuseCompressed,
  wholeText,
} from "./content/workflows.ts"
import { readFecFile } from "./fec/read.ts"
import { readFec } from "./fec/reader.ts"
import { readFecXml } from "./fec/xml.ts"
import { freshOn } from "./fresh-on.ts"
import type { ImportKind, ImportOptions } from "./options.ts"
import type { ReadFile } from "./reading.ts"
import {
  addImport,
  companyCurrency,
  countsOf,
  isKnownFile,
  readRememberedMappings,
  rememberMapping,
} from "./store.ts"
import { columnMapping, mapTable } from "./table/mapping.ts"
import { readTable } from "./table/read.ts"

/** A file to import, and who asks. */
export interface ImportRequest {
  readonly kind: ImportKind
  readonly fileName: string
  readonly content: ImportContent
  /** Which column is what, where the file's header does not tell; not for a FEC. */
  readonly mapping?: unknown
  readonly options?: ImportOptions
  readonly today: Day
  readonly now: Date
  readonly actor: string
  /** Tells what would happen, and leaves nothing behind. */
  readonly dryRun?: boolean
  /** The person knows that much is missing from the file. */
  readonly confirmShrink?: boolean
}

/** How far an import is: a fraction of its whole work, and the rows read or written in this phase. */
export interface Progress {
  readonly phase: "reading" | "deciding" | "writing"
  readonly fraction: number
  readonly rows: number
}

/** What an import tells others while it works. */
export interface ImportPorts {
  readonly onProgress?: (progress: Progress) => Promise<void> | void
  /** The import that now stands; in its own transaction. */
  readonly onApplied?: (tx: CompanyTx, importId: string) => Promise<void>
  /** The customers about whom something new is known; in the import's own transaction. */
  readonly onTouched?: (tx: CompanyTx, customerIds: readonly string[]) => Promise<void>
}

/**
 * Imports a file into the books of a company: all of it, or nothing. The same file twice changes
 * nothing. A dry run is the same work, rolled back. Throws SHRINKING_FILE when much of what is open
 * is missing and `confirmShrink` was not given, and the refusals of the readers.
 */
export async function importFile(
  db: Db,
  companyId: CompanyId,
  request: ImportRequest,
  ports: ImportPorts = {},
): Promise<ImportReport> {
  const content = await openContent(request.content)
  const file = await readFile(db, companyId, content, request, ports)
  try {
    return await inCompany(db, companyId, async (tx) => {
      const report = await applyFile(tx, content, file, request, ports)
      if (request.dryRun) throw new RolledBack(report)
      return report
    })
  } catch (error) {
    if (error instanceof RolledBack) return error.report
    throw error
  }
}

/** Carries a dry run's report out of the transaction that is rolled back. */
class RolledBack extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super("rolled back")
    this.report = report
  }
}

/** Of the whole work of an import, about so much is reading the file. */
const READING_SHARE = 0.3

async function readFile(
  db: Db,
  companyId: CompanyId,
  content: OpenContent,
  request: ImportRequest,
  ports: ImportPorts,
): Promise<ReadFile> {
  const options = request.options ?? {}
  if (request.kind !== "fec") {
    const remembered = await inCompany(db, companyId, (tx) => readRememberedMappings(tx, request.kind))
    const table = mapTable(
      await readList(content),
      request.kind,
      columnMapping(request.mapping),
      (shape) => remembered.get(shape) ?? null,
    )
    return readTable(table, options)
  }
  if (content.format === "zip") refuseCompressed()
  let seenBytes = 0
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of content.chunks()) {
      seenBytes += chunk.length
      yield chunk
    }
  }
  const onRows = async (rows: number): Promise<void> => {
    const fraction = (READING_SHARE * seenBytes) / content.byteCount
    await ports.onProgress?.({ phase: "reading", fraction, rows })
  }
  const batches =
    content.format === "xml" ? readFecXml(await wholeText(content)) : readFec(counted(), content.encoding)
  return readFecFile(batches, options, onRows)
}

async function applyFile(
  tx: CompanyTx,
  content: OpenContent,
  file: ReadFile,
  request: ImportRequest,
  ports: ImportPorts,
): Promise<ImportReport> {
  await waitForTurn(tx)
  await ports.onProgress?.({ phase: "deciding", fraction: 0.4, rows: file.rowCount })
  const known = await readKnownBooks(tx)
  const currency = request.options?.currency ?? (await companyCurrency(tx))
  const { today, options = {} } = request
  const newId = identifiers(request.now)
  const plan = file.plan(known, { today, currency, options, newId })
  const importId = newId()
  const report = importReport(plan, known, {
    importId: request.dryRun ? null : importId,
    dryRun: request.dryRun ?? false,
    kind: request.kind,
    fileName: request.fileName,
    rowCount: file.rowCount,
    controlTotal: file.controlTotal,
  })
  if (report.shrink && !request.confirmShrink && !request.dryRun) refuseShrinking(report)
  const wasReadBefore = await isKnownFile(tx, content.sha256)
  await addImport(tx, {
    ...request,
    id: importId,
    sha256: content.sha256,
    byteCount: content.byteCount,
    mapping: file.mapping,
    report,
    period: file.period,
    importedBy: request.actor,
    importedOn: today,
  })
  const onRows = writingProgress(plan, ports)
  await onRows(0)
  await carryOut(tx, plan, importId, today, onRows)
  if (file.mapping && Object.keys(columnMapping(request.mapping)).length > 0)
    await rememberMapping(tx, request.kind, file.mapping)
  await ports.onTouched?.(tx, [...plan.touchedCustomerIds])
  await ports.onApplied?.(tx, importId)
  const fresh = freshOn({ kind: request.kind, period: file.period, wasReadBefore }, today)
  if (fresh !== null) await addFreshness(tx, { on: fresh, source: request.kind, importId })
  await recordApplied(tx, request, content, importId, report)
  return report
}

async function recordApplied(
  tx: CompanyTx,
  request: ImportRequest,
  content: OpenContent,
  importId: string,
  report: ImportReport,
): Promise<void> {
  await record(tx, [
    {
      happenedAt: request.now,
      onDay: request.today,
      actor: request.actor,
      kind: "import.applied",
      payload: {
        importId,
        kind: request.kind,
        fileName: request.fileName,
        sha256: content.sha256.toString("hex"),
        counts: countsOf(report),
        questions: report.questions.count,
      },
    },
  ])
}

function writingProgress(plan: Plan, ports: ImportPorts): (rows: number) => Promise<void> {
  const total = plan.newInvoices.length + plan.newCredits.length + plan.newAllocations.length || 1
  let done = 0
  return async (rows) => {
    done += rows
    await ports.onProgress?.({ phase: "writing", fraction: 0.5 + (0.5 * done) / total, rows: done })
  }
}

function refuseShrinking(report: ImportReport): never {
  const { expected, missing } = report.shrink!
  return refuse(
    "SHRINKING_FILE",
    {
      fr: `Postes ouverts connus\u00a0: ${expected}, dont absents de ce fichier\u00a0: ${missing}. Il est peut-être incomplet\u00a0: rien n’a été importé. S’il est bien complet, confirmez\u00a0; aucune facture ne sera soldée pour autant.`,
      en: `Open items known: ${expected}, of which missing from this file: ${missing}. It may be incomplete: nothing was imported. If it is complete, confirm; no invoice will be closed for that.`,
    },
    { expected, missing },
  )
}

/**
 * Makes identifiers ordered by the import's own time (UUID version 7), so that bulk inserts stay in
 * index order.
 */
function identifiers(now: Date): () => string {
  const time = now.getTime().toString(16).padStart(12, "0")
  const head = `${time.slice(0, 8)}-${time.slice(8)}-7`
  return () => head + randomUUID().slice(15)
}
