/** A text as the search compares it: lower case, without accents, single blanks. */
export function searchKey(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter(Boolean)
    .join(" ")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/æ/g, "ae")
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .trim()
}
