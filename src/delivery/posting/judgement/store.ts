import type { CompanyTx } from "../../../kernel/store.ts"
import type { Message } from "../../outbox/message.ts"
import { messageFromRow } from "../../outbox/store.ts"

/** An approved letter that nobody has posted yet, and whether it was printed. */
export interface WaitingLetter {
  readonly letter: Message
  readonly isPrinted: boolean
}

/** The approved letters that wait for the post, held until the transaction ends; those that others hold are passed over. */
export async function lockWaitingLetters(tx: CompanyTx): Promise<WaitingLetter[]> {
  const rows = await tx
    .selectFrom("delivery.message as m")
    .selectAll("m")
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom("delivery.archive as a")
            .select("a.message_id")
            .whereRef("a.company_id", "=", "m.company_id")
            .whereRef("a.message_id", "=", "m.id"),
        )
        .as("is_printed"),
    )
    .where("m.company_id", "=", tx.companyId)
    .where("m.state", "=", "approved")
    .where("m.channel", "in", ["letter", "registered-letter"])
    .where("m.provider", "is", null)
    .orderBy("m.id")
    .forUpdate("m")
    .skipLocked()
    .execute()
  return rows.map((row) => ({ letter: messageFromRow(row), isPrinted: Boolean(row.is_printed) }))
}
