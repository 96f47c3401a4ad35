import { sql } from "kysely"
import type { Cents } from "../../../kernel/cents.ts"
import type { Day } from "../../../kernel/day.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import type { PaymentMethod } from "../../../ledger/agreements/choices.ts"
import { readDisputeRows } from "../../../ledger/agreements/disputes/store.ts"
import { listDocuments, readDocument } from "../../../ledger/agreements/documents/store.ts"
import { readPlans } from "../../../ledger/agreements/plans/store.ts"
import { planView } from "../../../ledger/agreements/plans/view.ts"
import { listTimeAnswers } from "../../../ledger/agreements/time/store.ts"
import { isAgreedStep } from "../../../policy/agreed-steps.ts"
import type { ActDecision } from "../../../policy/gate.ts"
import type { MessageInput } from "../../message-input.ts"

/** What a message says of something agreed. */
export type AgreedInput = Pick<
  MessageInput,
  "promise" | "time" | "dispute" | "plan" | "payment" | "payCents" | "papers"
>

const IDENTIFIER = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/

/** What the messages about agreements among these say, by customer; the others are not in it. */
export async function readAgreed(
  tx: CompanyTx,
  decisions: readonly ActDecision[],
  today: Day,
): Promise<ReadonlyMap<string, AgreedInput>> {
  const found = new Map<string, AgreedInput>()
  for (const { customerId, stepKey, turn, amountCents } of decisions) {
    const id = isAgreedStep(stepKey) ? IDENTIFIER.exec(turn)?.[0] : undefined
    const agreed = id && (await readOne(tx, stepKey, id, today))
    if (!agreed) continue
    found.set(customerId, { payCents: amountCents > 0 ? amountCents : null, ...agreed })
  }
  return found
}

function readOne(tx: CompanyTx, stepKey: string, id: string, today: Day): Promise<AgreedInput | null> {
  if (stepKey === "promise-confirmed") return readPromise(tx, id)
  if (stepKey === "thanks") return readPayment(tx, id)
  if (stepKey.startsWith("time-")) return readTime(tx, id)
  return stepKey.startsWith("dispute-") ? readDispute(tx, id, today) : readPlan(tx, stepKey, id, today)
}

async function readPayment(tx: CompanyTx, id: string): Promise<AgreedInput | null> {
  const row = await tx
    .selectFrom("ledger.credit")
    .select(["credited_on", "amount_cents"])
    .where("company_id", "=", tx.companyId)
    .where("id", "=", id)
    .executeTakeFirst()
  if (!row) return null
  return { payment: { receivedOn: row.credited_on, amountCents: row.amount_cents }, payCents: null }
}

async function readPromise(tx: CompanyTx, id: string): Promise<AgreedInput | null> {
  const { rows } = await sql<{
    madeOn: Day
    promisedFor: Day
    amountCents: Cents | null
    method: PaymentMethod | null
    numbers: string[]
    openCents: Cents
  }>`
    select p.made_on as "madeOn", p.promised_for as "promisedFor", p.amount_cents as "amountCents", p.method,
           array(select v.number from ledger.invoice v where v.company_id = p.company_id and v.id = any(p.invoice_ids)
                  order by v.number) as numbers,
           coalesce((select sum(t.open_cents) from ledger.instalment t
                      where t.company_id = p.company_id and t.customer_id = p.customer_id
                        and (p.invoice_ids = '{}' or t.invoice_id = any(p.invoice_ids))), 0)::bigint as "openCents"
      from ledger.payment_promise p where p.company_id = ${tx.companyId} and p.id = ${id}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { openCents, ...promise } = row
  return { promise, payCents: promise.amountCents ?? openCents }
}

async function readTime(tx: CompanyTx, id: string): Promise<AgreedInput | null> {
  const [row] = await listTimeAnswers(tx, { id })
  if (!row) return null
  const { askedFor, agreedOn, initialDueOn: initialOn, penalties, reason, numbers, openCents } = row
  const penaltiesWaived = penalties === "waived"
  return {
    time: { askedFor, agreedOn, initialOn, penaltiesWaived, reason, numbers, openCents },
    payCents: openCents,
  }
}

async function readDispute(tx: CompanyTx, id: string, today: Day): Promise<AgreedInput | null> {
  const [row] = await readDisputeRows(tx, { ids: [id] }, today)
  if (!row) return null
  const { rows } = await sql<{ cents: Cents }>`
    select coalesce(sum(a.amount_cents), 0)::bigint as cents
      from ledger.allocation a join ledger.credit k on k.company_id = a.company_id and k.id = a.credit_id
     where a.company_id = ${tx.companyId} and a.invoice_id = ${row.invoiceId} and k.kind = 'credit-note'
       and a.released_on is null and a.effective_on >= ${row.closedOn ?? today}`.execute(tx)
  return {
    dispute: {
      ...{ number: row.invoiceNumber, reason: row.reason, openedOn: row.openedOn, answerBy: row.answerBy },
      ...{ amountCents: row.disputedCents, creditCents: rows[0]?.cents ?? 0, leftCents: row.openCents },
      note: row.closingNote,
    },
    payCents: row.openCents,
  }
}

async function readPlan(tx: CompanyTx, stepKey: string, id: string, today: Day): Promise<AgreedInput | null> {
  const [row] = await readPlans(tx, { ids: [id] }, today)
  if (!row) return null
  const view = planView(row, { today, graceDays: 0 })
  const open = view.instalments.filter((part) => part.openCents > 0)
  const plan = {
    ...{ reference: view.reference, numbers: [...new Set(view.items.map((item) => item.number))] },
    ...{ totalCents: view.totalCents, leftCents: view.openCents, defaultDays: view.defaultDays },
    ...{ penaltiesWaived: view.penalties === "waived", answerBy: view.answerBy, acceptedOn: view.acceptedOn },
    instalments: open.map(({ dueOn, openCents }) => ({ dueOn, amountCents: openCents })),
  }
  const [first] = open
  const isWhole = stepKey === "plan-broken"
  const payCents = isWhole ? view.openCents : (first?.openCents ?? null)
  return { plan, payCents, papers: stepKey === "plan-proposed" ? await agreementOf(tx, id) : [] }
}

/** The agreement as it was drawn up, to be signed: the paper of the plan that carries its name. */
async function agreementOf(tx: CompanyTx, planId: string) {
  const papers = (await listDocuments(tx, { planId })).filter(({ addedBy }) => addedBy === "relance")
  const last = papers.at(-1)
  const paper = last && (await readDocument(tx, last.id))
  return paper ? [{ fileName: paper.file_name, bytes: paper.content }] : []
}
