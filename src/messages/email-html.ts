import { amountWords, dayWords, NBSP } from "../kernel/wording.ts"
import type { MessageParts } from "./compose.ts"
import { signatureLines } from "./creditor.ts"
import { CSS } from "./email-style.ts"
import { isForTheHouse } from "./message-input.ts"
import { legalLine } from "./postal-address.ts"
import type { Block, Line } from "./prose.ts"
import type { StatementLine } from "./statement.ts"
import { accessoryLines, notesOf, orderWords } from "./table.ts"
import { LABELS } from "./words/words.ts"

/** Text as HTML that shows it letter for letter, in an element or in an attribute. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/**
 * A message as one self-contained page: no script, nothing fetched, no picture but the QR code that
 * it carries (`qrCid`). It reads without pictures, on a phone and on a dark screen.
 */
export function emailHtml(parts: MessageParts, cids: ReadonlyMap<string, string>): string {
  const head = headHtml(parts, cids.get("logo"))
  const body = head + parts.blocks.map((block) => blockHtml(block, parts, cids)).join("\n")
  const foot = isForTheHouse(parts.input.channel)
    ? ""
    : `<p class="soft small foot">${escapeHtml(legalLine(parts.input.company, parts.language))}</p>`
  return `<!doctype html>
<html lang="${parts.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no">
<title>${escapeHtml(parts.subject)}</title>
<style>${CSS}</style>
</head>
<body>
<div class="page" style="max-width:600px;margin:0 auto;padding:16px 12px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:16px;line-height:1.5">
${body}
${foot}
</div>
</body>
</html>
`
}

/** The logo above the text, or the name of the company where it has a colour; nothing on plain papers. */
function headHtml({ input }: MessageParts, logoCid: string | undefined): string {
  const { branding, company } = input
  if (!branding || isForTheHouse(input.channel)) return ""
  const name = escapeHtml(company.name)
  if (logoCid) {
    return `<p class="logo"><img src="cid:${logoCid}" height="48" alt="${name}" style="display:block;height:48px;max-width:240px;object-fit:contain"></p>\n`
  }
  return branding.colour
    ? `<p class="logo" style="border-bottom:2px solid ${branding.colour};padding-bottom:6px"><strong>${name}</strong></p>\n`
    : ""
}

function blockHtml(block: Block, parts: MessageParts, cids: ReadonlyMap<string, string>): string {
  switch (block.kind) {
    case "paragraph":
      return `<p>${block.lines.map(lineHtml).join("<br>\n")}</p>`
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${lineHtml(item)}</li>`).join("\n")}\n</ul>`
    case "title":
      return `<h1>${lineHtml(block.line)}</h1>`
    case "marker":
      if (block.marker === "invoices") return tableHtml(parts)
      if (block.marker === "payment") return paymentHtml(parts, cids.get("payment-qr") ?? null)
      return `${signatureImage(parts, cids.get("signature"))}<p class="signature">${signatureLines(parts.input.company).map(escapeHtml).join("<br>\n")}</p>`
  }
}

const signatureImage = ({ input }: MessageParts, cid: string | undefined): string =>
  cid
    ? `<p><img src="cid:${cid}" height="56" alt="${escapeHtml(input.company.signatoryName ?? input.company.name)}" style="display:block;height:56px;max-width:240px;object-fit:contain;background:#fff"></p>\n`
    : ""

const lineHtml = (line: Line): string =>
  line
    .map(({ text, strong }) => (strong ? `<strong>${escapeHtml(text)}</strong>` : escapeHtml(text)))
    .join("")

function tableHtml(parts: MessageParts): string {
  const { statement, language } = parts
  const labels = LABELS[language]
  const amount = (cents: number): string => amountWords(cents, statement.currency, language)
  const rows = statement.asked.map((line) => rowHtml(line, parts))
  const totals = [{ label: labels.total, cents: statement.totalCents }, ...accessoryLines(parts)].map(
    ({ label, cents }, index, all) =>
      `<tr class="${index === 0 || index === all.length - 1 ? "total" : "added"}"><th scope="row" colspan="2">${escapeHtml(label)}</th><td class="money">${amount(cents)}</td></tr>`,
  )
  const later = statement.upcoming.map((line) => rowHtml(line, parts))
  if (later.length > 0) {
    later.unshift(
      `<tr class="part"><th scope="colgroup" colspan="3">${escapeHtml(labels.upcoming)}</th></tr>`,
    )
  }
  const order = orderWords(parts)
  return `<table class="invoices">
<thead><tr><th scope="col">${labels.invoice}</th><th scope="col">${labels.due}</th><th scope="col" class="money">${labels.toPay}</th></tr></thead>
<tbody>
${[...rows, ...totals, ...later].join("\n")}
</tbody>
</table>${order ? `\n<p class="soft small">${escapeHtml(order)}</p>` : ""}`
}

function rowHtml(line: StatementLine, parts: MessageParts): string {
  const { language } = parts
  const labels = LABELS[language]
  const small = (words: string, dress = ""): string =>
    `<br><span class="soft small${dress}">${escapeHtml(words)}</span>`
  const issued = line.isInstalment
    ? `${labels.instalment(line.seq)}, ${labels.issued(line.issuedOn)}`
    : labels.issued(line.issuedOn)
  const late = line.daysLate > 0 ? small(labels.late(line.daysLate), " once") : ""
  const notes = notesOf(line, language)
    .map((note) => small(note))
    .join("")
  // A short number stays whole; the day below it may wrap, so that three columns fit a phone.
  const number = `<span class="${line.number.length <= 16 ? "once" : "anywhere"}">${escapeHtml(line.number)}</span>`
  return `<tr><td>${number}${small(issued.replaceAll(NBSP, " "))}</td><td><span class="once">${dayWords(line.dueOn, language)}</span>${late}</td><td class="money"><span class="once">${amountWords(line.chasedCents, line.currency, language)}</span>${notes}</td></tr>`
}

function paymentHtml(parts: MessageParts, qrCid: string | null): string {
  const { payment, language } = parts
  const labels = LABELS[language]
  const row = (label: string, value: string | null, dress = ""): string =>
    value
      ? `<p class="fact"><span class="soft small">${label}</span><br><span class="${dress}">${escapeHtml(value)}</span></p>`
      : ""
  const facts = [
    row(labels.amount, amountWords(payment.amountCents, payment.currency, language), "strong"),
    row(labels.holder, payment.holder),
    row("IBAN", payment.iban, "code"),
    row("BIC", payment.bic, "code"),
    row(labels.reference, payment.reference, "code"),
  ].join("\n")
  const code = qrCid
    ? `<div class="qr"><img src="cid:${qrCid}" width="148" height="148" alt="${escapeHtml(labels.scan)}" style="display:block;border-radius:6px;background:#fff"><p class="soft small">${escapeHtml(labels.scan)}</p></div>`
    : ""
  return `<div class="payment">
<p class="heading">${labels.payByTransfer}</p>
<div class="facts">${facts}</div>
${code}
</div>`
}
