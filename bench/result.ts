/** What one benchmark measured. */
export interface BenchResult {
  /** What was done, on how much, as a sentence. */
  readonly name: string
  readonly measures: readonly Measure[]
}

/** One figure; `limit` is the value above which the bench fails, where one was set. */
export interface Measure {
  readonly what: string
  readonly value: number
  /** "s", "ms", "MB", "rows/s"… */
  readonly unit: string
  readonly limit?: number
}
