/**
 * POST /messages/{id}/receipt    keeps a scanned acknowledgement of receipt
 * GET  /messages/{id}/receipt    the scan, to the byte
 */
import { z } from "@hono/zod-openapi"
import { author, type CompanyRouter, dayInput, done, getFile, inBooks, upload } from "../../../kernel/http.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { readReceiptScan } from "./store.ts"
import { keepReceipt } from "./workflows.ts"

const keep = upload("/messages/{id}/receipt", {
  summary: "Keep the scanned acknowledgement of receipt of a registered letter",
  form: z.object({
    file: z.custom<File>().openapi({ type: "string", format: "binary" }),
    receivedOn: dayInput.optional(),
  }),
  answer: done,
})
const read = getFile("/messages/{id}/receipt", {
  summary: "The scanned acknowledgement of receipt, to the byte",
  mediaType: "application/octet-stream",
})

/** The routes of scanned acknowledgements of receipt. */
export function receiptRoutes(app: CompanyRouter): void {
  app.openapi(keep, async (c) => {
    const { file, receivedOn = null } = c.req.valid("form")
    const content = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
    const { id: messageId } = c.req.valid("param")
    await inBooks(c, (tx) => keepReceipt(tx, { messageId, receivedOn, content }, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(read, async (c) => {
    const { id } = c.req.valid("param")
    const scan = await inBooks(c, (tx) => readReceiptScan(tx, id))
    if (!scan) {
      return refuse(
        "RECEIPT_UNKNOWN",
        {
          fr: "Aucun accusé de réception n’est gardé avec ce message.",
          en: "No acknowledgement of receipt is kept with this message.",
        },
        { messageId: id },
      )
    }
    const ending = scan.mediaType.split("/")[1]
    return c.body(new Uint8Array(scan.content), 200, {
      "content-type": scan.mediaType,
      "content-disposition": `attachment; filename="${id}-ar.${ending}"`,
      "x-content-type-options": "nosniff",
    })
  })
}
