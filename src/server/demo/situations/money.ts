import { addDays } from "../../../kernel/day.ts"
import type { Situation, SituationName } from "./situation.ts"

const firstReminder = { kind: "act", because: "step-due", stepKey: "friendly-email" } as const

/** Customers whose invoices or payments are out of the ordinary. */
export const AFTER_MONEY = {
  "transfer not allocated": {
    expects: { kind: "ask", because: "payment-unallocated" },
    days: [13, 13],
    tell(scene, days) {
      const invoice = scene.invoice({ dueOn: scene.at(-days) })
      const creditedOn = addDays(scene.today, -1)
      // Bank fees were taken off on the way: no invoice bears this very amount.
      const amountCents = invoice.grossCents - 15_00
      scene.unallocated({ kind: "payment", creditedOn, amountCents, label: "VIR SEPA FABRIQUE A GALETTES" })
    },
  },
  "credit note not allocated": {
    expects: { kind: "ask", because: "payment-unallocated" },
    days: [11, 11],
    tell(scene, days) {
      scene.invoice({ dueOn: scene.at(-days) })
      const label = "Avoir\u00a0: reprise d’un bac gastronorme"
      scene.unallocated({
        kind: "credit-note",
        creditedOn: addDays(scene.today, -6),
        amountCents: 180_00,
        label,
      })
    },
  },
  "part paid": {
    expects: { kind: "wait", because: "next-step", stepKey: "phone-call" },
    days: [6, 14],
    tell(scene, days) {
      const invoice = scene.invoice({ dueOn: scene.at(-days), netCents: 1_500_00 })
      scene.pays(invoice, scene.at(-days - 2), { cents: 1_080_00 })
      scene.pays(invoice, scene.at(8), { cents: 720_00 })
    },
  },
  "credit note on the invoice": {
    expects: { kind: "wait", because: "next-step", stepKey: "phone-call" },
    days: [6, 14],
    tell(scene, days) {
      const invoice = scene.invoice({ dueOn: scene.at(-days), netCents: 2_000_00 })
      const label = "Avoir\u00a0: remise pour retard de livraison"
      scene.pays(invoice, scene.at(-days - 9), { kind: "credit-note", cents: 400_00, label })
      scene.pays(invoice, scene.at(5), { cents: 2_000_00 })
    },
  },
  "direct debit returned": {
    expects: firstReminder,
    days: [0, 6],
    tell(scene, days) {
      const invoice = scene.invoice({ dueOn: scene.at(-18) })
      const cancelledOn = addDays(scene.today, -days)
      scene.pays(invoice, scene.at(-17), { method: "direct-debit", cancelledOn })
      scene.pays(invoice, scene.at(10))
    },
  },
  "three instalments": {
    expects: firstReminder,
    days: [3, 12],
    tell(scene, days) {
      const parts = [-30, 0, 30].map((later) => ({ dueOn: scene.at(later - days), percent: 33 }))
      const issuedOn = scene.at(-60 - days)
      const invoice = scene.invoice({ dueOn: scene.at(-30 - days), parts, issuedOn })
      scene.pays(invoice, scene.at(-29 - days))
      scene.pays(invoice, scene.at(7), { seq: 2 })
      scene.pays(invoice, scene.at(31 - days), { seq: 3 })
    },
  },
  "deposit paid, balance to come": {
    expects: { kind: "wait", because: "not-due", stepKey: "courtesy-before" },
    days: [0, 0],
    tell(scene) {
      const deposit = {
        kind: "deposit",
        label: "Acompte de 30\u00a0% à la commande",
        netCents: 3_600_00,
      } as const
      const issuedOn = scene.at(-66)
      scene.pays(scene.invoice({ ...deposit, dueOn: scene.at(-66), issuedOn }), scene.at(-62))
      const label = "Agencement du fournil, solde après acompte"
      scene.pays(scene.invoice({ dueOn: scene.at(14), label, netCents: 8_400_00 }), scene.at(13))
    },
  },
  "retention money": {
    expects: { kind: "wait", because: "not-due" },
    days: [0, 0],
    tell(scene) {
      const parts = [
        { dueOn: scene.at(-42), percent: 95 },
        { dueOn: scene.at(318), percent: 5 },
      ]
      const label = "Cuisine de la résidence (retenue de garantie de 5\u00a0%)"
      scene.pays(scene.invoice({ dueOn: scene.at(-42), parts, label }), scene.at(-41))
    },
  },
  "a few euros left": {
    expects: { kind: "wait", because: "amount-too-small" },
    days: [21, 21],
    tell(scene, days) {
      const invoice = scene.invoice({ dueOn: scene.at(-days) })
      scene.pays(invoice, scene.at(-days - 1), { cents: invoice.grossCents - 3_20 })
    },
  },
  "address bounced": {
    expects: { kind: "ask", because: "address-bounced" },
    days: [8, 12],
    tell: (scene, days) => void scene.invoice({ dueOn: scene.at(-days) }),
  },
  "no address at all": {
    expects: { kind: "ask", because: "no-address" },
    days: [9, 14],
    tell: (scene, days) => void scene.invoice({ dueOn: scene.at(-days) }),
  },
} as const satisfies Partial<Record<SituationName, Situation>>
