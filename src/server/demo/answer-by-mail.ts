import type { Author } from "../../kernel/author.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { recordReply } from "../../ledger/facts/workflows.ts"
import { takeIn } from "../../replies/intake/workflows.ts"
import { readMail } from "../../replies/mail/inbound-mail.ts"
import type { CustomerFile } from "./file.ts"

/**
 * A customer of the demonstration answers: by a mail that is taken in like every other one, so that
 * there is a conversation to open; by telephone when it has no address.
 */
export async function answerByMail(
  tx: CompanyTx,
  { customer }: CustomerFile,
  said: string,
  by: Author,
): Promise<void> {
  const author = { ...by, actor: "debtor" }
  const { id: customerId, email, contact } = customer
  if (email === null) {
    await recordReply(tx, { customerId, summary: said, receivedOn: by.today }, author)
    return
  }
  const bytes = Buffer.from(
    [
      `From: ${contact ? `=?utf-8?B?${Buffer.from(contact).toString("base64")}?= ` : ""}<${email}>`,
      "To: <compta@demonstration.invalid>",
      "Subject: Re: Votre facture",
      `Date: ${by.now.toUTCString()}`,
      `Message-ID: <${customerId}.${by.today}@demonstration.invalid>`,
      "Content-Type: text/plain; charset=utf-8",
      ...["", said, "", "Cordialement", contact ?? "", ""],
    ].join("\r\n"),
  )
  await takeIn(tx, await readMail(bytes), bytes, null, author)
}
