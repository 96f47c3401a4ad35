import { type Language, NARROW_NBSP, NBSP } from "../kernel/wording.ts"

/** Liquid tags and outputs, which typography leaves alone. */
const TAGS = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/

/**
 * The words of a template with exact typography: ’ for ', and in French the no-break spaces before
 * : » € % and after «, the narrow one before ; ! ?. Only spaces that were typed are changed; Liquid
 * tags, and so customer data, are left as they are.
 */
export function typeset(source: string, language: Language): string {
  return source
    .split(TAGS)
    .map((part, index) => (index % 2 === 1 ? part : typesetWords(part, language)))
    .join("")
}

function typesetWords(words: string, language: Language): string {
  const curly = words.replace(/(?<=\p{L})'(?=\p{L}|«|$)/gu, "’")
  if (language !== "fr") return curly
  return curly
    .replace(/ (?=[:»€%])/g, NBSP)
    .replace(/ (?=[;!?])/g, NARROW_NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/\b([Aa]rticles? [A-Z]\.) /g, `$1${NBSP}`)
    .replace(/\b(n°|[A-Z]\.|\d+) (?=\d|jours|€)/g, `$1${NBSP}`)
}
