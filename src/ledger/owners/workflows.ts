import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { existingCustomer } from "../customers/workflows.ts"
import { record } from "../journal/store.ts"
import { clearOwner, type Salesperson, writeOwner, writeSalesperson } from "./store.ts"

/**
 * Gives customers to a person who looks after them, or to nobody (null). Whether the person belongs
 * to the company is the caller's to check. Returns how many changed hands.
 */
export async function assignOwner(
  tx: CompanyTx,
  customerIds: readonly string[],
  person: { readonly userId: string; readonly name: string } | null,
  by: Author,
): Promise<number> {
  const changed = await writeOwner(tx, customerIds, person?.userId ?? null)
  await journal(tx, by, changed, person)
  return changed.length
}

/** Frees the customers and open tasks of somebody who leaves: they are everybody's again. */
export async function releaseOwner(tx: CompanyTx, userId: string, by: Author): Promise<void> {
  await journal(tx, by, await clearOwner(tx, userId), null)
}

/** Names the colleague who knows the customer and can be asked by e-mail; null: nobody. */
export async function nameSalesperson(
  tx: CompanyTx,
  customerId: string,
  person: Salesperson | null,
  by: Author,
): Promise<void> {
  await existingCustomer(tx, customerId)
  await writeSalesperson(tx, customerId, person)
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "salesperson.named", customerId },
      payload: { name: person?.name ?? null },
    },
  ])
}

async function journal(
  tx: CompanyTx,
  by: Author,
  customerIds: readonly string[],
  person: { readonly userId: string; readonly name: string } | null,
): Promise<void> {
  const payload = { ownerId: person?.userId ?? null, name: person?.name ?? null }
  await record(
    tx,
    customerIds.map((customerId) => ({
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "owner.changed", customerId },
      payload,
    })),
  )
}
