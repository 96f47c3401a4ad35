import { bouncesMeasured } from "./replies/bounces.ts"
import type { BenchResult } from "./result.ts"

/** Reads bounces written by real mail servers, and answers that no rule was written for. */
export async function run(): Promise<BenchResult> {
  const bounces = await bouncesMeasured()
  return { name: "Bounces of real mail servers, read", measures: bounces }
}
