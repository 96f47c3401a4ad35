import type { CarrierOutcome, Taken } from "../../delivery/carrier.ts"
import type {
  Consignment,
  ConsignmentCarrier,
  DeliveryState,
  FollowUp,
  PostalAddress,
  ProofKind,
} from "../../delivery/consignment/consignment.ts"
import type { ProviderAccount } from "../../delivery/consignment/provider.ts"
import { ask, exchange, fetchBytes, outcomeOf, ProviderTrouble } from "../exchange.ts"
import { multipart } from "../multipart.ts"
import { type CarrierOptions, proofRequest, TIMEOUT_MS } from "../provider-line.ts"
import { instantIn, recordIn, textIn } from "../provider-values.ts"

/**
 * MySendingBox prints and posts letters, plain and registered.
 *
 * Fields and answers as in its own clients: `src/entities/letter.model.ts`, `src/types/Address.ts`,
 * `TrackingEvent.ts` and `File.ts` of github.com/MySendingBox/mysendingbox-node (documentation:
 * docs.mysendingbox.fr). HTTP Basic with the key as user; the key says whether it is a test. It
 * documents no key of idempotency: our reference goes along in `description` and `metadata`.
 */
export function mySendingBoxCarrier(
  account: ProviderAccount,
  options: CarrierOptions = {},
): ConsignmentCarrier {
  const base = options.baseUrl ?? "https://api.mysendingbox.fr"
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const key = account.fields.apiKey ?? ""
  const headers = { authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}` }
  const get = (path: string) => ask({ method: "GET", url: `${base}${path}`, headers, timeoutMs })
  return {
    async send(consignment, beforeLastBytes) {
      const form = formOf(consignment)
      const sent = { ...headers, "content-type": form.contentType }
      const request = {
        method: "POST",
        url: `${base}/letters`,
        headers: sent,
        body: form.body,
        timeoutMs,
      } as const
      return outcomeOf(await exchange(request, beforeLastBytes), ({ status, body }, answer) =>
        judged(status, body, answer, account.isLive),
      )
    },
    async find(reference) {
      const letters = await get("/letters")
      const list = Array.isArray(letters) ? letters : (recordIn(letters, "letters") ?? [])
      const found = (Array.isArray(list) ? list : []).find(
        (letter) => textIn(letter, "description") === reference,
      )
      return found ? takenOf(found) : "cannot-say"
    },
    follow: async ({ providerId }) => followUpOf(await get(`/letters/${encodeURIComponent(providerId)}`)),
    fetchProof: async (place) => fetchBytes(proofRequest(place.url, base, timeoutMs)),
    async check() {
      await get("/letters?limit=1")
      const isTestKey = key.startsWith("test")
      if (isTestKey === !account.isLive) return { ok: true, sentence: SIGNED_IN }
      return { ok: false, sentence: WRONG_KEY }
    },
    close: async () => undefined,
  }
}

const SIGNED_IN = { fr: "MySendingBox accepte cette clé.", en: "MySendingBox accepts this key." }
const WRONG_KEY = {
  fr: "Cette clé n’est pas du bon côté\u00a0: une clé test_… pour les essais, live_… pour de vrai.",
  en: "This key is for the other side: test_… for trials, live_… for good.",
}

function formOf({ reference, channel, from, to, content }: Consignment) {
  const { address } = to
  if (!address) throw new Error("a letter needs a postal address")
  return multipart(
    {
      ...addressFields("to", address),
      ...addressFields("from", from),
      ...{ color: "bw", both_sides: "true", source_file_type: "file" },
      postage_type: channel === "registered-letter" ? "lrar" : "prioritaire",
      ...(channel === "registered-letter" && { manage_delivery_proof: "true" }),
      // Its own address page in front: our letter stays as it was archived.
      address_placement: "insert_blank_page",
      ...{ description: reference, "metadata[reference]": reference },
    },
    { field: "source_file", name: "lettre.pdf", mediaType: "application/pdf", content },
  )
}

const COUNTRIES = new Intl.DisplayNames("fr", { type: "region" })

function addressFields(side: "to" | "from", { name, lines, postalCode, city, country }: PostalAddress) {
  const above = lines.slice(0, -1)
  return {
    [`${side}[name]`]: name,
    [`${side}[address_line1]`]: lines.at(-1) ?? "",
    [`${side}[address_line2]`]: above[0] ?? null,
    [`${side}[address_line3]`]: above.length > 1 ? above.slice(1).join(", ") : null,
    [`${side}[address_city]`]: city,
    [`${side}[address_postalcode]`]: postalCode,
    [`${side}[address_country]`]: COUNTRIES.of(country) ?? country,
  }
}

function judged(status: number, body: Buffer, answer: string, isLive: boolean): CarrierOutcome | null {
  if (status < 300) {
    const letter = parsed(body)
    const providerId = textIn(letter, "_id")
    if (!providerId) return null
    // A test key answers yes and posts nothing.
    if (isLive && textIn(letter, "mode") === "test") return { kind: "unreachable", answer: WRONG_KEY.en }
    return { kind: "accepted", answer: `${status} ${providerId}`, taken: takenOf(letter) }
  }
  const isAboutTheAddress = (status === 400 || status === 422) && /address|postalcode|adresse/i.test(answer)
  return isAboutTheAddress ? { kind: "address-refused", answer } : null
}

function takenOf(letter: unknown): Taken {
  const providerId = textIn(letter, "_id")
  if (!providerId) throw new ProviderTrouble("a letter without an identifier")
  const total = recordIn(recordIn(letter, "price"), "total")
  return {
    providerId,
    trackingNumber: textIn(letter, "tracking_number"),
    costCents: typeof total === "number" ? Math.round(total * 100) : null,
  }
}

const TRACKED: Readonly<Record<string, DeliveryState>> = {
  PRIS_EN_CHARGE: "on-its-way",
  A_RETIRER: "waiting-for-addressee",
  DISTRIBUE: "delivered",
  RETOUR_DESTINATAIRE: "returned",
}

const PROOFS: readonly (readonly [string, ProofKind, DeliveryState | null])[] = [
  ["filing_proof", "deposit", null],
  ["delivery_proof", "receipt", "delivered"],
  ["download_proof", "receipt", "delivered"],
  ["rejection_proof", "refusal", "refused"],
  ["negligence_proof", "negligence", "unclaimed"],
  ["return_to_sender_proof", "return", "returned"],
  ["lost_proof", "return", "not-delivered"],
]

function followUpOf(letter: unknown): FollowUp {
  const events = recordIn(letter, "tracking_events")
  const last = Array.isArray(events) ? events.at(-1) : null
  const there = PROOFS.flatMap(([field, kind, state]) => {
    const url = textIn(recordIn(letter, field), "url")
    return url ? [{ kind, url, state }] : []
  })
  const isWrong = recordIn(letter, "wrong_address") === true
  const isFailed = recordIn(letter, "error") === true
  const word = textIn(last, "status") ?? textIn(recordIn(letter, "status"), "name") ?? "created"
  return {
    state: isWrong
      ? "returned"
      : isFailed
        ? "not-delivered"
        : (there.findLast((proof) => proof.state)?.state ?? TRACKED[word] ?? BY_STATUS[word] ?? "accepted"),
    happenedAt: instantIn(last, "date") ?? instantIn(letter, "updated_at"),
    answer: textIn(last, "message") ?? word,
    trackingNumber: textIn(letter, "tracking_number"),
    proofs: there.map(({ kind, url }) => ({ kind, url })),
  }
}

const BY_STATUS: Readonly<Record<string, DeliveryState>> = {
  "letter.sent": "on-its-way",
  "letter.in_transit": "on-its-way",
  "letter.delivered": "delivered",
  "letter.returned_to_sender": "returned",
  "letter.error": "not-delivered",
  "letter.canceled": "not-delivered",
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"))
  } catch {
    return null // the caller tells an answer that cannot be read from a clear one
  }
}
