import type { Sentence } from "../../kernel/wording.ts"
import type { ConsignmentCarrier, ConsignmentChannel } from "./consignment.ts"

/** Who prints and posts letters, or passes short messages on, for a company. */
export const PROVIDERS = ["la-poste", "mysendingbox", "ar24", "ovh-sms"] as const
export type Provider = (typeof PROVIDERS)[number]

/** True for a name that stands in PROVIDERS. */
export const isProvider = (text: string): text is Provider => (PROVIDERS as readonly string[]).includes(text)

/** One thing that a company enters about its account. */
export interface AccountField {
  readonly key: string
  readonly isSecret: boolean
  readonly isOptional?: boolean
  readonly label: Sentence
}

/** What is known of a provider before anybody has an account there. */
export interface ProviderFacts {
  readonly name: string
  readonly channels: readonly ConsignmentChannel[]
  /** True when the provider has a place of its own for trials, apart from the real one. */
  readonly hasSandbox: boolean
  /** True when its letters must be PDF 1.4 (PDF/A-1b) rather than PDF/A-3b. */
  readonly wantsOldPdf: boolean
  readonly fields: readonly AccountField[]
}

const secret = (key: string, fr: string, en: string, isOptional = false): AccountField => ({
  ...{ key, isSecret: true, label: { fr, en } },
  ...(isOptional && { isOptional }),
})
const open = (key: string, fr: string, en: string): AccountField => ({
  ...{ key, isSecret: false, label: { fr, en } },
})

/** What each provider does and asks for. */
export const PROVIDER_FACTS: Readonly<Record<Provider, ProviderFacts>> = {
  "la-poste": {
    ...{ name: "La Poste, recommandé en ligne", channels: ["registered-letter"] },
    ...{ hasSandbox: false, wantsOldPdf: true },
    fields: [
      secret("okapiKey", "Clé d’application (X-Okapi-Key)", "Application key (X-Okapi-Key)"),
      open("coclico", "Numéro Coclico", "Coclico number"),
      open("contractNumber", "Numéro de contrat", "Contract number"),
      open(
        "productId",
        "Code du produit recommandé au contrat",
        "Code of the registered product in the contract",
      ),
    ],
  },
  mysendingbox: {
    ...{ name: "MySendingBox", channels: ["letter", "registered-letter"] },
    ...{ hasSandbox: true, wantsOldPdf: false },
    fields: [secret("apiKey", "Clé d’API (test_… ou live_…)", "API key (test_… or live_…)")],
  },
  ar24: {
    ...{ name: "AR24", channels: ["electronic-registered-letter"] },
    ...{ hasSandbox: true, wantsOldPdf: false },
    fields: [
      secret("token", "Jeton d’API", "API token"),
      secret("privateKey", "Clé privée", "Private key"),
      open("userId", "Numéro de l’expéditeur (id_user)", "Sender’s number (id_user)"),
      secret("otpSecret", "Secret du code à usage unique (eIDAS)", "Secret of the one-time code (eIDAS)"),
    ],
  },
  "ovh-sms": {
    ...{ name: "OVHcloud SMS", channels: ["sms"], hasSandbox: false, wantsOldPdf: false },
    fields: [
      open("applicationKey", "Clé d’application", "Application key"),
      secret("applicationSecret", "Secret d’application", "Application secret"),
      secret("consumerKey", "Clé de consommateur", "Consumer key"),
      open("serviceName", "Compte SMS (sms-ab12345-1)", "SMS account (sms-ab12345-1)"),
      open("sender", "Expéditeur validé (11 caractères au plus)", "Validated sender (11 signs at most)"),
    ],
  },
}

/** An account at a provider, ready to be used: its secrets are in clear, only in memory. */
export interface ProviderAccount {
  readonly provider: Provider
  /** False: the provider’s place for trials, where it has one. */
  readonly isLive: boolean
  readonly fields: Readonly<Record<string, string>>
}

/** Opens the line to a provider. */
export type OpenConsignmentCarrier = (account: ProviderAccount) => ConsignmentCarrier
