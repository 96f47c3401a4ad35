import type { LintRule } from "./judge.ts"
import { AGENCY } from "./rules/agency.ts"
import { COURT } from "./rules/court.ts"
import { FIRST_REMINDER } from "./rules/first-reminder.ts"
import { FORMAL_NOTICE } from "./rules/formal-notice.ts"
import { GENERAL_FACTS } from "./rules/general-facts.ts"
import { GENERAL_SENDER } from "./rules/general-sender.ts"
import { GENERAL_WORDS } from "./rules/general-words.ts"
import { INVOICE } from "./rules/invoice.ts"
import { PLAN } from "./rules/plan.ts"
import { PROOF_OF_CLAIM } from "./rules/proof-of-claim.ts"
import { REGISTERED_LETTER } from "./rules/registered-letter.ts"
import { SECOND_REMINDER } from "./rules/second-reminder.ts"
import { STATEMENT } from "./rules/statement.ts"

/** Every rule on texts, in the order in which findings are told. */
export const LINT_RULES: readonly LintRule[] = [
  ...[GENERAL_WORDS, GENERAL_SENDER, GENERAL_FACTS],
  ...[FIRST_REMINDER, SECOND_REMINDER, FORMAL_NOTICE, REGISTERED_LETTER],
  ...[PLAN, STATEMENT, PROOF_OF_CLAIM, COURT, AGENCY, INVOICE],
].flat()
