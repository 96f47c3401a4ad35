import { simpleParser } from "mailparser"
import type { Attachment } from "../../messages/mime.ts"

/** The files that went along with an e-mail, from its archived bytes, in their order; pictures of the page are not among them. */
export async function archivedFiles(mime: Buffer): Promise<Attachment[]> {
  const { attachments } = await simpleParser(mime)
  return attachments
    .filter((file) => file.contentDisposition === "attachment")
    .map((file) => ({
      ...{ fileName: file.filename ?? "document.pdf", contentType: file.contentType, bytes: file.content },
    }))
}
