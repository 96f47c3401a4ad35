import type { Context } from "hono"
import type { ContentfulStatusCode } from "hono/utils/http-status"
import { Refusal } from "../kernel/refusal.ts"
import { errorTrace, type Logger } from "./log.ts"

const STATUS_BY_CODE: Readonly<Record<string, ContentfulStatusCode>> = {
  INPUT_INVALID: 400,
  BODY_NOT_JSON: 400,
  CURSOR_INVALID: 400,
  ANCHOR_INVALID: 400,
  SIGN_IN_NEEDED: 401,
  FORBIDDEN: 403,
  OTHER_SITE: 403,
  NOT_FOUND: 404,
  BODY_TOO_LARGE: 413,
  MESSAGE_MOVED_ON: 409,
  DRAFT_CLOSED: 409,
  CUSTOMER_CODE_TAKEN: 409,
  EMAIL_TAKEN: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  IDEMPOTENCY_KEY_BUSY: 409,
  // The customer is there; the rate of a half-year is what is missing.
  RATE_UNKNOWN: 422,
  TOO_MANY_REQUESTS: 429,
}

/** The HTTP status of a refusal: unknown things are 404, the rest is 422 unless said above. */
export function httpStatusOf(code: string): ContentfulStatusCode {
  return STATUS_BY_CODE[code] ?? (/_(UNKNOWN|NOT_FOUND)$/.test(code) ? 404 : 422)
}

/** The body of every failure, for pages, programs and the command line alike. */
export function failureBody(refusal: Pick<Refusal, "code" | "sentence" | "where">) {
  return { error: { code: refusal.code, sentence: refusal.sentence, where: refusal.where } }
}

/** Answers a thrown error: a refusal with its sentence, anything else with a number to look up in the log. */
export function answerFailure(error: unknown, c: Context, logger: Logger): Response {
  if (error instanceof Refusal) return c.json(failureBody(error), httpStatusOf(error.code))
  if (isBrokenJson(error)) return c.json(failureBody(BROKEN_JSON), 400)
  const reference = crypto.randomUUID().slice(0, 8)
  logger.error({ reference, method: c.req.method, route: c.req.routePath, ...errorTrace(error) }, "fault")
  const fault = {
    code: "INTERNAL_FAULT",
    sentence: {
      fr: `Relance a rencontré un défaut, et rien n’a été changé. Recommencez\u202f; si cela se répète, donnez la référence ${reference} à qui s’occupe du serveur.`,
      en: `Relance met a fault, and nothing was changed. Try again; if it happens again, give the reference ${reference} to whoever looks after the server.`,
    },
    where: { reference },
  }
  return c.json(failureBody(fault), 500)
}

function isBrokenJson(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 400
}

const BROKEN_JSON = {
  code: "BODY_NOT_JSON",
  sentence: {
    fr: "Le corps de la requête n’est pas du JSON valable.",
    en: "The body of the request is not valid JSON.",
  },
  where: {},
}
