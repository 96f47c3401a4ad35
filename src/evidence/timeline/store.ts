import { type RawBuilder, sql } from "kysely"
import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Happening } from "./happening.ts"

/** Whose timeline: all about a customer, or what touches one of its invoices. */
export interface TimelineScope {
  readonly customerId: string
  /** null: everything about the customer. */
  readonly invoiceId: string | null
}

/** The customer of an invoice; null when there is no such invoice. */
export async function customerOfInvoice(tx: CompanyTx, invoiceId: string): Promise<string | null> {
  const row = await tx
    .selectFrom("ledger.invoice")
    .select("customer_id")
    .where("company_id", "=", tx.companyId)
    .where("id", "=", invoiceId)
    .executeTakeFirst()
  return row?.customer_id ?? null
}

/**
 * What happened, newest first, after the place where the last page ended. The journal tells most of
 * it; the ledger adds what came in bulk, and every fact stands there once.
 */
export async function readHappenings(
  tx: CompanyTx,
  scope: TimelineScope,
  after: { readonly on: string; readonly at: string | null; readonly key: string } | null,
  most: number,
): Promise<Happening[]> {
  const { rows } = await sql<HappeningRow>`
    with journaled as (
      select j.seq, j.on_day, j.happened_at, j.actor, j.kind, j.invoice_id, j.message_id,
             coalesce(j.payload::jsonb, '{}') as payload
        from ledger.journal j
       where j.company_id = ${tx.companyId} and j.customer_id = ${scope.customerId}),
    happened as (${sql.join(branches(tx, scope), sql` union all `)})
    select on_day, happened_at, key, kind, actor, invoice_id, message_id, details from happened
     where ${after?.on ?? null}::date is null
        or (on_day, coalesce(happened_at, '-infinity'), key)
           < (${after?.on ?? null}::date, coalesce(${after?.at ?? null}::timestamptz, '-infinity'), ${after?.key ?? null}::text)
     order by on_day desc, coalesce(happened_at, '-infinity') desc, key desc
     limit ${most}`.execute(tx)
  return rows.map((row) => ({
    on: row.on_day,
    at: row.happened_at,
    key: row.key,
    kind: row.kind,
    actor: row.actor,
    invoiceId: row.invoice_id,
    messageId: row.message_id,
    details: withCamelKeys(row.details),
  }))
}

/** A row's columns under the names that payloads have: amount_cents becomes amountCents. */
function withCamelKeys(details: Record<string, unknown>): Record<string, unknown> {
  const camel = (key: string) => key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [camel(key), value]))
}

interface HappeningRow {
  on_day: Day
  happened_at: Date | null
  key: string
  kind: string
  actor: string | null
  invoice_id: string | null
  message_id: string | null
  details: Record<string, unknown>
}

function branches(tx: CompanyTx, scope: TimelineScope): RawBuilder<unknown>[] {
  return [
    journalBranch(tx, scope),
    invoiceBranch(tx, scope),
    scope.invoiceId === null ? creditBranch(tx, scope) : allocationBranch(tx, scope, scope.invoiceId),
    cancelledCreditBranch(tx, scope),
    ...(scope.invoiceId === null ? [reminderBranch(tx, scope)] : []),
    factBranch(tx, scope, PROMISE),
    factBranch(tx, scope, DISPUTE),
    factBranch(tx, scope, HOLD),
    ...(scope.invoiceId === null ? [factBranch(tx, scope, REPLY), machineMailBranch(tx, scope)] : []),
  ]
}

/** The journal; payments come from the ledger, which has the imported ones as well. */
function journalBranch(tx: CompanyTx, scope: TimelineScope): RawBuilder<unknown> {
  const about = scope.invoiceId
    ? sql`and (j.invoice_id = ${scope.invoiceId} or j.payload -> 'invoiceIds' ? ${scope.invoiceId}
            or m.items @> ${JSON.stringify([{ invoiceId: scope.invoiceId }])}::jsonb)`
    : sql``
  const byLedger = scope.invoiceId
    ? sql`('payment.recorded', 'payment.cancelled', 'credit.allocated')`
    : sql`('payment.recorded', 'payment.cancelled')`
  return sql`
    select j.on_day, j.happened_at, 'journal ' || lpad(j.seq::text, 12, '0') as key, j.kind, j.actor,
           coalesce(j.invoice_id, (j.payload ->> 'invoiceId')::uuid) as invoice_id, j.message_id,
           j.payload || jsonb_build_object('invoiceNumber', i.number, 'subject', m.subject) as details
      from journaled j
      left join delivery.message m on m.company_id = ${tx.companyId} and m.id = j.message_id
      left join ledger.invoice i on i.company_id = ${tx.companyId} and i.id = j.invoice_id
     where j.kind not in ${byLedger} ${about}`
}

function invoiceBranch(tx: CompanyTx, scope: TimelineScope): RawBuilder<unknown> {
  return sql`
    select i.issued_on, null::timestamptz, 'invoice ' || i.id, 'invoice.issued', null, i.id, null::uuid,
           jsonb_build_object('number', i.number, 'amountCents', i.gross_cents, 'currency', i.currency,
             'dueOn', (select min(coalesce(s.agreed_due_on, s.due_on)) from ledger.instalment s
                        where s.company_id = i.company_id and s.invoice_id = i.id))
      from ledger.invoice i
     where i.company_id = ${tx.companyId} and i.customer_id = ${scope.customerId}
       and (${scope.invoiceId}::uuid is null or i.id = ${scope.invoiceId})`
}

/** Who typed a credit and when, when the journal knows. */
const authorOf = (kind: string) => sql`
  left join lateral (select j.actor, j.happened_at, j.on_day from journaled j
                      where j.kind = ${kind} and j.payload ->> 'creditId' = c.id::text limit 1) who on true`

function creditBranch(tx: CompanyTx, scope: TimelineScope): RawBuilder<unknown> {
  return sql`
    select c.credited_on, case when who.on_day = c.credited_on then who.happened_at end, 'credit ' || c.id,
           c.kind || '.recorded', who.actor, null::uuid, null::uuid,
           jsonb_build_object('number', c.number, 'amountCents', c.amount_cents, 'currency', c.currency,
                              'method', c.method, 'label', c.label)
      from ledger.credit c ${authorOf("payment.recorded")}
     where c.company_id = ${tx.companyId} and c.customer_id = ${scope.customerId}`
}

/** For one invoice: what each credit paid of it. */
function allocationBranch(tx: CompanyTx, scope: TimelineScope, invoiceId: string): RawBuilder<unknown> {
  return sql`
    select a.effective_on, null::timestamptz, 'allocation ' || a.id, c.kind || '.recorded', who.actor,
           a.invoice_id, null::uuid,
           jsonb_build_object('number', c.number, 'amountCents', a.amount_cents, 'currency', c.currency,
                              'method', c.method, 'label', c.label)
      from ledger.allocation a join ledger.credit c on c.company_id = a.company_id and c.id = a.credit_id
           ${authorOf("payment.recorded")}
     where a.company_id = ${tx.companyId} and a.customer_id = ${scope.customerId} and a.invoice_id = ${invoiceId}`
}

function cancelledCreditBranch(tx: CompanyTx, scope: TimelineScope): RawBuilder<unknown> {
  return sql`
    select c.cancelled_on, case when who.on_day = c.cancelled_on then who.happened_at end, 'cancelled ' || c.id,
           'payment.cancelled', who.actor, ${scope.invoiceId}::uuid, null::uuid,
           jsonb_build_object('number', c.number, 'amountCents', c.amount_cents, 'currency', c.currency,
                              'reason', c.cancel_reason)
      from ledger.credit c ${authorOf("payment.cancelled")}
     where c.company_id = ${tx.companyId} and c.customer_id = ${scope.customerId} and c.cancelled_on is not null
       and (${scope.invoiceId}::uuid is null or exists (
             select from ledger.allocation a where a.company_id = c.company_id and a.credit_id = c.id
                and a.invoice_id = ${scope.invoiceId}))`
}

/** Steps that happened without an entry of their own: those of a history that was brought in. */
function reminderBranch(tx: CompanyTx, scope: TimelineScope): RawBuilder<unknown> {
  return sql`
    select r.happened_on, null::timestamptz, 'reminder ' || r.id, 'reminder.happened', null, null::uuid, r.message_id,
           jsonb_build_object('stepKey', r.step_key, 'channel', r.channel)
      from ledger.reminder r
     where r.company_id = ${tx.companyId} and r.customer_id = ${scope.customerId} and r.step_key <> 'call'
       and not exists (select from journaled j
             where (j.kind = 'message.sent' and j.message_id = r.message_id)
                or (j.kind = 'task.opened' and j.payload ->> 'stepKey' = r.step_key and j.payload ->> 'turn' = r.turn))`
}

/** What machines sent back: absences, notices of non-delivery, complaints. People's answers are the ledger's. */
function machineMailBranch(tx: CompanyTx, scope: TimelineScope): RawBuilder<unknown> {
  return sql`
    select m.received_on, null::timestamptz, 'mail ' || m.id, 'mail.' || m.kind, 'debtor', null::uuid, null::uuid,
           jsonb_build_object('subject', m.subject, 'sentence', m.sentence, 'intent', m.intent)
      from replies.mail m
     where m.company_id = ${tx.companyId} and m.customer_id = ${scope.customerId}
       and m.kind in ('automatic', 'bounce', 'complaint')`
}

/** A kind of fact that a person records: shown from the ledger where the journal does not tell of it. */
interface RecordedFact {
  readonly table: RawBuilder<unknown>
  readonly opens: { readonly on: RawBuilder<unknown>; readonly kind: string }
  readonly idInPayload: string
  readonly invoice: RawBuilder<unknown>
  /** Limits the facts to one invoice. */
  readonly touches: (invoiceId: string) => RawBuilder<unknown>
}

const ofInvoice = (invoiceId: string) => sql`f.invoice_id = ${invoiceId}`

const PROMISE: RecordedFact = {
  table: sql`ledger.payment_promise`,
  opens: { on: sql`f.made_on`, kind: "promise.recorded" },
  idInPayload: "promiseId",
  invoice: sql`null::uuid`,
  touches: (invoiceId) => sql`${invoiceId}::uuid = any(f.invoice_ids)`,
}
const DISPUTE: RecordedFact = {
  table: sql`ledger.dispute`,
  opens: { on: sql`f.opened_on`, kind: "dispute.opened" },
  idInPayload: "disputeId",
  invoice: sql`f.invoice_id`,
  touches: ofInvoice,
}
const HOLD: RecordedFact = {
  table: sql`ledger.hold`,
  opens: { on: sql`f.from_on`, kind: "hold.placed" },
  idInPayload: "holdId",
  invoice: sql`f.invoice_id`,
  touches: ofInvoice,
}
const REPLY: RecordedFact = {
  table: sql`ledger.reply`,
  opens: { on: sql`f.received_on`, kind: "reply.received" },
  idInPayload: "replyId",
  invoice: sql`null::uuid`,
  touches: () => sql`false`,
}

function factBranch(tx: CompanyTx, scope: TimelineScope, fact: RecordedFact): RawBuilder<unknown> {
  return sql`
    select ${fact.opens.on}, null::timestamptz, ${sql.lit(`${fact.idInPayload} `)} || f.id, ${fact.opens.kind}::text,
           f.created_by, ${fact.invoice}, null::uuid,
           to_jsonb(f) || jsonb_build_object('invoiceNumber', (
             select i.number from ledger.invoice i where i.company_id = f.company_id and i.id = ${fact.invoice}))
      from ${fact.table} f
     where f.company_id = ${tx.companyId} and f.customer_id = ${scope.customerId}
       and ${scope.invoiceId === null ? sql`true` : fact.touches(scope.invoiceId)}
       and not exists (select from journaled j
             where j.kind = ${fact.opens.kind} and j.payload ->> ${fact.idInPayload} = f.id::text)`
}
