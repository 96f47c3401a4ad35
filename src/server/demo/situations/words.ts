import { addDays } from "../../../kernel/day.ts"
import type { Scene } from "./scene.ts"
import type { Situation, SituationName } from "./situation.ts"

/** One invoice late by so many days, and somebody who has written about it since. */
const answered =
  (summary: string): Situation["tell"] =>
  (scene, days) => {
    scene.pays(scene.invoice({ dueOn: scene.at(-days) }), scene.at(16))
    scene.says({ replies: [{ receivedOn: addDays(scene.today, -1), summary }] })
  }

const promised =
  (promisedIn: (days: number) => number, note: string, paidIn: number): Situation["tell"] =>
  (scene, days) => {
    scene.pays(scene.invoice({ dueOn: scene.at(-19) }), scene.at(paidIn))
    const promisedFor = scene.at(promisedIn(days))
    const madeOn = addDays(scene.today, Math.min(-4, promisedIn(days) - 7))
    scene.says({ promises: [{ madeOn, promisedFor, amountCents: null, note }] })
  }

const held = (
  scene: Scene,
  lateBy: readonly number[],
  hold: { kind: "do-not-chase" | "insolvent" | "assigned"; reason: string; from: number; until?: number },
) => {
  for (const days of lateBy) scene.invoice({ dueOn: scene.at(-days) })
  const untilOn = hold.until === undefined ? null : addDays(scene.today, hold.until)
  const { kind, reason } = hold
  scene.says({ holds: [{ kind, reason, fromOn: addDays(scene.today, -hold.from), untilOn }] })
}

/** Customers who said something, or of whom something was said, that stops or changes the follow-up. */
export const AFTER_WORDS = {
  "answered, nobody read it": {
    expects: { kind: "ask", because: "reply-unanswered" },
    days: [12, 12],
    tell: answered(
      "Bonjour, il nous manque le procès-verbal de réception du plan de travail pour valider la facture. Pouvez-vous nous l’envoyer\u00a0?",
    ),
  },
  "answered, already paid": {
    expects: { kind: "ask", because: "reply-unanswered" },
    days: [9, 9],
    tell: answered(
      "Bonjour, j’ai fait le virement vendredi dernier. Merci de vérifier avant de me relancer.",
    ),
  },
  "promise running": {
    expects: { kind: "wait", because: "promise" },
    days: [6, 6],
    tell: promised((days) => days, "Virement prévu après l’encaissement d’un banquet.", 6),
  },
  "promise ends today": {
    expects: { kind: "wait", because: "promise" },
    days: [0, 0],
    tell: promised(() => 0, "«\u00a0Je vous paie ce jour-là sans faute.\u00a0»", 9),
  },
  "promise broken": {
    expects: { kind: "act", because: "promise-broken", stepKey: "promise-broken" },
    days: [2, 8],
    tell: promised((days) => -days, "Promesse faite au téléphone par M. Nguyen.", 12),
  },
  "disputes everything": {
    expects: { kind: "nothing", because: "disputed" },
    days: [38, 38],
    tell(scene, days) {
      const invoice = scene.invoice({ dueOn: scene.at(-days), label: "Hotte aspirante et raccordement" })
      const note = "La hotte vibre depuis la pose\u00a0: le client refuse de payer avant la reprise."
      const openedOn = addDays(scene.today, -20)
      const disputedCents = null
      scene.says({
        disputes: [{ invoiceId: invoice.id, disputedCents, reason: "defective", note, openedOn }],
      })
    },
  },
  "disputes a part": {
    expects: { kind: "act", because: "step-due", stepKey: "firm-email" },
    days: [15, 36],
    tell(scene, days) {
      const invoice = scene.invoice({ dueOn: scene.at(-days) })
      const note = "Trois étagères livrées sur cinq\u00a0: le client déduit les deux manquantes."
      const disputedCents = 480_00
      const openedOn = addDays(scene.today, -6)
      scene.pays(invoice, scene.at(9), { cents: invoice.grossCents - disputedCents })
      scene.says({
        disputes: [{ invoiceId: invoice.id, disputedCents, reason: "not-delivered", note, openedOn }],
      })
    },
  },
  insolvent: {
    expects: { kind: "nothing", because: "insolvent" },
    days: [0, 0],
    tell: (scene) =>
      held(scene, [72, 55], {
        ...{
          kind: "insolvent",
          reason: "Redressement judiciaire (jugement du tribunal de Vannes)",
          from: 45,
        },
      }),
  },
  "do not chase until later": {
    expects: { kind: "nothing", because: "do-not-chase" },
    days: [0, 0],
    tell: (scene) =>
      held(scene, [24, 9], {
        ...{
          kind: "do-not-chase",
          reason: "Travaux en cours\u00a0: accord pour attendre",
          from: 12,
          until: 20,
        },
      }),
  },
  "handed to the factor": {
    expects: { kind: "nothing", because: "assigned" },
    days: [0, 0],
    tell: (scene) =>
      held(scene, [18], { kind: "assigned", reason: "Créance cédée à la société d’affacturage", from: 16 }),
  },
} as const satisfies Partial<Record<SituationName, Situation>>
