import { NARROW_NBSP, NBSP } from "../../kernel/wording.ts"

/** A dictionary: texts, functions that make texts, or dictionaries of them. */
type Texts = { readonly [key: string]: string | ((...values: never[]) => string) | Texts }

/**
 * A text for the screen: the typeface sets the narrow no-break space so thin that "1 234" reads as one number,
 * so the pages show the plain one. Messages and files keep the narrow one.
 */
export const onScreen = (text: string): string => text.replaceAll(NARROW_NBSP, NBSP)

/** Puts typographic apostrophes and the no-break spaces of French before its high punctuation. */
export function typeset(text: string): string {
  return text
    .replace(/(\p{L})'(?=\p{L})/gu, "$1’")
    .replace(/ (?=[;!?%€:»])/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
}

/** The same dictionary with every text typeset, so that translators type plain spaces and quotes. */
export function typesetAll<T extends Texts>(texts: T): T {
  const entries = Object.entries(texts).map(([key, text]) => [key, typesetOne(text)])
  return Object.fromEntries(entries) as T
}

function typesetOne(text: Texts[string]): Texts[string] {
  if (typeof text === "string") return typeset(text)
  if (typeof text === "function") return (...values) => typeset(text(...values))
  return typesetAll(text)
}
