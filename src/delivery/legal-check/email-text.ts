/** What a reader of an e-mail sees, read back from its bytes. */
export interface EmailTexts {
  readonly text: string
  readonly html: string | null
}

/**
 * The text and the page of an e-mail as they stand in its bytes, decoded: what is judged is what
 * leaves. Reads the messages that messages/mime.ts writes (quoted-printable or base64, UTF-8).
 */
export function textsOfEmail(mime: Buffer): EmailTexts {
  const whole = mime.toString("latin1").replaceAll("\r\n", "\n")
  const boundaries = [...whole.matchAll(/boundary="?([^"\n;]+)"?/g)].map((hit) => `\n--${hit[1]}`)
  let parts = [whole]
  for (const boundary of boundaries) parts = parts.flatMap((part) => part.split(boundary))
  return { text: partOf(parts, "text/plain") ?? "", html: partOf(parts, "text/html") }
}

function partOf(parts: readonly string[], type: string): string | null {
  for (const part of parts) {
    const end = part.indexOf("\n\n")
    const head = part.slice(0, end).toLowerCase()
    if (
      end < 0 ||
      !head.includes(`content-type: ${type}`) ||
      head.includes("content-disposition: attachment")
    )
      continue
    return decoded(part.slice(end + 2), /content-transfer-encoding: *([\w-]+)/.exec(head)?.[1] ?? "7bit")
  }
  return null
}

function decoded(body: string, encoding: string): string {
  if (encoding === "base64") return Buffer.from(body, "base64").toString("utf8")
  if (encoding !== "quoted-printable") return Buffer.from(body, "latin1").toString("utf8")
  const bytes = body
    .replace(/=\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, "latin1").toString("utf8")
}
