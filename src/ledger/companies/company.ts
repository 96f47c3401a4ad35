import type { Day } from "../../kernel/day.ts"

/** What a person types about a company. */
export interface CompanyFields {
  readonly name: string
  readonly legalForm: string | null
  /** Nine digits. */
  readonly siren: string | null
  /** Fourteen digits. */
  readonly siret: string | null
  readonly vatNumber: string | null
  readonly registryCity: string | null
  /** In words ("10 000 €"), for the foot of letters (C. com. R123-238). */
  readonly shareCapital: string | null
  readonly addressLines: readonly string[]
  readonly postalCode: string | null
  readonly city: string | null
  /** ISO 3166 alpha-2. */
  readonly country: string
  readonly email: string | null
  readonly phone: string | null
  readonly iban: string | null
  readonly bic: string | null
  readonly signatoryName: string | null
  readonly signatoryTitle: string | null
  readonly language: string
  /** How its customers are spoken to, but for those who differ. */
  readonly formality: "formal" | "informal"
  /** FR, or a region such as FR-57. */
  readonly holidayRegion: string
  /** In test mode, every message goes here and nowhere else. */
  readonly testRecipient: string | null
  /** The follow-up asks for fresh data when the last facts are older. */
  readonly dataMaxAgeDays: number
}

/** A company and where it stands. */
export interface Company extends CompanyFields {
  readonly id: string
  readonly currency: string
  readonly mode: "test" | "live"
  readonly isDemo: boolean
  /** The day that a demonstration pretends it is. */
  readonly demoToday: Day | null
  /** The day up to which facts were brought in; null before the first import. */
  readonly dataFreshOn: Day | null
}

/** Every field that a person may type, with its column. */
export const COLUMNS = {
  name: "name",
  legalForm: "legal_form",
  siren: "siren",
  siret: "siret",
  vatNumber: "vat_number",
  registryCity: "registry_city",
  shareCapital: "share_capital",
  addressLines: "address_lines",
  postalCode: "postal_code",
  city: "city",
  country: "country",
  email: "email",
  phone: "phone",
  iban: "iban",
  bic: "bic",
  signatoryName: "signatory_name",
  signatoryTitle: "signatory_title",
  language: "language",
  formality: "formality",
  holidayRegion: "holiday_region",
  testRecipient: "test_recipient",
  dataMaxAgeDays: "data_max_age_days",
} as const satisfies Record<keyof CompanyFields, string>
