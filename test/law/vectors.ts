import { readFileSync } from "node:fs"
import { test } from "vitest"

/** A case that other people worked out, with its source: test/law/vectors.json. */
export interface Vector {
  readonly id: string
  readonly kind: string
  // biome-ignore lint/suspicious/noExplicitAny: each kind of vector has its own fields.
  readonly input: any
  // biome-ignore lint/suspicious/noExplicitAny: each kind of vector has its own fields.
  readonly expected: any
}

/** Every vector. */
export const VECTORS: readonly Vector[] = read()

function read(): Vector[] {
  const file = new URL("vectors.json", import.meta.url)
  return JSON.parse(readFileSync(file, "utf8")).vectors
}
/** Tries every vector of a kind; a kind without vectors is a mistake of ours. */
export function eachVector(kind: string, check: (vector: Vector) => void): void {
  const some = VECTORS.filter((vector) => vector.kind === kind)
  if (some.length === 0) throw new Error(`no vector of kind ${kind}`)
  test.each(some.map((vector) => [vector.id, vector] as const))("%s", (_, vector) => check(vector))
}
