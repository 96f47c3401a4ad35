import { isDifferenceKey } from "../apply/keys.ts"
import type { KnownBooks } from "../apply/known.ts"
import { SameCustomers } from "../apply/same-customer.ts"
import type { Warning } from "../fault.ts"
import type { ReceivableLine } from "./receivables.ts"

/** The customers' side of a FEC under the codes by which the ledger knows its customers. */
export interface Recognised {
  readonly names: ReadonlyMap<string, string>
  readonly lines: readonly ReceivableLine[]
  readonly warnings: readonly Warning[]
}

/**
 * Gives each customer of a FEC the code that it bears in the ledger already: the customer that an
 * earlier FEC booked on this account, else the one of the same code but for the collective account
 * and of the same name (see SameCustomers).
 */
export function recogniseCustomers(
  names: ReadonlyMap<string, string>,
  lines: readonly ReceivableLine[],
  known: KnownBooks,
  accounts: readonly string[],
): Recognised {
  const knownCodes = new Set(known.customers.map((c) => c.code))
  const strangers = [...names].filter(([code]) => !knownCodes.has(code))
  if (strangers.length === 0 || known.customers.length === 0) return { names, lines, warnings: [] }
  const booked = bookedBefore(known)
  const same = new SameCustomers(known, accounts)
  const codes = new Map<string, string>()
  const warnings: Warning[] = []
  for (const [code, name] of strangers) {
    const akin = booked.has(code) ? { code: booked.get(code)!, warning: null } : same.akinTo({ code, name })
    if (akin.code !== null) codes.set(code, akin.code)
    if (akin.warning) warnings.push(akin.warning)
  }
  if (codes.size === 0) return { names, lines, warnings }
  const codeOf = (code: string): string => codes.get(code) ?? code
  return {
    names: new Map([...names].map(([code, name]) => [codeOf(code), name])),
    lines: lines.map((line) => ({ ...line, customerCode: codeOf(line.customerCode) })),
    warnings,
  }
}

/** The code of the customer whose documents an earlier FEC booked on each account. */
function bookedBefore(known: KnownBooks): Map<string, string> {
  const codes = new Map(known.customers.map((c) => [c.id, c.code]))
  const booked = new Map<string, string>()
  for (const { key, customerId } of [...known.invoices, ...known.credits]) {
    if (!key?.startsWith("fec:") || isDifferenceKey(key)) continue
    const [account = "", aux = ""] = key.slice(4).split("|", 2)
    const code = codes.get(customerId)
    if (code !== undefined) booked.set(aux || account, code)
  }
  return booked
}
