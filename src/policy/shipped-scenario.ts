import type { Scenario } from "./scenario.ts"
import {
  askSalesperson,
  call,
  courtesyBefore,
  firm,
  formalNotice,
  friendly,
  promiseBroken,
  toRecovery,
} from "./shipped-steps.ts"

/**
 * The scenario that a new company starts with. The days follow what dedicated products and good
 * credit departments do: a courtesy note before, a friendly word at once, a call in the second
 * week, firmness with the law announced in the third, a colleague who knows the customer in the
 * fourth, and a formal notice only after a month, read and approved by a person.
 */
export const SHIPPED_SCENARIO: Scenario = {
  key: "standard",
  name: "Standard",
  purpose: "Le scénario de tous les clients professionnels qu’aucune règle n’envoie ailleurs.",
  version: 1,
  steps: [
    courtesyBefore(-7),
    friendly(3),
    call(10),
    firm(15),
    askSalesperson(22),
    formalNotice(30),
    toRecovery(45),
  ],
  brokenPromise: promiseBroken(),
  leastGapDays: 5,
  contactsPer30Days: 4,
  preferredWeekdays: [2, 3],
  preferredWithinDays: 2,
  firstStepKey: "friendly-email",
  minimumBalanceCents: 5_00,
  messagePer: "customer",
}
