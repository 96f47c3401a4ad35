import { createHash } from "node:crypto"
import { type Dialect, type Kept, type Received, type Reply, takes } from "./stand-in.ts"

const ACCOUNT = {
  ...({ provider: "ovh-sms", isLive: true } as const),
  fields: {
    ...{ applicationKey: "ak", applicationSecret: "as", consumerKey: "ck" },
    ...{ serviceName: "sms-ab12345-1", sender: "TANGUY" },
  },
}

/** OVHcloud SMS as its API description has it; every request must be signed. */
export const ovhSms: Dialect = {
  account: ACCOUNT,
  isHandOver: ({ method, url }) => method === "POST" && url.pathname.endsWith("/jobs"),
  async answer(request, world) {
    if (!isSigned(request) || world.mood === "refuse-account")
      return failure(403, "INVALID_SIGNATURE", "Invalid signature")
    const { pathname, searchParams } = request.url
    if (request.method === "POST") {
      const job = JSON.parse(request.body.toString("utf8"))
      const [to] = job.receivers as string[]
      if (world.mood === "refuse-address" || !/^\+\d{8,15}$/.test(to ?? ""))
        return {
          status: 200,
          body: { ids: [], validReceivers: [], invalidReceivers: [to], totalCreditsRemoved: 0 },
        }
      if (world.mood === "refuse-message") return failure(400, "BAD_REQUEST", "Message is too long")
      if (world.mood === "later") return failure(429, "TOO_MANY_REQUESTS", "Slow down")
      if (world.mood === "fail") return failure(500, "INTERNAL", "Internal server error")
      if (!takes(world.mood)) return failure(400, "BAD_REQUEST", "no")
      const kept = world.keep({ reference: job.tag, to: to ?? "", content: Buffer.from(job.message, "utf8") })
      const ids = [Number(kept.id)]
      return {
        status: 200,
        body: { ids, validReceivers: [to], invalidReceivers: [], totalCreditsRemoved: 1 },
      }
    }
    if (pathname.endsWith("/outgoing")) {
      const found = world.kept.filter(({ reference }) => reference === searchParams.get("tag"))
      return { status: 200, body: found.map(({ id }) => Number(id)) }
    }
    const [, id] = /\/outgoing\/(\d+)$/.exec(pathname) ?? []
    if (!id) return { status: 200, body: { name: "sms-ab12345-1", creditsLeft: 87 } }
    const kept = world.kept.find((one) => one.id === id)
    return kept
      ? { status: 200, body: outgoingOf(kept) }
      : failure(404, "NOT_FOUND", "This service does not exist")
  },
}

function isSigned({ method, url, headers, body }: Received): boolean {
  const text = ["as", "ck", method, url.href, body.toString("utf8"), headers["x-ovh-timestamp"]].join("+")
  return headers["x-ovh-signature"] === `$1$${createHash("sha1").update(text).digest("hex")}`
}

const failure = (status: number, errorCode: string, message: string): Reply => ({
  status,
  body: { errorCode: `Client::${errorCode}`, httpCode: `${status}`, message },
})

const PTT = {
  ...{ accepted: 0, "on-its-way": 3, "waiting-for-addressee": 1, delivered: 4, refused: 5, unclaimed: 5 },
  ...{ returned: 5, "not-delivered": 5 },
} as const

const outgoingOf = ({ id, to, state }: Kept) => ({
  ...{ id: Number(id), receiver: to, sender: "TANGUY", ptt: PTT[state], numberOfSms: 1, credits: 1 },
  ...{ creationDatetime: "2026-03-03T09:00:00+01:00", deliveryReceipt: 0 },
})
