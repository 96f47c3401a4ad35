import type { MailPart } from "./inbound-mail.ts"

const MOST_TEXT = 500_000
const MOST_PDF = 2_000_000
/** A transfer notice says all on its first pages. */
const MOST_PAGES = 3

/** The text of a file that came with a mail; null where it has none that we read: a picture, a scan, a locked or very large file. */
export async function attachmentText({ contentType, fileName, bytes }: MailPart): Promise<string | null> {
  if (contentType === "application/pdf" || /\.pdf$/i.test(fileName ?? ""))
    return bytes.length > MOST_PDF ? null : await pdfText(bytes)
  if (!/^text\/(plain|html|csv)$/.test(contentType) || bytes.length > MOST_TEXT) return null
  const text = bytes.toString("utf8")
  if (contentType !== "text/html") return text
  return text.replace(/<(script|style)[\s\S]*?<\/\1>/gi, " ").replace(/<[^>]*>/g, " ")
}

/** The text of the first pages in reading order, a line each. The reader is loaded at the first PDF. */
async function pdfText(bytes: Buffer): Promise<string | null> {
  const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs")
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 })
  try {
    const document = await task.promise
    const lines: string[] = []
    for (let number = 1; number <= Math.min(document.numPages, MOST_PAGES); number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent()
      for (const item of items) if ("str" in item) lines.push(item.str + (item.hasEOL ? "\n" : " "))
    }
    const text = lines.join("")
    return text.trim() === "" ? null : text
  } catch {
    return null // damaged or locked: the page offers the file itself, and nothing is read into it
  } finally {
    await task.destroy()
  }
}
