import { sql } from "kysely"
import type { Author } from "../../kernel/author.ts"
import { type Day, laterOf } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { addFreshness } from "../../ledger/freshness/store.ts"
import type { AllocationRow, CreditRow, InvoiceRow } from "../../ledger/intake/rows.ts"
import { addAllocations, addCredits, addInvoices } from "../../ledger/intake/store.ts"
import { record } from "../../ledger/journal/store.ts"
import type { CustomerFile, DemoCredit, DemoInvoice } from "./file.ts"
import { demoId } from "./identity.ts"
import type { DemoWorld } from "./world.ts"

/** What came in. */
export interface Brought {
  readonly invoices: number
  readonly credits: number
}

/** A part of the life of the demonstration: after one day (null: from the beginning), up to another. */
export interface Period {
  readonly after: Day | null
  readonly through: Day
}

/**
 * Writes into the ledger what happened in a period, as an import would. What is there already stays
 * as it is, and a payment never pays more than is still open nor what is contested.
 */
export async function bringBooks(
  tx: CompanyTx,
  world: DemoWorld,
  period: Period,
  by: Author,
): Promise<Brought> {
  const known = await readKnown(tx)
  const within = (on: Day) => (period.after === null || on > period.after) && on <= period.through
  const importId = demoId(0, `import ${tx.companyId} ${period.through}`)
  const invoices = world.files.flatMap((file) =>
    file.invoices
      .filter((invoice) => within(invoice.issuedOn) && !known.ids.has(invoice.id))
      .map((invoice) => invoiceRow(file, invoice, world)),
  )
  await addInvoices(tx, invoices, importId)
  const paying = await openAmounts(tx, known.disputed)
  const credits: CreditRow[] = []
  const allocations: AllocationRow[] = []
  for (const { file, credit } of creditsIn(world, within)) {
    if (known.ids.has(credit.id)) continue
    const shares = sharesOf(file, credit, paying)
    if (credit.shares.length > 0 && shares.length === 0) continue
    const paid = shares.reduce((sum, share) => sum + share.amountCents, 0)
    credits.push(creditRow(file, credit, credit.shares.length === 0 ? credit.amountCents : paid, world))
    allocations.push(...shares)
  }
  await addCredits(tx, credits, importId)
  await addAllocations(tx, allocations, importId)
  await addFreshness(tx, { on: period.through, source: "demonstration", importId })
  const brought = { invoices: invoices.length, credits: credits.length }
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "import.applied" },
      payload: { importId, kind: "demonstration", ...brought },
    },
  ])
  return brought
}

/** Invoices and credits that are in the ledger, and the invoices that somebody contests. */
async function readKnown(tx: CompanyTx): Promise<{ ids: Set<string>; disputed: Set<string> }> {
  const { rows } = await sql<{ id: string; is_disputed: boolean }>`
    select id, false as is_disputed from ledger.invoice where company_id = ${tx.companyId}
    union all select id, false from ledger.credit where company_id = ${tx.companyId}
    union all select invoice_id, true from ledger.dispute
               where company_id = ${tx.companyId} and closed_on is null and disputed_cents is null`.execute(
    tx,
  )
  const idsOf = (isDisputed: boolean) =>
    new Set(rows.filter((row) => row.is_disputed === isDisputed).map((row) => row.id))
  return { ids: idsOf(false), disputed: idsOf(true) }
}

/** What may be paid: invoice and instalment to open cents and day of issue. */
type Payable = Map<string, { cents: number; readonly issuedOn: Day }>

async function openAmounts(tx: CompanyTx, disputed: ReadonlySet<string>): Promise<Payable> {
  const rows = await tx
    .selectFrom("ledger.instalment")
    .select(["invoice_id", "seq", "open_cents", "issued_on"])
    .where("company_id", "=", tx.companyId)
    .where("open_cents", ">", 0)
    .execute()
  return new Map(
    rows
      .filter((row) => !disputed.has(row.invoice_id))
      .map((row) => [`${row.invoice_id}/${row.seq}`, { cents: row.open_cents, issuedOn: row.issued_on }]),
  )
}

function* creditsIn(world: DemoWorld, within: (on: Day) => boolean) {
  for (const file of world.files) {
    for (const credit of file.credits) if (within(credit.creditedOn)) yield { file, credit }
  }
}

function sharesOf(file: CustomerFile, credit: DemoCredit, paying: Payable): AllocationRow[] {
  const shares: AllocationRow[] = []
  for (const { invoiceId, seq, amountCents: wished } of credit.shares) {
    const open = paying.get(`${invoiceId}/${seq}`)
    const amountCents = Math.min(wished, open?.cents ?? 0)
    if (!open || amountCents === 0) continue
    // A debit that came back pays nothing in the end: the next payment finds the item open again.
    if (credit.cancelledOn === null) open.cents -= amountCents
    shares.push({
      ...{ customerId: file.customer.id, creditId: credit.id, invoiceId, seq, amountCents, sourceKey: null },
      effectiveOn: laterOf(credit.creditedOn, open.issuedOn),
    })
  }
  return shares
}

const invoiceRow = (file: CustomerFile, invoice: DemoInvoice, world: DemoWorld): InvoiceRow => ({
  ...invoice,
  customerId: file.customer.id,
  number: world.numbers.get(invoice.id)!,
  currency: file.customer.currency,
  dueIsComputed: false,
  paymentTerms: `${file.customer.termDays} days`,
  sourceKey: `demonstration ${invoice.id}`,
  instalments: invoice.instalments.map((part) => ({ ...part, openCents: part.amountCents })),
})

const creditRow = (
  file: CustomerFile,
  credit: DemoCredit,
  amountCents: number,
  world: DemoWorld,
): CreditRow => ({
  ...{ id: credit.id, customerId: file.customer.id, kind: credit.kind, creditedOn: credit.creditedOn },
  ...{ currency: file.customer.currency, method: credit.method, label: credit.label },
  ...{ amountCents, unallocatedCents: amountCents },
  number: world.numbers.get(credit.id) ?? null,
  sourceKey: `demonstration ${credit.id}`,
})
