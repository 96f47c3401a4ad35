import type { Cents } from "../../kernel/cents.ts"
import { addDays, type Day } from "../../kernel/day.ts"
import { invoicesNamed } from "../extraction/invoice-numbers.ts"
import { saidAmount, saidDay } from "../extraction/said-figures.ts"
import type { Intent } from "../understanding/intent.ts"
import { sentencesOf } from "../understanding/sentences.ts"
import { understand } from "../understanding/understand.ts"
import { type Deed, deedOf, findPaymentUntil } from "./deeds.ts"

/** Something that a person may confirm with one key: what was said, and what would follow. */
export interface Proposal {
  readonly intent: Intent
  readonly deed: Deed
  readonly certaintyPercent: number
  /** The sentence that says it, as it was written. */
  readonly sentence: string | null
  /** The day promised, or the last day on which nothing is sent; null when nobody said one. */
  readonly on: Day | null
  readonly amountCents: Cents | null
  /** Of the invoices that are open, those that it is about. */
  readonly invoices: readonly string[]
}

/** What was read of a whole mail when it came in. */
export interface MainReading {
  readonly intent: Intent
  readonly certaintyPercent: number
  readonly sentence: string | null
  readonly promisedOn: Day | null
  readonly amountCents: Cents | null
  readonly returnsOn: Day | null
}

/** Another thing said in the same mail is proposed from this certainty on. */
const ALSO_CERTAIN = 0.7
const SAYS_LITTLE: readonly Intent[] = ["thanks", "other", "out-of-office"]
const WITH_AMOUNT: readonly Deed[] = ["promise", "find-payment", "dispute"]

/**
 * What an answer proposes: what the whole of it was read as, then what other sentences say besides
 * ("the first one is paid, we contest the second"). `openNumbers` are the customer's open invoices.
 */
export function proposalsOf(
  own: string,
  main: MainReading,
  openNumbers: readonly string[],
  mailOn: Day,
  today: Day,
): Proposal[] {
  const spans = sentencesOf(own)
  const mainSpan = spans.find((span) => span.text === main.sentence)
  const named = invoicesNamed(mainSpan?.text ?? own, openNumbers)
  const first: Proposal = {
    ...{ intent: main.intent, deed: deedOf(main.intent), certaintyPercent: main.certaintyPercent },
    ...{ sentence: main.sentence, amountCents: main.amountCents },
    on: dayFor(main.intent, main.promisedOn, main.returnsOn, today),
    invoices: named.length > 0 ? named : invoicesNamed(own, openNumbers),
  }
  if (SAYS_LITTLE.includes(main.intent)) return [first]
  const others = new Map<Intent, Proposal>()
  for (const span of spans) {
    if (span.text === main.sentence) continue
    const { intent, certainty } = understand(span.text, mailOn)
    if (certainty < ALSO_CERTAIN || intent === main.intent || SAYS_LITTLE.includes(intent)) continue
    if (others.has(intent)) continue
    const deed = deedOf(intent)
    others.set(intent, {
      ...{ intent, deed, certaintyPercent: Math.round(certainty * 100), sentence: span.text },
      on: dayFor(intent, saidDay(own, span, mailOn)?.on ?? null, null, today),
      amountCents: WITH_AMOUNT.includes(deed) ? (amountWithin(own, span)?.cents ?? null) : null,
      invoices: invoicesNamed(span.text, openNumbers),
    })
  }
  return [first, ...others.values()]
}

function amountWithin(own: string, span: Parameters<typeof saidAmount>[1]) {
  const said = saidAmount(own, span)
  return said && span && said.start >= span.start && said.end <= span.end ? said : null
}

function dayFor(intent: Intent, said: Day | null, returnsOn: Day | null, today: Day): Day | null {
  if (intent === "already-paid") return findPaymentUntil(today)
  if (intent === "out-of-office") return returnsOn && returnsOn > today ? addDays(returnsOn, -1) : null
  return said && said >= today ? said : null
}
