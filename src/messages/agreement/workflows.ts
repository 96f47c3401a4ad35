import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Language } from "../../kernel/wording.ts"
import { insertDocument } from "../../ledger/agreements/documents/store.ts"
import { planView } from "../../ledger/agreements/plans/view.ts"
import { existingPlan } from "../../ledger/agreements/plans/workflows.ts"
import { sha256 } from "../../ledger/journal/chain.ts"
import { record } from "../../ledger/journal/store.ts"
import { readCreditor, readDebtor } from "../inputs/store.ts"
import { type AgreementDocument, agreementDocument } from "./document.ts"

/** Sets the agreement of a payment plan in type. */
export type RenderAgreement = (document: AgreementDocument) => Promise<Buffer>

/** The agreement of a plan in words, in the debtor's language unless another is asked for. */
export async function planAgreement(tx: CompanyTx, planId: string, by: Author, language?: Language) {
  const row = await existingPlan(tx, planId, by.today)
  const customer = await readDebtor(tx, row.customerId)
  const company = await readCreditor(tx)
  const view = planView(row, { today: by.today, graceDays: 0 })
  const spoken = language ?? (customer.language.startsWith("fr") ? "fr" : "en")
  return {
    customerId: row.customerId,
    reference: row.reference,
    document: agreementDocument(view, { company, customer }, row.proposedOn, spoken),
  }
}

/** Keeps the agreement as it was set in type: the message that proposes the plan carries it. */
export async function keepAgreement(
  tx: CompanyTx,
  plan: { readonly id: string; readonly customerId: string; readonly reference: string },
  content: Buffer,
  by: Author,
): Promise<void> {
  const fileName = `${plan.reference}.pdf`
  const paper = { fileName, mediaType: "application/pdf", sha256: sha256(content), content }
  await insertDocument(tx, { planId: plan.id }, paper, { actor: "relance", now: by.now })
  const payload = { planId: plan.id, fileName, documentSha256: paper.sha256.toString("hex") }
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor },
      ...{ kind: "plan.agreement-drawn", customerId: plan.customerId, payload },
    },
  ])
}
