import { type Dialect, type Kept, type Reply, takes } from "./stand-in.ts"

const ACCOUNT = {
  ...({ provider: "la-poste", isLive: true } as const),
  fields: { okapiKey: "okapi", coclico: "12345678", contractNumber: "D-0001070-5", productId: "R1" },
}

/** La Poste LReL and Suivi v2 as their descriptions have them. */
export const laPoste: Dialect = {
  account: ACCOUNT,
  isHandOver: ({ method, url }) => method === "POST" && url.pathname === "/lh/pro/orders",
  async answer(request, world) {
    if (request.headers["x-okapi-key"] !== "okapi" || world.mood === "refuse-account")
      return { status: 401, body: { code: "UNAUTHORIZED", message: "This action requires an authorization" } }
    const [, number] = /^\/suivi\/v2\/idships\/(.+)$/.exec(request.url.pathname) ?? []
    if (number) {
      const kept = world.kept.find(({ id }) => `87${id}` === number)
      return kept ? { status: 200, body: shipmentOf(kept) } : { status: 404, body: { returnCode: 404 } }
    }
    const order = JSON.parse(request.body.toString("utf8"))
    const [attachment] = order.attachments
    const [receiver] = attachment.receivers
    if (world.mood === "refuse-address" || !/^\d{5}$/.test(receiver.zip_code))
      return failure(400, "ERR39", "The zip code is incorrect.")
    const lines = [receiver.name1, receiver.add2, receiver.add3, receiver.add4, receiver.add5, receiver.town]
    if (lines.some((line) => (line ?? "").length > 38)) return failure(400, "ERR38", "38 characters")
    if (world.mood === "refuse-message")
      return failure(400, "ERR08", "The attachment is not at 1.4 PDF format.")
    if (world.mood === "later") return failure(400, "ERR61", "The service is momentarily unavailable.")
    if (world.mood === "fail") return failure(500, "ERR60", "internal error")
    if (!takes(world.mood)) return failure(400, "ERR21", "The order is empty.")
    const content = Buffer.from(attachment.attachment[0], "base64")
    const kept = world.keep({ reference: order.order_name, to: receiver.name1, content })
    const letters = [{ smartdata: { item_id: `87${kept.id}`, item_id_cckey: "3", label: `87${kept.id}` } }]
    return { status: 201, body: { order_id: kept.id, order_name: order.order_name, letters } }
  },
}

const failure = (status: number, code: string, message: string): Reply => ({
  status,
  body: { errors: [{ code, message, type: "FUNCTIONAL" }] },
})

const CODES = {
  ...{
    accepted: "DR1",
    "on-its-way": "PC1",
    "waiting-for-addressee": "AG1",
    delivered: "DI1",
    refused: "RE1",
  },
  ...{ unclaimed: "RE1", returned: "RE1", "not-delivered": "ND1" },
} as const

const shipmentOf = ({ id, state }: Kept) => ({
  ...{ returnCode: 200, lang: "fr_FR", scope: "open" },
  shipment: {
    ...{ idShip: `87${id}`, product: "lettre_rec", isFinal: false },
    event: [
      { code: CODES[state], label: "Votre courrier", date: "2026-03-05T09:00:00+01:00" },
      { code: "DR1", label: "Déclaré", date: "2026-03-03T09:00:00+01:00" },
    ],
  },
})
