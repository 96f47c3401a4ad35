import { amountWords } from "../kernel/wording.ts"
import type { MessageParts } from "./compose.ts"
import { signatureLines } from "./creditor.ts"
import { isForTheHouse } from "./message-input.ts"
import { legalLine } from "./postal-address.ts"
import { type Block, lineText, plainLine } from "./prose.ts"
import { smsText } from "./sms.ts"
import type { StatementLine } from "./statement.ts"
import { accessoryLines, notesOf, orderWords } from "./table.ts"
import { LABELS } from "./words/words.ts"

/** A message as plain text: one line per invoice, because columns break on a phone and for a voice. */
export function plainText(parts: MessageParts): string {
  const body = parts.blocks.map((block) => blockText(block, parts)).filter((text) => text !== "")
  if (parts.input.channel === "sms") return smsText(body.join(" "))
  if (isForTheHouse(parts.input.channel)) return `${body.join("\n\n")}\n`
  // "-- " alone on its line is how mail programs know where a signature begins.
  const foot = `-- \n${legalLine(parts.input.company, parts.language)}`
  return `${[...body, foot].join("\n\n")}\n`
}

function blockText(block: Block, parts: MessageParts): string {
  switch (block.kind) {
    case "paragraph":
      return block.lines.map(lineText).join("\n")
    case "list":
      return block.items.map((item) => `- ${lineText(item)}`).join("\n")
    case "title":
      return lineText(block.line).toLocaleUpperCase(parts.language)
    case "marker":
      if (block.marker === "invoices") return tableText(parts)
      if (block.marker === "payment") return paymentText(parts)
      return signatureLines(parts.input.company).join("\n")
  }
}

function tableText(parts: MessageParts): string {
  const { statement, language } = parts
  const labels = LABELS[language]
  const amount = (cents: number): string => amountWords(cents, statement.currency, language)
  const rows = statement.asked.map((line) => lineWords(line, parts))
  const totals = [`${labels.total}${labels.colon}${amount(statement.totalCents)}`]
  for (const { label, cents } of accessoryLines(parts)) totals.push(`${label}${labels.colon}${amount(cents)}`)
  const upcoming = statement.upcoming.map((line) => lineWords(line, parts))
  return [
    rows.join("\n"),
    totals.join("\n"),
    orderWords(parts) ?? "",
    upcoming.length > 0 ? `${labels.upcoming}${labels.colon.trimEnd()}\n${upcoming.join("\n")}` : "",
  ]
    .filter((text) => text !== "")
    .join("\n\n")
}

function lineWords(line: StatementLine, parts: MessageParts): string {
  const { language } = parts
  const labels = LABELS[language]
  const late = line.daysLate > 0 ? ` (${labels.late(line.daysLate)})` : ""
  const notes = notesOf(line, language)
  const tail = notes.length > 0 ? ` (${notes.join(", ")})` : ""
  const part = line.isInstalment ? `, ${labels.instalment(line.seq)}` : ""
  return `- ${plainLine(line.number)} ${labels.issued(line.issuedOn)}${part}, ${labels.dueOn(line.dueOn, line.isDue)}${late}${labels.colon}${amountWords(line.chasedCents, line.currency, language)}${tail}`
}

function paymentText(parts: MessageParts): string {
  const { payment, language } = parts
  const labels = LABELS[language]
  const line = (label: string, value: string | null): string =>
    value ? `${label}${labels.colon}${value}` : ""
  return [
    `${labels.payByTransfer}${labels.colon.trimEnd()}`,
    line(labels.amount, amountWords(payment.amountCents, payment.currency, language)),
    line(labels.holder, payment.holder),
    line("IBAN", payment.iban),
    line("BIC", payment.bic),
    line(labels.reference, payment.reference),
  ]
    .filter((text) => text !== "")
    .join("\n")
}
