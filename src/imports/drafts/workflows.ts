import { stringify } from "csv-stringify/sync"
import { Refusal, refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import type { Language } from "../../kernel/wording.ts"
import type { ImportReport } from "../apply/report.ts"
import { openContent } from "../content/workflows.ts"
import type { Question } from "../fault.ts"
import { findImport, type PastImport } from "../history/store.ts"
import type { ImportKind, ImportOptions } from "../options.ts"
import { readRememberedMappings } from "../store.ts"
import { columnMapping } from "../table/mapping.ts"
import { type ImportPorts, importFile } from "../workflows.ts"
import type { Look } from "./look.ts"
import { type By, type DraftPreview, detectKind, previewFile } from "./preview/workflows.ts"
import {
  addDraft,
  changeDraft,
  type Draft,
  type DraftChange,
  draftContent,
  findDraft,
  removeDraft,
} from "./store.ts"

/** A draft as a page shows it. */
export interface DraftView extends Omit<Draft, "mapping"> {
  readonly columns: Look["columns"]
  readonly mapping: Look["mapping"]
  readonly preview: DraftPreview | null
  readonly questions: readonly Question[]
  /** What was done, once it is applied. */
  readonly report: PastImport | null
}

/** Puts a file on the page. "auto" finds out what it is. */
export async function createDraft(
  db: Db,
  companyId: CompanyId,
  file: { readonly kind: ImportKind | "auto"; readonly fileName: string; readonly content: Uint8Array },
  by: By,
): Promise<DraftView> {
  const opened = await openContent(file.content)
  const id = await inCompany(db, companyId, async (tx) =>
    addDraft(tx, {
      kind: file.kind === "auto" ? await detectKind(tx, opened) : file.kind,
      fileName: file.fileName,
      sha256: opened.sha256,
      content: Buffer.from(file.content),
      createdBy: by.actor,
      createdAt: by.now,
    }),
  )
  return readDraft(db, companyId, id, by)
}

/** Changes what the draft is read as: kind, columns, options. Refused while it is applied, and after. */
export async function updateDraft(
  db: Db,
  companyId: CompanyId,
  draftId: string,
  change: { readonly kind?: ImportKind; readonly mapping?: unknown; readonly options?: ImportOptions },
  by: By,
): Promise<DraftView> {
  await inCompany(db, companyId, async (tx) => {
    const draft = await wanted(tx, draftId)
    if (draft.state === "applying" || draft.state === "applied") refuse("DRAFT_CLOSED", CLOSED, { draftId })
    const { kind, mapping, options } = change
    const isOtherKind = kind !== undefined && kind !== draft.kind
    const told: DraftChange = {
      ...(kind ? { kind } : {}),
      ...(mapping === undefined ? (isOtherKind ? { mapping: {} } : {}) : { mapping: columnMapping(mapping) }),
      ...(options ? { options } : {}),
      failure: null,
      state: "uploaded",
    }
    await changeDraft(tx, draftId, told)
  })
  return readDraft(db, companyId, draftId, by)
}

/** The draft with what applying it would do; once applying, with its progress instead. */
export async function readDraft(db: Db, companyId: CompanyId, draftId: string, by: By): Promise<DraftView> {
  const { draft, content, report, remembered } = await inCompany(db, companyId, async (tx) => {
    const found = await wanted(tx, draftId)
    return {
      draft: found,
      content:
        found.state === "uploaded" || found.state === "failed" ? await draftContent(tx, draftId) : null,
      report: found.importId === null ? null : await findImport(tx, found.importId),
      remembered: await readRememberedMappings(tx, found.kind),
    }
  })
  if (content === null)
    return { ...draft, columns: [], mapping: {}, preview: null, questions: report?.questions ?? [], report }
  const { look, preview, questions } = await previewFile(db, companyId, draft, content, remembered, by)
  return { ...draft, columns: look.columns, mapping: look.mapping, preview, questions, report }
}

/** The rows that would not be taken, as a CSV file for a spreadsheet. */
export async function rejectedCsv(
  db: Db,
  companyId: CompanyId,
  draftId: string,
  by: By,
  language: Language,
): Promise<string> {
  const { draft, content } = await inCompany(db, companyId, async (tx) => ({
    draft: await wanted(tx, draftId),
    content: await draftContent(tx, draftId),
  }))
  const { rejected } = await importFile(db, companyId, { ...draft, ...by, content, dryRun: true })
  const header = {
    fr: ["Ligne", "Colonne", "Valeur", "Motif", "Remède"],
    en: ["Row", "Column", "Value", "Reason", "Remedy"],
  }[language]
  const rows = rejected.items.map((f) => [
    String(f.row),
    f.column ?? "",
    f.value ?? "",
    f.sentence[language],
    f.remedy[language],
  ])
  return stringify([header, ...rows], {
    delimiter: ";",
    bom: true,
    record_delimiter: "windows",
    escape_formulas: true,
  })
}

/** Throws a draft away. Refused while it is being applied. */
export async function deleteDraft(db: Db, companyId: CompanyId, draftId: string): Promise<void> {
  await inCompany(db, companyId, async (tx) => {
    const draft = await wanted(tx, draftId)
    if (draft.state === "applying") refuse("DRAFT_CLOSED", CLOSED, { draftId })
    await removeDraft(tx, draftId)
  })
}

async function wanted(tx: CompanyTx, draftId: string): Promise<Draft> {
  return (await findDraft(tx, draftId)) ?? refuse("DRAFT_NOT_FOUND", NOT_FOUND, { draftId })
}

/**
 * Applies a draft, writing its progress where a page can poll it. Applied twice (a worker that died
 * and came back), the second time changes nothing. A refusal is kept with the draft, not thrown.
 */
export async function applyDraft(
  db: Db,
  companyId: CompanyId,
  draftId: string,
  by: By & { readonly confirmShrink?: boolean },
  ports: Pick<ImportPorts, "onTouched"> = {},
): Promise<ImportReport | null> {
  const change = (told: DraftChange) => inCompany(db, companyId, (tx) => changeDraft(tx, draftId, told))
  const { draft, content } = await inCompany(db, companyId, async (tx) => {
    const found = await wanted(tx, draftId)
    if (found.state === "applied") refuse("DRAFT_CLOSED", CLOSED, { draftId })
    return { draft: found, content: await draftContent(tx, draftId) }
  })
  await change({ state: "applying", failure: null, progress: { stage: "reading", done: 0, total: 100 } })
  let lastPercent = 0
  try {
    return await importFile(
      db,
      companyId,
      { ...draft, ...by, content },
      {
        ...ports,
        onProgress: async ({ phase, fraction, rows }) => {
          const percent = Math.floor(fraction * 100)
          if (percent === lastPercent) return
          lastPercent = percent
          await change({ progress: { stage: phase, done: percent, total: 100, rows } })
        },
        // In the import's own transaction: a draft is applied exactly when its import stands.
        onApplied: (tx, importId) =>
          changeDraft(tx, draftId, {
            state: "applied",
            importId,
            progress: { stage: "done", done: 100, total: 100 },
          }),
      },
    )
  } catch (error) {
    const failure =
      error instanceof Refusal
        ? { code: error.code, sentence: error.sentence, where: error.where }
        : UNEXPECTED
    // A file that must be confirmed can be confirmed; the others need another file or mapping first.
    await change({ state: failure.code === "SHRINKING_FILE" ? "uploaded" : "failed", failure, progress: {} })
    if (!(error instanceof Refusal)) throw error
    return null
  }
}

const UNEXPECTED = {
  code: "IMPORT_FAILED",
  sentence: {
    fr: "L’import s’est arrêté sur une erreur inattendue\u00a0; rien n’a été changé. Réessayez, et signalez-le si cela recommence.",
    en: "The import stopped on an unexpected error; nothing was changed. Try again, and report it if it happens again.",
  },
  where: {},
}
const NOT_FOUND = {
  fr: "Ce fichier n’est plus là. Déposez-le à nouveau.",
  en: "This file is no longer here. Put it on the page again.",
}
const CLOSED = {
  fr: "Ce fichier est déjà importé ou en cours d’import. Déposez-le à nouveau pour le relire.",
  en: "This file is imported already or being imported. Put it on the page again to read it again.",
}
