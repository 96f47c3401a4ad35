import { afterEach } from "vitest"
import type { OpenDatabase } from "../src/adapters/postgres/connect.ts"
import type { SendingPorts, SendingReport } from "../src/delivery/sending/ports.ts"
import { sendDue } from "../src/delivery/sending/workflows.ts"
import { type Day, day } from "../src/kernel/day.ts"
import { type CompanyId, inCompany } from "../src/kernel/store.ts"
import { testCompany } from "./database.ts"
import { author, sendingPorts, setMailServer, setMode } from "./delivery.ts"
import { type Behaviour, startMailServer, type TestMailServer } from "./mail-server.ts"

/** The day on which these tests send. */
export const TODAY = day("2026-03-03")

/** How a test run differs from eight o'clock on 3 March 2026 with an open gate. */
export interface RunOptions {
  readonly ports?: Partial<SendingPorts>
  readonly today?: Day
  /** Minutes after eight o'clock. */
  readonly minutes?: number
}

/** What the tests of sending share on one database; servers are closed after each test. */
export function sendingBench(database: OpenDatabase) {
  const { db } = database
  const servers: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close()
  })
  return {
    /** Closes this server when the test ends. */
    closeLater: (server: { close(): Promise<void> }) => void servers.push(server),

    /** A company whose mail goes to a server of this machine. */
    async companyWithServer(
      behaviour: Behaviour = {},
      mode: "live" | "test" | "demo" = "live",
    ): Promise<{ companyId: CompanyId; server: TestMailServer }> {
      const server = await startMailServer(behaviour)
      servers.push(server)
      const companyId = await testCompany(database)
      await setMode(db, companyId, mode)
      await setMailServer(db, companyId, server.port)
      return { companyId, server }
    },

    /** Sends what is due. */
    run(
      companyId: CompanyId,
      { ports = {}, today = TODAY, minutes = 0 }: RunOptions = {},
    ): Promise<SendingReport> {
      const now = new Date(author(today).now.getTime() + minutes * 60_000)
      const allPorts = { ...sendingPorts(), ...ports }
      return sendDue(db, companyId, allPorts, { now: () => now, today, worker: "test" })
    },

    tasksOf: (companyId: CompanyId) =>
      inCompany(db, companyId, (tx) =>
        tx
          .selectFrom("ledger.task")
          .select(["kind", "title", "message_id", "done_on"])
          .where("company_id", "=", companyId)
          .execute(),
      ),

    remindersOf: (companyId: CompanyId) =>
      inCompany(db, companyId, (tx) =>
        tx
          .selectFrom("ledger.reminder as r")
          .leftJoin("ledger.reminder_item as i", (join) =>
            join.onRef("i.company_id", "=", "r.company_id").onRef("i.reminder_id", "=", "r.id"),
          )
          .select(["r.step_key", "r.happened_on", "r.tone", "r.is_contact", "r.message_id"])
          .select(["i.invoice_id", "i.covered"])
          .where("r.company_id", "=", companyId)
          .execute(),
      ),
  }
}
