import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { AllocationRow, ContactRow } from "../../ledger/intake/rows.ts"
import type { Question, RowFault, Warning } from "../fault.ts"
import type { KnownAllocation, KnownBooks, KnownCredit, KnownCustomer, KnownInvoice } from "./known.ts"
import type { StagedCredit, StagedCustomer, StagedInstalment, StagedInvoice } from "./staged.ts"

/** All that an import is about to do to the ledger: decided first, written afterwards. */
export interface Plan {
  readonly newCustomers: readonly NewCustomer[]
  readonly customerChanges: readonly CustomerChange[]
  readonly newContacts: readonly ContactRow[]
  readonly newInvoices: readonly NewInvoice[]
  readonly invoiceChanges: readonly InvoiceChange[]
  readonly newCredits: readonly NewCredit[]
  readonly creditChanges: readonly CreditChange[]
  readonly newAllocations: readonly NewAllocation[]
  readonly releasedAllocations: readonly KnownAllocation[]
  readonly newOpenings: readonly NewOpening[]
  /** Keys of remembered opening lines that are no longer told. */
  readonly staleOpenings: readonly string[]
  readonly faults: readonly RowFault[]
  readonly warnings: readonly Warning[]
  readonly questions: readonly Question[]
  /** Items that the file tells and that are known already just so. */
  readonly unchanged: UnchangedCounts
  /** Open items that the file should tell, and how many of them it does not. */
  readonly expectedOpen: number
  readonly missingOpen: number
  readonly touchedCustomerIds: ReadonlySet<string>
}

export interface UnchangedCounts {
  customers: number
  invoices: number
  creditNotes: number
  payments: number
  allocations: number
}

export interface NewCustomer {
  readonly id: string
  readonly staged: StagedCustomer
}
/** The fields that a file tells otherwise than the ledger. */
export interface CustomerChange {
  readonly known: KnownCustomer
  readonly staged: StagedCustomer
}
export interface NewInvoice {
  readonly id: string
  readonly customerId: string
  readonly staged: StagedInvoice
}
export interface InvoiceChange {
  readonly known: KnownInvoice
  readonly issuedOn: Day
  readonly dueIsComputed: boolean
  readonly paymentTerms: string | null
  readonly netCents: Cents | null
  readonly vatCents: Cents | null
  /** Empty: the document is taken out of the books again (a difference that no longer exists). */
  readonly instalments: readonly StagedInstalment[]
}
export interface NewCredit {
  readonly id: string
  readonly customerId: string
  readonly staged: StagedCredit
}
export interface CreditChange {
  readonly known: KnownCredit
  readonly creditedOn: Day
  /** Zero: taken out of the books again. */
  readonly amountCents: Cents
}
export interface NewAllocation extends Omit<AllocationRow, "sourceKey"> {
  readonly isLettering: boolean
}
export interface NewOpening {
  readonly key: string
  readonly customerId: string
  readonly openingOn: Day
  readonly cents: Cents
  readonly invoiceId: string | null
  readonly seq: number | null
  readonly creditId: string | null
}

/** A plan under way, with the customers found or made so far. */
export class PlanDraft {
  readonly newCustomers: NewCustomer[] = []
  readonly customerChanges: CustomerChange[] = []
  readonly newContacts: ContactRow[] = []
  readonly newInvoices: NewInvoice[] = []
  readonly invoiceChanges: InvoiceChange[] = []
  readonly newCredits: NewCredit[] = []
  readonly creditChanges: CreditChange[] = []
  readonly newAllocations: NewAllocation[] = []
  readonly releasedAllocations: KnownAllocation[] = []
  readonly newOpenings: NewOpening[] = []
  readonly staleOpenings: string[] = []
  readonly faults: RowFault[] = []
  readonly warnings: Warning[] = []
  readonly questions: Question[] = []
  readonly unchanged: UnchangedCounts = {
    customers: 0,
    invoices: 0,
    creditNotes: 0,
    payments: 0,
    allocations: 0,
  }
  readonly touchedCustomerIds = new Set<string>()
  expectedOpen = 0
  missingOpen = 0
  readonly newId: () => string
  readonly #byCode = new Map<string, { id: string; isNew: boolean }>()
  readonly #codes = new Map<string, string>()

  /** `newId` gives identifiers that were never used. */
  constructor(known: KnownBooks, newId: () => string) {
    this.newId = newId
    for (const { id, code } of known.customers) {
      this.#byCode.set(code, { id, isNew: false })
      this.#codes.set(id, code)
    }
  }

  /** The customer with this code, or null. */
  customerId(code: string): string | null {
    return this.#byCode.get(code)?.id ?? null
  }

  /** The code of a customer found or made. */
  codeOf(customerId: string): string {
    return this.#codes.get(customerId) ?? ""
  }

  /** The customer with this code, made when there is none. */
  customerFor(staged: StagedCustomer): { id: string; isNew: boolean } {
    const found = this.#byCode.get(staged.code)
    if (found) return found
    const made = { id: this.newId(), isNew: true }
    this.#byCode.set(staged.code, made)
    this.#codes.set(made.id, staged.code)
    this.newCustomers.push({ id: made.id, staged })
    this.touchedCustomerIds.add(made.id)
    return made
  }
}
