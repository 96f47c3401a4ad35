import type { Cents } from "../../../kernel/cents.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { shortMessage } from "../../../messages/short-message.ts"
import { readConduct } from "../../../policy/conduct/store.ts"
import type { Taken } from "../../carrier.ts"
import type { Message } from "../../outbox/message.ts"

/**
 * What a consignment cost: what the provider says, else, for a short message, the company’s own price of
 * one piece times its pieces; null for a letter whose price is not told.
 */
export async function costOf(tx: CompanyTx, message: Message, taken: Taken): Promise<Cents | null> {
  if (taken.costCents !== null || message.channel !== "sms") return taken.costCents
  const { tariff } = await readConduct(tx)
  return tariff.sms * shortMessage(message.textBody).segments
}
