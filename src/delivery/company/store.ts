import type { CompanyTx } from "../../kernel/store.ts"
import type { MessageMode } from "../outbox/message.ts"

/** What delivery must know of the company whose messages leave. */
export interface SendingCompany {
  readonly mode: MessageMode
  /** The only address that test messages go to. */
  readonly testRecipient: string | null
  readonly email: string | null
  readonly language: "fr" | "en"
}

/** How the company sends today: as a demonstration, in test mode, or for good. */
export async function readSendingCompany(tx: CompanyTx): Promise<SendingCompany> {
  const row = await tx
    .selectFrom("ledger.company")
    .select(["mode", "demo_seed", "test_recipient", "email", "language"])
    .where("id", "=", tx.companyId)
    .executeTakeFirstOrThrow()
  return {
    mode: row.demo_seed !== null ? "demo" : row.mode === "live" ? "live" : "test",
    testRecipient: row.test_recipient?.trim() || null,
    email: row.email,
    language: row.language === "en" ? "en" : "fr",
  }
}
