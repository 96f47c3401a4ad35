/** What a text is, because each kind has rules of its own. */
export const DOCUMENT_KINDS = [
  "note",
  "first-reminder",
  "second-reminder",
  "formal-notice",
  "registered-letter",
  "electronic-registered-letter",
  "plan",
  "statement",
  "proof-of-claim",
  "petition",
  "summons",
  "agency",
  "invoice",
] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Whom the law protects, and how. */
export const DEBTOR_KINDS = ["professional", "consumer", "public"] as const
export type DebtorKind = (typeof DEBTOR_KINDS)[number]

/** How a text reaches the debtor. */
export const LINT_CHANNELS = [
  "email",
  "letter",
  "registered-letter",
  "electronic-registered-letter",
  "sms",
] as const
export type LintChannel = (typeof LINT_CHANNELS)[number]

/** What is written to a debtor; the other kinds go to a court, a liquidator or a customer. */
export const LETTERS: readonly DocumentKind[] = [
  "note",
  "first-reminder",
  "second-reminder",
  "formal-notice",
  "registered-letter",
  "electronic-registered-letter",
  "plan",
  "agency",
]

/** The letters that ask for money that is late. */
export const CLAIMS: readonly DocumentKind[] = [
  "first-reminder",
  "second-reminder",
  "formal-notice",
  "registered-letter",
  "electronic-registered-letter",
  "agency",
]

export const PROFESSIONALS: readonly DebtorKind[] = ["professional"]
export const CONSUMERS: readonly DebtorKind[] = ["consumer"]
export const PUBLIC_BODIES: readonly DebtorKind[] = ["public"]
export const PRIVATE_DEBTORS: readonly DebtorKind[] = ["professional", "consumer"]
export const EVERYBODY: readonly DebtorKind[] = [...PRIVATE_DEBTORS, ...PUBLIC_BODIES]
