import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { DeliveryState, ProofKind } from "../../src/delivery/consignment/consignment.ts"
import type { ProviderAccount } from "../../src/delivery/consignment/provider.ts"

/** How a stand-in receives what is handed over. */
export type Mood =
  | "accept"
  | "refuse-address"
  | "refuse-message"
  | "refuse-account"
  | "later"
  | "fail"
  | "take-and-say-nothing"
  | "take-and-garble"

/** A request as it came in. */
export interface Received {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** What was handed over, as the provider understood it. */
export interface Kept {
  readonly id: string
  readonly reference: string
  readonly to: string
  readonly content: Buffer
  state: DeliveryState
  proofs: ProofKind[]
}

/** What a stand-in knows and how it feels. */
export interface World {
  readonly mood: Mood
  readonly kept: readonly Kept[]
  readonly baseUrl: string
  keep(taken: Pick<Kept, "reference" | "to" | "content">): Kept
}

/** An answer: its status and what it says (an object as JSON). */
export interface Reply {
  readonly status: number
  readonly body: unknown
}

/** How one provider speaks, as its documentation has it. */
export interface Dialect {
  readonly account: ProviderAccount
  /** The path to which things are handed over. */
  isHandOver(request: Received): boolean
  answer(request: Received, world: World): Promise<Reply>
}

/** The bytes of every proof, so that tests can tell them. */
export const proofBytes = (kind: ProofKind): Buffer => Buffer.from(`%PDF-1.7 preuve ${kind}`)

/** A provider that runs on this machine. */
export interface StandIn {
  readonly url: string
  readonly account: ProviderAccount
  readonly kept: readonly Kept[]
  mood: Mood
  /** Requests to hand over, whatever became of them. */
  handOvers: number
  close(): Promise<void>
}

/** Starts a stand-in that speaks this dialect, on a port of its own. */
export async function startStandIn(dialect: Dialect): Promise<StandIn> {
  const kept: Kept[] = []
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = []
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk))
    incoming.on("error", () => undefined)
    incoming.on("end", async () => {
      const request: Received = {
        method: incoming.method ?? "",
        url: new URL(incoming.url ?? "/", standIn.url),
        headers: Object.fromEntries(Object.entries(incoming.headers).map(([k, v]) => [k, String(v)])),
        body: Buffer.concat(chunks),
      }
      const isHandOver = dialect.isHandOver(request)
      if (isHandOver) standIn.handOvers += 1
      const proof = /^\/proof\/([a-z]+)/.exec(request.url.pathname)?.[1]
      if (proof) {
        outgoing.writeHead(200, { "content-type": "application/pdf" }).end(proofBytes(proof as ProofKind))
        return
      }
      const reply = await dialect.answer(request, world)
      if (isHandOver && standIn.mood === "take-and-say-nothing") {
        incoming.socket.destroy()
        return
      }
      const body = isHandOver && standIn.mood === "take-and-garble" ? "<html>ok</html>" : reply.body
      outgoing.writeHead(reply.status, { "content-type": "application/json" })
      outgoing.end(typeof body === "string" ? body : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const standIn: StandIn = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ account: dialect.account, kept, mood: "accept", handOvers: 0 },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const world: World = {
    get mood() {
      return standIn.mood
    },
    ...{ kept, baseUrl: standIn.url },
    keep(taken) {
      const one: Kept = { id: String(1_000 + kept.length), ...taken, state: "accepted", proofs: [] }
      kept.push(one)
      return one
    },
  }
  return standIn
}

/** True when the mood lets the thing be taken in charge. */
export const takes = (mood: Mood): boolean =>
  mood === "accept" || mood === "take-and-say-nothing" || mood === "take-and-garble"

/** A form as its fields and its file. */
export async function formOf({
  headers,
  body,
}: Received): Promise<{ fields: Readonly<Record<string, string>>; file: Buffer | null }> {
  const type = headers["content-type"] ?? ""
  const form = await new Response(new Uint8Array(body), { headers: { "content-type": type } }).formData()
  const fields: Record<string, string> = {}
  let file: Buffer | null = null
  for (const [name, value] of form) {
    if (typeof value === "string") fields[name] = value
    else file = Buffer.from(await value.arrayBuffer())
  }
  return { fields, file }
}
