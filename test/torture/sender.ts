/**
 * A sender that dies. It loads everything, says "ready", waits for its orders and then sends what
 * is due until nothing is, unless it is killed or told to kill itself at a chosen instant.
 */

import { openDatabase } from "../../src/adapters/postgres/connect.ts"
import type { Carrier } from "../../src/delivery/carrier.ts"
import type { SendingPorts } from "../../src/delivery/sending/ports.ts"
import { sendDue } from "../../src/delivery/sending/workflows.ts"
import { dayAt } from "../../src/kernel/day.ts"
import { setPaper } from "../../src/server/paper.ts"
import { sendingPorts } from "../delivery.ts"

/** The instant in the life of a message at which a sender kills itself. */
export type DeathPoint = "reserved" | "before-note" | "after-note" | "after-answer"

/** What a sender is told to do. */
export interface Orders {
  readonly url: string
  readonly companyId: string
  /** Dies at this point of its n-th message; never by itself when absent. */
  readonly death?: { readonly at: DeathPoint; readonly message: number }
}

process.once("message", (orders: Orders) => void work(orders))
process.on("disconnect", () => process.exit(0))
process.send?.("ready")

async function work({ url, companyId, death }: Orders): Promise<void> {
  const database = openDatabase({ url, pool: 4, applicationName: "torture" })
  const run = { now: () => new Date(), today: dayAt(new Date()), worker: "torture" }
  const report = await sendDue(database.db, companyId, mortal(sendingPorts(), death), run)
  await database.close()
  process.send?.({ report }, () => process.exit(0))
}

/** The same ports, with a carrier that ends the process at the chosen instant. */
function mortal(ports: SendingPorts, death: Orders["death"]): SendingPorts {
  let messages = 0
  const passing = async (point: DeathPoint): Promise<void> => {
    if (death?.at !== point || messages !== death.message) return
    process.kill(process.pid, "SIGKILL")
    await new Promise(() => undefined)
  }
  return {
    ...ports,
    setPaper,
    openCarrier: (mailAccount) => {
      const carrier: Carrier = ports.openCarrier(mailAccount)
      return {
        async send(parcel, beforeLastBytes) {
          messages += 1
          await passing("reserved")
          const outcome = await carrier.send(parcel, async () => {
            await passing("before-note")
            await beforeLastBytes()
            await passing("after-note")
          })
          await passing("after-answer")
          return outcome
        },
        close: () => carrier.close(),
      }
    },
  }
}
