import { planDay } from "../src/policy/plan/workflows.ts"
import { simulate } from "../src/policy/simulations/workflows.ts"
import { measured } from "./books/figures.ts"
import { CUSTOMERS, forgetDecisions, INVOICES_EACH, millionBooks } from "./books/million.ts"
import type { BenchResult } from "./result.ts"

const DAYS = 60
const MOST_TIMES_THE_PLAN = 60
const MOST_MEMORY_MB = 1_024

/** Tries the standard conduct on sixty days of a million open invoices, against one first run of the plan. */
export async function run(): Promise<BenchResult> {
  const books = await millionBooks()
  const { database, companyId, today } = books
  await forgetDecisions(books)
  const plan = await measured(() => planDay(database.db, companyId, today))
  const request = { days: DAYS, assumption: "nobody-pays", draftOf: null, everybodyFollows: null } as const
  const tried = await measured(() => simulate(database.db, companyId, request, today))
  const usual = await measured(() =>
    simulate(database.db, companyId, { ...request, assumption: "as-usual" }, today),
  )
  const times = (seconds: number) => Math.round((seconds / plan.seconds) * 100) / 100
  return {
    name: `Simulating ${DAYS} days: ${CUSTOMERS * INVOICES_EACH} open invoices of ${CUSTOMERS} customers`,
    measures: [
      { what: "plan of the first day", value: plan.seconds, unit: "s" },
      { what: "steps that would be taken", value: tried.result?.summary.steps ?? 0, unit: "steps" },
      { what: "nobody pays", value: tried.seconds, unit: "s" },
      {
        what: "nobody pays, compared with the plan",
        value: times(tried.seconds),
        unit: "times",
        limit: MOST_TIMES_THE_PLAN,
      },
      {
        what: "everybody pays as usual, compared with the plan",
        value: times(usual.seconds),
        unit: "times",
        limit: MOST_TIMES_THE_PLAN,
      },
      {
        what: "memory, at its highest",
        value: Math.max(tried.memoryMb, usual.memoryMb),
        unit: "MB",
        limit: MOST_MEMORY_MB,
      },
    ],
  }
}
