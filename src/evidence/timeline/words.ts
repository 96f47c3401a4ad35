import type { Sentence } from "../../kernel/wording.ts"
import { Details } from "./details.ts"
import { FACT_WORDS } from "./fact-words.ts"
import type { Happening, Side, TimelineEntry } from "./happening.ts"
import { MESSAGE_WORDS, type Words } from "./message-words.ts"

/** Puts a happening in the words that people read. */
export function timelineEntry(happening: Happening): TimelineEntry {
  const { on, at, kind, actor, messageId, invoiceId } = happening
  const { title, detail } = wordsOf(happening)
  return {
    on,
    at,
    side: sideOf(kind, actor),
    kind,
    actor,
    title,
    detail: emptyToNull(detail),
    messageId,
    invoiceId,
  }
}

/** True when this kind has words of its own. */
export const hasWords = (kind: string): boolean => kind in MESSAGE_WORDS || kind in FACT_WORDS

function wordsOf(happening: Happening): Words {
  const words = MESSAGE_WORDS[happening.kind] ?? FACT_WORDS[happening.kind]
  if (words) return words(new Details(happening))
  // A kind that a later version writes: shown rather than hidden.
  return { title: { fr: `Fait noté (${happening.kind})`, en: `Noted (${happening.kind})` }, detail: null }
}

const DEBTOR = ["promise.recorded", "dispute.opened", "reply.received"]
const BOOKS = [
  "invoice.issued",
  "payment.recorded",
  "payment.cancelled",
  "credit-note.recorded",
  "credit.allocated",
]
const PROGRAM = [
  "message.delivery-state",
  "message.proof-kept",
  "contact.bounced",
  "message.failed",
  "message.bounced",
  "message.unknown",
]

function sideOf(kind: string, actor: string | null): Side {
  if (DEBTOR.includes(kind) || actor === "debtor") return "debtor"
  if (BOOKS.includes(kind)) return "ledger"
  if (PROGRAM.includes(kind)) return "system"
  // What leaves is ours, whoever pressed the key.
  if (kind === "message.sent" || kind === "reminder.happened") return "us"
  return actor === "worker" ? "system" : "us"
}

const emptyToNull = (detail: Sentence | null): Sentence | null => (detail?.fr ? detail : null)
