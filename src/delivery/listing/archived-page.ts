import { simpleParser } from "mailparser"

/** The page inside an archived e-mail, its pictures put in; its text where it has no page. */
export async function archivedPage(mime: Buffer): Promise<string> {
  const mail = await simpleParser(mime)
  if (typeof mail.html === "string") return mail.html
  const escaped = (mail.text ?? "").replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return `<!doctype html><meta charset="utf-8"><pre style="white-space:pre-wrap">${escaped}</pre>`
}
