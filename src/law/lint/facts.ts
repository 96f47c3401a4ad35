import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { Rate } from "../../kernel/rate.ts"
import type { MessageLanguage } from "../../kernel/wording.ts"
import type { HalfYear } from "../rules/half-year.ts"
import type { RuleStatus } from "../rules/rule.ts"
import type { DebtorKind, DocumentKind, LintChannel } from "./document.ts"

/**
 * What is known around a text. A field that is absent is not known, and the rules that need it are
 * "not judged": they never raise a false alarm. A field that is null is known to be missing.
 */
export interface LintFacts {
  readonly document: DocumentKind
  readonly debtor?: DebtorKind
  readonly channel?: LintChannel
  /** The language of the text; guessed when absent. */
  readonly language?: MessageLanguage
  /** Names that stand in the text and are nobody's words: "SCP Huissier et fils" threatens nobody. */
  readonly names?: readonly string[]
  /** How the text says the amount asked for, for the remedies. */
  readonly totalWords?: string
  /** The day on which it leaves, and the hour there, 0 to 23. */
  readonly on?: Day
  readonly hour?: number
  /** True on a Sunday or a public holiday. */
  readonly isRestDay?: boolean
  readonly daysSinceSameChannel?: number
  readonly leastGapDays?: number
  readonly sender?: SenderFacts
  readonly debtorCountry?: string
  /** True when others than the debtor read the address. */
  readonly isSharedAddress?: boolean
  readonly invoices?: readonly InvoiceFacts[]
  /** The earliest day on which limitation may have passed, counted with care; null: none of it runs. */
  readonly limitationOn?: Day | null
  readonly insolvency?: InsolvencyFacts | null
  readonly accessories?: AccessoryFacts | null
  readonly rates?: readonly RateFacts[]
  readonly registered?: RegisteredFacts
  readonly hasEnforceableTitle?: boolean
  readonly court?: CourtFacts
  readonly agency?: AgencyFacts
  readonly terms?: TermsFacts
}

/** Who writes, as far as the law wants it said. */
export interface SenderFacts {
  readonly name: string
  /** "SARL", "EI"…; null when not entered. */
  readonly legalForm: string | null
  /** Undefined where nobody ever asked for it. */
  readonly shareCapital?: string | null
  readonly siren: string | null
  readonly registryCity: string | null
  readonly hasAddress: boolean
  /** A phone number or an e-mail address. */
  readonly hasContact: boolean
  readonly isThirdParty?: boolean
  readonly isOwnDomain?: boolean
  readonly isIbanOfInvoices?: boolean
  readonly hasPrivacyNotice?: boolean
}

/** One invoice that the text asks for. */
export interface InvoiceFacts {
  readonly number: string
  readonly issuedOn?: Day
  readonly dueOn?: Day
  readonly openCents?: Cents
  readonly askedCents?: Cents
  readonly isDisputed?: boolean
  readonly isAssigned?: boolean
}

/** Insolvency proceedings of the debtor. */
export interface InsolvencyFacts {
  readonly openedOn: Day
  /** The day of publication in the BODACC; null while it is not known. */
  readonly publishedOn?: Day | null
  readonly isCreditorOverseas?: boolean
  readonly isDunningStopped?: boolean
}

/** What lateness adds, as the text claims it. */
export interface AccessoryFacts {
  readonly penaltiesCents: Cents
  readonly indemnityCents: Cents
  readonly lateInvoices?: number
  readonly vatCents?: Cents
  /** The last day counted. */
  readonly throughOn?: Day
  /** The first day counted. */
  readonly fromOn?: Day
  readonly dueOn?: Day
  /** The rate of the contract, and three times the legal rate; null: no clause. */
  readonly contractRate?: Rate | null
  readonly floorRate?: Rate
  /** Points above the ECB rate. */
  readonly marginPoints?: number
  readonly isFrozen?: boolean
  readonly isGrossBase?: boolean
  readonly hasLegalInterest?: boolean
  readonly hasPartPayments?: boolean
  readonly allocation?: "interest-first" | "principal-first"
  readonly isAllocationAgreed?: boolean
}

/** A rate that the text rests on. */
export interface RateFacts {
  readonly half: HalfYear
  readonly status: RuleStatus | "entered"
}

/** A registered letter, on paper or electronic. */
export interface RegisteredFacts {
  /** The day a consumer agreed to electronic registered letters; null: never. */
  readonly consentOn?: Day | null
  readonly isQualifiedProvider?: boolean
  readonly hasProofs?: boolean
  readonly isLastKnownAddress?: boolean
}

/** A claim before a court. */
export interface CourtFacts {
  readonly amountCents?: Cents
  readonly isDebtorTrader?: boolean
  readonly isContractual?: boolean
  /** The day of the payment order that must be served. */
  readonly orderedOn?: Day
}

/** What a collector for others has on file. */
export interface AgencyFacts {
  readonly hasMandate?: boolean
  readonly isFirstLetter?: boolean
}

/** Terms of sale or of an invoice. */
export interface TermsFacts {
  readonly contractRate?: Rate | null
  readonly floorRate?: Rate
  readonly netDays?: number
  readonly isEndOfMonth?: boolean
  readonly isTransport?: boolean
}
