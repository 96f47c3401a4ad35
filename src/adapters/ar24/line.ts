import type { CarrierOutcome } from "../../delivery/carrier.ts"
import type { ProviderAccount } from "../../delivery/consignment/provider.ts"
import { type Answer, ask, exchange, outcomeOf, ProviderTrouble } from "../exchange.ts"
import { type FormFile, multipart } from "../multipart.ts"
import { type CarrierOptions, TIMEOUT_MS } from "../provider-line.ts"
import { recordIn, textIn } from "../provider-values.ts"
import { requestDate, signatureOf, unsealed } from "./seal.ts"

/** What goes to AR24 in one form. */
interface Form {
  readonly fields: Readonly<Record<string, string | null>>
  readonly file: FormFile | null
}

/** Speaks to AR24: every request dated and signed, every answer opened. */
export interface Ar24Line {
  readonly base: string
  readonly timeoutMs: number
  /** Hands a form over; `accept` tells what an answer of success means, or null when it cannot be read. */
  post(
    path: string,
    form: Form,
    beforeLastBytes: (() => Promise<void>) | undefined,
    accept: (result: unknown) => CarrierOutcome | null,
  ): Promise<CarrierOutcome>
  /** The result of a question. Fails (ProviderTrouble) when AR24 does not answer it. */
  get(path: string, query: Readonly<Record<string, string>>): Promise<unknown>
}

/** A line to AR24, to its sandbox unless the account is live. */
export function ar24Line({ isLive, fields }: ProviderAccount, options: CarrierOptions): Ar24Line {
  const base = options.baseUrl ?? (isLive ? "https://app.ar24.fr/api" : "https://sandbox.ar24.fr/api")
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const now = options.now ?? (() => new Date())
  const { token = "", privateKey = "", userId = "" } = fields
  return {
    ...{ base, timeoutMs },
    async post(path, form, beforeLastBytes, accept) {
      const date = requestDate(now())
      const { contentType, body } = multipart({ token, date, id_user: userId, ...form.fields }, form.file)
      const headers = { signature: signatureOf(date, privateKey), "content-type": contentType }
      const request = { method: "POST", url: `${base}/${path}`, headers, body, timeoutMs } as const
      return outcomeOf(await exchange(request, beforeLastBytes), (answer, text) => {
        const said = openedAnswer(answer, date, privateKey)
        if (textIn(said, "status") === "SUCCESS") return accept(recordIn(said, "result"))
        return said === null ? null : refusal(said, text)
      })
    },
    async get(path, query) {
      const date = requestDate(now())
      const url = `${base}/${path}?${new URLSearchParams({ token, date, ...query })}`
      const headers = { signature: signatureOf(date, privateKey) }
      return resultOf(opened(await ask({ method: "GET", url, headers, timeoutMs }), date, privateKey))
    },
  }
}

function opened(said: unknown, date: string, privateKey: string): unknown {
  const result = recordIn(said, "result")
  // The whole answer is sealed in `result`; errors come in clear.
  return typeof result === "string" && result !== "" ? JSON.parse(unsealed(result, date, privateKey)) : said
}

function openedAnswer({ body }: Answer, date: string, privateKey: string): unknown {
  try {
    return opened(JSON.parse(body.toString("utf8")), date, privateKey)
  } catch {
    return null // neither clear nor sealed for us: outcomeOf() says what that leaves open
  }
}

function resultOf(said: unknown): unknown {
  if (textIn(said, "status") === "SUCCESS") return recordIn(said, "result")
  throw new ProviderTrouble(textIn(said, "message") ?? textIn(said, "slug") ?? "AR24 refuses")
}

/** An error in clear: about the account, about the addressee, or about this letter. */
function refusal(said: unknown, text: string): CarrierOutcome {
  const status = textIn(said, "status")
  if (status === "maintenance") return { kind: "try-later", answer: "maintenance" }
  const slug = textIn(said, "slug") ?? ""
  const answer = [slug, textIn(said, "message") ?? text].filter(Boolean).join(" ")
  if (/token|signature|date|id_user|user|otp|payment|access/i.test(slug))
    return { kind: "unreachable", answer }
  return { kind: /to_|email|dest/i.test(slug) ? "address-refused" : "message-refused", answer }
}
