import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import { amountWords, type Language } from "../../kernel/wording.ts"
import { differenceKey, isDifferenceKey, isOpeningKey } from "../apply/keys.ts"
import {
  type KnownBooks,
  type KnownCredit,
  type KnownInvoice,
  type KnownOpening,
  knownGross,
} from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { AccountLine } from "./documents.ts"
import { openingCredit, openingDebit } from "./opening-item.ts"

/**
 * Keeps each customer's account equal to what its opening lines say. Where the older items that are
 * known sum to something else, one opening item makes up the difference, and a warning tells it. When
 * the older year is read again and the difference goes away, so does the item.
 * `balances`: what the opening lines of this file say, by customer and day.
 */
export function planDifferences(
  balances: ReadonlyMap<string, Cents>,
  known: KnownBooks,
  accounts: Map<string, AccountLine[]>,
  draft: PlanDraft,
  currency: string,
): void {
  const days = new Set([...balances.keys()].map((key) => key.split("\t")[1]!))
  const openings = knownBalances(known.openings.filter((o) => !days.has(o.openingOn)))
  for (const [key, cents] of balances) openings.set(key, cents)
  const made = openingItemSums(known, draft)
  const standing = standingDifferences(known)
  for (const [key, balance] of [...openings].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const [customerId, openingOn] = key.split("\t") as [string, Day]
    const account = accounts.get(customerId) ?? []
    const before = account.filter((l) => l.bookedOn < openingOn)
    if (before.length === 0) continue
    const older = before.reduce((total, l) => total + l.cents, 0)
    const difference = balance - older - (made.get(key) ?? 0)
    const stands = planDifference(customerId, openingOn, difference, standing, draft, currency)
    if (difference === 0) continue
    account.push({ bookedOn: openingOn, cents: difference })
    accounts.set(customerId, account)
    if (!stands)
      draft.warnings.push(differenceWarning(draft.codeOf(customerId), openingOn, balance, older, currency))
  }
}

function knownBalances(openings: readonly KnownOpening[]): Map<string, Cents> {
  const balances = new Map<string, Cents>()
  for (const { customerId, openingOn, cents } of openings) {
    const key = `${customerId}\t${openingOn}`
    balances.set(key, (balances.get(key) ?? 0) + cents)
  }
  return balances
}

/** What the opening lines' own items sum to, by customer and day. */
function openingItemSums(known: KnownBooks, draft: PlanDraft): Map<string, Cents> {
  const sums = new Map<string, Cents>()
  const add = (d: { key: string | null; bookedOn: Day }, customerId: string, cents: Cents): void => {
    if (!isOpeningKey(d.key) || isDifferenceKey(d.key)) return
    const key = `${customerId}\t${d.bookedOn}`
    sums.set(key, (sums.get(key) ?? 0) + cents)
  }
  for (const k of known.invoices) add(k, k.customerId, knownGross(k))
  for (const k of known.credits) add(k, k.customerId, -k.amountCents)
  for (const n of draft.newInvoices) add(n.staged, n.customerId, n.staged.instalments[0]!.amountCents)
  for (const n of draft.newCredits) add(n.staged, n.customerId, -n.staged.amountCents)
  return sums
}

interface StandingDifferences {
  readonly debits: ReadonlyMap<string, KnownInvoice>
  readonly credits: ReadonlyMap<string, KnownCredit>
}

function standingDifferences(known: KnownBooks): StandingDifferences {
  return {
    debits: new Map(known.invoices.filter((k) => isDifferenceKey(k.key)).map((k) => [k.key!, k])),
    credits: new Map(known.credits.filter((k) => isDifferenceKey(k.key)).map((k) => [k.key!, k])),
  }
}

/**
 * Makes, corrects or takes out the item of a difference; true when it stands already. What was
 * allocated to it finds another item of the same balance (see displacedAllocations).
 */
function planDifference(
  customerId: string,
  openingOn: Day,
  difference: Cents,
  standing: StandingDifferences,
  draft: PlanDraft,
  currency: string,
): boolean {
  const debitKey = differenceKey(customerId, openingOn, "D")
  const creditKey = differenceKey(customerId, openingOn, "C")
  const debit = standing.debits.get(debitKey)
  const credit = standing.credits.get(creditKey)
  const wantedDebit = Math.max(difference, 0)
  const wantedCredit = Math.max(-difference, 0)
  if ((debit ? knownGross(debit) : 0) === wantedDebit && (credit?.amountCents ?? 0) === wantedCredit)
    return true
  draft.touchedCustomerIds.add(customerId)
  const code = draft.codeOf(customerId)
  const number = `AN ${openingOn.slice(0, 4)}`
  const label = "Écart entre l’à-nouveau et les pièces connues"
  if (debit) {
    const instalments = wantedDebit === 0 ? [] : [{ dueOn: openingOn, amountCents: wantedDebit }]
    draft.invoiceChanges.push({
      known: debit,
      issuedOn: openingOn,
      dueIsComputed: true,
      paymentTerms: null,
      netCents: null,
      vatCents: null,
      instalments,
    })
  } else if (wantedDebit > 0) {
    const staged = openingDebit(debitKey, code, wantedDebit, openingOn, currency, number, label)
    draft.newInvoices.push({ id: draft.newId(), customerId, staged })
  }
  if (credit) {
    draft.creditChanges.push({ known: credit, creditedOn: openingOn, amountCents: wantedCredit })
  } else if (wantedCredit > 0) {
    const staged = openingCredit(creditKey, code, wantedCredit, openingOn, currency, number, label)
    draft.newCredits.push({ id: draft.newId(), customerId, staged })
  }
  return false
}

function differenceWarning(code: string, openingOn: Day, balance: Cents, older: Cents, currency: string) {
  const words = (cents: Cents, language: Language) => amountWords(cents, currency, language)
  const year = openingOn.slice(0, 4)
  return {
    code: "OPENING_DIFFERENCE",
    where: { customer: code },
    sentence: {
      fr: `Client ${code}\u00a0: l’à-nouveau ${year} est de ${words(balance, "fr")}, les pièces connues d’avant donnent ${words(older, "fr")}. La différence de ${words(balance - older, "fr")} est portée sur une ligne à part. Importez le FEC complet de l’exercice précédent pour en avoir le détail.`,
      en: `Customer ${code}: the ${year} opening balance is ${words(balance, "en")}, the older items known give ${words(older, "en")}. The difference of ${words(balance - older, "en")} is kept as a line of its own. Import the complete FEC of the year before to get its detail.`,
    },
  }
}
