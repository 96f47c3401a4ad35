import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { family, isSilenceKey, silenceKey } from "../apply/keys.ts"
import type { KnownBooks } from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { OpeningLine } from "./books.ts"
import type { AccountLine } from "./documents.ts"

/**
 * An opening brings every balance forward, so a customer of an earlier FEC that it passes over owes
 * nothing any more: most likely it paid after that FEC was exported. It gets a balance of zero (added to
 * `balances`), so that a credit to allocate appears and nobody chases it. When many are passed over,
 * the file is taken for incomplete (see shrinkOf).
 */
export function planSilentCustomers(
  openings: readonly OpeningLine[],
  balances: Map<string, Cents>,
  known: KnownBooks,
  accounts: ReadonlyMap<string, readonly AccountLine[]>,
  draft: PlanDraft,
): void {
  const openingOn = latestDay(openings)
  if (openingOn === null) return
  const remembered = new Set(known.openings.map((o) => o.key))
  const fromFec = new Set<string>()
  for (const item of [...known.invoices, ...known.credits]) {
    if (family(item.key) === "fec" && item.bookedOn < openingOn) fromFec.add(item.customerId)
  }
  for (const customerId of fromFec) {
    const owed = (accounts.get(customerId) ?? [])
      .filter((line) => line.bookedOn < openingOn)
      .reduce((sum, line) => sum + line.cents, 0)
    if (owed === 0) continue
    draft.expectedOpen += 1
    const balance = `${customerId}\t${openingOn}`
    if (balances.has(balance)) continue
    const key = silenceKey(customerId, openingOn)
    balances.set(balance, 0)
    if (remembered.has(key)) continue
    draft.missingOpen += 1
    draft.newOpenings.push({
      key,
      customerId,
      openingOn,
      cents: 0,
      invoiceId: null,
      seq: null,
      creditId: null,
    })
  }
}

/** Forgets the opening lines of a day that the same opening, read again, no longer has. */
export function planStaleOpenings(
  openings: readonly OpeningLine[],
  known: KnownBooks,
  draft: PlanDraft,
): void {
  const days = new Set(openings.map((o) => o.line.bookedOn))
  const told = new Set(openings.map((o) => o.key))
  const speaking = new Set(draft.newOpenings.map((o) => `${o.customerId}\t${o.openingOn}`))
  for (const { key, customerId, openingOn } of known.openings) {
    if (!days.has(openingOn) || told.has(key)) continue
    if (!isSilenceKey(key) || speaking.has(`${customerId}\t${openingOn}`)) draft.staleOpenings.push(key)
  }
}

const latestDay = (openings: readonly OpeningLine[]): Day | null =>
  openings.reduce<Day | null>(
    (last, { line }) => (last === null || line.bookedOn > last ? line.bookedOn : last),
    null,
  )
