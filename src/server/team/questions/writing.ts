import type { CompanyTx } from "../../../kernel/store.ts"
import { existingCompany } from "../../../ledger/companies/workflows.ts"
import type { WaitingMail } from "../mails/store.ts"
import { type MailRun, testAddress, type WrittenMail } from "../mails/workflows.ts"
import { questionMail } from "./mail.ts"
import { lateItems, readQuestion, writeToken } from "./store.ts"
import { questionToken } from "./token.ts"

/**
 * Writes the mail of a question with a fresh link. In test mode it goes to the company's own
 * address; null when nobody waits for the answer any more, or no test address is set.
 */
export async function writeQuestion(
  tx: CompanyTx,
  mail: WaitingMail,
  run: MailRun,
): Promise<WrittenMail | null> {
  const question = mail.questionId === null ? null : await readQuestion(tx, mail.questionId)
  if (question?.state !== "waiting") return null
  const instead = await testAddress(tx)
  if (instead === undefined) return null
  const { token, sha256 } = questionToken(tx.companyId)
  await writeToken(tx, question.id, sha256)
  const company = await existingCompany(tx)
  return {
    to: { name: question.toName, address: question.toEmail },
    instead,
    message: questionMail({
      question,
      companyName: company.name,
      items: await lateItems(tx, question.customerId, run.today),
      link: questionLink(run.address ?? "", token),
      isReminder: mail.kind === "question-reminder",
      meantFor: instead === null ? null : question.toEmail,
    }),
  }
}

/** The address of the page on which a colleague answers. */
export const questionLink = (address: string, token: string): string => `${address}/question?lien=${token}`
