import type { Situation, SituationName } from "./situation.ts"

/** One invoice that is so many days late; it is paid in the end, some days after the first morning. */
const oneLateInvoice =
  (paidAfter: number | null): Situation["tell"] =>
  (scene, days) => {
    const invoice = scene.invoice({ dueOn: scene.at(-days) })
    if (paidAfter !== null) scene.pays(invoice, scene.at(paidAfter))
  }

const act = (stepKey: string) => ({ kind: "act", because: "step-due", stepKey }) as const
const waitFor = (stepKey: string) => ({ kind: "wait", because: "next-step", stepKey }) as const

/** Customers who stand on a rung of the ladder, and nothing else. */
export const ON_THE_LADDER = {
  "falls due soon": { expects: act("courtesy-before"), days: [-7, -2], tell: oneLateInvoice(9) },
  "first reminder due": { expects: act("friendly-email"), days: [3, 12], tell: oneLateInvoice(6) },
  "first reminder by letter": {
    expects: { ...act("friendly-email"), channel: "letter" },
    ...{ days: [3, 12], tell: oneLateInvoice(11) },
  },
  "public body, first reminder due": {
    expects: act("friendly-email"),
    ...{ days: [3, 12], tell: oneLateInvoice(8) },
  },
  "reminded last week": { expects: waitFor("phone-call"), days: [6, 14], tell: oneLateInvoice(5) },
  "call due": { expects: act("phone-call"), days: [10, 26], tell: oneLateInvoice(7) },
  "call waits since last week": {
    expects: waitFor("firm-email"),
    days: [12, 24],
    tell(scene, days) {
      scene.pays(scene.invoice({ dueOn: scene.at(-days) }), scene.at(14))
      scene.callWaits()
    },
  },
  "firm reminder due": { expects: act("firm-email"), days: [15, 36], tell: oneLateInvoice(10) },
  "reminded a few days ago, another invoice is late": {
    expects: { kind: "wait", because: "too-soon-since-last-contact" },
    days: [1, 9],
    tell(scene, days) {
      // Small enough for no courtesy note, which would be a contact too.
      const netCents = 640_00
      scene.pays(scene.invoice({ dueOn: scene.at(-days - 3), netCents }), scene.at(9))
      scene.pays(scene.invoice({ dueOn: scene.at(-3), netCents }), scene.at(9))
    },
  },
  "colleague asked": { expects: act("ask-salesperson"), days: [22, 46], tell: oneLateInvoice(13) },
  "long list, formal notice due": {
    expects: act("formal-notice"),
    days: [30, 60],
    tell(scene, days) {
      scene.invoice({ dueOn: scene.at(-days) })
      for (const later of [6, 11, 17, 24, 29, 45]) scene.invoice({ dueOn: scene.at(later - days) })
    },
  },
  "formal notice sent": { expects: waitFor("to-recovery"), days: [34, 60], tell: oneLateInvoice(null) },
  "ladder finished": {
    expects: { kind: "nothing", because: "finished" },
    days: [125, 135],
    tell(scene, days) {
      scene.invoice({ dueOn: scene.at(-days) })
      scene.invoice({ dueOn: scene.at(8 - days) })
    },
  },
  "owes Swiss francs": { expects: waitFor("phone-call"), days: [6, 14], tell: oneLateInvoice(12) },
} as const satisfies Partial<Record<SituationName, Situation>>
