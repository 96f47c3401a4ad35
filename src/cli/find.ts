import { refuse } from "../kernel/refusal.ts"
import type { CompanyTx } from "../kernel/store.ts"
import { findCustomers } from "../ledger/customers/store.ts"

/** The one customer that a text names: id, code or exact name. */
export async function customerNamed(
  tx: CompanyTx,
  named: string,
): Promise<{ id: string; code: string; name: string }> {
  const found = await findCustomers(tx, named)
  const [one, another] = found
  if (one && !another) return one
  if (another) {
    refuse("CUSTOMER_AMBIGUOUS", {
      fr: `Plusieurs clients s’appellent «\u00a0${named}\u00a0»\u202f; donnez le code\u00a0: ${found.map((customer) => customer.code).join(", ")}.`,
      en: `Several customers are called "${named}"; give the code: ${found.map((customer) => customer.code).join(", ")}.`,
    })
  }
  return refuse("CUSTOMER_UNKNOWN", {
    fr: `Aucun client «\u00a0${named}\u00a0». Donnez son code, son nom exact ou son identifiant.`,
    en: `There is no customer "${named}". Give a code, an exact name or an identifier.`,
  })
}

/** An invoice that a text names, with what is open on each instalment. */
export interface NamedInvoice {
  readonly id: string
  readonly number: string
  readonly customerId: string
  readonly currency: string
  readonly open: readonly { readonly seq: number; readonly openCents: number }[]
}

/** The one invoice that a text names: id or number, among those of a customer when one is given. */
export async function invoiceNamed(tx: CompanyTx, named: string, customerId?: string): Promise<NamedInvoice> {
  let query = tx
    .selectFrom("ledger.invoice as i")
    .innerJoin("ledger.instalment as t", (join) =>
      join.onRef("t.company_id", "=", "i.company_id").onRef("t.invoice_id", "=", "i.id"),
    )
    .select(["i.id", "i.number", "i.customer_id", "i.currency", "t.seq", "t.open_cents"])
    .where("i.company_id", "=", tx.companyId)
    .where((eb) => (/^[0-9a-f-]{36}$/i.test(named) ? eb("i.id", "=", named) : eb("i.number", "=", named)))
    .orderBy("t.seq")
  if (customerId) query = query.where("i.customer_id", "=", customerId)
  const rows = await query.execute()
  const ids = [...new Set(rows.map((row) => row.id))]
  const [first] = rows
  if (first && ids.length === 1) {
    return {
      ...{ id: first.id, number: first.number, customerId: first.customer_id, currency: first.currency },
      open: rows.map((row) => ({ seq: row.seq, openCents: row.open_cents })),
    }
  }
  if (first) {
    refuse("INVOICE_AMBIGUOUS", {
      fr: `Plusieurs factures portent le numéro «\u00a0${named}\u00a0»\u202f; ajoutez --customer.`,
      en: `Several invoices have the number "${named}"; add --customer.`,
    })
  }
  return refuse("INVOICE_UNKNOWN", {
    fr: `Aucune facture «\u00a0${named}\u00a0». Donnez son numéro exact.`,
    en: `There is no invoice "${named}". Give its exact number.`,
  })
}

/** The credit note of a customer that a text names: id or number. */
export async function creditNoteNamed(tx: CompanyTx, named: string, customerId: string): Promise<string> {
  const row = await tx
    .selectFrom("ledger.credit")
    .select("id")
    .where("company_id", "=", tx.companyId)
    .where("customer_id", "=", customerId)
    .where("kind", "=", "credit-note")
    .where("cancelled_on", "is", null)
    .where((eb) => (/^[0-9a-f-]{36}$/i.test(named) ? eb("id", "=", named) : eb("number", "=", named)))
    .executeTakeFirst()
  return (
    row?.id ??
    refuse("CREDIT_NOTE_UNKNOWN", {
      fr: `Ce client n’a pas d’avoir «\u00a0${named}\u00a0». Ajoutez --credit et son montant pour l’enregistrer.`,
      en: `This customer has no credit note "${named}". Add --credit and its amount to record it.`,
    })
  )
}
