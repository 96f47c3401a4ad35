import type { Cents } from "../kernel/cents.ts"

/** One message for the mail server, composed to the byte. */
export interface Parcel {
  /** live goes to the debtor, test only to the company's own test address. */
  readonly mode: "live" | "test"
  /** The envelope's sender, which is also where the server sends complaints. */
  readonly from: string
  /** The envelope's one recipient. One message never goes to two people. */
  readonly to: string
  /** The only address that a test message may go to; a carrier refuses any other. */
  readonly testRecipient: string | null
  readonly mime: Buffer
}

/**
 * What became of one message. Only "accepted" and "unknown" may have reached the server's queue;
 * all the others were surely not sent.
 *
 * - accepted: the server took the message in charge.
 * - unreachable: nobody could be spoken to, or the mail account itself was refused. Not this message's fault.
 * - try-later: the server asks to come back with this message.
 * - address-refused: the server says for good that the address does not exist.
 * - message-refused: the server refuses this message for good.
 * - unknown: all of it was handed over and no answer came back.
 */
export type CarrierOutcome = {
  readonly kind: "accepted" | "unreachable" | "try-later" | "address-refused" | "message-refused" | "unknown"
  /** The server's own words, or what went wrong in its place. */
  readonly answer: string
  /** What a provider of letters or short messages noted of it when it accepted. */
  readonly taken?: Taken
}

/** How a provider names what it took in charge. */
export interface Taken {
  readonly providerId: string
  /** The number that the post follows it by, once there is one. */
  readonly trackingNumber: string | null
  /** What it cost, when the provider says so. */
  readonly costCents: Cents | null
}

/** Hands messages to a mail server over one connection that is kept and renewed as needed. */
export interface Carrier {
  /**
   * Hands one message over. Waits for beforeLastBytes just before the last bytes of the text are
   * given, so that the caller can write down that a crash from now on leaves a doubt. When
   * beforeLastBytes fails, the message is withdrawn from the server and send fails with its error.
   */
  send(parcel: Parcel, beforeLastBytes: () => Promise<void>): Promise<CarrierOutcome>
  close(): Promise<void>
}
