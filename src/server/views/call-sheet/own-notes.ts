import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { compose } from "../../../messages/compose.ts"
import type { Debtor } from "../../../messages/message-input.ts"
import { inputOfCustomer } from "../../../messages/templates/inputs/workflows.ts"
import { templateFor } from "../../../messages/templates/store.ts"

/** What the company itself wrote for its calls, filled in for one customer; null where it changed nothing. */
export async function ownNotes(
  tx: CompanyTx,
  customer: Pick<Debtor, "kind" | "language"> & { readonly id: string },
  today: Day,
): Promise<string | null> {
  const template = await templateFor(tx, "phone-call", customer)
  if (!template.isCustomised) return null
  const input = await inputOfCustomer(tx, customer.id, "phone-call", today)
  return input ? compose(input, template).text.trim() : null
}
