import type { Language } from "../../../kernel/wording.ts"
import type { ComposedMessage } from "../../../messages/compose.ts"

/** A part of a mail to a colleague. */
export type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "button"; readonly text: string; readonly href: string }
  | { readonly kind: "list"; readonly title: string; readonly lines: readonly Line[] }

/** A line of a list, perhaps with a link to where it is dealt with. */
export interface Line {
  readonly text: string
  readonly href?: string | null
}

/** A mail to a colleague, as text and as a plain page without pictures. */
export function colleagueLetter(
  language: Language,
  subject: string,
  parts: readonly Part[],
): ComposedMessage {
  const text = parts.map(asText).join("\n\n")
  return {
    ...{ language, subject, text, textBody: text, images: [] },
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>
<body style="${BODY}">${parts.map(asHtml).join("\n")}</body></html>`,
  }
}

const BODY =
  "font:16px/1.5 Arial,Helvetica,sans-serif;color:#1d2430;max-width:600px;margin:0 auto;padding:16px"
const BUTTON =
  "display:inline-block;padding:12px 20px;border-radius:8px;background:#1f5f4a;color:#ffffff;text-decoration:none;font-weight:bold"

function asText(part: Part): string {
  if (part.kind === "text") return part.text
  if (part.kind === "button") return `${part.text}\n${part.href}`
  return [part.title, ...part.lines.map(({ text, href }) => `- ${text}${href ? `\n  ${href}` : ""}`)].join(
    "\n",
  )
}

function asHtml(part: Part): string {
  if (part.kind === "text") return `<p>${escaped(part.text).replaceAll("\n", "<br>")}</p>`
  if (part.kind === "button") {
    return `<p><a href="${escaped(part.href)}" style="${BUTTON}">${escaped(part.text)}</a></p>`
  }
  const lines = part.lines.map(({ text, href }) =>
    href ? `<li><a href="${escaped(href)}">${escaped(text)}</a></li>` : `<li>${escaped(text)}</li>`,
  )
  return `<h2 style="font-size:17px;margin:24px 0 8px">${escaped(part.title)}</h2><ul style="margin:0;padding-left:20px">${lines.join("")}</ul>`
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")
