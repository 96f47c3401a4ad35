/** Chance that comes out the same whenever it is asked with the same seed. */
export interface Dice {
  /** A whole number between two, both included. */
  between(least: number, most: number): number
  /** True so many times in a hundred. */
  chance(percent: number): boolean
  /** One of these. */
  pick<T>(choices: readonly T[]): T
}

/** Dice of their own for every text, so that one customer's story does not shift another's. */
export function diceFor(text: string): Dice {
  let state = seedOf(text)
  // Mulberry32: enough for a demonstration, and the same on every machine.
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    between,
    chance: (percent) => next() * 100 < percent,
    pick: (choices) => choices[between(0, choices.length - 1)]!,
  }
}

/** FNV-1a: spreads a text over 32 bits. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
