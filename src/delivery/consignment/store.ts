import { type Selectable, sql } from "kysely"
import type { DB } from "../../kernel/schema.generated.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Taken } from "../carrier.ts"
import type { DeliveryState } from "./consignment.ts"
import type { Provider } from "./provider.ts"

/** A consignment and where it stands. */
export interface KeptConsignment extends Taken {
  readonly messageId: string
  readonly provider: Provider
  readonly state: DeliveryState
  readonly stateAt: Date | null
  readonly answer: string | null
  readonly takenAt: Date
}

// The first question soon: short messages arrive at once.
const FIRST_QUESTION_MINUTES = 10

/** Notes what a provider took in charge; once only. */
export async function insertConsignment(
  tx: CompanyTx,
  messageId: string,
  provider: Provider,
  taken: Taken,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("delivery.consignment")
    .values({
      ...{ company_id: tx.companyId, message_id: messageId, provider, provider_id: taken.providerId },
      ...{ tracking_number: taken.trackingNumber, cost_cents: taken.costCents, taken_at: now },
      next_ask_at: new Date(now.getTime() + FIRST_QUESTION_MINUTES * 60_000),
    })
    .onConflict((conflict) => conflict.columns(["company_id", "message_id"]).doNothing())
    .execute()
}

/** The consignments about which the provider is to be asked now, held until the transaction ends. */
export async function lockToAskAbout(tx: CompanyTx, now: Date, most: number): Promise<KeptConsignment[]> {
  const rows = await tx
    .selectFrom("delivery.consignment")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("next_ask_at", "<=", now)
    .orderBy("next_ask_at")
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()
  return rows.map(consignmentFromRow)
}

/** The consignments of some messages, by message. */
export async function readConsignments(
  tx: CompanyTx,
  messageIds: readonly string[],
): Promise<ReadonlyMap<string, KeptConsignment>> {
  const rows = await tx
    .selectFrom("delivery.consignment")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`message_id = any(${messageIds}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.message_id, consignmentFromRow(row)]))
}

/** Writes down where a consignment stands, and when to ask again; null: never. */
export async function updateConsignment(
  tx: CompanyTx,
  messageId: string,
  change: {
    readonly state?: DeliveryState
    readonly stateAt?: Date | null
    readonly answer?: string
    readonly trackingNumber?: string | null
    readonly askedAt: Date
    readonly nextAskAt: Date | null
  },
): Promise<void> {
  await tx
    .updateTable("delivery.consignment")
    .set({
      ...{ state: change.state, state_at: change.stateAt, answer: change.answer },
      ...{ tracking_number: change.trackingNumber ?? undefined },
      ...{ asked_at: change.askedAt, next_ask_at: change.nextAskAt },
    })
    .where("company_id", "=", tx.companyId)
    .where("message_id", "=", messageId)
    .execute()
}

/** True when a provider is to be asked something now: where a consignment stands, or what became of a doubt. */
export async function hasQuestions(tx: CompanyTx, now: Date): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`
    select exists (select from delivery.consignment where company_id = ${tx.companyId} and next_ask_at <= ${now})
        or exists (select from delivery.message
                    where company_id = ${tx.companyId} and state = 'unknown' and provider is not null
                      and (next_attempt_at is null or next_attempt_at <= ${now})) as yes`.execute(tx)
  return rows[0]?.yes ?? false
}

function consignmentFromRow(row: Selectable<DB["delivery.consignment"]>): KeptConsignment {
  return {
    ...{ messageId: row.message_id, provider: row.provider as Provider, providerId: row.provider_id },
    ...{ trackingNumber: row.tracking_number, costCents: row.cost_cents, takenAt: row.taken_at },
    ...{ state: row.state as DeliveryState, stateAt: row.state_at, answer: row.answer },
  }
}
