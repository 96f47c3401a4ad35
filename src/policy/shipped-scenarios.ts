import type { Scenario } from "./scenario.ts"
import { SHIPPED_SCENARIO } from "./shipped-scenario.ts"
import {
  askSalesperson,
  askSalespersonFirst,
  call,
  courtesyBefore,
  firm,
  formalNotice,
  friendly,
  promiseBroken,
  publicClaim,
  publicFirm,
  secondFriendly,
  toRecovery,
} from "./shipped-steps.ts"

// Why these days and these tones: docs/scenarios.md says it, scenario by scenario. A change here
// reaches new companies only: those that have a version keep it.

const LOYAL: Scenario = {
  ...SHIPPED_SCENARIO,
  ...{ key: "loyal", name: "Client fidèle", version: 2 },
  purpose: "Pour qui paie bien d’habitude : on laisse le temps, on appelle avant d’être ferme.",
  steps: [
    friendly(7),
    secondFriendly(15),
    call(22),
    askSalesperson(30),
    firm(40),
    formalNotice(60),
    toRecovery(75),
  ],
  brokenPromise: promiseBroken({ tone: "friendly" }),
  ...{ leastGapDays: 7, contactsPer30Days: 3 },
}

const BAD_PAYER: Scenario = {
  ...SHIPPED_SCENARIO,
  ...{ key: "bad-payer", name: "Mauvais payeur", version: 3 },
  purpose: "Pour qui paie souvent très tard ou ne tient pas ses promesses : plus tôt, plus court.",
  steps: [
    courtesyBefore(-5, { minimumCents: 0 }),
    friendly(2),
    call(6),
    firm(10),
    formalNotice(20),
    toRecovery(30),
  ],
  ...{ leastGapDays: 4, contactsPer30Days: 5 },
}

const KEY_ACCOUNT: Scenario = {
  ...SHIPPED_SCENARIO,
  ...{ key: "key-account", name: "Grand compte", version: 4 },
  purpose: "Pour les clients qui comptent : une personne d’abord, l’écrit ensuite.",
  steps: [
    askSalespersonFirst(2),
    call(6),
    friendly(10, { attachments: ["invoice", "statement"] }),
    askSalesperson(18),
    firm(25, { approval: "person", attachments: ["statement"] }),
    formalNotice(45, { approval: "second-person" }),
    toRecovery(60),
  ],
  brokenPromise: promiseBroken({ approval: "person" }),
  firstStepKey: "ask-salesperson-first",
  ...{ leastGapDays: 6, contactsPer30Days: 3 },
}

const PUBLIC_BODY: Scenario = {
  ...SHIPPED_SCENARIO,
  ...{ key: "public-body", name: "Organisme public", version: 5 },
  purpose:
    "Pour l’État, les collectivités, les hôpitaux : l’ordonnateur et le comptable, jamais de menace de saisie.",
  steps: [
    courtesyBefore(-7),
    friendly(5, { attachments: ["invoice"] }),
    call(15),
    publicFirm(25),
    publicClaim(45),
    toRecovery(75),
  ],
  brokenPromise: promiseBroken({ tone: "friendly" }),
  ...{ leastGapDays: 7, contactsPer30Days: 3 },
}

const CONSUMER: Scenario = {
  ...SHIPPED_SCENARIO,
  ...{ key: "consumer", name: "Particulier", version: 6 },
  purpose:
    "Pour les particuliers : plus calme, sans aucuns frais, l’intérêt légal à partir de la mise en demeure.",
  steps: [
    friendly(5),
    secondFriendly(14),
    firm(25, { penalties: "none" }),
    formalNotice(40, { penalties: "announce" }),
    toRecovery(60),
  ],
  brokenPromise: promiseBroken({ tone: "friendly" }),
  ...{ leastGapDays: 7, contactsPer30Days: 3 },
}

const NO_EMAIL: Scenario = {
  ...SHIPPED_SCENARIO,
  ...{ key: "no-email", name: "Sans e-mail", version: 7 },
  purpose: "Pour qui n’a pas d’adresse e-mail : le courrier et le téléphone, avec le temps de la poste.",
  steps: [
    friendly(5, { channel: "letter" }),
    call(14),
    firm(22, { channel: "letter" }),
    formalNotice(37),
    toRecovery(52),
  ],
  brokenPromise: promiseBroken({ channel: "letter" }),
  ...{ leastGapDays: 8, contactsPer30Days: 3, preferredWeekdays: [], preferredWithinDays: 0 },
}

const SMALL_AMOUNTS: Scenario = {
  ...SHIPPED_SCENARIO,
  ...{ key: "small-amounts", name: "Petits montants", version: 8 },
  purpose: "Pour les petites sommes : trois e-mails, ni appel ni courrier qui coûterait plus que la créance.",
  steps: [friendly(5), secondFriendly(20), firm(45)],
  ...{ leastGapDays: 10, contactsPer30Days: 2, minimumBalanceCents: 10_00 },
}

const FOREIGN: Scenario = {
  ...SHIPPED_SCENARIO,
  ...{ key: "foreign", name: "Client étranger", version: 9 },
  purpose:
    "Pour les clients hors de France : dans leur langue, avec le temps des virements et du courrier lointains.",
  steps: [
    courtesyBefore(-10),
    friendly(5, { attachments: ["invoice"] }),
    call(12),
    firm(20, { attachments: ["statement"] }),
    askSalesperson(28),
    formalNotice(45),
    toRecovery(65),
  ],
  ...{ leastGapDays: 6, preferredWeekdays: [], preferredWithinDays: 0 },
}

/** The scenarios that come with Relance, in the order in which they are listed; the numbers of their versions are for ever. */
export const SHIPPED_SCENARIOS: readonly Scenario[] = [
  SHIPPED_SCENARIO,
  LOYAL,
  BAD_PAYER,
  KEY_ACCOUNT,
  PUBLIC_BODY,
  CONSUMER,
  NO_EMAIL,
  SMALL_AMOUNTS,
  FOREIGN,
]
