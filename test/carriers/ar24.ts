import { sealed, signatureOf } from "../../src/adapters/ar24/seal.ts"
import { type Dialect, formOf, type Kept, type Received, type Reply, takes, type World } from "./stand-in.ts"

const PRIVATE_KEY = "7X9gx9E3Qx4EiUdB63nc"
const ACCOUNT = {
  ...({ provider: "ar24", isLive: true } as const),
  fields: { token: "jeton", privateKey: PRIVATE_KEY, userId: "42", otpSecret: "JBSWY3DPEHPK3PXP" },
}

const files = new Map<string, Buffer>()

/** AR24 as developers.ar24.fr and php-ar24-client describe it: sealed answers, errors in clear. */
export const ar24: Dialect = {
  account: ACCOUNT,
  isHandOver: ({ method, url }) => method === "POST" && url.pathname.startsWith("/mail"),
  async answer(request, world) {
    const fields = await fieldsOf(request)
    const date = fields.date ?? ""
    const isSigned = request.headers.signature === signatureOf(date, PRIVATE_KEY)
    if (!isSigned || fields.token !== "jeton" || world.mood === "refuse-account")
      return failure("token_invalid", "The token is invalid")
    const say = (result: unknown): Reply => ({
      status: 200,
      body: { result: sealed(JSON.stringify({ status: "SUCCESS", result }), date, PRIVATE_KEY) },
    })
    if (request.url.pathname.startsWith("/user")) return say({ id: 42, email: "compta@exemple.fr" })
    if (request.url.pathname.startsWith("/attachment")) {
      const { file } = await formOf(request)
      const id = String(files.size + 1)
      files.set(id, file ?? Buffer.alloc(0))
      return say({ file_id: id })
    }
    if (request.method === "GET") {
      const kept = world.kept.find((one) => one.id === fields.id)
      return kept ? say(mailOf(kept, world)) : failure("mail_not_found", "No such mail")
    }
    if (!fields.to_email?.includes("@") || world.mood === "refuse-address")
      return failure("invalid_to_email", "to_email is not valid")
    if (world.mood === "refuse-message") return failure("attachment_unavailable", "The attachment is refused")
    if (world.mood === "later") return { status: 200, body: { status: "maintenance" } }
    if (world.mood === "fail") return { status: 500, body: "Internal Server Error" }
    if (!/^\d{6}$/.test(fields.otp ?? "") || fields.eidas !== "1") return failure("otp_invalid", "Wrong code")
    if (!takes(world.mood)) return failure("unavailable", "no")
    const content = files.get(fields["attachment[0]"] ?? "") ?? Buffer.alloc(0)
    return say(
      mailOf(world.keep({ reference: fields.ref_dossier ?? "", to: fields.to_email, content }), world),
    )
  },
}

async function fieldsOf(request: Received): Promise<Readonly<Record<string, string>>> {
  if (request.method === "GET") return Object.fromEntries(request.url.searchParams)
  return (await formOf(request)).fields
}

const failure = (slug: string, message: string): Reply => ({
  status: 200,
  body: { status: "ERROR", slug, message },
})

const STATUS = {
  ...{ accepted: "waiting", "on-its-way": "waiting", "waiting-for-addressee": "sent", delivered: "AR" },
  ...{ refused: "refused", unclaimed: "negligence", returned: "bounced", "not-delivered": "bounced" },
} as const
const FIELDS = {
  ...{ deposit: "proof_dp_url", sending: "proof_ev_url", receipt: "proof_ar_url", refusal: "proof_rf_url" },
  ...{ negligence: "proof_ng_url", return: "proof_bc_url" },
} as const

function mailOf({ id, reference, to, state, proofs }: Kept, { baseUrl }: World) {
  return {
    ...{
      id: Number(id),
      type: "lre",
      status: STATUS[state],
      to_email: to,
      ref_dossier: reference,
      is_eidas: 1,
    },
    ...{ date: "2026-03-03 09:00:00", ts_ev_date: "2026-03-03 09:05:00", view_date: "2026-03-05 10:00:00" },
    ...{ refused_date: "2026-03-05 10:00:00", negligence_date: "2026-03-19 00:00:00" },
    ...Object.fromEntries(proofs.map((kind) => [FIELDS[kind], `${baseUrl}/proof/${kind}?token=1`])),
  }
}
