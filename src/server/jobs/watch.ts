import { setTimeout as wait } from "node:timers/promises"
import { freshMailAccount } from "../../delivery/mail-account/oauth/workflows.ts"
import { type CompanyId, inCompany } from "../../kernel/store.ts"
import { listCompanies } from "../../ledger/companies/store.ts"
import { readMailboxState } from "../../replies/mailbox/state/store.ts"
import { errorTrace, type Logger } from "../log.ts"
import { enqueue } from "./queue.ts"
import type { WorkerParts } from "./workflows.ts"

/** More mailboxes than this are read in turn only: each watch keeps a line open. */
const MOST_WATCHED = 50
const LOOK_AGAIN_MS = 60_000

/**
 * Keeps a line open to each company's inbox, so that an answer is read within seconds. A watch that
 * breaks is begun again within some minutes; meanwhile the mailbox is read in turn like the others.
 */
export function watchMailboxes(parts: WorkerParts, logger: Logger): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const stopped = new Promise<void>((resolve) => {
    stopping.signal.addEventListener("abort", () => resolve())
  })
  const watched = new Map<CompanyId, Promise<void>>()

  async function begin(): Promise<void> {
    for (const company of await listCompanies(parts.db)) {
      if (company.isDemo || watched.has(company.id) || watched.size >= MOST_WATCHED) continue
      const state = await inCompany(parts.db, company.id, readMailboxState)
      if (!state.isSetUp || state.readAt === null || state.failedAt !== null) continue
      const watch = watchOne(parts, company.id, stopped)
        .catch((error: unknown) => logger.info({ ...errorTrace(error) }, "watching a mailbox ended"))
        .finally(() => watched.delete(company.id))
      watched.set(company.id, watch)
    }
  }

  async function keep(): Promise<void> {
    while (!stopping.signal.aborted) {
      await begin().catch((error: unknown) => logger.error({ ...errorTrace(error) }, "watching failed"))
      await wait(LOOK_AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }

  const kept = keep()
  return {
    async stop() {
      stopping.abort()
      await kept
      await Promise.all(watched.values())
    },
  }
}

async function watchOne(parts: WorkerParts, companyId: CompanyId, stopped: Promise<void>): Promise<void> {
  const { db, ports, now } = parts
  const account = await freshMailAccount(db, companyId, ports, now())
  if (!account?.imap) return
  const asking: Promise<void>[] = []
  const ask = () => {
    asking.push(inCompany(db, companyId, (tx) => enqueue(tx, "read-mail", { companyId })))
  }
  await ports.watchMailbox(account.imap, ask, stopped)
  await Promise.all(asking)
}
