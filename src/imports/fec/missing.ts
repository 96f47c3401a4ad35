import { amountWords, dayWords } from "../../kernel/wording.ts"
import { family, isDifferenceKey, isOpeningKey } from "../apply/keys.ts"
import {
  type KnownBooks,
  type KnownCredit,
  type KnownInvoice,
  knownGross,
  knownOpen,
  type Period,
} from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { Question } from "../fault.ts"
import type { Placed } from "./documents.ts"

/**
 * Asks about the lines that an earlier FEC of the same year told and this one does not. Nothing is
 * concluded: an export may be partial.
 */
export function planMissing(
  placed: Placed,
  known: KnownBooks,
  period: Period,
  openingKeys: ReadonlySet<string>,
  draft: PlanDraft,
): void {
  const told = new Set<string>()
  for (const k of placed.knownInvoices) if (k) told.add(k.id)
  for (const k of placed.knownCredits) if (k) told.add(k.id)
  const isExpected = (item: KnownInvoice | KnownCredit): boolean => {
    if (family(item.key) !== "fec" || isDifferenceKey(item.key) || item.bookedOn < period.from) return false
    if (isOpeningKey(item.key) && openingKeys.size === 0) return false
    const earlier = item.importId === null ? undefined : known.periods.get(item.importId)
    return earlier !== undefined && earlier.from <= period.to && earlier.to >= period.from
  }
  for (const item of [...known.invoices, ...known.credits]) {
    if (!isExpected(item)) continue
    const openCents = "instalments" in item ? knownOpen(item) : item.unallocatedCents
    if (openCents > 0) draft.expectedOpen += 1
    if (told.has(item.id) || openingKeys.has(item.key ?? "")) continue
    if (openCents > 0) draft.missingOpen += 1
    draft.questions.push(missingQuestion(item, openCents, draft.codeOf(item.customerId)))
  }
}

function missingQuestion(
  item: KnownInvoice | KnownCredit,
  openCents: number,
  customerCode: string,
): Question {
  const isInvoice = "instalments" in item
  const amountCents = isInvoice ? knownGross(item) : item.amountCents
  const fr = `${amountWords(amountCents, item.currency, "fr")} du ${dayWords(item.bookedOn, "fr")}`
  const en = `${amountWords(amountCents, item.currency, "en")} of ${dayWords(item.bookedOn, "en")}`
  return {
    code: isInvoice ? "INVOICE_MISSING" : "CREDIT_MISSING",
    sentence: {
      fr: `${isInvoice ? "La facture" : "Le règlement ou l’avoir"} ${item.number ?? ""}, ${fr}, ne figure plus dans le fichier. Rien n’a été modifié\u00a0: l’écriture a-t-elle été supprimée\u00a0?`,
      en: `${isInvoice ? "Invoice" : "Payment or credit note"} ${item.number ?? ""}, ${en}, is no longer in the file. Nothing was changed: was the entry deleted?`,
    },
    customerCode,
    number: item.number,
    amountCents,
    openCents,
    currency: item.currency,
  }
}
