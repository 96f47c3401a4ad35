import { acts } from "./en/acts.ts"
import { agreements } from "./en/agreements.ts"
import { balance } from "./en/balance.ts"
import { calendar } from "./en/calendar.ts"
import { calls } from "./en/calls.ts"
import { customers } from "./en/customers.ts"
import { common } from "./en/everywhere.ts"
import { imports } from "./en/imports.ts"
import { invoices } from "./en/invoices.ts"
import { legalCheck } from "./en/legal-check.ts"
import { letters } from "./en/letters.ts"
import { limitation } from "./en/limitation.ts"
import { penalties } from "./en/penalties.ts"
import { plan } from "./en/plan.ts"
import { questions } from "./en/questions.ts"
import { remedies } from "./en/remedies.ts"
import { replies } from "./en/replies.ts"
import { review } from "./en/review.ts"
import { scenarios } from "./en/scenarios.ts"
import { sending } from "./en/sending.ts"
import { settings } from "./en/settings.ts"
import { shell } from "./en/shell.ts"
import { simulations } from "./en/simulations.ts"
import { team } from "./en/team.ts"
import { today } from "./en/today.ts"
import { welcome } from "./en/welcome.ts"
import { typesetAll } from "./typeset.ts"
import type { Words } from "./words.ts"

const english: Words = {
  common,
  shell,
  welcome,
  today,
  penalties,
  legalCheck,
  letters,
  limitation,
  replies,
  remedies,
  review,
  plan,
  balance,
  calls,
  customers,
  acts,
  agreements,
  invoices,
  imports,
  settings,
  scenarios,
  sending,
  simulations,
  team,
  calendar,
  questions,
}

/** The English dictionary, typeset. */
export const en: Words = typesetAll(english)
