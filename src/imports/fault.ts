import type { Sentence } from "../kernel/wording.ts"

/** Why a row of a file was not taken, where exactly, and how to mend it. */
export interface RowFault {
  /** As a spreadsheet or text editor numbers it: the first line of the file is 1. */
  readonly row: number
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly sentence: Sentence
  readonly remedy: Sentence
}

/** Something a person should know about a file that was taken all the same. */
export interface Warning {
  readonly code: string
  readonly sentence: Sentence
  /** How many rows it concerns, and the first of them, where that makes sense. */
  readonly count?: number
  readonly row?: number
  readonly where?: Readonly<Record<string, string | number>>
}

/** A thing that was known and that a file no longer tells, or tells differently: a person decides. */
export interface Question {
  readonly code: string
  readonly sentence: Sentence
  readonly customerCode: string
  readonly number: string | null
  readonly amountCents: number
  readonly openCents: number
  readonly currency: string
}

/** A value as it may stand in a French sentence: one line, not too long, in quotation marks. */
export const quoted = (value: string): string => `«\u00a0${short(value)}\u00a0»`

/** The same in an English sentence. */
export const quotedEnglish = (value: string): string => `“${short(value)}”`

function short(value: string): string {
  const line = value.replace(/\s+/g, " ").trim()
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
