/** What stands under a key of an answer, whatever the answer is; undefined when there is none. */
export function recordIn(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[key] : undefined
}

/** A text (or a number, as text) under a key of an answer; null when it is empty or something else. */
export function textIn(value: unknown, key: string): string | null {
  const found = recordIn(value, key)
  if (typeof found === "number") return String(found)
  return typeof found === "string" && found.trim() !== "" ? found : null
}

/** An instant under a key, as written in ISO 8601; null when it cannot be read. */
export function instantIn(value: unknown, key: string): Date | null {
  const text = textIn(value, key)
  const at = text === null ? null : new Date(text)
  return at === null || Number.isNaN(at.getTime()) ? null : at
}
