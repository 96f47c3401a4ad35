import { createHash } from "node:crypto"
import type { CarrierOutcome, Taken } from "../../delivery/carrier.ts"
import type { ConsignmentCarrier, DeliveryState, FollowUp } from "../../delivery/consignment/consignment.ts"
import type { ProviderAccount } from "../../delivery/consignment/provider.ts"
import { type Answer, ask, exchange, outcomeOf, ProviderTrouble, readJson } from "../exchange.ts"
import { type CarrierOptions, TIMEOUT_MS } from "../provider-line.ts"
import { instantIn, recordIn, textIn } from "../provider-values.ts"

const BASE = "https://eu.api.ovh.com/1.0"

/**
 * OVHcloud passes short messages on.
 *
 * Requests and fields as in the API description eu.api.ovh.com/1.0/sms.json: POST /sms/{service}/jobs
 * (message, receivers, sender, noStopClause, charset, tag), GET /sms/{service}/outgoing?tag= and
 * /outgoing/{id}; signature as in "First steps with the OVHcloud APIs". The codes of `ptt` are those of
 * the guide on delivery receipts (4: delivered; 1 to 3: on its way; 5: not delivered). It documents no
 * key of idempotency; the tag carries our reference, so that what left can be found.
 */
export function ovhSmsCarrier(account: ProviderAccount, options: CarrierOptions = {}): ConsignmentCarrier {
  const base = options.baseUrl ?? BASE
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const { serviceName = "", sender = "" } = account.fields
  const service = `${base}/sms/${encodeURIComponent(serviceName)}`

  const signed = (method: "GET" | "POST", url: string, body: string) =>
    signedHeaders(account, { method, url, body }, options.now?.() ?? new Date())
  const get = (url: string) => ask({ method: "GET", url, headers: signed("GET", url, ""), timeoutMs })

  return {
    async send({ reference, to, content }, beforeLastBytes) {
      if (to.mobile === null) throw new Error("a short message needs a mobile number")
      const body = JSON.stringify({
        ...{ message: content.toString("utf8"), receivers: [to.mobile], sender, charset: "UTF-8" },
        // A reminder is no advertisement: no STOP clause, and our own list of those who want none.
        ...{ noStopClause: true, senderForResponse: false, tag: tagOf(reference) },
      })
      const url = `${service}/jobs`
      const request = {
        ...({ method: "POST", url, headers: signed("POST", url, body), timeoutMs } as const),
        body: Buffer.from(body),
      }
      return outcomeOf(await exchange(request, beforeLastBytes), judged)
    },
    async find(reference) {
      const ids = await get(`${service}/outgoing?tag=${tagOf(reference)}`)
      // One that still waits at OVHcloud is not in this list: not finding it proves nothing.
      return Array.isArray(ids) && ids.length > 0 ? takenOf(String(ids[0])) : "cannot-say"
    },
    follow: async ({ providerId }) =>
      followUpOf(await get(`${service}/outgoing/${encodeURIComponent(providerId)}`)),
    fetchProof: async () => {
      throw new ProviderTrouble("a short message has no proof to fetch")
    },
    async check() {
      const credits = textIn(await get(service), "creditsLeft") ?? "?"
      return {
        ok: true,
        sentence: {
          fr: `OVHcloud reconnaît ce compte\u00a0: ${credits} crédits restants.`,
          en: `OVHcloud knows this account: ${credits} credits left.`,
        },
      }
    },
    close: async () => undefined,
  }
}

function signedHeaders(
  { fields }: ProviderAccount,
  request: { readonly method: string; readonly url: string; readonly body: string },
  now: Date,
) {
  const { applicationKey = "", applicationSecret = "", consumerKey = "" } = fields
  const at = String(Math.floor(now.getTime() / 1_000))
  const text = [applicationSecret, consumerKey, request.method, request.url, request.body, at].join("+")
  return {
    ...{ "x-ovh-application": applicationKey, "x-ovh-consumer": consumerKey, "x-ovh-timestamp": at },
    "x-ovh-signature": `$1$${createHash("sha1").update(text).digest("hex")}`,
    "content-type": "application/json; charset=utf-8",
  }
}

/** Our reference as a tag: the first twenty digits of the identifier. */
const tagOf = (reference: string): string => reference.replaceAll("-", "").slice(0, 20)

const takenOf = (providerId: string): Taken => ({ providerId, trackingNumber: null, costCents: null })

function judged(answer: Answer, text: string): CarrierOutcome | null {
  if (answer.status >= 300) return /receiver/i.test(text) ? { kind: "address-refused", answer: text } : null
  const report = reportIn(answer)
  const [id] = listIn(report, "ids")
  if (id !== undefined) return { kind: "accepted", answer: text, taken: takenOf(String(id)) }
  return listIn(report, "invalidReceivers").length > 0 ? { kind: "address-refused", answer: text } : null
}

function reportIn(answer: Answer): unknown {
  try {
    return readJson(answer)
  } catch {
    return null // it said yes and we cannot read to what: outcomeOf() makes a doubt of it
  }
}

function listIn(value: unknown, key: string): readonly unknown[] {
  const found = recordIn(value, key)
  return Array.isArray(found) ? found : []
}

const DELIVERED = 4
const NOT_DELIVERED = 5
const NOT_SAID = 6

function followUpOf(outgoing: unknown): FollowUp {
  const ptt = Number(textIn(outgoing, "ptt") ?? 0)
  const state: DeliveryState =
    ptt === DELIVERED
      ? "delivered"
      : ptt >= NOT_DELIVERED && ptt !== NOT_SAID
        ? "not-delivered"
        : "on-its-way"
  return {
    state,
    happenedAt: instantIn(outgoing, "deliveredAt") ?? instantIn(outgoing, "creationDatetime"),
    answer: `ptt ${ptt}`,
    trackingNumber: null,
    proofs: [],
  }
}
