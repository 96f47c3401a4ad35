import type { Cents } from "../../kernel/cents.ts"
import type { Day } from "../../kernel/day.ts"
import type { Sentence } from "../../kernel/wording.ts"
import type { Enclosure } from "../../messages/enclosures/enclosure.ts"
import type { Provider } from "../consignment/provider.ts"
import type { MessageFinding } from "../legal-check/findings.ts"

/** live reaches the debtor; test only the company's own address; demo never leaves the machine. */
export type MessageMode = "live" | "test" | "demo"

/** The life of a message; migrations/0005-delivery.sql tells it in order. */
export type MessageState =
  | "prepared"
  | "approved"
  | "reserved"
  | "handing-over"
  | "sent"
  | "failed"
  | "unknown"
  | "held"
  | "cancelled"

/** An open item shown in a message. Whatever else its maker puts in is kept with it. */
export interface MessageItem {
  readonly invoiceId: string
  readonly seq: number
  readonly number?: string
  readonly dueOn?: Day
  /** What was open on it when the message was prepared. */
  readonly openCents: Cents
  /** The step that this item itself has reached; absent: the message's own. */
  readonly stepKey?: string | null
  /** True when the step counts as done for this item; false when it is only listed. */
  readonly covered: boolean
}

/** A message that the plan of the day asks for. */
export interface MessageDraft {
  readonly customerId: string
  readonly contactId: string | null
  readonly mode: MessageMode
  readonly stepKey: string
  /** Tells two passes of one step apart: the leading item, or the broken promise. */
  readonly turn: string
  readonly channel: string
  /** 0 courtesy to 3 formal. */
  readonly tone: number | null
  readonly templateKey: string
  readonly language: string
  readonly scenarioVersion: number
  readonly plannedOn: Day
  /** The debtor's e-mail address or mobile number, in test mode too; null for a letter on paper. */
  readonly recipient: string | null
  readonly subject: string
  readonly textBody: string
  readonly amountCents: Cents
  readonly currency: string
  readonly items: readonly MessageItem[]
  /** Digest of the facts it rests on: when they change, it is cancelled and prepared anew. */
  readonly factsSha256: Buffer
  readonly needsApproval: boolean
  /** The Message-ID of the mail that it answers, and those before it; only for what a person writes. */
  readonly inReplyTo?: string | null
  readonly earlierIds?: readonly string[]
  /** What the law has to say of it; nothing when absent. */
  readonly findings?: readonly MessageFinding[]
  /** What goes along with it; nothing when absent. */
  readonly enclosures?: readonly Enclosure[]
}

/** A message and where it stands. */
export interface Message extends MessageDraft {
  readonly id: string
  readonly state: MessageState
  /** A code; stateSentence says it to people. */
  readonly stateReason: string | null
  readonly stateSentence: Sentence | null
  readonly edited: boolean
  readonly findings: readonly MessageFinding[]
  readonly enclosures: readonly Enclosure[]
  /** The rules whose warnings a person answers for. */
  readonly acknowledgedRules: readonly string[]
  /** The Message-ID header, angle brackets included. */
  readonly messageIdHeader: string
  /** Who carries it, chosen at its approval; null: the mail server, or a person who goes to the post. */
  readonly provider: Provider | null
  readonly attempts: number
  readonly nextAttemptAt: Date | null
  readonly reservedBy: string | null
  readonly approvedBy: string | null
  readonly approvedAt: Date | null
  readonly finishedAt: Date | null
  readonly handedOverOn: Day | null
  readonly serverAnswer: string | null
  readonly postedOn: Day | null
  readonly depositNumber: string | null
  readonly createdAt: Date
}

/** The step of what a person writes in a conversation: no step of a scenario, and it counts as none. */
export const ANSWER_STEP = "answer"

/** True for what is printed and put in an envelope. */
export const isOnPaper = (channel: string): boolean => channel === "letter" || channel === "registered-letter"

/** True for what is set as a letter, on paper or not; everything else is an e-mail or a short message. */
export const isLetter = (channel: string): boolean =>
  isOnPaper(channel) || channel === "electronic-registered-letter"

/** True for what a person takes to the post office: a letter that no provider carries. */
export const isPostedByHand = ({ channel, provider }: Pick<Message, "channel" | "provider">): boolean =>
  isOnPaper(channel) && provider === null
