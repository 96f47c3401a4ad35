import { hostname } from "node:os"
import { join } from "node:path"
import { dayAt } from "../kernel/day.ts"
import { createApp, welcomeLink } from "./app.ts"
import { createAuth } from "./auth/auth.ts"
import { sessionSecret } from "./auth/secret.ts"
import { migrateQueue } from "./jobs/queue.ts"
import { startWorker } from "./jobs/run.ts"
import { listen } from "./listen.ts"
import { createLogger } from "./log.ts"
import { openRelance, type Relance } from "./open.ts"
import { welcomeToken } from "./people/workflows.ts"
import { machinePorts } from "./ports.ts"
import { claimMachine, type MachineClaim } from "./single.ts"

/** A server that runs. */
export interface RunningServer {
  readonly address: string
  /** The link with which the first person makes an account; null once somebody has one. */
  readonly welcome: string | null
  /** Stops taking requests, finishes the jobs under way and closes the database. */
  stop(): Promise<void>
}

const PAGES = join(import.meta.dirname, "..", "..", "dist", "web")

/**
 * Opens the database and starts the application with a worker beside it. Refuses to run twice on
 * one embedded database (ALREADY_RUNNING, with the address of the one that runs).
 */
export async function startServer(environment: NodeJS.ProcessEnv): Promise<RunningServer> {
  const relance = await openRelance({ applicationName: "relance server" })
  let claim: MachineClaim | null = null
  try {
    claim = await claimMachine(relance)
    return await run(relance, claim, environment)
  } catch (error) {
    await claim?.release()
    await relance.close()
    throw error
  }
}

async function run(
  relance: Relance,
  claim: MachineClaim,
  environment: NodeJS.ProcessEnv,
): Promise<RunningServer> {
  const logger = createLogger("relance")
  await migrateQueue(relance.url)
  const { db } = relance
  const publicUrl = environment.RELANCE_URL ? new URL(environment.RELANCE_URL).origin : null
  const now = (): Date => new Date()
  const auth = createAuth({ db, secret: sessionSecret(relance.dataDirectory), publicUrl })
  const app = createApp({
    db,
    auth,
    ports: machinePorts(relance.ports),
    logger,
    now,
    pages: PAGES,
    publicUrl,
  })
  let reachedAt = publicUrl
  const worker = await startWorker(
    relance.url,
    { db, ports: relance.ports, now, worker: `${hostname()}/${process.pid}`, address: () => reachedAt },
    logger,
  )
  const listener = await listen(app.fetch, environment).catch(async (error: unknown) => {
    await worker.stop()
    throw error
  })
  const address = publicUrl ?? listener.address
  reachedAt = address
  claim.publish(address)
  const token = await welcomeToken(db, now())
  logger.info({ port: listener.port, on: dayAt(now()) }, "started")
  return {
    address,
    welcome: token && welcomeLink(address, token),
    async stop() {
      await listener.close()
      await worker.stop()
      await claim.release()
      await relance.close()
      logger.info("stopped")
    },
  }
}
