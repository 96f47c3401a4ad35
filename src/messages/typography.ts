import { type MessageLanguage, NARROW_NBSP, NBSP } from "../kernel/wording.ts"

/** Liquid tags and outputs, which typography leaves alone. */
const TAGS = /(\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\})/

/**
 * The words of a template with exact typography: ’ for ', the no-break space between a number and
 * its sign, and in French those before : » and after «, the narrow one before ; ! ?. Only spaces that
 * were typed are changed; Liquid tags, and so customer data, are left as they are.
 */
export function typeset(source: string, language: MessageLanguage): string {
  return source
    .split(TAGS)
    .map((part, index) => (index % 2 === 1 ? part : typesetWords(part, language)))
    .join("")
}

function typesetWords(words: string, language: MessageLanguage): string {
  const curly = words
    .replace(/(?<=\p{L})'(?=\p{L}|«|$)/gu, "’")
    .replace(/\b([A-Z]\.) (?=\d)/g, `$1${NBSP}`)
    .replace(/(?<=\d) (?=[€%])/g, NBSP)
    .replace(/(?<=€) (?=\d)/g, NBSP)
  if (language !== "fr") return curly
  return curly
    .replace(/ (?=[:»€%])/g, NBSP)
    .replace(/ (?=[;!?])/g, NARROW_NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/\b([Aa]rticles? [A-Z]\.) /g, `$1${NBSP}`)
    .replace(/\b(n°|[A-Z]\.|\d+) (?=\d|jours|€)/g, `$1${NBSP}`)
}

const ELIDED = /\b([Ii]l|[Dd]el|[Aa]l|[Dd]al|[Nn]el) (\*\*)?(?=(?:8|11)\u00a0\p{L})/gu
const SHORT: Readonly<Record<string, string>> = {
  ...{ il: "l’", del: "dell’", al: "all’", dal: "dall’", nel: "nell’" },
}

/** In Italian the article is elided before the 8th and the 11th of a month: "l’8 marzo", "dell’11 aprile". */
export function elided(words: string, language: MessageLanguage): string {
  if (language !== "it") return words
  return words.replace(ELIDED, (_, article: string, bold = "") => {
    const short = SHORT[article.toLowerCase()] ?? article
    return `${article[0] === article[0]!.toUpperCase() ? short[0]!.toUpperCase() + short.slice(1) : short}${bold}`
  })
}
