/**
 * A text without accents, in lower case, with plain apostrophes and blanks, each sign at the place
 * where it stood: what is found in it can be shown in the text that was written.
 */
export function plain(text: string): string {
  return Array.from({ length: text.length }, (_, index) => plainSign(text[index]!)).join("")
}

function plainSign(sign: string): string {
  if (/[’‘`´ʼ]/.test(sign)) return "'"
  if (/[\u00a0\u202f\u2007\u2009\t]/.test(sign)) return " "
  const [base = sign] = sign.normalize("NFD").toLowerCase()
  return base
}

const WORDS: Readonly<Record<string, number>> = Object.fromEntries([
  ..."zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    .split(" ")
    .map((word, index) => [word, index] as const),
  ..."zero one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .map((word, index) => [word, index] as const),
  ["une", 1],
  ["a", 1],
  ["an", 1],
  ["premier", 1],
  ["1er", 1],
  ["vingt", 20],
  ["trente", 30],
  ["quarante", 40],
  ["quarante-cinq", 45],
  ["soixante", 60],
  ["huitaine", 8],
  ["dizaine", 10],
  ["quinzaine", 15],
  ["fifteen", 15],
  ["thirty", 30],
])

/** The number that a plain text names, in digits or in words; null when it names none. */
export function numberNamed(text: string | undefined): number | null {
  if (text === undefined) return null
  return /^\d{1,4}$/.test(text) ? Number(text) : (WORDS[text] ?? null)
}

/** Matches numbers as numberNamed() reads them, the longer words first. */
export const NUMBER = `(?:\\d{1,3}|${Object.keys(WORDS)
  .sort((a, b) => b.length - a.length)
  .join("|")})`
