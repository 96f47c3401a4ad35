import type { Language } from "../kernel/wording.ts"
import type { ComposedMessage } from "./compose.ts"
import { signatureLines } from "./creditor.ts"
import { escapeHtml } from "./email-html.ts"
import { CSS } from "./email-style.ts"
import type { Creditor } from "./message-input.ts"
import { legalLine } from "./postal-address.ts"

/**
 * What a person wrote to a debtor, as an e-mail: the words as they are, then who signs and the line
 * that the law asks for. Nothing is added that they did not write: no table, no other invoice.
 */
export function composeAnswer(
  company: Creditor,
  written: { readonly subject: string; readonly textBody: string },
  language: Language,
): ComposedMessage {
  const body = written.textBody.replace(/\r\n?/g, "\n").trim()
  const signature = signatureLines(company)
  const foot = legalLine(company, language)
  const paragraphs = body
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split("\n").map(escapeHtml).join("<br>\n")}</p>`)
  return {
    ...{ language, subject: written.subject, textBody: body, images: [] },
    text: `${body}\n\n-- \n${signature.join("\n")}\n\n${foot}\n`,
    html: `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(written.subject)}</title>
<style>${CSS}</style>
</head>
<body>
<div class="page" style="max-width:600px;margin:0 auto;padding:16px 12px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
${paragraphs.join("\n")}
<p class="signature">${signature.map(escapeHtml).join("<br>\n")}</p>
<p class="soft small foot">${escapeHtml(foot)}</p>
</div>
</body>
</html>
`,
  }
}
