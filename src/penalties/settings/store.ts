import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { BOOK_SETTINGS, type PenaltySettings } from "../claim.ts"

/** What a company, or one of its contracts, chose; null where the standard applies. */
export type ChosenSettings = { readonly [K in keyof PenaltySettings]: PenaltySettings[K] | null }

const NOTHING_CHOSEN: ChosenSettings = {
  ...{ contractRate: null, rateBasis: null, dayBasis: null, rounding: null, allocation: null },
}

/** What was chosen for the company (customerId null) or for one customer. */
export async function readChosen(tx: CompanyTx, customerId: string | null): Promise<ChosenSettings> {
  const rows = await readAll(tx, customerId === null ? [] : [customerId])
  return rows.get(customerId) ?? NOTHING_CHOSEN
}

/** The settings of some customers: their own contract, else the company's, else the standard. */
export async function readSettings(
  tx: CompanyTx,
  customerIds: readonly string[],
): Promise<(customerId: string) => PenaltySettings> {
  const rows = await readAll(tx, customerIds)
  const company = over(BOOK_SETTINGS, rows.get(null))
  const own = new Map(
    [...rows].flatMap(([id, row]) => (id === null ? [] : [[id, over(company, row)] as const])),
  )
  return (customerId) => own.get(customerId) ?? company
}

/** Replaces what was chosen for the company (customerId null) or for one customer. */
export async function saveChosen(
  tx: CompanyTx,
  customerId: string | null,
  chosen: ChosenSettings,
  by: Author,
): Promise<void> {
  const values = {
    ...{ contract_rate: chosen.contractRate, rate_basis: chosen.rateBasis, day_basis: chosen.dayBasis },
    ...{ rounding: chosen.rounding, allocation: chosen.allocation },
    ...{ updated_by: by.actor, updated_at: by.now },
  }
  await tx
    .insertInto("penalties.setting")
    .values({ company_id: tx.companyId, customer_id: customerId, ...values })
    .onConflict((conflict) => conflict.columns(["company_id", "customer_id"]).doUpdateSet(values))
    .execute()
}

async function readAll(
  tx: CompanyTx,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string | null, ChosenSettings>> {
  const rows = await tx
    .selectFrom("penalties.setting")
    .selectAll()
    .where("company_id", "=", tx.companyId)
    .where((where) =>
      where.or([
        where("customer_id", "is", null),
        ...(customerIds.length > 0 ? [where("customer_id", "in", [...customerIds])] : []),
      ]),
    )
    .execute()
  return new Map(
    rows.map((row) => [
      row.customer_id,
      {
        contractRate: row.contract_rate,
        rateBasis: row.rate_basis,
        dayBasis: row.day_basis,
        ...{ rounding: row.rounding, allocation: row.allocation },
      } as ChosenSettings,
    ]),
  )
}

function over(below: PenaltySettings, chosen: ChosenSettings | undefined): PenaltySettings {
  if (!chosen) return below
  return {
    contractRate: chosen.contractRate ?? below.contractRate,
    rateBasis: chosen.rateBasis ?? below.rateBasis,
    dayBasis: chosen.dayBasis ?? below.dayBasis,
    rounding: chosen.rounding ?? below.rounding,
    allocation: chosen.allocation ?? below.allocation,
  }
}
