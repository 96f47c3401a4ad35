import type { Day } from "../../kernel/day.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { SetPaper } from "../../messages/enclosures/enclosure.ts"
import type { Carrier } from "../carrier.ts"
import type { ConsignPorts } from "../consignment/workflows.ts"
import type { MailAccount, SecretBox } from "../mail-account/mail-account.ts"
import type { RenewToken } from "../mail-account/oauth/token.ts"
import type { Message } from "../outbox/message.ts"

/** What the gate says of a message just before it leaves. */
export type GateVerdict =
  | {
      readonly ok: true
      /** Writes the e-mail from the very facts that were judged. */
      readonly write: WriteEmail
    }
  | {
      readonly ok: false
      /** A code: "paid", "promise", "facts-changed"... */
      readonly because: string
      readonly sentence: Sentence
      /** cancelled: nothing is due any more; held (the default): a person looks at it again. */
      readonly outcome?: "held" | "cancelled"
    }

/**
 * Looks again at payment, promise, dispute, amount, recipient and age of the data, for each message
 * by its identifier. Writes nothing.
 */
export type Gate = (
  tx: CompanyTx,
  messages: readonly Message[],
  today: Day,
) => Promise<ReadonlyMap<string, GateVerdict>>

/** All that is needed to write the bytes of one e-mail. */
export interface Outgoing {
  readonly message: Message
  /** The one address in the To header: the debtor's, or the test address. */
  readonly to: string
  readonly from: { readonly name: string | null; readonly email: string }
  readonly replyTo: string | null
  /** Where the debtor can refuse further e-mails; null: nothing is offered. */
  readonly unsubscribeAt?: string | null
  /** The subject as it must leave, with the mark of a test where it is one. */
  readonly subject: string
  /** Stands above the text of a test message, in the company's language; null otherwise. */
  readonly banner: string | null
  /** Sets what goes along with it in type. */
  readonly setPaper?: SetPaper | undefined
  /** For the Date header. */
  readonly date: Date
}

/** Writes the whole e-mail: headers, text, HTML, attachments. message.messageIdHeader is its Message-ID. */
export type WriteEmail = (outgoing: Outgoing) => Promise<Buffer>

/** What sending needs from outside this room. */
export interface SendingPorts {
  readonly gate: Gate
  readonly box: SecretBox
  /** Sets statements that go along with messages; a message that needs it is not written without. */
  readonly setPaper?: SetPaper
  readonly openCarrier: (account: MailAccount) => Carrier
  readonly renewToken?: RenewToken
  /** Without it, no provider is spoken to and what they carry waits. */
  readonly consign?: ConsignPorts
}

/** One run of the sending. */
export interface SendingRun {
  /** The clock: every attempt and every answer has its own instant. */
  readonly now: () => Date
  readonly today: Day
  /** The name of this worker, for the record; each run adds its own mark to it. */
  readonly worker: string
}

/** What a run did. */
export interface SendingReport {
  sent: number
  held: number
  cancelled: number
  /** Surely not sent; tried again later. */
  deferred: number
  /** Surely not sent; not tried again. */
  failed: number
  unknown: number
  /** Messages that an interrupted run had left half way. */
  recovered: number
  /** Messages that could not be composed or handed over for a reason of our own. */
  readonly faults: { readonly messageId: string; readonly what: string }[]
}
