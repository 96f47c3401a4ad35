import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { correctCredits, correctInvoices, releaseAllocations } from "../../ledger/corrections/store.ts"
import { changeCustomers } from "../../ledger/intake/customers/store.ts"
import {
  addAllocations,
  addContacts,
  addCredits,
  addCustomers,
  addInvoices,
  addOwnAllocations,
} from "../../ledger/intake/store.ts"
import type { Plan } from "./plan.ts"
import { addOpenings, keepBefore, removeOpenings } from "./store.ts"
import { customerFields, customerRow, documentsOf } from "./write.ts"

/**
 * Carries a plan out in the caller's transaction. What was lettered is released first, so that
 * corrected amounts have room; new allocations come last. `onRows` hears of the rows written.
 */
export async function carryOut(
  tx: CompanyTx,
  plan: Plan,
  importId: string,
  today: Day,
  onRows: (rows: number) => Promise<void>,
): Promise<void> {
  await keepBefore(tx, plan, importId)
  await releaseAllocations(
    tx,
    plan.releasedAllocations.map((a) => a.id),
    today,
  )
  await correctInvoices(
    tx,
    plan.invoiceChanges.map((c) => ({ ...c, invoiceId: c.known.id })),
  )
  await correctCredits(
    tx,
    plan.creditChanges.map((c) => ({ ...c, creditId: c.known.id })),
  )
  await changeCustomers(tx, plan.customerChanges.map(customerFields))
  await addCustomers(tx, plan.newCustomers.map(customerRow), importId)
  await addContacts(tx, plan.newContacts, importId)
  const { invoices, credits, own, others } = documentsOf(plan)
  await addInvoices(tx, invoices, importId, onRows)
  await addCredits(tx, credits, importId, onRows)
  await removeOpenings(tx, plan.staleOpenings, importId)
  await addOpenings(tx, plan.newOpenings, importId)
  await addOwnAllocations(tx, own, importId, onRows)
  await addAllocations(tx, others, importId, onRows)
}
