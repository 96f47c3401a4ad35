import { assertCents, type Cents } from "../kernel/cents.ts"
import { addDays, type Day, daysBetween, earlierOf, laterOf } from "../kernel/day.ts"
import type { RateBook } from "../law/rates.ts"
import { halfYearEnd, halfYearOf } from "../law/rules/half-year.ts"
import type { ClaimEvent, PenaltyClaim, PenaltySettings } from "./claim.ts"
import { type ExactInterest, exactInterest, roundHalfUp } from "./exact.ts"
import { indemnityCents } from "./indemnity.ts"
import { type AppliedRate, interestFrom, rateFor } from "./regime.ts"

/** One line of a statement: a base at one rate over days of one half-year, both ends counted. */
export interface Segment {
  readonly from: Day
  readonly to: Day
  readonly days: number
  readonly baseCents: Cents
  readonly applied: AppliedRate
  readonly exact: ExactInterest
}

/** Where one payment or credit note went. */
export interface Imputation {
  readonly event: ClaimEvent
  readonly toInterestCents: Cents
  readonly toPrincipalCents: Cents
  readonly toIndemnityCents: Cents
  /** More than was owed. */
  readonly unusedCents: Cents
}

/** What lateness adds to one claim until a day, and what of all that is still owed. */
export interface Penalties {
  readonly segments: readonly Segment[]
  readonly imputations: readonly Imputation[]
  /** All the interest that arose, paid or not. */
  readonly interestCents: Cents
  /** The same before the last rounding. */
  readonly interestExact: ExactInterest
  readonly indemnityCents: Cents
  readonly owed: {
    readonly principalCents: Cents
    readonly interestCents: Cents
    readonly indemnityCents: Cents
    readonly totalCents: Cents
  }
}

/**
 * The penalties of a claim until a day, that day included: half-year by half-year on what was open,
 * cut at each payment and credit note. The day of a payment still counts on the base before it
 * (CCP R2192-32 says so for public buyers; practice elsewhere). On one day, credit notes come before
 * payments and each in the order given. Refuses with RATE_UNKNOWN for a half-year without a rate.
 */
export function accrue(claim: PenaltyClaim, settings: PenaltySettings, book: RateBook, asOf: Day): Penalties {
  const account = new Account(claim, settings, book, asOf)
  for (const event of inOrder(claim.events)) {
    if (event.on > asOf) break
    account.accrueThrough(event.on)
    account.impute(event)
  }
  account.accrueThrough(asOf)
  return account.close()
}

const RANK = { "credit-note": 0, payment: 1 }

function inOrder(events: readonly ClaimEvent[]): readonly ClaimEvent[] {
  if (events.length < 2) return events
  return events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : RANK[a.kind] - RANK[b.kind]))
}

/** One claim while its story is told from the first day to the last. */
class Account {
  private readonly from: Day | null
  private readonly lastOn: Day
  private readonly segments: Segment[] = []
  private readonly imputations: Imputation[] = []
  private principalCents: Cents
  private indemnityOwedCents: Cents
  private readonly indemnityCents: Cents
  /** Interest already rounded, because a payment met it. */
  private fixedCents: Cents = 0
  private fixedExact: ExactInterest = 0n
  private paidInterestCents: Cents = 0
  /** Interest since then. */
  private exact: ExactInterest = 0n
  private countedOn: Day | null = null

  private readonly claim: PenaltyClaim
  private readonly settings: PenaltySettings
  private readonly book: RateBook

  constructor(claim: PenaltyClaim, settings: PenaltySettings, book: RateBook, asOf: Day) {
    this.claim = claim
    this.settings = settings
    this.book = book
    this.from = interestFrom(claim)
    // Interest stops at the opening judgment (C. com. L622-28); that day itself is left out, prudently.
    this.lastOn = claim.insolvencyOn ? earlierOf(asOf, addDays(claim.insolvencyOn, -1)) : asOf
    this.principalCents = claim.principalCents
    this.indemnityCents = indemnityCents(claim, asOf)
    this.indemnityOwedCents = this.indemnityCents
  }

  /** Counts the days up to this one, on what is open now. */
  accrueThrough(on: Day): void {
    const last = earlierOf(on, this.lastOn)
    let next = this.countedOn === null ? this.from : addDays(this.countedOn, 1)
    if (next === null || last < next) return
    this.countedOn = last
    while (next <= last && this.principalCents > 0) {
      const half = halfYearOf(next)
      const to = earlierOf(halfYearEnd(half), last)
      this.add(next, to, rateFor(this.claim, this.settings, this.book, half, this.from!))
      next = addDays(to, 1)
    }
  }

  private add(from: Day, to: Day, applied: AppliedRate): void {
    const days = daysBetween(from, to) + 1
    const yearDays = this.settings.dayBasis === "actual" && isLeapYear(from) ? 366 : 365
    const exact = exactInterest(this.principalCents, applied.rate, days, yearDays)
    this.segments.push({ from, to, days, baseCents: this.principalCents, applied, exact })
    if (this.settings.rounding === "segment") {
      this.fixedCents += roundHalfUp(exact)
      this.fixedExact += exact
    } else this.exact += exact
  }

  impute(event: ClaimEvent): void {
    const first =
      event.kind === "credit-note" ? "principal-first" : (event.designated ?? this.settings.allocation)
    let left = event.cents
    let toInterestCents = 0
    if (event.kind === "payment") this.fixInterest()
    if (first === "interest-first") {
      toInterestCents = this.payInterest(left)
      left -= toInterestCents
    }
    const toPrincipalCents = Math.min(left, this.principalCents)
    this.principalCents -= toPrincipalCents
    left -= toPrincipalCents
    if (first === "principal-first" && event.kind === "payment" && left > 0) {
      toInterestCents = this.payInterest(left)
      left -= toInterestCents
    }
    // The rank of the 40 € is undecided: it comes last, on its own line.
    const toIndemnityCents = event.kind === "payment" ? Math.min(left, this.indemnityOwedCents) : 0
    this.indemnityOwedCents -= toIndemnityCents
    const unusedCents = left - toIndemnityCents
    this.imputations.push({ event, toInterestCents, toPrincipalCents, toIndemnityCents, unusedCents })
  }

  /** An account is struck at each payment, whatever it pays first: the interest until then becomes whole cents. */
  private fixInterest(): void {
    this.fixedCents += roundHalfUp(this.exact)
    this.fixedExact += this.exact
    this.exact = 0n
  }

  private payInterest(atMostCents: Cents): Cents {
    const paid = Math.min(atMostCents, this.fixedCents - this.paidInterestCents)
    this.paidInterestCents += paid
    return paid
  }

  close(): Penalties {
    const interestCents = assertCents(this.fixedCents + roundHalfUp(this.exact))
    const owedInterest = interestCents - this.paidInterestCents
    return {
      segments: this.segments,
      imputations: this.imputations,
      interestCents,
      interestExact: this.fixedExact + this.exact,
      indemnityCents: this.indemnityCents,
      owed: {
        principalCents: this.principalCents,
        interestCents: owedInterest,
        indemnityCents: this.indemnityOwedCents,
        totalCents: assertCents(this.principalCents + owedInterest + this.indemnityOwedCents),
      },
    }
  }
}

function isLeapYear(on: Day): boolean {
  const year = Number(on.slice(0, 4))
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Days from the due date to the day a claim was settled, or to the day asked for; 0 when it was never late. */
export function daysLate(claim: PenaltyClaim, asOf: Day): number {
  let open = claim.principalCents
  for (const event of inOrder(claim.events)) {
    if (event.on > asOf) break
    open -= event.cents
    if (open <= 0) return daysBetween(claim.dueOn, laterOf(claim.dueOn, event.on))
  }
  return daysBetween(claim.dueOn, laterOf(claim.dueOn, asOf))
}
