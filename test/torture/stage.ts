import { listMessages } from "../../src/delivery/listing/store.ts"
import type { MessageDraft } from "../../src/delivery/outbox/message.ts"
import { approveMessages } from "../../src/delivery/outbox/workflows.ts"
import { prepareMessages } from "../../src/delivery/preparation/workflows.ts"
import { resolveUnknown } from "../../src/delivery/resolution/workflows.ts"
import type { Author } from "../../src/kernel/author.ts"
import { dayAt } from "../../src/kernel/day.ts"
import { asOperator, type CompanyId, type Db, inCompany } from "../../src/kernel/store.ts"
import { draft, lateCustomer, setMailServer, setMode } from "../delivery.ts"

/** The person at the office, today. */
const person = (): Author => ({ actor: "operator", now: new Date(), today: dayAt(new Date()) })

/** A live company that sends through the mail server on this port. */
export async function liveCompany(db: Db, port: number): Promise<CompanyId> {
  const { id } = await asOperator(db, (tx) =>
    tx
      .insertInto("ledger.company")
      .values({ name: "Torture", email: "compta@torture.test" })
      .returning("id")
      .executeTakeFirstOrThrow(),
  )
  await setMode(db, id, "live")
  await setMailServer(db, id, port)
  return id
}

/** Adds so many late customers, each with an approved message. */
export async function addMessages(db: Db, companyId: CompanyId, count: number): Promise<void> {
  const drafts: MessageDraft[] = []
  for (let n = 0; n < count; n += 1) {
    const customer = await lateCustomer(db, companyId)
    drafts.push(draft(customer, { plannedOn: person().today }))
  }
  await inCompany(db, companyId, async (tx) => {
    const { prepared } = await prepareMessages(tx, drafts, person())
    await approveMessages(tx, prepared, person())
  })
}

/** How many messages stand in each state. */
export async function countStates(db: Db, companyId: CompanyId): Promise<Record<string, number>> {
  const rows = await inCompany(db, companyId, (tx) =>
    tx
      .selectFrom("delivery.message")
      .select(["state", (eb) => eb.fn.countAll<number>().as("count")])
      .where("company_id", "=", companyId)
      .groupBy("state")
      .execute(),
  )
  return Object.fromEntries(rows.map((row) => [row.state, row.count]))
}

/** Every message's Message-ID, as the company's records have it. */
export async function messageIds(db: Db, companyId: CompanyId): Promise<string[]> {
  const rows = await inCompany(db, companyId, (tx) =>
    tx
      .selectFrom("delivery.message")
      .select("message_id_header")
      .where("company_id", "=", companyId)
      .execute(),
  )
  return rows.map((row) => row.message_id_header)
}

/**
 * Answers every doubt as a person does who looks into the server's queue. Returns how many doubts
 * there were, and how many of these messages had left.
 */
export async function answerDoubts(
  db: Db,
  companyId: CompanyId,
  accepted: ReadonlySet<string>,
): Promise<{ doubts: number; hadLeft: number }> {
  let doubts = 0
  let hadLeft = 0
  for (;;) {
    const { items } = await inCompany(db, companyId, (tx) =>
      listMessages(tx, { states: ["unknown"], limit: 500 }),
    )
    if (items.length === 0) return { doubts, hadLeft }
    for (const message of items) {
      const left = accepted.has(message.messageIdHeader)
      doubts += 1
      hadLeft += Number(left)
      await inCompany(db, companyId, async (tx) => {
        await resolveUnknown(tx, message.id, left ? "sent" : "not-sent", person())
        if (!left) await approveMessages(tx, [message.id], person())
      })
    }
  }
}
