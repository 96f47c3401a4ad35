import { answersMeasured, confusion, heldOutRead } from "./replies/answers.ts"
import { bouncesMeasured } from "./replies/bounces.ts"
import { keptTextMeasured } from "./replies/kept-text.ts"
import type { BenchResult } from "./result.ts"

/** Reads bounces written by real mail servers, and answers that neither rules nor weights were tuned on. */
export async function run(): Promise<BenchResult> {
  const tried = heldOutRead()
  console.table(confusion(tried))
  return {
    name: `${tried.length} held-out answers of debtors, and bounces of real mail servers (rows above: meant; columns: read)`,
    measures: [...answersMeasured(tried), ...(await bouncesMeasured()), ...keptTextMeasured()],
  }
}
