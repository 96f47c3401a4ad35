/**
 * GET    /invoices/{id}/document       what is known of the PDF of an invoice
 * POST   /invoices/{id}/document       keeps the PDF of an invoice
 * DELETE /invoices/{id}/document       takes it away
 * GET    /invoices/{id}/document.pdf   the PDF, to the byte
 */
import { z } from "@hono/zod-openapi"
import { act, author, type CompanyRouter, done, get, getFile, inBooks, upload } from "../../kernel/http.ts"
import { refuse } from "../../kernel/refusal.ts"
import { readInvoiceDocuments, readInvoicePdf } from "./store.ts"
import { keepInvoiceDocument, removeInvoiceDocument } from "./workflows.ts"

const known = get("/invoices/{id}/document", {
  summary: "What is known of the PDF of an invoice",
  answer: z.object({
    document: z
      .object({ fileName: z.string(), bytes: z.number(), sha256: z.string(), addedAt: z.string() })
      .nullable(),
  }),
})
const keep = upload("/invoices/{id}/document", {
  summary: "Keep the PDF of an invoice, so that messages can carry it",
  form: z.object({ file: z.custom<File>().openapi({ type: "string", format: "binary" }) }),
  answer: done,
})
const remove = act("delete", "/invoices/{id}/document", {
  summary: "Take the PDF of an invoice away",
  answer: done,
})
const read = getFile("/invoices/{id}/document.pdf", {
  summary: "The PDF of an invoice, to the byte",
  mediaType: "application/pdf",
})

/** The routes of the PDFs of invoices. */
export function invoiceDocumentRoutes(app: CompanyRouter): void {
  app.openapi(known, async (c) => {
    const { id } = c.req.valid("param")
    const found = (await inBooks(c, (tx) => readInvoiceDocuments(tx, [id]))).get(id)
    const document = found
      ? {
          ...{ fileName: found.fileName, bytes: found.bytes },
          ...{ sha256: found.sha256.toString("hex"), addedAt: found.addedAt.toISOString() },
        }
      : null
    return c.json({ document }, 200)
  })
  app.openapi(keep, async (c) => {
    const { file } = c.req.valid("form")
    const isFile = file instanceof File
    const content = isFile ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
    const given = { invoiceId: c.req.valid("param").id, fileName: isFile ? file.name : "", content }
    await inBooks(c, (tx) => keepInvoiceDocument(tx, given, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(remove, async (c) => {
    await inBooks(c, (tx) => removeInvoiceDocument(tx, c.req.valid("param").id, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    const pdf = await inBooks(c, (tx) => readInvoicePdf(tx, id))
    if (!pdf) {
      return refuse(
        "DOCUMENT_UNKNOWN",
        {
          fr: "Aucun PDF n’est gardé pour cette facture. Ajoutez-le sur sa page.",
          en: "No PDF is kept for this invoice. Add it on its page.",
        },
        { id },
      )
    }
    return c.body(new Uint8Array(pdf.content), 200, {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(pdf.fileName)}`,
      "x-content-type-options": "nosniff",
    })
  })
}
