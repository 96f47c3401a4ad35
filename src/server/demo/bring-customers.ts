import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { searchKey } from "../../ledger/customers/search-key.ts"
import { updateCustomer } from "../../ledger/customers/store.ts"
import { addContacts, addCustomers } from "../../ledger/intake/store.ts"
import type { DemoCustomer } from "./file.ts"
import { demoId, firstSiret, frenchVat } from "./identity.ts"

/** Writes the customers and their contacts into the ledger. */
export async function bringCustomers(
  tx: CompanyTx,
  customers: readonly DemoCustomer[],
  since: Day,
): Promise<void> {
  const importId = demoId(0, `import ${tx.companyId} ${since}`)
  await addCustomers(
    tx,
    customers.map((customer) => ({
      ...{ id: customer.id, code: customer.code, name: customer.name, kind: customer.kind },
      siren: customer.siren,
      siret: customer.siren && firstSiret(customer.siren),
      vatNumber: customer.siren && customer.kind === "professional" ? frenchVat(customer.siren) : null,
      ...{ addressLines: customer.lines, postalCode: customer.postalCode, city: customer.city },
      ...{ country: customer.country, language: customer.language },
      paymentTerms: `${customer.termDays} days`,
    })),
    importId,
  )
  const reachable = customers.filter((customer) => customer.email ?? customer.phone ?? customer.contact)
  await addContacts(
    tx,
    reachable.map(({ id, contact, email, phone }) => ({ customerId: id, name: contact, email, phone })),
    importId,
  )
  for (const { id, code, name, city, siren, tags, notes } of customers) {
    if (tags.length === 0 && notes === null) continue
    await updateCustomer(tx, id, { tags, notes }, searchKey(code, name, city, siren))
  }
}
