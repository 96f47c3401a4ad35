import { type ChildProcess, fork } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openDatabase } from "../../src/adapters/postgres/connect.ts"
import type { Db } from "../../src/kernel/store.ts"
import type { DeathPoint, Orders } from "./sender.ts"
import { addMessages, answerDoubts, countStates, liveCompany, messageIds } from "./stage.ts"

/** What the torture found. Right is: no duplicates, none missing, every message sent. */
export interface Findings {
  readonly kills: number
  readonly messages: number
  /** Message-IDs that the server accepted more than once. */
  readonly duplicates: readonly string[]
  /** Messages whose record says sent, and which the server never accepted. */
  readonly missing: readonly string[]
  /** Messages in any state but sent once the doubts were answered and a last sender ran. */
  readonly notSent: number
  /** Deaths that left a doubt, and in how many of them the message had left. */
  readonly doubts: number
  readonly doubtsThatHadLeft: number
  readonly seconds: number
}

const DEATHS: readonly DeathPoint[] = ["reserved", "before-note", "after-note", "after-answer"]

/**
 * Kills senders at work with SIGKILL, again and again, at random and at every chosen instant, also
 * two of them at once; then lets one finish, answers the doubts and compares the company's records
 * with what the mail server accepted.
 */
export async function torture(
  url: string,
  kills: number,
  random: () => number,
  say: (line: string) => void = () => undefined,
): Promise<Findings> {
  const startedAt = Date.now()
  const directory = mkdtempSync(join(tmpdir(), "relance-torture-"))
  const acceptedFile = join(directory, "accepted")
  const server = fork(new URL("mail-server.ts", import.meta.url), [acceptedFile])
  const { port } = await reply<{ port: number }>(server)
  const database = openDatabase({ url, pool: 4, applicationName: "torture stage" })
  const nursery = openNursery()
  try {
    const companyId = await liveCompany(database.db, port)
    const orders = { url, companyId }
    let killed = 0
    for (let turn = 0; killed < kills; turn += 1) {
      await keepBusy(database.db, companyId)
      killed += await cruelTurn(turn, orders, nursery, server, random)
      if (turn % 50 === 49) say(`${killed} kills`)
    }
    await finish(database.db, orders, nursery)
    const doubts = await answerDoubts(database.db, companyId, new Set(linesOf(acceptedFile)))
    await finish(database.db, orders, nursery)
    return {
      kills: killed,
      ...(await compare(database.db, companyId, linesOf(acceptedFile))),
      doubts: doubts.doubts,
      doubtsThatHadLeft: doubts.hadLeft,
      seconds: Math.round((Date.now() - startedAt) / 1000),
    }
  } finally {
    await nursery.close()
    server.disconnect()
    await database.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function keepBusy(db: Db, companyId: string): Promise<void> {
  const { approved = 0 } = await countStates(db, companyId)
  if (approved < 20) await addMessages(db, companyId, 100)
}

/** One turn: one sender or two, and one way to die. Returns how many were killed. */
async function cruelTurn(
  turn: number,
  orders: Orders,
  nursery: Nursery,
  server: ChildProcess,
  random: () => number,
): Promise<number> {
  const message = 1 + Math.floor(random() * 3)
  const way = turn % 6
  const at = DEATHS[way]
  const first = await nursery.take()
  const second = random() < 0.25 ? await nursery.take() : null
  const deaths = [first, second].filter((sender) => sender !== null).map(died)
  first.send(at ? { ...orders, death: { at, message } } : orders)
  second?.send(at ? { ...orders, death: { at, message } } : orders)
  if (way === 4) await sleep(5 + random() * 120)
  if (way === 5) for (let n = 0; n < message; n += 1) await acceptanceOr(server, deaths[0])
  if (!at) {
    first.kill("SIGKILL")
    second?.kill("SIGKILL")
  }
  return (await Promise.all(deaths)).filter((signal) => signal === "SIGKILL").length
}

/** The database needs an instant to notice that a killed sender is gone; a message put off is tried again after a minute. */
const MOST_LAST_TURNS = 120

/** Lets senders live until nothing is left to send. */
async function finish(db: Db, orders: Orders, nursery: Nursery): Promise<void> {
  for (let turn = 0; turn < MOST_LAST_TURNS; turn += 1) {
    const sender = await nursery.take()
    const death = died(sender)
    sender.send(orders)
    await death
    const states = await countStates(db, orders.companyId)
    if (!states.approved && !states.reserved && !states["handing-over"]) return
    await sleep(500)
  }
}

async function compare(db: Db, companyId: string, accepted: readonly string[]) {
  const counts = new Map<string, number>()
  for (const messageId of accepted) counts.set(messageId, (counts.get(messageId) ?? 0) + 1)
  const ours = await messageIds(db, companyId)
  const { sent = 0 } = await countStates(db, companyId)
  return {
    messages: ours.length,
    duplicates: [...counts].filter(([, count]) => count > 1).map(([messageId]) => messageId),
    missing: ours.filter((messageId) => !counts.has(messageId)),
    notSent: ours.length - sent,
  }
}

interface Nursery {
  take(): Promise<ChildProcess>
  close(): Promise<void>
}

/** Keeps senders loaded ahead, so that the turns do not wait for a program to start. */
function openNursery(): Nursery {
  const bear = () => {
    const child = fork(new URL("sender.ts", import.meta.url), {
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    })
    return reply(child).then(() => child)
  }
  const waiting = [bear(), bear(), bear()]
  return {
    take() {
      waiting.push(bear())
      return waiting.shift() as Promise<ChildProcess>
    },
    async close() {
      for (const child of await Promise.all(waiting)) {
        const death = died(child)
        child.kill("SIGKILL")
        await death
      }
    },
  }
}

const reply = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as T))
    child.once("exit", (code, signal) => reject(new Error(`${child.spawnfile} ended: ${code ?? signal}`)))
  })

const died = (child: ChildProcess): Promise<string | null> =>
  new Promise((resolve) => {
    child.once("exit", (_code, signal) => resolve(signal))
  })

/** The server's next acceptance, or the end of the sender. */
const acceptanceOr = (server: ChildProcess, death: Promise<unknown> | undefined): Promise<unknown> =>
  Promise.race([new Promise((resolve) => server.once("message", resolve)), death])

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

const linesOf = (file: string): string[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
