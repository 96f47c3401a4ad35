import type { Cents } from "../../kernel/cents.ts"
import { amountWords, type Language, type Sentence } from "../../kernel/wording.ts"
import type { Channel } from "../../policy/scenario.ts"
import { channelLabel, stepLabel } from "../../policy/step-words.ts"

/** What a person looks at when they approve a message. */
export interface Looked {
  readonly stepKey: string
  readonly channel: string
  readonly recipient: string | null
  readonly amountCents: Cents
  readonly currency: string
  /** The numbers of the invoices shown. */
  readonly numbers: readonly string[]
  readonly subject?: string
  readonly textBody?: string
}

/** What changed in a message, as people compare it. */
export interface Change {
  readonly what: "step" | "channel" | "recipient" | "amount" | "invoices" | "subject" | "text" | "due"
  readonly before: Sentence
  readonly after: Sentence
}

const NOBODY: Sentence = { fr: "aucune adresse", en: "no address" }
const plain = (text: string): Sentence => ({ fr: text, en: text })
const inBoth = (say: (language: Language) => string): Sentence => ({ fr: say("fr"), en: say("en") })

/** What is not the same in two states of a message, the weightiest first; empty when a person sees the same. */
export function changesBetween(before: Looked, after: Looked): Change[] {
  const step = ({ stepKey }: Looked) => stepLabel(stepKey)
  const channel = (looked: Looked) => channelLabel(looked.channel as Channel)
  const amount = ({ amountCents, currency }: Looked) =>
    inBoth((language) => amountWords(amountCents, currency, language))
  const recipient = (looked: Looked) => (looked.recipient === null ? NOBODY : plain(looked.recipient))
  const invoices = ({ numbers }: Looked) => plain([...numbers].sort().join(", "))
  const all: Change[] = [
    { what: "step", before: step(before), after: step(after) },
    { what: "channel", before: channel(before), after: channel(after) },
    { what: "recipient", before: recipient(before), after: recipient(after) },
    { what: "amount", before: amount(before), after: amount(after) },
    { what: "invoices", before: invoices(before), after: invoices(after) },
    {
      what: "subject",
      before: plain(before.subject ?? ""),
      after: plain(after.subject ?? before.subject ?? ""),
    },
    {
      what: "text",
      before: plain(before.textBody ?? ""),
      after: plain(after.textBody ?? before.textBody ?? ""),
    },
  ]
  return all.filter((change) => change.before.fr !== change.after.fr)
}
