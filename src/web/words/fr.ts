import { acts } from "./fr/acts.ts"
import { agreements } from "./fr/agreements.ts"
import { balance } from "./fr/balance.ts"
import { calendar } from "./fr/calendar.ts"
import { calls } from "./fr/calls.ts"
import { customers } from "./fr/customers.ts"
import { common } from "./fr/everywhere.ts"
import { imports } from "./fr/imports.ts"
import { invoices } from "./fr/invoices.ts"
import { legalCheck } from "./fr/legal-check.ts"
import { letters } from "./fr/letters.ts"
import { limitation } from "./fr/limitation.ts"
import { penalties } from "./fr/penalties.ts"
import { plan } from "./fr/plan.ts"
import { questions } from "./fr/questions.ts"
import { remedies } from "./fr/remedies.ts"
import { replies } from "./fr/replies.ts"
import { review } from "./fr/review.ts"
import { scenarios } from "./fr/scenarios.ts"
import { sending } from "./fr/sending.ts"
import { settings } from "./fr/settings.ts"
import { shell } from "./fr/shell.ts"
import { simulations } from "./fr/simulations.ts"
import { team } from "./fr/team.ts"
import { today } from "./fr/today.ts"
import { welcome } from "./fr/welcome.ts"
import { typesetAll } from "./typeset.ts"
import type { Words } from "./words.ts"

/** The French texts as typed; they set the shape of every dictionary. */
export const french = {
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

/** The French dictionary, typeset. */
export const fr: Words = typesetAll(french)
