import type { Cents } from "../../../kernel/cents.ts"
import { amountWords } from "../../../kernel/wording.ts"

/** One letter in the list of contents of a pile. */
export interface ContentsLine {
  readonly name: string
  readonly postalCode: string
  readonly town: string
  readonly country: string
  readonly channel: string
  readonly pages: number
  readonly amountCents: Cents
  readonly currency: string
  readonly messageId: string
}

/** The list of contents for a French spreadsheet; a text that a spreadsheet would compute is kept a text. */
export function contentsCsv(lines: readonly ContentsLine[]): string {
  const cell = (text: string) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`
  const head = ["Rang", "Nom", "Code postal", "Ville", "Pays", "Envoi", "Pages", "Montant", "Message"]
  const rows = lines.map((line, index) => [
    ...[String(index + 1), line.name, line.postalCode, line.town, line.country, line.channel],
    ...[String(line.pages), amountWords(line.amountCents, line.currency, "fr"), line.messageId],
  ])
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`
}
