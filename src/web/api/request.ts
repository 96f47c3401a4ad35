import type { Sentence } from "../../kernel/wording.ts"
import { onScreen } from "../words/typeset.ts"

/** The server refused, with a sentence that says what is wrong and how to mend it. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure"
  readonly code: string
  readonly sentence: Sentence
  readonly where: Readonly<Record<string, string | number>>
  readonly httpStatus: number

  constructor(httpStatus: number, body: FailureBody) {
    super(body.code)
    this.code = body.code
    this.sentence = body.sentence
    this.where = body.where ?? {}
    this.httpStatus = httpStatus
  }
}

interface FailureBody {
  readonly code: string
  readonly sentence: Sentence
  readonly where?: Readonly<Record<string, string | number>>
}

/** No answer came: the machine is off, or the network is. */
export class Unreachable extends Error {
  override readonly name = "Unreachable"
}

const ODD_ANSWER: FailureBody = {
  code: "UNEXPECTED_ANSWER",
  sentence: {
    fr: "Le serveur a répondu d’une façon inattendue. Rechargez la page ; si cela se répète, regardez le journal du serveur.",
    en: "The server answered in an unexpected way. Reload the page; if it happens again, look at the server’s log.",
  },
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE"

/**
 * Calls the HTTP API like every other client. JSON in and out; a FormData body goes as it is.
 * Throws ApiFailure when the server refuses and Unreachable when nobody answers.
 */
export async function request<T>(method: Method, path: string, body?: unknown): Promise<T> {
  const answer = await reach(method, path, body)
  const text = await answer.text()
  const parsed = parse(text)
  if (answer.ok) return parsed as T
  throw new ApiFailure(answer.status, failureIn(parsed))
}

async function reach(method: Method, path: string, body: unknown): Promise<Response> {
  const isForm = body instanceof FormData
  try {
    return await fetch(path, {
      method,
      credentials: "same-origin",
      headers: {
        accept: "application/json",
        ...(isForm || body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    })
  } catch {
    throw new Unreachable("no answer from the server")
  }
}

function parse(text: string): unknown {
  if (text === "") return null
  try {
    return JSON.parse(text, (_, value) => (isSentence(value) ? shown(value) : value))
  } catch {
    return null
  }
}

/** A sentence of the server is shown and never sent back; texts that a person may change stay as they are. */
function isSentence(value: unknown): value is Sentence {
  if (typeof value !== "object" || value === null || !("fr" in value) || !("en" in value)) return false
  return typeof value.fr === "string" && typeof value.en === "string"
}

const shown = (sentence: Sentence): Sentence => ({ fr: onScreen(sentence.fr), en: onScreen(sentence.en) })

function failureIn(parsed: unknown): FailureBody {
  const error = (parsed as { error?: FailureBody } | null)?.error
  return error?.sentence ? error : ODD_ANSWER
}

/** "?a=1&b=2" from the given values, leaving out what is not set. */
export function queryText(
  values: Readonly<Record<string, string | number | boolean | null | undefined>>,
): string {
  const pairs = Object.entries(values).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  )
  const text = new URLSearchParams(pairs.map(([key, value]) => [key, String(value)])).toString()
  return text === "" ? "" : `?${text}`
}
