const CALLED =
  "(?:[Nn](?:um[ée]ro|[°ºo]\\.?) (?:de )?(?:bon de )?(?:commande|engagement)|[Bb]on de commande|[Cc]ommande|[Ee]ngagement|[Pp]urchase order|[Oo]rder number|PO|BC)"
const FOLLOWS = "(?: (?:est|is|:|n[°ºo]\\.?|num[ée]ro|number|le))*"
const ORDER = new RegExp(
  `(?<![\\p{L}\\d])${CALLED}\\s?:?${FOLLOWS}[\\s#]{0,2}(?<number>(?:[A-Z]{1,6}[-/ ]?)?\\d[\\w-]{2,24})(?![\\w/,])`,
  "u",
)

/** The order number that a debtor wants to see on the invoice: "n° de commande 4500123456", "BC-2026-114". Null when none is named. */
export function orderReferenceIn(text: string): string | null {
  const spaced = text.replace(/[\u00a0\u202f]/g, " ")
  return ORDER.exec(spaced)?.groups?.number ?? null
}
