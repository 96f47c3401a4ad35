import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"

/** What a customer may agree to, or want no more of. */
export const CONSENT_KINDS = ["electronic-registered-letter", "sms"] as const
export type ConsentKind = (typeof CONSENT_KINDS)[number]

/** What a customer said last about a way of being written to. */
export interface Consent {
  readonly kind: ConsentKind
  readonly isGiven: boolean
  readonly saidOn: Day
  readonly proof: string | null
}

/** Writes down what a customer said. */
export async function insertConsent(
  tx: CompanyTx,
  consent: Consent & { readonly customerId: string },
  by: { readonly actor: string; readonly now: Date },
): Promise<void> {
  await tx
    .insertInto("ledger.consent")
    .values({
      ...{ company_id: tx.companyId, customer_id: consent.customerId, kind: consent.kind },
      ...{ is_given: consent.isGiven, said_on: consent.saidOn, proof: consent.proof },
      ...{ created_by: by.actor, created_at: by.now },
    })
    .execute()
}

/** The last word of a customer about each way of being written to; nothing for those it never spoke of. */
export async function readConsents(tx: CompanyTx, customerId: string): Promise<Consent[]> {
  const rows = await tx
    .selectFrom("ledger.consent")
    .distinctOn("kind")
    .select(["kind", "is_given", "said_on", "proof"])
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .orderBy("kind")
    .orderBy("said_on", "desc")
    .orderBy("id", "desc")
    .execute()
  return rows.map((row) => ({
    ...{ kind: row.kind as ConsentKind, isGiven: row.is_given, saidOn: row.said_on, proof: row.proof },
  }))
}
