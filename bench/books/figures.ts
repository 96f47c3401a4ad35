/** The middle one of some figures: what a noisy machine does least to. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

/** To the thousandth. */
export const round = (value: number): number => Math.round(value * 1_000) / 1_000

/** What a piece of work took. */
export interface Measured {
  readonly seconds: number
  readonly memoryMb: number
}

/** How long something took, and the most memory this process held meanwhile. */
export async function measured<T>(work: () => Promise<T>): Promise<Measured & { readonly result: T }> {
  let most = process.memoryUsage.rss()
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  const start = performance.now()
  try {
    const result = await work()
    const seconds = (performance.now() - start) / 1_000
    most = Math.max(most, process.memoryUsage.rss())
    return { result, seconds, memoryMb: Math.round(most / 1_048_576) }
  } finally {
    clearInterval(watch)
  }
}
