import { createHash } from "node:crypto"
import type { CompanyId } from "../../kernel/store.ts"
import type { MessageDraft } from "./message.ts"

/** The part of a draft that says which step, for whom, in which pass: at most one message each. */
export type MessageKey = Pick<MessageDraft, "mode" | "customerId" | "stepKey" | "turn" | "plannedOn">

/** A text that is equal for two drafts of the same message. In test mode each day has its own. */
export function keyText(key: MessageKey): string {
  return JSON.stringify([
    key.mode === "test" ? `test ${key.plannedOn}` : "real",
    key.customerId,
    key.stepKey,
    key.turn,
  ])
}

/**
 * The identifier of a message, the same whenever it is worked out: a UUID (version 8) from a digest
 * of its key. The generation counts the earlier ones that were held, cancelled or failed.
 */
export function messageId(companyId: CompanyId, key: MessageKey, generation: number): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([companyId, keyText(key), generation]))
    .digest()
  digest[6] = ((digest[6] ?? 0) & 0x0f) | 0x80
  digest[8] = ((digest[8] ?? 0) & 0x3f) | 0x80
  const hex = digest.toString("hex")
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    "-",
  )
}

/** The Message-ID header of a message: deterministic, under the sender's own domain. */
export function messageIdHeader(id: string, senderEmail: string | null): string {
  const domain = /@([A-Za-z0-9.-]+)$/.exec(senderEmail?.trim() ?? "")?.[1]?.toLowerCase()
  return `<${id}@relance.${domain ?? "invalid"}>`
}
