import { InvalidArgumentError } from "commander"
import { type Cents, parseDecimalCents } from "../kernel/cents.ts"
import { type Day, parseDay } from "../kernel/day.ts"
import { parseRate, type Rate } from "../kernel/rate.ts"

/** A day typed as 2026-03-02; a usage error otherwise. */
export function dayValue(text: string): Day {
  const parsed = parseDay(text)
  if (parsed === null)
    throw new InvalidArgumentError(
      "un jour s’écrit AAAA-MM-JJ et doit exister / a day is YYYY-MM-DD and must exist",
    )
  return parsed
}

/** An amount as people type it: 1234,56, 1234.56 or "1 234,56 €"; a usage error otherwise. */
export function amountValue(text: string): Cents {
  const cents = parseDecimalCents(text.replace(/[\s\u00a0\u202f€]/g, ""))
  if (cents === null)
    throw new InvalidArgumentError("un montant s’écrit 1234,56 / an amount is written 1234.56")
  return cents
}

/** A yearly rate typed as 12.15 or 12,15; a usage error otherwise. */
export function rateValue(text: string): Rate {
  const rate = parseRate(text)
  if (rate === null)
    throw new InvalidArgumentError("un taux s’écrit 12,15 (en %) / a rate is written 12.15 (in %)")
  return rate
}

/** A whole number of one or more; a usage error otherwise. */
export function countValue(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new InvalidArgumentError("un nombre entier, 1 ou plus / a whole number, 1 or more")
  return Number(text)
}

/** Gathers the values of an option that may be repeated. */
export const repeated = (value: string, before: readonly string[] = []): string[] => [...before, value]
