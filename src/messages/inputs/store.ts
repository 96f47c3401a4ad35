import { sql } from "kysely"
import type { Cents } from "../../kernel/cents.ts"
import { type Day, daysBetween, earlierOf } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readPastSteps } from "../../ledger/books/store.ts"
import { mobileOf } from "../../ledger/contacts/mobile.ts"
import { type ActDecision, shownItems } from "../../policy/gate.ts"
import type { Channel, Step } from "../../policy/scenario.ts"
import { readAccessories } from "../accessories/workflows.ts"
import { readBranding } from "../branding/store.ts"
import type { Creditor, CustomerKind, Debtor, MessageInput, MessageItem } from "../message-input.ts"
import { paymentReference } from "../payment/creditor-reference.ts"
import type { Formality } from "../words/message-words.ts"
import { readAgreed } from "./agreed/store.ts"

/** What a message is composed from, with the contact it goes to. */
export interface MessageSource {
  readonly decision: ActDecision
  readonly step: Step
  readonly input: MessageInput
  readonly contactId: string | null
  /** The debtor's e-mail address or mobile number; null when the message goes on paper. */
  readonly recipient: string | null
}

/** Reads all that the messages of some decisions may say, in a fixed number of queries. */
export async function readMessageSources(
  tx: CompanyTx,
  decisions: readonly ActDecision[],
  today: Day,
): Promise<MessageSource[]> {
  if (decisions.length === 0) return []
  const ids = decisions.map((decision) => decision.customerId)
  const company = await readCreditor(tx)
  const branding = await readBranding(tx)
  const debtors = new Map((await readDebtors(tx, ids)).map((row) => [row.id, row]))
  const invoices = new Map(
    (await readInvoices(tx, decisions)).map((row) => [`${row.invoice_id}/${row.seq}`, row]),
  )
  const past = await readPast(tx, ids, [...invoices.values()], today)
  const promises = new Map((await readPromises(tx, decisions)).map((row) => [`promise:${row.id}`, row]))
  const agreedOf = await readAgreed(tx, decisions, today)
  const accessoriesOf = await readAccessories(tx, decisions, today)
  return decisions.flatMap((decision) => {
    const debtor = debtors.get(decision.customerId)
    const { step } = decision
    if (!debtor) return []
    const items = itemsOf(decision, invoices, today)
    const promise = promises.get(decision.turn)
    const input: MessageInput = {
      ...{ company, branding },
      customer: debtorOf(debtor),
      contact:
        debtor.contact_id === null
          ? null
          : { name: debtor.contact_name, email: debtor.email, phone: debtor.phone },
      ...{ today, stepKey: decision.stepKey, tone: step.tone, channel: decision.channel, items },
      amountCents: decision.amountCents,
      currency: decision.currency,
      paymentReference: paymentReference(debtor.code, numbersToPay(items)),
      orderReference: orderReferenceOf(items, invoices),
      promise: promise
        ? { madeOn: promise.made_on, promisedFor: promise.promised_for, amountCents: promise.amount_cents }
        : null,
      ...agreedOf.get(decision.customerId),
      penalties: accessoriesOf(decision),
      saysPenalties: step.penalties === "announce" || step.penalties === "claim",
      previous: (past.get(decision.customerId) ?? [])
        .filter(
          (row) => row.is_contact && row.items.some((item) => invoices.has(`${item.invoiceId}/${item.seq}`)),
        )
        .map((row) => ({
          channel: row.channel as Channel,
          happenedOn: row.happened_on,
          stepKey: row.step_key,
        })),
    }
    const recipient = recipientBy(decision.channel, debtor)
    return [{ decision, step, input, contactId: debtor.contact_id, recipient }]
  })
}

/** Where a message goes: an e-mail address, a mobile number; null when it goes on paper. */
function recipientBy(channel: Channel, { email, phones }: DebtorRow): string | null {
  if (channel === "email" || channel === "electronic-registered-letter") return email
  return channel === "sms" ? (phones.map(mobileOf).find((number) => number !== null) ?? null) : null
}

/** The numbers that a transfer would name: what is due, or all that is shown when nothing is due yet. */
function numbersToPay(items: readonly MessageItem[]): string[] {
  const due = items.filter((item) => item.isDue)
  return (due.length > 0 ? due : items).map((item) => item.number)
}

/** The debtor's own order number, when all the invoices shown carry the same one. */
function orderReferenceOf(
  items: readonly MessageItem[],
  invoices: ReadonlyMap<string, InvoiceRow>,
): string | null {
  const references = new Set(
    items.map((item) => invoices.get(`${item.invoiceId}/${item.seq}`)?.order_reference ?? null),
  )
  const [only] = references
  return references.size === 1 ? (only ?? null) : null
}

/** The steps taken with each customer. None about an invoice is older than the oldest one shown. */
async function readPast(tx: CompanyTx, ids: readonly string[], invoices: readonly InvoiceRow[], today: Day) {
  const since = invoices.reduce((oldest, row) => earlierOf(oldest, row.issued_on), today)
  const steps = await readPastSteps(
    tx,
    ids.map((customerId) => ({ customerId, since })),
    today,
  )
  return Map.groupBy(steps, (row) => row.customer_id)
}

interface InvoiceRow {
  readonly invoice_id: string
  readonly seq: number
  readonly number: string
  readonly issued_on: Day
  readonly amount_cents: Cents
  readonly order_reference: string | null
}

function itemsOf(
  decision: ActDecision,
  invoices: ReadonlyMap<string, InvoiceRow>,
  today: Day,
): MessageItem[] {
  return shownItems(decision).flatMap((item) => {
    const row = invoices.get(`${item.invoiceId}/${item.seq}`)
    if (!row) return []
    const daysLate = Math.max(0, daysBetween(item.dueOn, today))
    return [
      {
        ...{
          invoiceId: item.invoiceId,
          seq: item.seq,
          number: row.number,
          issuedOn: row.issued_on,
          dueOn: item.dueOn,
        },
        ...{ amountCents: row.amount_cents, openCents: item.openCents, chasedCents: item.chasedCents },
        ...{ currency: item.currency, daysLate, isDue: daysLate > 0, role: item.role },
      },
    ]
  })
}

async function readInvoices(tx: CompanyTx, decisions: readonly ActDecision[]): Promise<InvoiceRow[]> {
  const ids = [...new Set(decisions.flatMap((decision) => decision.items.map((item) => item.invoiceId)))]
  const { rows } = await sql<InvoiceRow>`
    select t.invoice_id, t.seq, i.number, i.issued_on, t.amount_cents, i.order_reference
      from ledger.instalment t join ledger.invoice i on i.company_id = t.company_id and i.id = t.invoice_id
     where t.company_id = ${tx.companyId} and t.invoice_id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

async function readPromises(tx: CompanyTx, decisions: readonly ActDecision[]) {
  const ids = decisions.flatMap(({ turn }) =>
    turn.startsWith("promise:") ? [turn.slice("promise:".length)] : [],
  )
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; made_on: Day; promised_for: Day; amount_cents: Cents | null }>`
    select id, made_on, promised_for, amount_cents from ledger.payment_promise
     where company_id = ${tx.companyId} and id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

interface DebtorRow {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly kind: CustomerKind
  readonly language: string
  readonly address_lines: string[]
  readonly postal_code: string | null
  readonly city: string | null
  readonly country: string
  readonly contact_id: string | null
  readonly contact_name: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly formality: Formality
  /** Of those who may be told amounts. */
  readonly phones: readonly string[]
}

/** The debtors with the contact to write to: who pays the invoices first, and an address that works. */
async function readDebtors(tx: CompanyTx, ids: readonly string[]): Promise<DebtorRow[]> {
  const { rows } = await sql<DebtorRow>`
    select c.id, c.code, c.name, c.kind, c.language, c.address_lines, c.postal_code, c.city, c.country,
           k.id as contact_id, k.name as contact_name, k.email, k.phone,
           coalesce(k.formality, c.formality, o.formality) as formality,
           array(select phone from ledger.contact
                  where company_id = c.company_id and customer_id = c.id and phone is not null and role <> 'other'
                     and wrong_on is null and phone_wrong_on is null
                  order by array_position(array['accounts-payable', 'decision-maker', 'signatory'], role), created_at, id)
             as phones
      from ledger.customer c
      join ledger.company o on o.id = c.company_id
      left join lateral (
        select id, name, email, phone, formality from ledger.contact
         where company_id = c.company_id and customer_id = c.id and bounced_on is null and wrong_on is null
         order by email is null,
                  array_position(array['accounts-payable', 'decision-maker', 'signatory', 'other'], role), created_at, id
         limit 1) k on true
     where c.company_id = ${tx.companyId} and c.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

/** One debtor as its messages name it; refuses when the company has no such customer. */
export async function readDebtor(tx: CompanyTx, customerId: string): Promise<Debtor> {
  const [row] = await readDebtors(tx, [customerId])
  return row
    ? debtorOf(row)
    : refuse(
        "CUSTOMER_UNKNOWN",
        { fr: "Ce client n’existe pas.", en: "There is no such customer." },
        { id: customerId },
      )
}

const debtorOf = (row: DebtorRow): Debtor => ({
  ...{ code: row.code, name: row.name, kind: row.kind, language: row.language, formality: row.formality },
  address: { lines: row.address_lines, postalCode: row.postal_code, city: row.city, country: row.country },
})

/** The creditor as its messages name it. */
export async function readCreditor(tx: CompanyTx): Promise<Creditor> {
  const row = await tx
    .selectFrom("ledger.company")
    .selectAll()
    .where("id", "=", tx.companyId)
    .executeTakeFirstOrThrow()
  return {
    name: row.name,
    legalForm: row.legal_form,
    siren: row.siren,
    registryCity: row.registry_city,
    // Unknown is left out, not null: only a company that was asked for it can be said to lack it.
    ...(row.share_capital !== null && { shareCapital: row.share_capital }),
    address: { lines: row.address_lines, postalCode: row.postal_code, city: row.city, country: row.country },
    email: row.email,
    phone: row.phone,
    iban: row.iban,
    bic: row.bic,
    signatoryName: row.signatory_name,
    signatoryTitle: row.signatory_title,
  }
}
