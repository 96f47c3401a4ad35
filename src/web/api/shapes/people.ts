import type { Day, Sentence } from "./listing.ts"

export type Role = "owner" | "controller" | "reader"

/** A company that this person may enter. */
export interface MyCompany {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly mode: "test" | "live"
  readonly isDemo: boolean
}

/** GET /api/me */
export interface Me {
  readonly user: { readonly id: string; readonly name: string; readonly email: string } | null
  readonly setupNeeded: boolean
  readonly companies: readonly MyCompany[]
  /** Companies that this person was taken out of; told only to who has no other. */
  readonly formerCompanies: readonly { readonly name: string }[]
}

/** GET /api/welcome/:token */
export interface WelcomeLink {
  readonly valid: boolean
  readonly email: string | null
  readonly role: Role | null
  readonly companyName: string | null
}

/** The fields of a company that a person types. */
export interface CompanyFields {
  name: string
  legalForm: string | null
  siren: string | null
  siret: string | null
  vatNumber?: string | null
  registryCity?: string | null
  shareCapital?: string | null
  addressLines: string[]
  postalCode: string | null
  city: string | null
  country: string
  email: string | null
  phone: string | null
  iban: string | null
  bic: string | null
  signatoryName: string | null
  signatoryTitle: string | null
  language: string
}

/** GET /api/companies/:c */
export interface Company extends CompanyFields {
  readonly id: string
  readonly mode: "test" | "live"
  readonly isDemo: boolean
  readonly demoToday: Day | null
  readonly today: Day
  readonly testRecipient: string | null
  readonly dataFreshOn: Day | null
  readonly dataMaxAgeDays: number
  readonly formality: "formal" | "informal"
  readonly holidayRegion: string
}

/** GET …/checklist */
export interface Checklist {
  readonly items: readonly { readonly key: string; readonly done: boolean; readonly sentence: Sentence }[]
  readonly ready: boolean
}

export interface Member {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
}

export interface ApiKey {
  readonly id: string
  readonly name: string
  readonly keyHint: string
  readonly role: Role
  readonly createdAt: string
  readonly expiresAt: string | null
  readonly revokedAt?: string | null
}
