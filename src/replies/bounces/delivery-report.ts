/** What a mail server says of one recipient in a delivery report (RFC 3464), as it stands there. */
export interface ReportedRecipient {
  /** In lower case; null when the report names nobody. */
  readonly recipient: string | null
  /** "failed", "delayed", "delivered", "relayed", "expanded", or what else a server invented. */
  readonly action: string | null
  /** "5.1.1" (RFC 3463). */
  readonly status: string | null
  readonly diagnostic: string | null
}

/** The fields of one group of lines, names in lower case, continued lines joined. */
export function fieldsOf(group: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\n[ \t]+/g, " ").split("\n")) {
    const colon = line.indexOf(":")
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && /^[\w-]+$/.test(name) && !fields.has(name))
      fields.set(name, line.slice(colon + 1).trim())
  }
  return fields
}

/** The recipients of a delivery report: its groups of fields that name one. Tolerates missing blank lines. */
export function recipientsOf(report: string): ReportedRecipient[] {
  const groups = report
    .replace(/\r\n?/g, "\n")
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
  const named = groups.filter((fields) => fields.has("final-recipient") || fields.has("original-recipient"))
  return named.map((fields) => ({
    recipient: mailboxIn(fields.get("final-recipient")) ?? mailboxIn(fields.get("original-recipient")),
    action: wordIn(fields.get("action")),
    status: statusIn(fields.get("status") ?? "") ?? statusIn(fields.get("diagnostic-code") ?? ""),
    diagnostic: fields.get("diagnostic-code") ?? null,
  }))
}

/** The first enhanced status code in a text; an address on the network is none. */
export function statusIn(text: string): string | null {
  return /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/.exec(text)?.[1] ?? null
}

/** "rfc822; <Paul@Client.example>" → "paul@client.example". */
function mailboxIn(field: string | undefined): string | null {
  if (field === undefined) return null
  const value = field.replace(/^[\w-]+\s*;\s*/, "").replace(/^[<"' ]+|[>"' ]+$/g, "")
  const address = /[^\s<>"';,]+@[^\s<>"';,]+/.exec(value)?.[0] ?? value
  return address === "" ? null : address.toLowerCase()
}

const wordIn = (field: string | undefined): string | null =>
  /^[a-z-]+/.exec((field ?? "").trim().toLowerCase())?.[0] ?? null
