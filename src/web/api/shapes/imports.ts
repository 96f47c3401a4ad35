import type { importOut, questionOut } from "../../../imports/history/http.ts"
import type { Answer } from "./answer.ts"
import type { Cents, Sentence } from "./listing.ts"

export type ImportKind = "fec" | "invoices" | "customers" | "payments"

export interface ImportColumn {
  readonly index: number
  readonly header: string
  readonly samples: readonly string[]
  readonly field: string | null
  readonly confidence: number
}

/** A row that is not taken; row 0 is the file as a whole. */
export interface RowFault {
  readonly row: number
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly sentence: Sentence
  readonly remedy: Sentence
}

/** Something known before that the file no longer tells, or tells differently. */
export type ImportQuestion = Answer<typeof questionOut>

/** What applying a file would do. */
export interface ImportPreview {
  /** The first rows, cell by cell in the order of the columns. */
  readonly rows: readonly (readonly string[])[]
  readonly errors: readonly RowFault[]
  readonly warnings: readonly { readonly code: string; readonly sentence: Sentence }[]
  readonly rowCount: number
  /** The sum of what was read, and of what the file holds; equal when nothing was refused. */
  readonly controlTotalCents: Cents | null
  readonly fileTotalCents: Cents | null
  readonly counts: Readonly<Record<string, number>>
  readonly changedNothing: boolean
  readonly shrink: { readonly expected: number; readonly missing: number } | null
}

/** A file that came in, and whether it was taken back. */
export type AppliedImport = Answer<typeof importOut>

/** A file that was put on the page, until it is applied or given up. */
export interface ImportDraft {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly state: "uploaded" | "applying" | "applied" | "failed"
  readonly columns: readonly ImportColumn[]
  /** Where each field is found. */
  readonly mapping: Readonly<Record<string, number | null>>
  readonly options: Readonly<Record<string, unknown>>
  readonly preview: ImportPreview | null
  readonly questions: readonly ImportQuestion[]
  /** A fraction as done out of total, and the rows so far. */
  readonly progress: { readonly done?: number; readonly total?: number; readonly rows?: number }
  readonly report: AppliedImport | null
  readonly failure: { readonly code: string; readonly sentence: Sentence } | null
}
