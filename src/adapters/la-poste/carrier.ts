import type { CarrierOutcome, Taken } from "../../delivery/carrier.ts"
import type {
  Consignment,
  ConsignmentCarrier,
  DeliveryState,
  FollowUp,
  PostalAddress,
} from "../../delivery/consignment/consignment.ts"
import type { ProviderAccount } from "../../delivery/consignment/provider.ts"
import { type Answer, ask, exchange, outcomeOf, ProviderTrouble, readJson } from "../exchange.ts"
import { type CarrierOptions, TIMEOUT_MS } from "../provider-line.ts"
import { instantIn, recordIn, textIn } from "../provider-values.ts"

/**
 * La Poste prints and delivers registered letters ordered online (LReL, for professionals).
 *
 * Orders as in its OpenAPI description (LhProOrder, LhProOrderResponse and the list of ERR codes; kept by
 * github.com/api-evangelist/la-poste-groupe), followed with Suivi v2 (`/suivi/v2/idships/{id}`,
 * developer.laposte.fr). The key of both goes into X-Okapi-Key. It documents no key of idempotency and
 * no reading of an order: our reference is the name of the order. Its proof of deposit comes by e-mail
 * and is kept like any other paper.
 */
export function laPosteCarrier(account: ProviderAccount, options: CarrierOptions = {}): ConsignmentCarrier {
  const base = options.baseUrl ?? "https://api.laposte.fr"
  const timeoutMs = options.timeoutMs ?? TIMEOUT_MS
  const headers = { "x-okapi-key": account.fields.okapiKey ?? "", accept: "application/json" }
  const tracking = (id: string) =>
    ask({
      method: "GET",
      url: `${base}/suivi/v2/idships/${encodeURIComponent(id)}?lang=fr_FR`,
      headers,
      timeoutMs,
    })
  return {
    async send(consignment, beforeLastBytes) {
      const request = {
        ...({ method: "POST", url: `${base}/lh/pro/orders`, timeoutMs } as const),
        headers: { ...headers, "content-type": "application/json" },
        body: Buffer.from(JSON.stringify(orderOf(consignment, account))),
      }
      return outcomeOf(await exchange(request, beforeLastBytes), judged)
    },
    find: async () => "cannot-say",
    async follow({ trackingNumber }) {
      if (trackingNumber === null) throw new ProviderTrouble("the order has no number to follow")
      return followUpOf(await tracking(trackingNumber), trackingNumber)
    },
    fetchProof: async () => {
      throw new ProviderTrouble("La Poste sends its proofs by e-mail")
    },
    async check() {
      const url = `${base}/suivi/v2/idships/0?lang=fr_FR`
      const ended = await exchange({ method: "GET", url, headers, timeoutMs })
      if (ended.kind !== "answered") throw new ProviderTrouble(ended.answer)
      const isKnown = ended.status !== 401 && ended.status !== 403
      return { ok: isKnown, sentence: isKnown ? SIGNED_IN : KEY_REFUSED }
    },
    close: async () => undefined,
  }
}

const SIGNED_IN = {
  fr: "La Poste accepte cette clé. Le contrat n’est essayé qu’à la première commande.",
  en: "La Poste accepts this key. The contract is only tried with the first order.",
}
const KEY_REFUSED = {
  fr: "La Poste refuse cette clé. Vérifiez-la sur developer.laposte.fr.",
  en: "La Poste refuses this key. Check it on developer.laposte.fr.",
}

function orderOf({ reference, from, to, content }: Consignment, { fields }: ProviderAccount) {
  if (!to.address) throw new Error("a registered letter needs a postal address")
  return {
    ...{ customer_coclico: fields.coclico, partner_coclico: fields.coclico },
    ...{ contract_number: fields.contractNumber, product_id: fields.productId },
    order_name: reference,
    reference_client: reference,
    attachments: [
      {
        attachment: [content.toString("base64")],
        attachment_name: `${reference}.pdf`.slice(-40),
        ...{ color_printing_flag: false, duplex_printing_flag: true, address_sheet_flag: true },
        sender: { ...addressOf(from), ...(from.email && { email: from.email }) },
        receivers: [{ ...addressOf(to.address), receiver_reference: reference.slice(0, 8) }],
      },
    ],
  }
}

/** The lines of NF Z10-011: above the street in add2 and add3, the street in add4, a P.O. box in add5. */
function addressOf({ name, lines, postalCode, city, country }: PostalAddress) {
  const isBox = /^(BP|CS|TSA|LIEU[- ]DIT)\b/i.test(lines.at(-1) ?? "") && lines.length > 1
  const box = isBox ? lines.at(-1) : undefined
  const [street = "", second, third] = (isBox ? lines.slice(0, -1) : lines).toReversed()
  return {
    name1: name,
    ...(third ? { add2: third, add3: second } : second && { add3: second }),
    add4: street,
    ...(box && { add5: box }),
    ...{ zip_code: postalCode, town: city, country_code: country },
  }
}

// What the codes of the description are about; all others are about the letter itself.
const ABOUT_THE_ADDRESS = /^ERR(16|17|19|31|35|38|39|40|41|42|47|48|56|59)$/
const ABOUT_THE_ACCOUNT = /^ERR(15|28|29|44|55|62|66|67|68)$/
const LATER = /^ERR(34|57|58|60|61)$/

function judged(answer: Answer, text: string): CarrierOutcome | null {
  const said = jsonOf(answer)
  if (answer.status < 300) {
    const orderId = textIn(said, "order_id")
    const letters = recordIn(said, "letters")
    const first = recordIn(Array.isArray(letters) ? letters[0] : null, "smartdata")
    if (!orderId) return null
    return {
      kind: "accepted",
      answer: `${answer.status} ${orderId}`,
      taken: takenOf(orderId, textIn(first, "item_id")),
    }
  }
  const errors = recordIn(said, "errors")
  const error = Array.isArray(errors) ? errors[0] : recordIn(said, "return_code")
  const code = textIn(error, "code")
  if (code === null) return null
  const why = `${code} ${textIn(error, "message") ?? text}`
  if (ABOUT_THE_ADDRESS.test(code)) return { kind: "address-refused", answer: why }
  if (ABOUT_THE_ACCOUNT.test(code)) return { kind: "unreachable", answer: why }
  if (!LATER.test(code)) return { kind: "message-refused", answer: why }
  // "An internal error": with a server's failure the order may stand all the same.
  return { kind: answer.status >= 500 ? "unknown" : "try-later", answer: why }
}

const takenOf = (providerId: string, trackingNumber: string | null): Taken => ({
  ...{ providerId, trackingNumber, costCents: null },
})

function jsonOf(answer: Answer): unknown {
  try {
    return readJson(answer)
  } catch {
    return null // outcomeOf() says what an answer that cannot be read leaves open
  }
}

// The first letters of the codes of Suivi v2; DI2 is a delivery back to the sender.
const STATES: readonly (readonly [RegExp, DeliveryState])[] = [
  [/^DI2/, "returned"],
  [/^DI/, "delivered"],
  [/^RE/, "returned"],
  [/^ND/, "on-its-way"],
  [/^(AG|EP)/, "waiting-for-addressee"],
  [/^(PC|ET|MD|PB|DO)/, "on-its-way"],
]

function followUpOf(said: unknown, trackingNumber: string): FollowUp {
  const events = recordIn(recordIn(said, "shipment"), "event")
  // Newest first, as the description has it.
  const newest = Array.isArray(events) ? events[0] : null
  const code = textIn(newest, "code") ?? ""
  return {
    state: STATES.find(([pattern]) => pattern.test(code))?.[1] ?? "accepted",
    happenedAt: instantIn(newest, "date"),
    answer: [code, textIn(newest, "label")].filter(Boolean).join(" "),
    trackingNumber,
    proofs: [],
  }
}
