import type { Author } from "../../kernel/author.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { readInvoice } from "../invoices/store.ts"
import { sha256 } from "../journal/chain.ts"
import { record } from "../journal/store.ts"
import { checkInvoicePdf, pdfName } from "./document.ts"
import { deleteInvoiceDocument, putInvoiceDocument, readInvoiceDocuments } from "./store.ts"

/**
 * Keeps the PDF of an invoice, with its digest in the journal; the same bytes twice change nothing. Refused for
 * an invoice that does not exist (INVOICE_UNKNOWN) or a file that cannot be attached (DOCUMENT_INVALID).
 */
export async function keepInvoiceDocument(
  tx: CompanyTx,
  given: { readonly invoiceId: string; readonly fileName: string; readonly content: Buffer },
  by: Author,
): Promise<void> {
  const invoice = await invoiceOf(tx, given.invoiceId)
  checkInvoicePdf(given.content)
  const digest = sha256(given.content)
  const known = (await readInvoiceDocuments(tx, [invoice.id])).get(invoice.id)
  if (known?.sha256.equals(digest)) return
  const fileName = pdfName(given.fileName)
  await putInvoiceDocument(tx, { ...given, fileName, sha256: digest }, by)
  await note(tx, invoice, { fileName, documentSha256: digest.toString("hex") }, "invoice.document-kept", by)
}

/** Takes the PDF of an invoice away; what was sent keeps its copy. Doing it twice changes nothing. */
export async function removeInvoiceDocument(tx: CompanyTx, invoiceId: string, by: Author): Promise<void> {
  const invoice = await invoiceOf(tx, invoiceId)
  if (await deleteInvoiceDocument(tx, invoiceId)) {
    await note(tx, invoice, {}, "invoice.document-removed", by)
  }
}

async function invoiceOf(tx: CompanyTx, id: string) {
  const invoice = await readInvoice(tx, id)
  return (
    invoice ??
    refuse("INVOICE_UNKNOWN", { fr: "Cette facture n’existe pas.", en: "There is no such invoice." }, { id })
  )
}

async function note(
  tx: CompanyTx,
  invoice: { readonly id: string; readonly number: string; readonly customerId: string },
  more: Readonly<Record<string, string>>,
  kind: string,
  by: Author,
): Promise<void> {
  const { id: invoiceId, number, customerId } = invoice
  await record(tx, [
    {
      ...{ happenedAt: by.now, onDay: by.today, actor: by.actor, kind, customerId, invoiceId },
      payload: { number, ...more },
    },
  ])
}
