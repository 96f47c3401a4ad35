import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { Question, RowFault, Warning } from "../fault.ts"
import { type KnownBooks, knownGross } from "./known.ts"
import type { Plan, UnchangedCounts } from "./plan.ts"
import { grossCents } from "./staged.ts"

/** So many, and the first of them. */
export interface Group<Item> {
  readonly count: number
  readonly items: readonly Item[]
}

/** A thing that the import created or changed. */
export interface Outcome {
  readonly change: "created" | "changed" | "released"
  readonly [field: string]: string | number | boolean | null
}

/** What an import did, or would do. The counts are exact; the lists stop at 10 000. */
export interface ImportReport {
  readonly importId: string | null
  readonly dryRun: boolean
  readonly kind: string
  readonly fileName: string
  readonly rowCount: number
  /** True when the file told nothing that was not known just so. */
  readonly changedNothing: boolean
  readonly customers: Group<Outcome>
  readonly invoices: Group<Outcome>
  readonly creditNotes: Group<Outcome>
  readonly payments: Group<Outcome>
  readonly allocations: Group<Outcome>
  readonly rejected: Group<RowFault>
  readonly warnings: Group<Warning>
  readonly questions: Group<Question>
  /** What the file tells and what was known already just so. */
  readonly known: UnchangedCounts
  /** What the file sums to, and what was read of it: equal when no row was rejected. */
  readonly controlTotal: ControlTotal
  /** Set when so much is missing that the import must be confirmed. */
  readonly shrink: Shrink | null
}

export interface ControlTotal {
  readonly fileCents: Cents | null
  readonly readCents: Cents
}

/** Open items that the file should tell, and how many of them it does not. */
export interface Shrink {
  readonly expected: number
  readonly missing: number
}

/** How much of what is open may be missing from a file before a person must confirm it. */
const SHRINK_PERCENT = 20
const LONGEST_LIST = 10_000

/** Tells whether a file lacks so much that it must be confirmed. */
export function shrinkOf(plan: Plan): Shrink | null {
  const { expectedOpen: expected, missingOpen: missing } = plan
  return missing * 100 > expected * SHRINK_PERCENT ? { expected, missing } : null
}

/** Makes the report of a plan. */
export function importReport(
  plan: Plan,
  known: KnownBooks,
  head: Pick<ImportReport, "importId" | "dryRun" | "kind" | "fileName" | "rowCount" | "controlTotal">,
): ImportReport {
  const names = namesOf(plan, known)
  const credits = (kind: "payment" | "credit-note") => [
    ...plan.newCredits
      .filter((c) => c.staged.kind === kind)
      .map(
        ({ id, customerId, staged: s }) =>
          () =>
            credit("created", id, names(customerId), s),
      ),
    ...plan.creditChanges
      .filter((c) => c.known.kind === kind)
      .map(
        ({ known: k, creditedOn, amountCents }) =>
          () =>
            credit("changed", k.id, names(k.customerId), { ...k, creditedOn, amountCents }),
      ),
  ]
  const groups = {
    customers: capped([
      ...plan.newCustomers.map(
        ({ id, staged }) =>
          () =>
            outcome("created", { id, code: staged.code, name: staged.name }),
      ),
      ...plan.customerChanges.map(
        ({ known: k, staged }) =>
          () =>
            outcome("changed", { id: k.id, code: k.code, name: staged.name }),
      ),
    ]),
    invoices: capped(invoices(plan, names)),
    creditNotes: capped(credits("credit-note")),
    payments: capped(credits("payment")),
    allocations: capped(allocations(plan)),
  }
  return {
    ...head,
    ...groups,
    changedNothing: Object.values(groups).every((g) => g.count === 0),
    rejected: { count: plan.faults.length, items: plan.faults.slice(0, LONGEST_LIST) },
    warnings: { count: plan.warnings.length, items: plan.warnings.slice(0, LONGEST_LIST) },
    questions: { count: plan.questions.length, items: plan.questions.slice(0, LONGEST_LIST) },
    known: plan.unchanged,
    shrink: shrinkOf(plan),
  }
}

type Names = (customerId: string) => { customerCode: string; customerName: string }

function namesOf(plan: Plan, known: KnownBooks): Names {
  const names = new Map(known.customers.map((c) => [c.id, { customerCode: c.code, customerName: c.name }]))
  for (const { id, staged } of plan.newCustomers)
    names.set(id, { customerCode: staged.code, customerName: staged.name })
  return (id) => names.get(id) ?? { customerCode: "", customerName: "" }
}

const outcome = (
  change: Outcome["change"],
  fields: Record<string, string | number | boolean | null>,
): Outcome => ({
  change,
  ...fields,
})

function invoices(plan: Plan, names: Names): (() => Outcome)[] {
  return [
    ...plan.newInvoices.map(({ id, customerId, staged: s }) => () => {
      const { number, issuedOn, currency, dueIsComputed, kind } = s
      const amounts = {
        amountCents: grossCents(s),
        currency,
        issuedOn,
        dueOn: s.instalments[0]!.dueOn,
        dueIsComputed,
      }
      return outcome("created", {
        id,
        number,
        kind,
        ...names(customerId),
        ...amounts,
        instalments: s.instalments.length,
      })
    }),
    ...plan.invoiceChanges.map(
      (c) => () =>
        outcome("changed", {
          id: c.known.id,
          number: c.known.number,
          ...names(c.known.customerId),
          amountCents: grossCents(c),
          amountBeforeCents: knownGross(c.known),
          currency: c.known.currency,
          issuedOn: c.issuedOn,
          dueOn: c.instalments[0]?.dueOn ?? null,
          dueIsComputed: c.dueIsComputed,
          instalments: c.instalments.length,
        }),
    ),
  ]
}

function credit(
  change: Outcome["change"],
  id: string,
  name: ReturnType<Names>,
  c: { number: string | null; creditedOn: Day; amountCents: Cents; currency: string },
): Outcome {
  const { number, creditedOn, amountCents, currency } = c
  return outcome(change, { id, number, ...name, creditedOn, amountCents, currency })
}

function allocations(plan: Plan): (() => Outcome)[] {
  return [
    ...plan.newAllocations.map((a) => () => {
      const { creditId, invoiceId, seq, amountCents, effectiveOn } = a
      return outcome("created", { creditId, invoiceId, seq, amountCents, effectiveOn })
    }),
    ...plan.releasedAllocations.map((a) => () => {
      const { creditId, invoiceId, seq, amountCents } = a
      return outcome("released", { creditId, invoiceId, seq, amountCents })
    }),
  ]
}

/** Counts all and makes only the first ones: a list of a million outcomes would fill the memory. */
function capped(makers: readonly (() => Outcome)[]): Group<Outcome> {
  return { count: makers.length, items: makers.slice(0, LONGEST_LIST).map((make) => make()) }
}
