import type { Cents } from "../../../kernel/cents.ts"
import { addDays, type Day } from "../../../kernel/day.ts"
import { diceFor } from "../dice.ts"
import type { CustomerFile, DemoCredit, DemoCustomer, DemoFacts, DemoInvoice } from "../file.ts"
import { demoId } from "../identity.ts"
import { type InvoiceWish, invoiceFor } from "../invoice.ts"

/** Collects what happens with one customer, in the words of the trade. */
export interface Scene {
  readonly today: Day
  /** The first working day from today: the morning on which the demonstration is looked at. */
  readonly morning: Day
  /** So many days after the morning, before it when negative. */
  at(days: number): Day
  invoice(wish: Partial<InvoiceWish> & { readonly dueOn: Day }): DemoInvoice
  pays(invoice: DemoInvoice, on: Day, more?: Paid): void
  /** Money or a credit note that nobody has set against an invoice. */
  unallocated(credit: Pick<DemoCredit, "kind" | "creditedOn" | "amountCents" | "label">): void
  says(facts: Partial<DemoFacts>): void
  callWaits(): void
}

/** What a payment is like when it is not simply the whole invoice by transfer. */
export interface Paid {
  readonly seq?: number
  readonly cents?: Cents
  readonly kind?: DemoCredit["kind"]
  readonly method?: string
  readonly label?: string
  readonly cancelledOn?: Day
}

/** A scene and the file that comes out of it. */
export function openScene(
  seed: number,
  customer: DemoCustomer,
  days: { readonly today: Day; readonly morning: Day },
): { scene: Scene; file(): CustomerFile } {
  const dice = diceFor(`${seed} ${customer.code} situation`)
  const invoices: DemoInvoice[] = []
  const credits: DemoCredit[] = []
  const facts: { -readonly [Key in keyof DemoFacts]: DemoFacts[Key] } = {
    ...{ promises: [], disputes: [], holds: [], replies: [] },
  }
  let callWaits = false
  const creditId = () => demoId(seed, `${customer.code} situation credit ${credits.length + 1}`)
  const scene: Scene = {
    ...days,
    at: (count) => addDays(days.morning, count),
    invoice(wish) {
      const id = demoId(seed, `${customer.code} situation invoice ${invoices.length + 1}`)
      const invoice = invoiceFor(id, customer, wish, dice)
      invoices.push(invoice)
      return invoice
    },
    pays(invoice, on, more = {}) {
      const seq = more.seq ?? 1
      const amountCents = more.cents ?? invoice.instalments[seq - 1]!.amountCents
      credits.push({
        ...{ id: creditId(), kind: more.kind ?? "payment", creditedOn: on, amountCents },
        method: more.kind === "credit-note" ? null : (more.method ?? "transfer"),
        label: more.label ?? null,
        shares: [{ invoiceId: invoice.id, seq, amountCents }],
        cancelledOn: more.cancelledOn ?? null,
      })
    },
    unallocated(credit) {
      const method = credit.kind === "payment" ? "transfer" : null
      credits.push({ ...credit, id: creditId(), method, shares: [], cancelledOn: null })
    },
    says: (more) => void Object.assign(facts, more),
    callWaits: () => {
      callWaits = true
    },
  }
  return { scene, file: () => ({ customer, invoices, credits, ...facts, callWaits }) }
}
