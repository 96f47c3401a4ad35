/** A place in the source of a template; not whole when only some of the words were found there. */
export interface SourcePlace {
  readonly start: number
  readonly end: number
  readonly isWhole: boolean
}

const FEWEST_WORDS = 2

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")

/** Words of a written message, folded, with what stands around them there. */
export interface WrittenWords {
  readonly before: string
  readonly words: string
  readonly after: string
}

/**
 * Where words of a written message stand in the folded source of its template; null when they came
 * from values. Stars around words may stand between, and what values filled in is looked past. Of
 * several places, the one whose surroundings are most alike.
 */
export function placeInSource(source: string, written: WrittenWords): SourcePlace | null {
  const words = written.words.split(/\s+/).filter((word) => word !== "")
  for (let size = words.length; size >= Math.min(FEWEST_WORDS, words.length) && size > 0; size--) {
    for (let from = 0; from + size <= words.length; from++) {
      const pattern = words
        .slice(from, from + size)
        .map(escaped)
        .join("[\\s*]+")
      const places = [...source.matchAll(new RegExp(pattern, "g"))].map((hit) => ({
        start: hit.index,
        end: hit.index + hit[0].length,
        isWhole: size === words.length,
      }))
      if (places.length > 0)
        return places.reduce((best, place) =>
          alike(source, place, written) > alike(source, best, written) ? place : best,
        )
    }
  }
  return null
}

/** How many signs before and after are the same. */
function alike(source: string, { start, end }: SourcePlace, { before, after }: WrittenWords): number {
  let count = 0
  for (let n = 1; n <= before.length && source[start - n] === before.at(-n); n++) count++
  for (let n = 0; n < after.length && source[end + n] === after[n]; n++) count++
  return count
}

/** The line of a place, counted from 1. */
export const lineOf = (source: string, at: number): number => source.slice(0, at).split("\n").length

/** Where a sentence is added: before the payment block, else before the signature, else at the end. */
export function insertionPoint(source: string): number {
  for (const block of ["{{ payment_block }}", "{{ signature }}"]) {
    const at = source.lastIndexOf(block)
    if (at >= 0) return at
  }
  return source.length
}
