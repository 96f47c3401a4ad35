/** `relance worker`: one more worker on the same database, until it is told to stop. */
import { hostname } from "node:os"
import { Refusal } from "../kernel/refusal.ts"
import { migrateQueue } from "./jobs/queue.ts"
import { startWorker } from "./jobs/run.ts"
import { createLogger } from "./log.ts"
import { openRelance } from "./open.ts"

try {
  const relance = await openRelance({ applicationName: "relance worker", pool: 6 })
  const logger = createLogger("relance-worker")
  await migrateQueue(relance.url)
  const { db, ports } = relance
  const publicUrl = process.env.RELANCE_URL ? new URL(process.env.RELANCE_URL).origin : null
  const parts = {
    ...{ db, ports, now: () => new Date(), worker: `${hostname()}/${process.pid}` },
    address: () => publicUrl,
  }
  const worker = await startWorker(relance.url, parts, logger)
  logger.info("started")
  let isStopping = false
  const stop = async (): Promise<void> => {
    if (isStopping) return
    isStopping = true
    await worker.stop()
    await relance.close()
    logger.info("stopped")
  }
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop())
} catch (error) {
  if (!(error instanceof Refusal)) throw error
  process.stderr.write(`${error.code} : ${error.sentence.fr}\n${error.sentence.en}\n`)
  process.exitCode = 1
}
