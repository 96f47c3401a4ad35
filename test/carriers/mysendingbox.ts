import { type Dialect, formOf, type Kept, type Reply, takes, type World } from "./stand-in.ts"

const ACCOUNT = { provider: "mysendingbox", isLive: true, fields: { apiKey: "live_abc" } } as const

/** MySendingBox as mysendingbox-node describes it. */
export const mySendingBox: Dialect = {
  account: ACCOUNT,
  isHandOver: ({ method, url }) => method === "POST" && url.pathname === "/letters",
  async answer(request, world) {
    const [, id] = /^\/letters\/(.+)$/.exec(request.url.pathname) ?? []
    const expected = `Basic ${Buffer.from("live_abc:").toString("base64")}`
    if (request.headers.authorization !== expected || world.mood === "refuse-account")
      return error(401, "Invalid API key")
    if (request.method === "GET") {
      if (!id) return { status: 200, body: world.kept.map((kept) => letterOf(kept, world)) }
      const kept = world.kept.find((one) => one.id === id)
      return kept ? { status: 200, body: letterOf(kept, world) } : error(404, "Letter not found")
    }
    const { fields, file } = await formOf(request)
    const missing = [
      "to[name]",
      "to[address_line1]",
      "to[address_city]",
      "to[address_postalcode]",
      "from[name]",
    ]
    if (missing.some((name) => !fields[name]) || world.mood === "refuse-address")
      return error(422, "to.address_postalcode is invalid")
    if (!file || world.mood === "refuse-message") return error(422, "source_file is not readable")
    if (world.mood === "later") return error(429, "Too many requests")
    if (world.mood === "fail") return error(500, "Internal error")
    if (!takes(world.mood)) return error(400, "bad request")
    const kept = world.keep({
      reference: fields.description ?? "",
      to: fields["to[name]"] ?? "",
      content: file,
    })
    return { status: 200, body: letterOf(kept, world) }
  },
}

const error = (status: number, message: string): Reply => ({ status, body: { error: { message } } })

const FIELDS = {
  ...{ deposit: "filing_proof", sending: "filing_proof", receipt: "delivery_proof" },
  ...{ refusal: "rejection_proof", negligence: "negligence_proof", return: "return_to_sender_proof" },
} as const

const STATUS = {
  ...{ accepted: "INCONNU", "on-its-way": "PRIS_EN_CHARGE", "waiting-for-addressee": "A_RETIRER" },
  ...{ delivered: "DISTRIBUE", returned: "RETOUR_DESTINATAIRE", refused: "RETOUR_DESTINATAIRE" },
  ...{ unclaimed: "RETOUR_DESTINATAIRE", "not-delivered": "INCONNU" },
} as const

function letterOf({ id, reference, state, proofs }: Kept, { baseUrl }: World) {
  return {
    ...{ _id: id, object: "letter", mode: "live", description: reference },
    ...{ price: { postage: 5.74, service: 1.2, total: 6.94 }, tracking_number: `1A${id}` },
    ...{ error: state === "not-delivered", wrong_address: false, updated_at: "2026-03-05T10:00:00Z" },
    tracking_events: [{ status: STATUS[state], message: "Pris en charge", date: "2026-03-05T09:00:00Z" }],
    ...Object.fromEntries(proofs.map((kind) => [FIELDS[kind], { url: `${baseUrl}/proof/${kind}` }])),
  }
}
