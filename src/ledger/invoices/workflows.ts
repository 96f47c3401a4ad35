import { refuse } from "../../kernel/refusal.ts"
import { type CompanyId, type CompanyTx, type Db, inCompany } from "../../kernel/store.ts"
import { searchKey } from "../customers/search-key.ts"
import { type ListedDispute, type ListedPromise, listDisputes, listPromises } from "../facts/listing/store.ts"
import type { Invoice, InvoiceFilter, InvoiceLine } from "./invoice.ts"
import {
  type Allocation,
  type Credit,
  type Instalment,
  readAllocations,
  readCredits,
  readInstalments,
} from "./parts/store.ts"
import { type InvoiceCursor, listInvoices, readInvoice } from "./store.ts"

/** An invoice with its instalments, what paid them, and what was said about it. */
export interface WholeInvoice extends Invoice {
  readonly instalments: readonly Instalment[]
  readonly allocations: readonly Allocation[]
  readonly credits: readonly Credit[]
  readonly disputes: readonly ListedDispute[]
  readonly promises: readonly ListedPromise[]
}

/** The whole of one invoice; refuses when the company has none with this id. */
export async function wholeInvoice(tx: CompanyTx, id: string): Promise<WholeInvoice> {
  const invoice = await readInvoice(tx, id)
  if (!invoice) {
    return refuse(
      "INVOICE_UNKNOWN",
      { fr: "Cette facture n’existe pas.", en: "There is no such invoice." },
      { id },
    )
  }
  return {
    ...invoice,
    instalments: await readInstalments(tx, id),
    allocations: await readAllocations(tx, id),
    credits: await readCredits(tx, { invoiceId: id }),
    disputes: await listDisputes(tx, { invoiceId: id }),
    promises: await listPromises(tx, { invoiceId: id }),
  }
}

/** The same filter with its search text as the database compares it. */
export function withSearchKey<T extends { readonly search?: string }>(filter: T): T {
  const key = filter.search === undefined ? "" : searchKey(filter.search)
  return { ...filter, search: key === "" ? undefined : key }
}

/** Where the page after these lines begins; null when they are the last ones. */
export function cursorAfter(lines: readonly InvoiceLine[], most: number): InvoiceCursor | null {
  const last = lines.length < most ? undefined : lines.at(-1)
  return last ? { dueOn: last.dueOn, id: last.id, seq: last.seq } : null
}

/** Every line of a list, page after page, so that a long one never stands in memory whole. */
export async function* everyInvoice(
  db: Db,
  companyId: CompanyId,
  filter: InvoiceFilter,
): AsyncGenerator<InvoiceLine[]> {
  const most = 5_000
  let after: InvoiceCursor | null = null
  do {
    const from: InvoiceCursor | null = after
    const lines = await inCompany(db, companyId, (tx) => listInvoices(tx, filter, { after: from, most }))
    yield lines
    after = cursorAfter(lines, most)
  } while (after)
}
