import type { CarrierOutcome, Taken } from "../carrier.ts"

/** The channels that a provider may serve; all others leave from this machine or by hand. */
export const CONSIGNMENT_CHANNELS = [
  "letter",
  "registered-letter",
  "electronic-registered-letter",
  "sms",
] as const
export type ConsignmentChannel = (typeof CONSIGNMENT_CHANNELS)[number]

/** A postal address as the post reads it, the street last in `lines`; country is ISO 3166 alpha-2. */
export interface PostalAddress {
  readonly name: string
  readonly lines: readonly string[]
  readonly postalCode: string
  readonly city: string
  readonly country: string
}

/** One letter or short message that is handed to a provider. One goes to one debtor. */
export interface Consignment {
  /** Our own identifier of the message: what a provider that keeps a reference is searched by. */
  readonly reference: string
  readonly channel: ConsignmentChannel
  readonly from: PostalAddress & { readonly email: string | null }
  readonly to: {
    /** null for a short message. */
    readonly address: PostalAddress | null
    readonly person: string | null
    readonly company: string
    readonly isConsumer: boolean
    readonly email: string | null
    /** In the international form: +33612345678. */
    readonly mobile: string | null
  }
  readonly subject: string
  /** The PDF of a letter, or the text of a short message in UTF-8: what the archive keeps. */
  readonly content: Buffer
}

/**
 * Where a consignment stands, in the words of the post. A registered letter that was refused or not
 * claimed was presented all the same; one that was returned never found its addressee.
 */
export const DELIVERY_STATES = [
  "accepted",
  "on-its-way",
  "waiting-for-addressee",
  "delivered",
  "refused",
  "unclaimed",
  "returned",
  "not-delivered",
] as const
export type DeliveryState = (typeof DELIVERY_STATES)[number]

/** True for a state after which nothing more comes. */
export const isFinal = (state: DeliveryState): boolean =>
  !["accepted", "on-its-way", "waiting-for-addressee"].includes(state)

/** What a provider proves, once it does. */
export const PROOF_KINDS = ["deposit", "sending", "receipt", "refusal", "negligence", "return"] as const
export type ProofKind = (typeof PROOF_KINDS)[number]

/** A proof that can be fetched, and where. */
export interface ProofPlace {
  readonly kind: ProofKind
  readonly url: string
}

/** What a provider says of a consignment when it is asked. */
export interface FollowUp {
  readonly state: DeliveryState
  /** When it came about, as the provider says. */
  readonly happenedAt: Date | null
  /** The provider’s own word for it. */
  readonly answer: string
  readonly trackingNumber: string | null
  readonly proofs: readonly ProofPlace[]
}

/** One thing that a test of an account looked at. */
export interface AccountCheck {
  readonly ok: boolean
  readonly sentence: { readonly fr: string; readonly en: string }
}

/** Hands letters or short messages to a provider, and asks what became of them. */
export interface ConsignmentCarrier {
  /**
   * Hands one over, with the outcomes and the promise of Carrier.send(): beforeLastBytes is waited
   * for before the provider can have understood anything.
   */
  send(consignment: Consignment, beforeLastBytes: () => Promise<void>): Promise<CarrierOutcome>
  /**
   * Looks for what was handed over under our reference. "cannot-say" where not finding it proves
   * nothing: then a person must look. Fails when the provider cannot be spoken to.
   */
  find(reference: string): Promise<Taken | "cannot-say">
  /** Where it stands now. Fails when the provider cannot be spoken to or does not know it. */
  follow(taken: Taken): Promise<FollowUp>
  /** The bytes of a proof. Fails when they cannot be had now. */
  fetchProof(place: ProofPlace): Promise<Buffer>
  /** Signs in and looks whether the account may be used; sends nothing. */
  check(): Promise<AccountCheck>
  close(): Promise<void>
}
