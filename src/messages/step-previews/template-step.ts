import type { Step } from "../../policy/scenario.ts"
import {
  askSalesperson,
  call,
  courtesyBefore,
  firm,
  formalNotice,
  friendly,
  promiseBroken,
  publicClaim,
  publicFirm,
  secondFriendly,
} from "../../policy/shipped-steps.ts"
import type { TemplateKey } from "../templates/template.ts"

const STEPS: Readonly<Partial<Record<TemplateKey, Step>>> = {
  "courtesy-before": courtesyBefore(-5),
  "friendly-email": friendly(5),
  "second-friendly": secondFriendly(12),
  "phone-call": call(10),
  "firm-email": firm(20),
  "ask-salesperson": askSalesperson(25),
  "formal-notice": formalNotice(35),
  "public-firm": publicFirm(40),
  "public-claim": publicClaim(60),
  "promise-broken": promiseBroken(),
  thanks: { ...friendly(0), key: "thanks", templateKey: "thanks" },
  "sms-reminder": { ...friendly(5), key: "sms-reminder", templateKey: "sms-reminder", channel: "sms" },
}

/** The step that a shipped template is written for: channel, tone, and what it says of penalties; null where a fact calls for it, not a step. */
export const stepOfTemplate = (key: TemplateKey): Step | null => STEPS[key] ?? null
