import { type Cents, parseDecimalCents } from "../../kernel/cents.ts"
import { longestApart } from "./days.ts"
import { plain } from "./plain.ts"

/** An amount in euros that a text names, and where it stands. */
export interface AmountMention {
  readonly cents: Cents
  readonly start: number
  readonly end: number
}

const FIGURE = "(?<n>\\d{1,3}(?:[ .,']\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,2})?)"
const CURRENCY = "(?:€|euros?|eur|e)(?![a-z])"
const PATTERNS = [
  new RegExp(`(?<![\\w.,/-])${FIGURE} ?${CURRENCY}(?: ?(?<c>\\d{2})(?!\\d))?`, "g"),
  new RegExp(`(?:€|eur) ?${FIGURE}(?![\\d/-])`, "g"),
  // Without a currency only a figure with cents is an amount: "617,28".
  /(?<![\w.,/-])(?<n>\d{1,3}(?:[ .']\d{3})*[.,]\d{2}|\d+,\d{2})(?![\w%.,/-]| ?%)/g,
]

/** Every amount that a text names, in whole cents, in its order: "1 234,56 €", "850 euros", "€1,234.56", "2,5 k€". */
export function amountsIn(text: string): AmountMention[] {
  const flat = plain(text)
  const found = PATTERNS.flatMap((pattern) =>
    [...flat.matchAll(pattern)].flatMap((match): AmountMention[] => {
      const cents = centsOf(match.groups?.n ?? "", match.groups?.c)
      return cents === null || cents === 0
        ? []
        : [{ cents, start: match.index, end: match.index + match[0].length }]
    }),
  )
  return longestApart([...found, ...thousandsIn(flat)])
}

function thousandsIn(flat: string): AmountMention[] {
  return [...flat.matchAll(/(?<![\w.,/-])(\d{1,4})(?:[.,](\d{1,3}))? ?k ?(?:€|euros?|eur)(?![a-z])/g)].map(
    (match) => ({
      cents: Number(match[1]) * 100_000 + Number((match[2] ?? "").padEnd(3, "0")) * 100,
      start: match.index,
      end: match.index + match[0].length,
    }),
  )
}

function centsOf(figure: string, centsBehind: string | undefined): Cents | null {
  const decimals = /[.,](\d{1,2})$/.exec(figure)
  const whole = (decimals ? figure.slice(0, decimals.index) : figure).replace(/[ .,']/g, "")
  return parseDecimalCents(`${whole}.${decimals?.[1] ?? centsBehind ?? "0"}`)
}
