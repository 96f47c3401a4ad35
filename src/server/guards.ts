import type { Context, MiddlewareHandler } from "hono"
import { bodyLimit } from "hono/body-limit"
import { secureHeaders } from "hono/secure-headers"
import { Refusal, refuse } from "../kernel/refusal.ts"
import { failureBody } from "./failures.ts"

const MEGABYTE = 1024 * 1024

/** Headers on every answer; one that needs a stricter policy (a debtor's message) keeps its own. */
export const securityHeaders: MiddlewareHandler = async (c, next) => {
  let own: string | null = null
  await commonHeaders(c, async () => {
    await next()
    own = c.res.headers.get("content-security-policy")
  })
  if (own) c.res.headers.set("content-security-policy", own)
}

/**
 * Scripts and styles come from this server only; inline styles are
 * allowed because charts and dialogs place things with them.
 */
const commonHeaders: MiddlewareHandler = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", "data:"],
    connectSrc: ["'self'"],
    frameSrc: ["'self'"],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'self'"],
  },
  xFrameOptions: "SAMEORIGIN",
  referrerPolicy: "same-origin",
  crossOriginOpenerPolicy: "same-origin",
  strictTransportSecurity: false,
})

/** Small bodies everywhere, files where files are taken. */
export function limitBodies(c: Context, next: () => Promise<void>): Promise<Response | undefined> {
  const isUpload = /\/import-drafts$/.test(c.req.path)
  const maxSize = (isUpload ? 512 : 2) * MEGABYTE
  const limit = bodyLimit({
    maxSize,
    onError: (context) => context.json(failureBody(tooLarge(maxSize)), 413),
  })
  return limit(c, next) as Promise<Response | undefined>
}

function tooLarge(maxSize: number): Refusal {
  const megabytes = maxSize / MEGABYTE
  return new Refusal(
    "BODY_TOO_LARGE",
    {
      fr: `Ce qui est envoyé dépasse ${megabytes}\u00a0Mo. Découpez le fichier, ou importez-le avec la commande relance import.`,
      en: `What is sent exceeds ${megabytes} MB. Split the file, or import it with the command relance import.`,
    },
    { megabytes },
  )
}

/**
 * Changes come from our own pages or from programs, never from another site's page that a signed-in
 * person has open. Browsers tell where a request comes from; programs send neither header.
 */
export const refuseOtherSites: MiddlewareHandler = async (c, next) => {
  if (!["GET", "HEAD", "OPTIONS"].includes(c.req.method)) {
    const site = c.req.header("sec-fetch-site")
    const origin = c.req.header("origin")
    const isOther = site
      ? site !== "same-origin" && site !== "none"
      : origin !== undefined && hostOf(origin) !== hostAsked(c)
    if (isOther) {
      refuse("OTHER_SITE", {
        fr: "Cette demande vient d’un autre site et n’a pas été exécutée.",
        en: "This request comes from another site and was not carried out.",
      })
    }
  }
  await next()
}

/**
 * On a machine without a public address, only its own names are answered, so that a page elsewhere
 * cannot reach the server through a name of its own that points here.
 */
export function refuseOtherNames(publicUrl: string | null): MiddlewareHandler {
  const allowed = publicUrl === null ? null : new URL(publicUrl).host
  return async (c, next) => {
    const host = hostAsked(c)
    const isOurs = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(host) || host === allowed
    if (!isOurs) {
      refuse(
        "OTHER_SITE",
        {
          fr: "Relance n’est pas réglé pour cette adresse. Indiquez-la dans RELANCE_URL.",
          en: "Relance is not set up for this address. Name it in RELANCE_URL.",
        },
        { host },
      )
    }
    await next()
  }
}

function hostOf(origin: string): string {
  return URL.parse(origin)?.host ?? ""
}

function hostAsked(c: Context): string {
  return c.req.header("host") ?? new URL(c.req.url).host
}
