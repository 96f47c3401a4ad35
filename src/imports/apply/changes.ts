import { laterOf } from "../../kernel/day.ts"
import { amountWords, type Sentence } from "../../kernel/wording.ts"
import type { Question } from "../fault.ts"
import { family, isOpeningKey } from "./keys.ts"
import { type KnownCredit, type KnownInvoice, knownGross, knownOpen } from "./known.ts"
import type { InvoiceChange } from "./plan.ts"
import { grossCents, type StagedCredit, type StagedInstalment, type StagedInvoice } from "./staged.ts"

/**
 * What a file changes in a known invoice: null when nothing, a question when the new amount would be
 * less than what was already allocated to it. A due day that we computed never replaces one that was
 * told, and one that rests on assumed terms replaces nothing. `freeCents` tells how much of an
 * instalment's allocations this same import decides anew.
 */
export function invoiceChange(
  known: KnownInvoice,
  staged: StagedInvoice,
  customerCode: string,
  freeCents: (seq: number) => number = () => 0,
): InvoiceChange | Question | null {
  const isSameSource =
    family(known.key) === family(staged.key) && !(isOpeningKey(known.key) && known.key !== staged.key)
  if (!isSameSource) return betterDueDays(known, staged)
  const keepsDue = staged.dueIsAssumed || (staged.dueIsComputed && !known.dueIsComputed)
  const instalments = staged.instalments.map((part, i) => {
    const before = known.instalments[i]
    return keepsDue && before ? { dueOn: before.dueOn, amountCents: part.amountCents } : part
  })
  const netCents = staged.netCents ?? known.netCents
  const vatCents = staged.vatCents ?? known.vatCents
  const isSame =
    sameInstalments(known, instalments) &&
    staged.issuedOn === known.issuedOn &&
    netCents === known.netCents &&
    vatCents === known.vatCents
  if (isSame) return null
  const overpaid = known.instalments.some((part, i) => {
    const held = part.amountCents - part.openCents - freeCents(part.seq)
    return held > (instalments[i]?.amountCents ?? 0)
  })
  if (overpaid) return overpaidQuestion(known, staged, customerCode)
  const dueIsComputed = keepsDue ? known.dueIsComputed : staged.dueIsComputed
  const paymentTerms = keepsDue ? null : staged.paymentTerms
  return { known, issuedOn: staged.issuedOn, dueIsComputed, paymentTerms, netCents, vatCents, instalments }
}

/** From another kind of file, only one thing is better known: due days that were told instead of computed. */
function betterDueDays(known: KnownInvoice, staged: StagedInvoice): InvoiceChange | null {
  const isBetter =
    known.dueIsComputed && !staged.dueIsComputed && known.instalments.length === staged.instalments.length
  if (!isBetter) return null
  const { issuedOn, netCents, vatCents } = known
  const instalments = known.instalments.map(({ amountCents }, i) => ({
    dueOn: laterOf(staged.instalments[i]!.dueOn, issuedOn),
    amountCents,
  }))
  return { known, issuedOn, dueIsComputed: false, paymentTerms: null, netCents, vatCents, instalments }
}

function sameInstalments(known: KnownInvoice, instalments: readonly StagedInstalment[]): boolean {
  return (
    known.instalments.length === instalments.length &&
    known.instalments.every((part, i) => {
      const other = instalments[i]!
      return part.amountCents === other.amountCents && part.dueOn === other.dueOn
    })
  )
}

function overpaidQuestion(known: KnownInvoice, staged: StagedInvoice, customerCode: string): Question {
  const words = (language: "fr" | "en") => ({
    was: amountWords(knownGross(known), known.currency, language),
    is: amountWords(grossCents(staged), known.currency, language),
  })
  const [fr, en] = [words("fr"), words("en")]
  const sentence: Sentence = {
    fr: `La facture ${known.number} passe de ${fr.was} à ${fr.is}, moins que ce qui y est déjà affecté. Rien n’a été changé\u00a0: vérifiez les règlements affectés à cette facture.`,
    en: `Invoice ${known.number} goes from ${en.was} to ${en.is}, less than what is already allocated to it. Nothing was changed: check the payments allocated to this invoice.`,
  }
  return {
    code: "INVOICE_WOULD_BE_OVERPAID",
    sentence,
    customerCode,
    number: known.number,
    amountCents: grossCents(staged),
    openCents: knownOpen(known),
    currency: known.currency,
  }
}

/** A payment or credit note that became smaller than what of it is already allocated. */
export function overspentQuestion(known: KnownCredit, staged: StagedCredit): Question {
  const fr = [known.amountCents, staged.amountCents].map((c) => amountWords(c, known.currency, "fr"))
  const en = [known.amountCents, staged.amountCents].map((c) => amountWords(c, known.currency, "en"))
  return {
    code: "CREDIT_WOULD_BE_OVERSPENT",
    sentence: {
      fr: `Le règlement ou l’avoir ${known.number ?? ""} passe de ${fr[0]} à ${fr[1]}, moins que ce qui en est déjà affecté. Rien n’a été changé\u00a0: vérifiez ses affectations.`,
      en: `Payment or credit note ${known.number ?? ""} goes from ${en[0]} to ${en[1]}, less than what of it is already allocated. Nothing was changed: check its allocations.`,
    },
    customerCode: staged.customerCode,
    number: known.number,
    amountCents: staged.amountCents,
    openCents: known.unallocatedCents,
    currency: known.currency,
  }
}
