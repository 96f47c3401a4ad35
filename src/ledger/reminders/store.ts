import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** An open item that a reminder showed. */
export interface RemindedItem {
  readonly invoiceId: string
  readonly seq: number
  /** The step that this item itself has reached; it may lie behind the reminder's own. */
  readonly stepKey: string
  /** True when the step counts as done for this item; false when the item was only listed. */
  readonly covered: boolean
}

/** A step of the follow-up that really happened. */
export interface NewReminder {
  readonly customerId: string
  readonly stepKey: string
  /** Tells two passes of one step apart: the leading item, or the broken promise. */
  readonly turn: string
  readonly channel: string
  /** 0 courtesy to 3 formal; null when nothing was said to the debtor. */
  readonly tone: number | null
  /** True when the debtor was reached: it counts for the gap, the budget and the tone. */
  readonly isContact: boolean
  readonly happenedOn: Day
  readonly messageId: string | null
  readonly scenarioVersion: number | null
  readonly items: readonly RemindedItem[]
}

/**
 * Writes down that a step happened; tomorrow's decision reads it. False when this step was
 * written down before for the same debtor and turn: the first one stands, nothing is added.
 */
export async function recordReminder(tx: CompanyTx, reminder: NewReminder): Promise<boolean> {
  const row = await tx
    .insertInto("ledger.reminder")
    .values({
      company_id: tx.companyId,
      customer_id: reminder.customerId,
      step_key: reminder.stepKey,
      turn: reminder.turn,
      channel: reminder.channel,
      tone: reminder.tone,
      is_contact: reminder.isContact,
      happened_on: reminder.happenedOn,
      message_id: reminder.messageId,
      scenario_version: reminder.scenarioVersion,
    })
    .onConflict((conflict) => conflict.constraint("one_reminder_per_debtor_step_and_turn").doNothing())
    .returning("id")
    .executeTakeFirst()
  if (!row) return false
  if (reminder.items.length > 0) {
    await tx
      .insertInto("ledger.reminder_item")
      .values(
        reminder.items.map((item) => ({
          company_id: tx.companyId,
          reminder_id: row.id,
          invoice_id: item.invoiceId,
          seq: item.seq,
          step_key: item.stepKey,
          covered: item.covered,
        })),
      )
      .execute()
  }
  return true
}

/** Takes a step back whose message reached nobody after all: it counts as not taken. */
export async function withdrawReminder(tx: CompanyTx, messageId: string): Promise<void> {
  const rows = await tx
    .selectFrom("ledger.reminder")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("message_id", "=", messageId)
    .execute()
  const ids = rows.map((row) => row.id)
  if (ids.length === 0) return
  await tx
    .deleteFrom("ledger.reminder_item")
    .where("company_id", "=", tx.companyId)
    .where("reminder_id", "in", ids)
    .execute()
  await tx
    .deleteFrom("ledger.reminder")
    .where("company_id", "=", tx.companyId)
    .where("id", "in", ids)
    .execute()
}
