import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { MessageLanguage } from "../../kernel/wording.ts"
import { listBills, readBilledStatement } from "../../penalties/bills/store.ts"
import { type StatementJson, statementJson } from "../../penalties/statements/json.ts"
import { statementFor } from "../../penalties/statements/workflows.ts"
import { readCreditor, readDebtor } from "../inputs/store.ts"
import { type PenaltyDocument, penaltyDocument } from "./document.ts"

/** A customer's statement of penalties until a day, in words. Refuses with RATE_UNKNOWN. */
export async function statementDocument(
  tx: CompanyTx,
  customerId: string,
  on: Day,
  language: MessageLanguage,
): Promise<PenaltyDocument> {
  const statement = statementJson(await statementFor(tx, { customerIds: [customerId] }, on))
  return penaltyDocument(statement, await partiesOf(tx, customerId), { language, on })
}

/** A bill of penalties in words, from the statement that was stored with it. */
export async function billDocument(
  tx: CompanyTx,
  billId: string,
  language: MessageLanguage,
): Promise<{ readonly number: string; readonly document: PenaltyDocument }> {
  const [bill] = await listBills(tx, { id: billId })
  if (!bill) {
    return refuse(
      "BILL_UNKNOWN",
      { fr: "Cette facture de pénalités n’existe pas.", en: "There is no such bill of penalties." },
      { id: billId },
    )
  }
  const statement = (await readBilledStatement(tx, billId)) as StatementJson
  const { number, billedOn: on } = bill
  const parties = await partiesOf(tx, bill.customerId)
  return { number, document: penaltyDocument(statement, parties, { language, on, bill }) }
}

async function partiesOf(tx: CompanyTx, customerId: string) {
  return { company: await readCreditor(tx), customer: await readDebtor(tx, customerId) }
}
