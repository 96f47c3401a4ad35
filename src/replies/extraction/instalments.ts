import { NUMBER, numberNamed, plain } from "./plain.ts"

const PATTERNS = [
  `en (?<n>${NUMBER}) (?:fois|versements?|echeances?|mensualites|paiements?|cheques?|parts)`,
  `(?<n>${NUMBER}) (?:fois(?! par)|mensualites|versements|echeances|cheques|acomptes)`,
  `(?<n>${NUMBER}) (?:equal |monthly |smaller )?(?:instal+ments|payments|parts)`,
  `(?:echeancier|etale\\w*|echelonn\\w*|plan|etalement|payment plan|spread)[^.!?]{0,40}?(?:sur|de|over|pendant|in) (?<n>${NUMBER}) (?:mois|months?)`,
  `par mois pendant (?<n>${NUMBER}) mois|(?<m>${NUMBER}) mois (?:a|de) \\d`,
].map((source) => new RegExp(`(?<![\\w])(?:${source})(?![\\w])`, "g"))

/** In how many parts a debtor wants to pay: "en deux fois", "4 mensualités", "three instalments". Null when not said. */
export function instalmentsIn(text: string): number | null {
  const flat = plain(text)
  for (const pattern of PATTERNS) {
    for (const match of flat.matchAll(pattern)) {
      const count = numberNamed(match.groups?.n ?? match.groups?.m)
      if (count !== null && count >= 2 && count <= 60) return count
    }
  }
  return null
}
