import { countWords, NBSP } from "../../kernel/wording.ts"
import { shortMessage } from "../../messages/short-message.ts"

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }

/** A short message as a page: its words as they arrive on a telephone, and in how many pieces they are charged. */
export function shortMessagePage(textBody: string, language: string): string {
  const { text, encoding, length, segments } = shortMessage(textBody)
  const escaped = text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign)
  const count =
    language === "fr"
      ? `${countWords(segments, "SMS", "SMS", "fr")}, ${countWords(length, "signe", "signes", "fr")} (${encoding})`
      : `${countWords(segments, "SMS", "SMS", "en")}, ${countWords(length, "sign", "signs", "en")} (${encoding})`
  return `<!doctype html><meta charset="utf-8"><title>SMS${NBSP}</title><body style="font:16px/1.5 system-ui,sans-serif;margin:24px;background:#fff;color:#1c1917"><p style="max-width:22rem;white-space:pre-wrap;background:#eef2f6;border-radius:16px;padding:12px 16px;margin:0">${escaped}</p><p style="color:#78716c;font-size:14px;margin:8px 4px">${count}</p></body>`
}
