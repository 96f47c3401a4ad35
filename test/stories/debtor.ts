import type { OpenDatabase } from "../../src/adapters/postgres/connect.ts"
import { newWorld, type World } from "../world.ts"

/** A company of its own with one customer and one invoice due on Monday 2 March 2026. */
export async function debtor(
  database: OpenDatabase,
  name: string,
  number = "FA-1",
  cents = 1_200_00,
): Promise<{ world: World; customerId: string; invoiceId: string }> {
  const world = await newWorld(database)
  const customerId = await world.customer(name)
  const invoiceId = await world.invoice(customerId, number, "2026-03-02", cents)
  return { world, customerId, invoiceId }
}

/** The last message that left, as its readers saw it, its spaces made plain. */
export async function lastText(world: World): Promise<string> {
  const { text_body } = await world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select("text_body")
      .where("company_id", "=", world.companyId)
      .where("state", "=", "sent")
      .orderBy("finished_at", "desc")
      .orderBy("created_at", "desc")
      .limit(1)
      .executeTakeFirstOrThrow(),
  )
  return text_body.replace(/[\u00a0\u202f]/g, " ")
}
