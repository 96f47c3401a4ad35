import type { KnownBooks, KnownCustomer } from "../apply/known.ts"
import { illegalTermsWarnings, notedTerms } from "../apply/legal-terms.ts"
import type { PlanDraft } from "../apply/plan.ts"
import type { StagedCustomer } from "../apply/staged.ts"
import { customerDetails } from "./customer-cells.ts"
import { emptyCell, rowFault } from "./faults.ts"
import type { TableReader } from "./rows.ts"
import { Who } from "./who.ts"

/** One row of a customer list. */
export interface CustomerLine {
  readonly row: number
  readonly code: string
  readonly name: string
  readonly details: Omit<StagedCustomer, "code" | "name">
}

/** Reads the rows of a customer list. */
export function readCustomerLines(table: TableReader): CustomerLine[] {
  const lines: CustomerLine[] = []
  for (const row of table.rows()) {
    const code = table.text(row, "customerCode")
    const name = table.text(row, "customerName")
    if (code === "" && name === "") {
      table.faults.push(
        emptyCell(row.number, table.header("customerName"), {
          fr: "le nom du client",
          en: "the customer’s name",
        }),
      )
    } else lines.push({ row: row.number, code, name, details: customerDetails(table, row) })
  }
  return lines
}

/** Plans new customers and what a list tells otherwise of known ones. Blank cells change nothing. */
export function planCustomers(lines: readonly CustomerLine[], known: KnownBooks, draft: PlanDraft): void {
  const who = new Who(known)
  const byCode = new Map(known.customers.map((c) => [c.code, c]))
  const seen = new Map<string, StagedCustomer>()
  for (const { row, code, name, details } of lines) {
    const found = who.orNew({ code, name, ...(details.siren ? { siren: details.siren } : {}) })
    if ("fault" in found) {
      draft.faults.push(rowFault(row, null, name, found.fault, found.sentence, ADD_CODE))
      continue
    }
    if (seen.has(found.code)) {
      draft.faults.push(
        rowFault(
          row,
          null,
          found.code,
          "ROW_TWICE",
          {
            fr: `le client ${found.code} figure déjà plus haut.`,
            en: `customer ${found.code} stands above already.`,
          },
          { fr: "Gardez une seule ligne par client.", en: "Keep one row per customer." },
        ),
      )
      continue
    }
    const before = byCode.get(found.code)
    const staged: StagedCustomer = { ...details, code: found.code, name: name || before?.name || found.code }
    seen.set(found.code, staged)
    const { id } = draft.customerFor(staged)
    const hasNewEmail = addContact(draft, id, staged, before)
    if (!before) continue
    if (differs(before, staged)) draft.customerChanges.push({ known: before, staged })
    else if (!hasNewEmail) draft.unchanged.customers += 1
    if (hasNewEmail || differs(before, staged)) draft.touchedCustomerIds.add(id)
  }
  const given = (code: string) => notedTerms(seen.get(code)?.paymentTerms)
  draft.warnings.push(...who.warnings, ...illegalTermsWarnings(seen.keys(), given, known, seen.values()))
}

/** Adds the contact that a row names, unless the customer has that address already; true when it did. */
export function addContact(
  draft: PlanDraft,
  customerId: string,
  staged: StagedCustomer,
  known: KnownCustomer | undefined,
): boolean {
  const { contactName = null, email = null, phone = null } = staged
  if (email === null && (known || (phone === null && contactName === null))) return false
  if (email !== null && known?.emails.includes(email.toLowerCase())) return false
  draft.newContacts.push({ customerId, name: contactName, email, phone })
  return true
}

const COMPARED = [
  "name",
  "kind",
  "siren",
  "siret",
  "vatNumber",
  "postalCode",
  "city",
  "country",
  "language",
  "paymentTerms",
] as const

function differs(known: KnownCustomer, staged: StagedCustomer): boolean {
  const address = staged.addressLines
  if (address && address.join("\n") !== known.addressLines.join("\n")) return true
  return COMPARED.some((field) => staged[field] !== undefined && staged[field] !== known[field])
}

/** What to do about a name that could be several customers. */
export const ADD_CODE = {
  fr: "Ajoutez au fichier une colonne avec le code du client, ou son SIREN.",
  en: "Add a column with the customer’s code to the file, or its SIREN.",
}
