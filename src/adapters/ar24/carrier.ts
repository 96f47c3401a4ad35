import type { Taken } from "../../delivery/carrier.ts"
import type {
  Consignment,
  ConsignmentCarrier,
  DeliveryState,
  FollowUp,
  ProofKind,
} from "../../delivery/consignment/consignment.ts"
import type { ProviderAccount } from "../../delivery/consignment/provider.ts"
import { fetchBytes } from "../exchange.ts"
import { type CarrierOptions, proofRequest } from "../provider-line.ts"
import { textIn } from "../provider-values.ts"
import { ar24Line } from "./line.ts"
import { oneTimeCode, requestDate } from "./seal.ts"

/**
 * AR24 sends qualified electronic registered letters (eIDAS art. 44, CPCE L100).
 *
 * Requests, fields, states and proofs as in developers.ar24.fr/doc, and in the client
 * github.com/connected-company/php-ar24-client (src/Connected/Ar24/Client.php, Response/EmailResponse.php):
 * `token` and `date` go along, the header `signature` seals the date, answers come sealed, errors in
 * clear. The file goes first (`attachment/`), then the letter (`mail/` with `eidas` and the sender’s
 * one-time code). It documents no key of idempotency and no search by our reference.
 */
export function ar24Carrier(account: ProviderAccount, options: CarrierOptions = {}): ConsignmentCarrier {
  const line = ar24Line(account, options)
  const now = options.now ?? (() => new Date())
  return {
    async send(consignment, beforeLastBytes) {
      let fileId = ""
      const file = {
        field: "file",
        name: "lettre.pdf",
        mediaType: "application/pdf",
        content: consignment.content,
      }
      const upload = await line.post("attachment/", { fields: {}, file }, undefined, (result) => {
        fileId = textIn(result, "file_id") ?? ""
        return fileId === "" ? null : { kind: "accepted", answer: fileId }
      })
      // A file that nobody refers to is no letter: whatever happened to it, nothing was sent.
      if (upload.kind === "unknown") return { ...upload, kind: "try-later" }
      if (upload.kind !== "accepted") return upload
      const fields = fieldsOf(consignment, fileId, oneTimeCode(account.fields.otpSecret ?? "", now()))
      return await line.post("mail/", { fields, file: null }, beforeLastBytes, (result) => {
        const providerId = textIn(result, "id")
        return providerId ? { kind: "accepted", answer: providerId, taken: takenOf(providerId) } : null
      })
    },
    find: async () => "cannot-say",
    follow: async ({ providerId }) => followUpOf(await line.get("mail/", { id: providerId })),
    fetchProof: async (place) => fetchBytes(proofRequest(place.url, line.base, line.timeoutMs)),
    async check() {
      await line.get("user/", { id_user: account.fields.userId ?? "" })
      return { ok: true, sentence: { fr: "AR24 reconnaît cet expéditeur.", en: "AR24 knows this sender." } }
    },
    close: async () => undefined,
  }
}

const takenOf = (providerId: string): Taken => ({ providerId, trackingNumber: providerId, costCents: null })

function fieldsOf(
  { reference, to }: Consignment,
  fileId: string,
  code: string,
): Readonly<Record<string, string | null>> {
  if (to.email === null) throw new Error("an electronic registered letter needs an e-mail address")
  const [firstName, ...names] = (to.person ?? to.company).split(" ")
  return {
    to_firstname: names.length > 0 ? (firstName ?? "") : "",
    to_lastname: names.length > 0 ? names.join(" ") : (firstName ?? ""),
    to_company: to.isConsumer ? null : to.company,
    to_email: to.email,
    dest_statut: to.isConsumer ? "particulier" : "professionnel",
    // Shown before acceptance, when the addressee must not know who writes (CPCE R53-3): only the file speaks.
    content: "",
    ref_dossier: reference,
    "attachment[0]": fileId,
    ...{ eidas: "1", otp: code },
  }
}

const STATES: Readonly<Record<string, DeliveryState>> = {
  ...{ waiting: "accepted", dp: "accepted", sent: "waiting-for-addressee", ev: "waiting-for-addressee" },
  ...{ ar: "delivered", viewed: "delivered", refused: "refused", rf: "refused" },
  ...{ negligence: "unclaimed", ng: "unclaimed", bounced: "not-delivered", bc: "not-delivered" },
  error: "not-delivered",
}

const DATES: Readonly<Partial<Record<DeliveryState, string>>> = {
  ...{ "waiting-for-addressee": "ts_ev_date", delivered: "view_date", refused: "refused_date" },
  ...{ unclaimed: "negligence_date", "not-delivered": "bounced_date" },
}

const PROOFS: readonly (readonly [string, ProofKind])[] = [
  ["proof_dp_url", "deposit"],
  ["proof_ev_url", "sending"],
  ["proof_ar_url", "receipt"],
  ["proof_rf_url", "refusal"],
  ["proof_ng_url", "negligence"],
  ["proof_bc_url", "return"],
]

function followUpOf(mail: unknown): FollowUp {
  const word = textIn(mail, "status") ?? "waiting"
  const state = STATES[word.toLowerCase()] ?? "accepted"
  return {
    state,
    happenedAt: parisInstant(textIn(mail, DATES[state] ?? "date")),
    answer: word,
    trackingNumber: textIn(mail, "id"),
    proofs: PROOFS.flatMap(([field, kind]) => {
      const url = textIn(mail, field)
      return url ? [{ kind, url }] : []
    }),
  }
}

/** "2026-11-18 19:15:01" by the clock of Paris. */
function parisInstant(text: string | null): Date | null {
  if (text === null || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return null
  const asUtc = Date.parse(`${text.replace(" ", "T")}Z`)
  const shown = Date.parse(`${requestDate(new Date(asUtc)).replace(" ", "T")}Z`)
  return new Date(2 * asUtc - shown)
}
