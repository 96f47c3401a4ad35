import { createHash } from "node:crypto"
import { type Day, day } from "../../kernel/day.ts"
import { INTENTS, type Intent } from "../understanding/intent.ts"

/** An answer with what a person read in it. */
export interface LabelledReply {
  readonly text: string
  readonly intent: Intent
  /** The day of the mail: "on Friday" counts from it. */
  readonly mailOn: Day
  readonly promisedOn: Day | null
  readonly amountCents: number | null
  readonly instalments: number | null
  /** The sentence that decides; null where the text is all of it. */
  readonly sentence: string | null
}

const MAIL_ON = day("2026-03-03")

/**
 * Reads a list of labelled answers, one a line: class, then @ the mail's day, > the day promised or
 * asked for, € the cents, x the number of instalments, " : " and the text, with ¶ for line ends and
 * the deciding sentence in square brackets.
 */
export function readLabelled(list: string): LabelledReply[] {
  return list
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const [head = "", ...rest] = line.split(" : ")
      const [intent = "", ...marks] = head.split(" ")
      const mark = (sign: string) => marks.find((each) => each.startsWith(sign))?.slice(1) ?? null
      const marked = rest.join(" : ").replaceAll("¶", "\n")
      const on = mark(">")
      return {
        text: marked.replace(/[[\]]/g, ""),
        intent: intentNamed(intent),
        mailOn: day(mark("@") ?? MAIL_ON),
        promisedOn: on === null ? null : day(on),
        amountCents: numberOf(mark("€")),
        instalments: numberOf(mark("x")),
        sentence: /\[([^\]]+)\]/.exec(marked)?.[1] ?? null,
      }
    })
}

/** True for the quarter that no rule and no weight was tuned on. It hangs on the text alone. */
export function isHeldOut(reply: LabelledReply): boolean {
  return createHash("sha256").update(reply.text).digest()[0]! % 4 === 0
}

const numberOf = (text: string | null): number | null => (text === null ? null : Number(text))

function intentNamed(name: string): Intent {
  const known = INTENTS.find((intent) => intent === name)
  if (!known) throw new TypeError(`not a class of answers: ${name}`)
  return known
}
