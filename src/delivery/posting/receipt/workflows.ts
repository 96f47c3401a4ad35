import type { Author } from "../../../kernel/author.ts"
import type { Day } from "../../../kernel/day.ts"
import { refuse } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { sha256 } from "../../../ledger/journal/chain.ts"
import { record } from "../../../ledger/journal/store.ts"
import { mediaTypeOf } from "../../../messages/branding/branding.ts"
import { journalEntry } from "../../outbox/journal-entry.ts"
import { lockMessage } from "../../outbox/store.ts"
import { refuseUnlessIn } from "../../outbox/workflows.ts"
import { insertReceiptScan } from "./store.ts"

/** The acknowledgement of receipt of a registered letter, as it came back from the post. */
export interface Receipt {
  readonly messageId: string
  /** The day on the slip, between posting and today; null when it cannot be read. */
  readonly receivedOn: Day | null
  /** A PDF, a JPEG or a PNG of 10 MB at most. */
  readonly content: Buffer
}

const MOST_BYTES = 10_000_000

/**
 * Keeps the scanned acknowledgement of receipt with its letter and writes it in the journal. The same
 * scan twice is kept once. Refused for what is not a posted registered letter (RECEIPT_NOT_REGISTERED),
 * a day out of order (RECEIPT_DAY_INVALID), or a file of another kind (RECEIPT_FILE_INVALID).
 */
export async function keepReceipt(tx: CompanyTx, receipt: Receipt, by: Author): Promise<void> {
  const { messageId, receivedOn, content } = receipt
  const message = await lockMessage(tx, messageId)
  if (message.channel !== "registered-letter") {
    refuse(
      "RECEIPT_NOT_REGISTERED",
      {
        fr: "Seule une lettre recommandée a un accusé de réception.",
        en: "Only a registered letter has an acknowledgement of receipt.",
      },
      { messageId },
    )
  }
  refuseUnlessIn(message, ["sent"])
  if (receivedOn !== null && (receivedOn > by.today || (message.postedOn && receivedOn < message.postedOn))) {
    refuse(
      "RECEIPT_DAY_INVALID",
      {
        fr: "Le jour de réception va du dépôt à la poste à aujourd’hui.",
        en: "The day of receipt lies between the posting and today.",
      },
      { messageId, field: "receivedOn" },
    )
  }
  const mediaType = mediaTypeOf(content)
  if (mediaType === null || content.length > MOST_BYTES) {
    return refuse(
      "RECEIPT_FILE_INVALID",
      {
        fr: "L’accusé de réception doit être un PDF, un JPEG ou un PNG de 10\u00a0Mo au plus.",
        en: "The acknowledgement of receipt must be a PDF, a JPEG or a PNG of 10 MB at most.",
      },
      { messageId, field: "file" },
    )
  }
  const digest = sha256(content)
  const id = await insertReceiptScan(tx, { messageId, receivedOn, mediaType, content, sha256: digest }, by)
  if (id === null) return
  const more = { receivedOn, mediaType, scanSha256: digest.toString("hex") }
  await record(tx, [journalEntry("message.receipt-kept", message, by, more)])
}
