import { Logger as GraphileLogger, parseCronItems, run, type TaskList } from "graphile-worker"
import { applyDraft } from "../../imports/drafts/workflows.ts"
import { dayAt } from "../../kernel/day.ts"
import { todayOf } from "../../ledger/companies/workflows.ts"
import { runSimulation } from "../../policy/simulations/workflows.ts"
import { errorTrace, type Logger } from "../log.ts"
import { mailColleagues } from "../team/worker.ts"
import type { JobName, JobPayloads } from "./queue.ts"
import { watchMailboxes } from "./watch.ts"
import {
  followCompany,
  planMorning,
  readCompanyMail,
  sendCompany,
  type WorkerParts,
  wakeCompanies,
  wakeDigests,
  wakeFollowers,
  wakeReaders,
  wakeSenders,
} from "./workflows.ts"

/** What a running worker can be told. */
export interface RunningWorker {
  /** Waits for the jobs under way, then stops. */
  stop(): Promise<void>
}

/**
 * Starts doing the work behind the pages. Any number of workers may run on one database: each job
 * is done by one of them.
 */
export async function startWorker(url: string, parts: WorkerParts, logger: Logger): Promise<RunningWorker> {
  const runner = await run({
    connectionString: url,
    maxPoolSize: 4,
    concurrency: 2,
    noHandleSignals: true,
    pollInterval: 2_000,
    logger: new GraphileLogger(() => (level, _message, meta) => {
      // Its messages may quote a payload or an error's text: only what kind of job it was is kept.
      if (level === "error") logger.error({ ...errorTrace(meta?.error ?? meta?.reason) }, "job failed")
    }),
    taskList: tasks(parts, logger),
    parsedCronItems: parseCronItems([
      { task: "wake-companies", match: "*/10 * * * *", options: { backfillPeriod: 0 } },
      { task: "wake-senders", match: "* * * * *", options: { backfillPeriod: 0 } },
      { task: "wake-followers", match: "*/5 * * * *", options: { backfillPeriod: 0 } },
      { task: "wake-readers", match: "* * * * *", options: { backfillPeriod: 0 } },
    ]),
  })
  const watch = watchMailboxes(parts, logger)
  return {
    async stop() {
      await watch.stop()
      await runner.stop()
    },
  }
}

type Work = { readonly [N in JobName]: (payload: JobPayloads[N]) => Promise<unknown> }

function tasks(parts: WorkerParts, logger: Logger): TaskList {
  const work: Work = {
    send: ({ companyId }) => sendCompany(parts, companyId),
    plan: ({ companyId }) => planMorning(parts, companyId),
    "apply-import": async ({ companyId, draftId, actor, confirmShrink }) => {
      const now = parts.now()
      const today = await todayOf(parts.db, companyId, dayAt(now))
      await applyDraft(parts.db, companyId, draftId, { actor, confirmShrink, now, today })
    },
    follow: ({ companyId }) => followCompany(parts, companyId),
    "read-mail": ({ companyId }) => readCompanyMail(parts, companyId),
    "mail-colleagues": ({ companyId }) => mailColleagues(parts, companyId),
    simulate: ({ companyId, simulationId }) => runSimulation(parts.db, companyId, simulationId),
  }
  const timed = Object.entries(work).map(([name, task]) => [
    name,
    async (payload: unknown) => {
      const from = performance.now()
      await (task as (payload: unknown) => Promise<unknown>)(payload)
      logger.info({ job: name, ms: Math.round(performance.now() - from) }, "job done")
    },
  ])
  return {
    ...Object.fromEntries(timed),
    "wake-companies": async () => {
      await wakeCompanies(parts)
      await wakeDigests(parts)
    },
    "wake-senders": () => wakeSenders(parts),
    "wake-followers": () => wakeFollowers(parts),
    "wake-readers": () => wakeReaders(parts),
  }
}
