import type { Cents } from "../../kernel/cents.ts"
import { addDays, type Day, laterOf } from "../../kernel/day.ts"
import { amountWords } from "../../kernel/wording.ts"
import type { Warning } from "../fault.ts"
import { family } from "./keys.ts"
import type { KnownAllocation, KnownBooks, KnownCredit, KnownInvoice } from "./known.ts"
import { NEAR_DAYS } from "./matching.ts"
import type { NewAllocation, PlanDraft } from "./plan.ts"

/** A payment that nobody told: an earlier list showed less due than the amount of an invoice. */
export interface Deduced {
  readonly credit: KnownCredit
  readonly allocation: KnownAllocation
  readonly invoice: KnownInvoice
  /** The last day on which the money that it stands for may have been booked. */
  readonly until: Day
  /** What of it no true payment has replaced yet. */
  leftCents: Cents
}

/** A payment that a file tells and that is new. */
export interface NewPayment {
  readonly creditId: string
  readonly customerId: string
  readonly number: string | null
  readonly on: Day
  readonly currency: string
  readonly cents: Cents
}

/** An allocation that replacing asks for, whatever the lettering of a file says. */
export type Pair = Omit<NewAllocation, "isLettering">

/**
 * Lets the payments that a file tells take the place of those that were deduced from a list, so that
 * the same money never counts twice.
 */
export class DeducedPayments {
  readonly #bySlot = new Map<string, Deduced[]>()

  constructor(known: KnownBooks) {
    const credits = new Map(known.credits.filter((c) => isDeduced(c.key)).map((c) => [c.id, c]))
    if (credits.size === 0) return
    const invoices = new Map(known.invoices.map((k) => [k.id, k]))
    for (const allocation of known.allocations) {
      const credit = credits.get(allocation.creditId)
      const invoice = invoices.get(allocation.invoiceId)
      // What a person has moved since is that person's.
      if (!credit || !invoice || allocation.amountCents !== credit.amountCents) continue
      const told = (credit.importId && known.importDays.get(credit.importId)) || credit.creditedOn
      const until = addDays(told, NEAR_DAYS)
      const slot = slotOf(invoice.id, allocation.seq)
      const list = this.#bySlot.get(slot) ?? []
      list.push({ credit, allocation, invoice, until, leftCents: credit.amountCents })
      this.#bySlot.set(slot, list)
    }
  }

  /** True when nothing was ever deduced. */
  get isEmpty(): boolean {
    return this.#bySlot.size === 0
  }

  /** Those of one instalment that still stand. */
  of(invoiceId: string, seq: number): Deduced[] {
    return (this.#bySlot.get(slotOf(invoiceId, seq)) ?? []).filter((d) => d.leftCents > 0)
  }

  #standing(): Deduced[] {
    return [...this.#bySlot.values()].flat().filter((d) => d.leftCents > 0)
  }

  /**
   * Replaces deduced payments as far as true money for the same debts covers them: what was booked
   * before the list that they come from, and whatever else the debts have no room for (`openCents`:
   * what was open of them). Gives what each gave way.
   */
  replace(
    deduced: readonly Deduced[],
    payments: readonly { readonly on: Day; readonly cents: Cents }[],
    openCents: Cents,
  ): { deduced: Deduced; cents: Cents }[] {
    const until = deduced
      .map((d) => d.until)
      .sort()
      .at(-1)
    const sum = (of: typeof payments): Cents => of.reduce((all, p) => all + p.cents, 0)
    const before = sum(payments.filter((p) => until !== undefined && p.on <= until))
    let left = Math.max(before, sum(payments) - openCents)
    return deduced.flatMap((each) => {
      const cents = Math.min(left, each.leftCents)
      if (cents <= 0) return []
      left -= cents
      each.leftCents -= cents
      return [{ deduced: each, cents }]
    })
  }

  /**
   * Gives payments that name no debt to the deduced payment of the same customer, time and amount.
   * Where amounts differ, it is told which money perhaps counts twice.
   */
  replaceByAmount(payments: readonly NewPayment[], draft: PlanDraft): Pair[] {
    const pairs: Pair[] = []
    const byCustomer = Map.groupBy(payments, (p) => p.customerId)
    for (const [customerId, all] of Map.groupBy(this.#standing(), (d) => d.credit.customerId)) {
      const loose = new Set(byCustomer.get(customerId))
      for (const deduced of all) {
        const same = [...loose].find((p) => p.cents === deduced.leftCents && mayBe(deduced, p))
        if (!same) continue
        loose.delete(same)
        pairs.push(pair(deduced, same.creditId, same.on, same.cents))
        deduced.leftCents = 0
      }
      const standing = all.filter((d) => d.leftCents > 0)
      const doubtful = [...loose].filter((p) => standing.some((d) => mayBe(d, p)))
      if (doubtful.length > 0) draft.warnings.push(perhapsTwice(standing, doubtful, draft.codeOf(customerId)))
    }
    return pairs
  }

  /** Plans what became of the deduced payments: allocations that end, and what remains of each. */
  settle(draft: PlanDraft): { freed: KnownAllocation[]; remaining: Pair[]; reduced: Deduced[] } {
    const reduced = [...this.#bySlot.values()].flat().filter((d) => d.leftCents < d.credit.amountCents)
    for (const each of reduced) {
      const { credit, leftCents } = each
      draft.creditChanges.push({ known: credit, creditedOn: credit.creditedOn, amountCents: leftCents })
      draft.touchedCustomerIds.add(credit.customerId)
      draft.warnings.push(replaced(each, draft.codeOf(credit.customerId)))
    }
    const remaining = reduced
      .filter((d) => d.leftCents > 0)
      .map((d) => pair(d, d.credit.id, d.credit.creditedOn, d.leftCents))
    return { freed: reduced.map((d) => d.allocation), remaining, reduced }
  }
}

/** True for the key of a payment that was deduced from what a list shows as due. */
export const isDeduced = (key: string | null): boolean => family(key) === "paid"

function pair({ allocation, invoice }: Deduced, creditId: string, on: Day, amountCents: Cents): Pair {
  const { invoiceId, seq } = allocation
  const effectiveOn = laterOf(on, invoice.issuedOn)
  return { customerId: invoice.customerId, creditId, invoiceId, seq, amountCents, effectiveOn }
}

const slotOf = (invoiceId: string, seq: number): string => `${invoiceId}\t${seq}`

/** True when a payment may be the money that a deduced one stands for. */
const mayBe = ({ credit, invoice, until }: Deduced, payment: NewPayment): boolean =>
  payment.currency === credit.currency &&
  payment.on <= until &&
  payment.on >= addDays(invoice.issuedOn, -NEAR_DAYS)

function replaced({ credit, invoice, leftCents }: Deduced, customerCode: string): Warning {
  const cents = credit.amountCents - leftCents
  const [fr, en] = [amountWords(cents, credit.currency, "fr"), amountWords(cents, credit.currency, "en")]
  return {
    code: "DEDUCED_PAYMENT_REPLACED",
    where: { customer: customerCode, number: invoice.number, replacedCents: cents },
    sentence: {
      fr: `Facture ${invoice.number}, client ${customerCode}\u00a0: les ${fr} que l’on avait déduits du restant dû d’une liste sont remplacés par le règlement réel que ce fichier apporte. Ils ne comptent qu’une fois.`,
      en: `Invoice ${invoice.number}, customer ${customerCode}: the ${en} deduced from what a list showed as due are replaced by the true payment that this file brings. They count once.`,
    },
  }
}

function perhapsTwice(
  deduced: readonly Deduced[],
  payments: readonly NewPayment[],
  customerCode: string,
): Warning {
  const sentence = (language: "fr" | "en", of: string) => {
    const words = (cents: Cents) => amountWords(cents, deduced[0]!.credit.currency, language)
    return {
      list: deduced.map((d) => `${words(d.leftCents)} ${of} ${d.invoice.number}`).join(", "),
      told: payments.map((p) => [p.number, words(p.cents)].filter(Boolean).join(" ")).join(", "),
    }
  }
  const [fr, en] = [sentence("fr", "sur"), sentence("en", "of")]
  return {
    code: "PAYMENT_PERHAPS_TWICE",
    count: deduced.length,
    where: { customer: customerCode },
    sentence: {
      fr: `Client ${customerCode}\u00a0: des sommes comptent peut-être deux fois. Déduits du restant dû d’une liste\u00a0: ${fr.list}. Règlements de ce fichier qui ne disent pas ce qu’ils paient\u00a0: ${fr.told}. Si c’est le même argent, annulez les règlements déduits sur la fiche du client, puis affectez les vrais.`,
      en: `Customer ${customerCode}: some money perhaps counts twice. Deduced from what a list showed as due: ${en.list}. Payments of this file that do not say what they pay: ${en.told}. If it is the same money, cancel the deduced payments on the customer’s page, then allocate the true ones.`,
    },
  }
}
