import { refuse } from "../../kernel/refusal.ts"

/** The PDF of an invoice, as the customer has it. */
export interface InvoiceDocument {
  readonly invoiceId: string
  readonly fileName: string
  readonly sha256: Buffer
  readonly bytes: number
  readonly addedAt: Date
}

const MOST_BYTES = 5_000_000

/**
 * Refuses a file that cannot go along with a message (DOCUMENT_INVALID): something else than a whole PDF, one
 * above 5 MB, or one that asks for a password. What the file is called does not matter.
 */
export function checkInvoicePdf(content: Uint8Array): void {
  const text = Buffer.from(content).toString("latin1")
  const isPdf = text.slice(0, 1024).includes("%PDF-") && text.slice(-2048).includes("%%EOF")
  if (isPdf && content.length <= MOST_BYTES && !/\/Encrypt\b/.test(text)) return
  const because =
    content.length > MOST_BYTES
      ? { fr: "il dépasse 5\u00a0Mo", en: "it is above 5 MB" }
      : isPdf
        ? { fr: "il demande un mot de passe", en: "it asks for a password" }
        : { fr: "ce n’est pas un PDF entier", en: "it is not a whole PDF" }
  refuse(
    "DOCUMENT_INVALID",
    {
      fr: `Ce fichier ne peut pas être joint à un message\u00a0: ${because.fr}. Donnez le PDF de la facture, tel que votre client l’a reçu.`,
      en: `This file cannot go along with a message: ${because.en}. Give the PDF of the invoice as your customer received it.`,
    },
    { field: "file" },
  )
}

/** A file name without folders or signs that a mail program or a disk would misread; "facture.pdf" when nothing is left. */
export function pdfName(name: string): string {
  const bare = name
    .replace(/^.*[/\\]/, "")
    .replace(/\.pdf$/i, "")
    .replace(/[^\p{L}\p{N}._ -]+/gu, "-")
    .replace(/^[.\s-]+|[.\s-]+$/g, "")
    .slice(0, 80)
  return `${bare === "" ? "facture" : bare}.pdf`
}
