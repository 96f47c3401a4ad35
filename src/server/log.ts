import pino, { type Logger } from "pino"

export type { Logger }

/**
 * The server's log, one JSON line per entry on standard error. Nothing personal is ever put in:
 * requests are logged by route pattern, never by address, body or name.
 */
export function createLogger(name: string, level = process.env.RELANCE_LOG_LEVEL ?? "info"): Logger {
  return pino({ name, level, base: { name, pid: process.pid } }, pino.destination({ dest: 2, sync: true }))
}

/** What may be said of an error that we did not expect: its kind and where in our code, never its text. */
export function errorTrace(error: unknown): { kind: string; code?: string; at: string[] } {
  if (!(error instanceof Error)) return { kind: typeof error, at: [] }
  const { code } = error as NodeJS.ErrnoException
  const at = (error.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "))
  return {
    kind: error.name,
    ...(typeof code === "string" ? { code } : {}),
    at: at.slice(0, 8).map((line) => line.trim()),
  }
}
