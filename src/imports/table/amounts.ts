import { type Cents, parseDecimalCents } from "../../kernel/cents.ts"
import { MOST_CENTS } from "../fec/amount.ts"

/** Which sign a column uses before its decimals; null when no cell tells. */
export type DecimalMark = "," | "." | null

/** Looks through a column of amounts for cells that leave no doubt about the decimal mark. */
export function decimalMark(cells: Iterable<string>): DecimalMark {
  for (const cell of cells) {
    const text = bare(cell).text
    const comma = text.lastIndexOf(",")
    const dot = text.lastIndexOf(".")
    if (comma >= 0 && dot >= 0) return comma > dot ? "," : "."
    if (/^\d*,\d{1,2}$/.test(text)) return ","
    if (/^\d*\.\d{1,2}$/.test(text)) return "."
    if (/^\d{1,3}(,\d{3}){2,}$/.test(text)) return "."
    if (/^\d{1,3}(\.\d{3}){2,}$/.test(text)) return ","
  }
  return null
}

/**
 * Cents of an amount as people and programs write it: "1 234,56 €", "1.234,56", "1,234.56", "12,00-",
 * "(12,00)", "12,00 C". Null when it is none; "ambiguous" for "1.234" where the column does not tell.
 */
export function tableCents(cell: string, mark: DecimalMark): Cents | null | "ambiguous" {
  const { text, isNegative } = bare(cell)
  if (!/^[\d.,]+$/.test(text)) return null
  const comma = text.lastIndexOf(",")
  const dot = text.lastIndexOf(".")
  let decimal: DecimalMark = mark
  if (comma >= 0 && dot >= 0) decimal = comma > dot ? "," : "."
  else if (comma >= 0 || dot >= 0) {
    const sign = comma >= 0 ? "," : "."
    const groups = text.split(sign)
    const looksLikeThousands = groups.length > 2 || /^\d{3}$/.test(groups[1] ?? "")
    if (!looksLikeThousands) decimal = sign
    else if (groups.length > 2) decimal = sign === "," ? "." : ","
    else if (mark === null) return /^0?$/.test(groups[0]!) ? null : "ambiguous"
  }
  const thousands = decimal === "," ? "." : ","
  const plain = text.replaceAll(thousands, "")
  if (!groupsAreWhole(text, thousands, decimal)) return null
  const cents = parseDecimalCents(plain)
  if (cents === null || cents > MOST_CENTS) return null
  return isNegative && cents !== 0 ? -cents : cents
}

/** True when what stands between thousands marks is three digits each time: "1.23,5" is no amount. */
function groupsAreWhole(text: string, thousands: string, decimal: DecimalMark): boolean {
  const whole = decimal === null ? text : text.split(decimal)[0]!
  const groups = whole.split(thousands)
  return (
    groups.length === 1 || (/^\d{1,3}$/.test(groups[0]!) && groups.slice(1).every((g) => /^\d{3}$/.test(g)))
  )
}

/** The digits and marks of an amount, without currency, spaces and sign. */
function bare(cell: string): { text: string; isNegative: boolean } {
  let text = cell
    .replace(/[\s\u00a0\u2007\u2009\u202f'’_]/g, "")
    .replace(/[\u2212\u2013\u2010\u2011]/g, "-")
    .replace(/€|EUR(OS?)?|\$|£|CHF|USD|GBP/gi, "")
  let isNegative = false
  const flip = (): void => {
    isNegative = !isNegative
  }
  if (/^\(.*\)$/.test(text)) {
    flip()
    text = text.slice(1, -1)
  }
  const side = /(DB?|CR?)$/i.exec(text)
  if (side) {
    text = text.slice(0, side.index)
    if (side[1]!.toUpperCase().startsWith("C")) flip()
  }
  if (text.startsWith("-") || text.endsWith("-")) {
    flip()
    text = text.replace(/^-|-$/, "")
  } else if (text.startsWith("+")) text = text.slice(1)
  return { text, isNegative }
}
