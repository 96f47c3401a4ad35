import { amountWords, dayWords } from "../../kernel/wording.ts"
import { family } from "../apply/keys.ts"
import { type KnownBooks, type KnownInvoice, knownGross, knownOpen } from "../apply/known.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { StagedInvoice } from "../apply/staged.ts"

/**
 * Asks about the open invoices that earlier lists told and this one does not. A list of other
 * invoices altogether (another month, say), which shares nothing with them, is no reason to ask.
 */
export function planMissingInvoices(
  staged: readonly StagedInvoice[],
  found: readonly (KnownInvoice | null)[],
  known: KnownBooks,
  draft: PlanDraft,
): void {
  const told = new Set(found.flatMap((k) => (k ? [k.id] : [])))
  const open = known.invoices.filter((k) => family(k.key) === "invoice" && knownOpen(k) > 0)
  if (open.length === 0 || isAnotherList(staged, told, open)) return
  draft.expectedOpen = open.length
  for (const invoice of open) {
    if (told.has(invoice.id)) continue
    draft.missingOpen += 1
    draft.questions.push(missing(invoice, draft.codeOf(invoice.customerId)))
  }
}

function isAnotherList(
  staged: readonly StagedInvoice[],
  told: ReadonlySet<string>,
  open: readonly KnownInvoice[],
): boolean {
  if (told.size > 0 || staged.length === 0) return false
  const days = staged.map((s) => s.issuedOn).sort()
  const [first, last] = [days[0]!, days.at(-1)!]
  return open.every((k) => k.issuedOn < first || k.issuedOn > last)
}

function missing(invoice: KnownInvoice, customerCode: string) {
  const openCents = knownOpen(invoice)
  const fr = `${amountWords(openCents, invoice.currency, "fr")} au ${dayWords(invoice.issuedOn, "fr")}`
  const en = `${amountWords(openCents, invoice.currency, "en")} of ${dayWords(invoice.issuedOn, "en")}`
  return {
    code: "INVOICE_MISSING",
    sentence: {
      fr: `La facture ${invoice.number} (${fr}) ne figure plus dans le fichier. Elle reste ouverte\u00a0: est-elle réglée, ou l’export est-il partiel\u00a0?`,
      en: `Invoice ${invoice.number} (${en}) is no longer in the file. It stays open: was it paid, or is the export partial?`,
    },
    customerCode,
    number: invoice.number,
    amountCents: knownGross(invoice),
    openCents,
    currency: invoice.currency,
  }
}
