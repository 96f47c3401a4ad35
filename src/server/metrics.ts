import { timingSafeEqual } from "node:crypto"
import { getConnInfo } from "@hono/node-server/conninfo"
import type { Context, MiddlewareHandler } from "hono"
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client"
import { refuse } from "../kernel/refusal.ts"

/** What a running server counts, in the form that Prometheus reads. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: "relance_http_request_seconds",
    help: "Time to answer, by route pattern",
    labelNames: ["method", "route", "status"],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const faults = new Counter({
    name: "relance_http_faults_total",
    help: "Requests that ended in a fault of our own",
    registers: [registry],
  })
  const measure: MiddlewareHandler = async (c, next) => {
    const stop = seconds.startTimer({ method: c.req.method })
    await next()
    // The pattern, never the path: paths hold identifiers.
    stop({ route: c.req.routePath, status: String(c.res.status) })
    if (c.res.status >= 500) faults.inc()
  }
  const show = async (c: Context): Promise<Response> => {
    refuseUnlessOperator(c)
    return c.text(await registry.metrics(), 200, { "content-type": registry.contentType })
  }
  return { measure, show }
}

/** The figures are for who runs the machine: asked for on it, or with RELANCE_METRICS_KEY. */
function refuseUnlessOperator(c: Context): void {
  const key = process.env.RELANCE_METRICS_KEY
  const shown = /^Bearer (\S+)$/.exec(c.req.header("authorization") ?? "")?.[1]
  if (key && shown && key.length === shown.length && timingSafeEqual(Buffer.from(key), Buffer.from(shown)))
    return
  const isForwarded = c.req.header("x-forwarded-for") !== undefined || c.req.header("forwarded") !== undefined
  if (!isForwarded && isLoopback(peerOf(c))) return
  refuse("FORBIDDEN", {
    fr: "Les mesures se lisent sur la machine elle-même, ou avec la clé RELANCE_METRICS_KEY.",
    en: "The metrics are read on the machine itself, or with the key RELANCE_METRICS_KEY.",
  })
}

/** The address at the other end of the connection; empty when there is no connection (tests). */
export function peerOf(c: Context): string {
  return c.env && "incoming" in c.env ? (getConnInfo(c).remote.address ?? "") : ""
}

const isLoopback = (address: string): boolean =>
  address === "::1" || address.startsWith("127.") || address.startsWith("::ffff:127.")
