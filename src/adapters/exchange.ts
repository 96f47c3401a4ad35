import http from "node:http"
import https from "node:https"
import type { CarrierOutcome } from "../delivery/carrier.ts"

/** One request to a provider. */
export interface ProviderRequest {
  readonly method: "GET" | "POST"
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
  /** How long the whole exchange may take. */
  readonly timeoutMs: number
}

/** What a provider answered. */
export interface Answer {
  readonly status: number
  readonly body: Buffer
}

/**
 * How an exchange ended:
 * - answered: whatever the answer says.
 * - not-connected: nobody could be spoken to.
 * - not-sent: the line broke before the last byte went, so that nothing can have been understood.
 * - unknown: all of it was handed over and no whole answer came back.
 */
export type Exchange =
  | ({ readonly kind: "answered" } & Answer)
  | { readonly kind: "not-connected" | "not-sent" | "unknown"; readonly answer: string }

const MOST_BYTES = 25_000_000

/**
 * Makes one request on a line of its own. Its last byte waits for beforeLastBytes: before it, the
 * provider has no whole request to act upon. When beforeLastBytes fails, the request is withdrawn and
 * the exchange fails with its error. No redirection is followed.
 */
export function exchange(
  request: ProviderRequest,
  beforeLastBytes: () => Promise<void> = async () => undefined,
): Promise<Exchange> {
  const url = new URL(request.url)
  const isSecure = url.protocol === "https:"
  const body = request.body ?? Buffer.alloc(0)
  const sized = request.body ? { "content-length": String(body.length) } : {}
  const headers = { ...request.headers, ...sized }
  return new Promise((resolve, reject) => {
    let isConnected = false
    let lastBytesGiven = false
    let handing: Promise<void> = Promise.resolve()
    const call = (isSecure ? https : http).request(url, { method: request.method, agent: false, headers })
    const tooLong = (): void => void call.destroy(new Error(`no answer within ${request.timeoutMs} ms`))
    const timer = setTimeout(tooLong, request.timeoutMs)
    const end = (ended: Exchange): void => {
      clearTimeout(timer)
      // What the caller notes meanwhile must not be left half written.
      void handing.then(() => resolve(ended))
    }
    const fail = (error: Error): void => {
      const kind = !isConnected ? "not-connected" : lastBytesGiven ? "unknown" : "not-sent"
      end({ kind, answer: error.message || ((error as NodeJS.ErrnoException).code ?? "no answer") })
    }
    const handOver = async (): Promise<void> => {
      if (body.length > 1) call.write(body.subarray(0, -1))
      try {
        await beforeLastBytes()
      } catch (error) {
        clearTimeout(timer)
        call.destroy()
        return reject(error)
      }
      if (call.destroyed) return
      lastBytesGiven = true
      call.end(body.subarray(-1))
    }
    call.on("error", fail)
    call.on("response", (response) => {
      readWhole(response, fail, (answer) => {
        end({ kind: "answered", ...answer })
        call.destroy()
      })
    })
    call.on("socket", (socket) =>
      socket.once(isSecure ? "secureConnect" : "connect", () => {
        isConnected = true
        handing = handOver()
      }),
    )
  })
}

function readWhole(
  response: http.IncomingMessage,
  fail: (error: Error) => void,
  done: (answer: Answer) => void,
): void {
  const chunks: Buffer[] = []
  let size = 0
  response.on("data", (chunk: Buffer) => {
    size += chunk.length
    if (size > MOST_BYTES) response.destroy(new Error("the answer is too long"))
    else chunks.push(chunk)
  })
  response.on("error", fail)
  response.on("end", () => done({ status: response.statusCode ?? 0, body: Buffer.concat(chunks) }))
}

/**
 * The outcome of handing something over: what the provider’s answer means is told by `judge`, which
 * gives null for an answer it cannot read.
 */
export function outcomeOf(
  ended: Exchange,
  judge: (answer: Answer, text: string) => CarrierOutcome | null,
): CarrierOutcome {
  if (ended.kind !== "answered") return { kind: WITHOUT_ANSWER[ended.kind], answer: ended.answer }
  const text = shortText(ended)
  const judged = judge(ended, text)
  if (judged) return judged
  // It said yes, and we cannot read to what.
  if (ended.status < 300) return { kind: "unknown", answer: text }
  return { kind: kindOfStatus(ended.status), answer: text }
}

const WITHOUT_ANSWER = {
  "not-connected": "unreachable",
  "not-sent": "try-later",
  unknown: "unknown",
} as const

/**
 * What a status alone means (RFC 9110): a refused or unknown account is nobody’s message’s fault; a
 * server that failed may have done the work before it failed.
 */
function kindOfStatus(status: number): CarrierOutcome["kind"] {
  if (status < 400 || [401, 402, 403, 404, 405, 407].includes(status)) return "unreachable"
  if ([408, 429, 503].includes(status)) return "try-later"
  return status >= 500 ? "unknown" : "message-refused"
}

/** An answer as one line for the record: its status and the beginning of its text. */
export const shortText = ({ status, body }: Answer): string =>
  `${status} ${body.subarray(0, 2_000).toString("utf8").replace(/\s+/g, " ").slice(0, 300)}`.trim()

/** Why a question could not be answered. */
export class ProviderTrouble extends Error {}

/** The answer to a question, as JSON. Fails (ProviderTrouble) unless the provider answered with it. */
export async function ask(request: ProviderRequest): Promise<unknown> {
  return readJson(await answerTo(request))
}

/** The answer to a question, as bytes. Fails (ProviderTrouble) unless the provider answered yes. */
export async function fetchBytes(request: ProviderRequest): Promise<Buffer> {
  return (await answerTo(request)).body
}

async function answerTo(request: ProviderRequest): Promise<Answer> {
  const ended = await exchange(request)
  if (ended.kind !== "answered") throw new ProviderTrouble(ended.answer)
  if (ended.status >= 300) throw new ProviderTrouble(shortText(ended))
  return ended
}

/** What a body says in JSON. Fails (ProviderTrouble) when it is none. */
export function readJson({ body }: Pick<Answer, "body">): unknown {
  try {
    return JSON.parse(body.toString("utf8"))
  } catch {
    throw new ProviderTrouble("the answer is not JSON")
  }
}
