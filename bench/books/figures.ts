/** The middle one of some figures: what a noisy machine does least to. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** To the thousandth. */
export const round = (value: number): number => Math.round(value * 1_000) / 1_000
