import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { statementJson } from "../../penalties/statements/json.ts"
import {
  type PenaltyFacts,
  readPenaltyFacts,
  statementAsFarAsKnown,
} from "../../penalties/statements/workflows.ts"
import { type ActDecision, shownItems } from "../../policy/gate.ts"
import type { Accessories } from "../message-input.ts"

/**
 * What each message that claims penalties may ask for, apart from the principal: those of the late invoices
 * that it asks for in full. A contested invoice is left out, so is a currency other than the message's. Past
 * the last known half-year, penalties are stated until its end, never guessed.
 */
export async function readAccessories(
  tx: CompanyTx,
  decisions: readonly ActDecision[],
  today: Day,
): Promise<(decision: ActDecision) => Accessories | null> {
  const claiming = decisions.filter(({ step }) => step.penalties === "claim")
  const invoiceIds = [...new Set(claiming.flatMap(claimedInvoices))]
  if (invoiceIds.length === 0) return () => null
  const facts = await readPenaltyFacts(tx, { invoiceIds }, today)
  return (decision) => (claiming.includes(decision) ? accessoriesOf(decision, facts, today) : null)
}

/** The invoices that a decision asks for whole; one with a contested part bears no figure of penalties yet. */
function claimedInvoices(decision: ActDecision): string[] {
  const contested = new Set(
    decision.items.filter((item) => item.chasedCents < item.openCents).map((item) => item.invoiceId),
  )
  return shownItems(decision)
    .map((item) => item.invoiceId)
    .filter((id) => !contested.has(id))
}

function accessoriesOf(decision: ActDecision, facts: PenaltyFacts, today: Day): Accessories | null {
  const claimed = new Set(claimedInvoices(decision))
  const rows = facts.rows.filter((row) => claimed.has(row.invoiceId) && row.currency === decision.currency)
  const statement = statementJson(statementAsFarAsKnown({ ...facts, rows }, today))
  const [total] = statement.totals
  if (!total || total.claimInterestCents + total.claimIndemnityCents === 0) return null
  return {
    throughOn: statement.throughOn,
    penaltiesCents: total.claimInterestCents,
    indemnityCents: total.claimIndemnityCents,
    statement,
  }
}
