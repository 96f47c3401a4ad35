import type { Day } from "../../../kernel/day.ts"
import { Refusal } from "../../../kernel/refusal.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { MessageInput } from "../../message-input.ts"
import { stepOfTemplate } from "../../step-previews/template-step.ts"
import { stepInput } from "../../step-previews/workflows.ts"
import type { TemplateKey } from "../template.ts"

/** What a template would say to a real customer today; undefined for one who owes nothing, or when no step calls for it. */
export async function inputOfCustomer(
  tx: CompanyTx,
  customerId: string,
  key: TemplateKey,
  today: Day,
): Promise<MessageInput | undefined> {
  const step = stepOfTemplate(key)
  if (step === null) return undefined
  try {
    return await stepInput(tx, step, customerId, today)
  } catch (error) {
    if (error instanceof Refusal && error.code === "CUSTOMER_OWES_NOTHING") return undefined
    throw error
  }
}
