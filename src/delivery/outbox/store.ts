import { type Selectable, sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { DB } from "../../kernel/schema.generated.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { Enclosure } from "../../messages/enclosures/enclosure.ts"
import type { Provider } from "../consignment/provider.ts"
import type { MessageFinding } from "../legal-check/findings.ts"
import type { Message, MessageDraft, MessageItem, MessageMode, MessageState } from "./message.ts"

type Row = Selectable<DB["delivery.message"]>

/** The message that a row of delivery.message holds. */
export function messageFromRow(row: Row): Message {
  return {
    id: row.id,
    customerId: row.customer_id,
    contactId: row.contact_id,
    mode: row.mode as MessageMode,
    stepKey: row.step_key,
    turn: row.turn,
    channel: row.channel,
    tone: row.tone,
    templateKey: row.template_key,
    language: row.language,
    scenarioVersion: row.scenario_version,
    plannedOn: row.planned_on,
    recipient: row.recipient,
    subject: row.subject,
    textBody: row.text_body,
    amountCents: row.amount_cents,
    currency: row.currency,
    items: row.items as MessageItem[],
    factsSha256: row.facts_sha256,
    ...{ inReplyTo: row.in_reply_to, earlierIds: row.earlier_ids },
    needsApproval: row.needs_approval,
    state: row.state as MessageState,
    stateReason: row.state_reason,
    stateSentence: row.state_sentence as Sentence | null,
    edited: row.edited,
    findings: row.findings as MessageFinding[],
    enclosures: row.enclosures as Enclosure[],
    acknowledgedRules: row.acknowledged_rules,
    messageIdHeader: row.message_id_header,
    provider: row.provider as Provider | null,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    reservedBy: row.reserved_by,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
    finishedAt: row.finished_at,
    handedOverOn: row.handed_over_on,
    serverAnswer: row.server_answer,
    postedOn: row.posted_on,
    depositNumber: row.deposit_number,
    createdAt: row.created_at,
  }
}

/** Every message of these customers that a new draft may meet, oldest first. */
export async function readMessagesOf(tx: CompanyTx, customerIds: readonly string[]): Promise<Message[]> {
  if (customerIds.length === 0) return []
  const rows = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where(sql<boolean>`customer_id = any(${customerIds}::uuid[])`)
    .orderBy("created_at")
    .orderBy("id")
    .execute()
  return rows.map(messageFromRow)
}

/** The customers for whom a message waits for approval. */
export async function customersWithPreparedMessages(tx: CompanyTx): Promise<string[]> {
  const rows = await tx
    .selectFrom("delivery.message")
    .select("customer_id")
    .distinct()
    .where("company_id", "=", tx.companyId)
    .where("state", "=", "prepared")
    .execute()
  return rows.map((row) => row.customer_id)
}

/** One message, or a refusal MESSAGE_NOT_FOUND. */
export async function readMessage(tx: CompanyTx, id: string): Promise<Message> {
  const row = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .executeTakeFirst()
  return row ? messageFromRow(row) : messageNotFound(id)
}

/** One message, held until the transaction ends, or a refusal MESSAGE_NOT_FOUND. */
export async function lockMessage(tx: CompanyTx, id: string): Promise<Message> {
  const row = await tx
    .selectFrom("delivery.message")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst()
  return row ? messageFromRow(row) : messageNotFound(id)
}

/** Refuses with MESSAGE_NOT_FOUND. */
export function messageNotFound(id: string): never {
  return refuse(
    "MESSAGE_NOT_FOUND",
    { fr: "Ce message n’existe pas dans cette entreprise.", en: "There is no such message in this company." },
    { messageId: id },
  )
}

/** A draft with the identity that was worked out for it. */
export interface IdentifiedDraft {
  readonly id: string
  readonly messageIdHeader: string
  readonly draft: MessageDraft
}

/**
 * Inserts messages in state prepared and returns the ids that came in. A draft whose step was
 * already prepared or sent, or whose customer has another message under way, stays out: the
 * unique indexes decide, also between two plans that run at once.
 */
export async function insertPrepared(
  tx: CompanyTx,
  drafts: readonly IdentifiedDraft[],
  now: Date,
): Promise<string[]> {
  const inserted: string[] = []
  // PostgreSQL takes at most 65 535 parameters in one statement.
  for (let from = 0; from < drafts.length; from += 1_000) {
    const rows = await tx
      .insertInto("delivery.message")
      .values(drafts.slice(from, from + 1_000).map((draft) => rowOf(tx.companyId, draft, now)))
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .execute()
    inserted.push(...rows.map((row) => row.id))
  }
  return inserted
}

function rowOf(companyId: string, { id, messageIdHeader, draft }: IdentifiedDraft, now: Date) {
  return {
    company_id: companyId,
    id,
    customer_id: draft.customerId,
    contact_id: draft.contactId,
    mode: draft.mode,
    step_key: draft.stepKey,
    turn: draft.turn,
    channel: draft.channel,
    tone: draft.tone,
    template_key: draft.templateKey,
    language: draft.language,
    scenario_version: draft.scenarioVersion,
    planned_on: draft.plannedOn,
    state: "prepared",
    needs_approval: draft.needsApproval,
    recipient: draft.recipient,
    subject: draft.subject,
    text_body: draft.textBody,
    amount_cents: draft.amountCents,
    currency: draft.currency,
    items: JSON.stringify(draft.items),
    facts_sha256: draft.factsSha256,
    findings: JSON.stringify(draft.findings ?? []),
    enclosures: JSON.stringify(draft.enclosures ?? []),
    ...{ in_reply_to: draft.inReplyTo ?? null, earlier_ids: [...(draft.earlierIds ?? [])] },
    message_id_header: messageIdHeader,
    created_at: now,
  }
}

/** What changes when a message moves on. */
export interface MessageChange {
  readonly state: MessageState
  readonly stateReason?: string | null
  readonly stateSentence?: Sentence | null
  readonly attempts?: number
  readonly nextAttemptAt?: Date | null
  readonly reservedBy?: string | null
  readonly reservedAt?: Date | null
  readonly approvedBy?: string | null
  readonly approvedAt?: Date | null
  readonly finishedAt?: Date | null
  readonly handedOverOn?: Day | null
  readonly serverAnswer?: string | null
  readonly postedOn?: Day | null
  readonly depositNumber?: string | null
}

/**
 * Moves a message on, only from one of these states, and only while this worker holds it when one
 * is named. False when it is no longer so: somebody else moved it meanwhile.
 */
export async function changeState(
  tx: CompanyTx,
  id: string,
  from: readonly MessageState[],
  change: MessageChange,
  reservedBy?: string,
): Promise<boolean> {
  let update = tx
    .updateTable("delivery.message")
    .set(columnsOf(change))
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("state", "in", from)
  if (reservedBy !== undefined) update = update.where("reserved_by", "=", reservedBy)
  const result = await update.executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/** Columns for a change: what is not named (undefined) stays as it is. */
function columnsOf(change: MessageChange) {
  const { stateSentence } = change
  return {
    state: change.state,
    state_reason: change.stateReason,
    state_sentence: stateSentence ? JSON.stringify(stateSentence) : stateSentence,
    attempts: change.attempts,
    next_attempt_at: change.nextAttemptAt,
    reserved_by: change.reservedBy,
    reserved_at: change.reservedAt,
    approved_by: change.approvedBy,
    approved_at: change.approvedAt,
    finished_at: change.finishedAt,
    handed_over_on: change.handedOverOn,
    server_answer: change.serverAnswer,
    posted_on: change.postedOn,
    deposit_number: change.depositNumber,
  }
}

/** Replaces the wording of a message that still waits for approval. False when it no longer does. */
export async function rewrite(
  tx: CompanyTx,
  id: string,
  text: { readonly subject: string; readonly textBody: string; readonly findings: readonly MessageFinding[] },
): Promise<boolean> {
  const result = await tx
    .updateTable("delivery.message")
    .set({
      ...{ subject: text.subject, text_body: text.textBody, edited: true },
      ...{ findings: JSON.stringify(text.findings), acknowledged_rules: [] },
    })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("state", "=", "prepared")
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1
}

/**
 * Gives a message that waits for approval the wording of the day ("12 days late" becomes 13),
 * unless it was given to a server before: what was archived once never changes.
 */
export async function refreshWording(
  tx: CompanyTx,
  id: string,
  text: Pick<MessageDraft, "subject" | "textBody" | "findings" | "enclosures">,
): Promise<void> {
  await tx
    .updateTable("delivery.message")
    .set({
      ...{ subject: text.subject, text_body: text.textBody },
      findings: JSON.stringify(text.findings ?? []),
      enclosures: JSON.stringify(text.enclosures ?? []),
    })
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .where("state", "=", "prepared")
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("delivery.archive as a")
            .select("a.message_id")
            .whereRef("a.company_id", "=", "delivery.message.company_id")
            .whereRef("a.message_id", "=", "delivery.message.id"),
        ),
      ),
    )
    .execute()
}
