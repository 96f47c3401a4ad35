import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { instalmentsIn } from "../../src/replies/extraction/instalments.ts"
import { saidAmount, saidDay } from "../../src/replies/extraction/said-figures.ts"
import { isHeldOut, type LabelledReply, readLabelled } from "../../src/replies/training/labelled.ts"
import { INTENTS, type Intent } from "../../src/replies/understanding/intent.ts"
import { type Reading, understand } from "../../src/replies/understanding/understand.ts"
import type { Measure } from "../result.ts"

const FOLDER = join(import.meta.dirname, "..", "..", "src", "replies", "training")

interface Tried {
  readonly reply: LabelledReply
  readonly reading: Reading
}

/** The labelled answers that nothing was tuned on, as they are read. */
export function heldOutRead(): Tried[] {
  const lists = readdirSync(FOLDER).filter((name) => name.endsWith(".txt"))
  return lists
    .flatMap((name) => readLabelled(readFileSync(join(FOLDER, name), "utf8")))
    .filter(isHeldOut)
    .map((reply) => ({ reply, reading: understand(reply.text, reply.mailOn) }))
}

/** Precision and recall of each class on the answers that nothing was tuned on. */
export function answersMeasured(tried: readonly Tried[]): Measure[] {
  const told = tried.filter(({ reading }) => reading.intent !== "other")
  const share = (what: string, part: readonly unknown[], of: readonly unknown[]): Measure => ({
    what: `${what} (${part.length} of ${of.length})`,
    value: of.length === 0 ? 100 : Math.round((1000 * part.length) / of.length) / 10,
    unit: "%",
  })
  const isRight = ({ reply, reading }: Tried) => reply.intent === reading.intent
  return [
    share("answers read rightly", tried.filter(isRight), tried),
    share("of those given a class, rightly", told.filter(isRight), told),
    ...INTENTS.flatMap((intent) => {
      const [said, meant] = [ofRead(tried, intent), tried.filter(({ reply }) => reply.intent === intent)]
      return [
        share(`${intent}: precision`, said.filter(isRight), said),
        share(`${intent}: recall`, meant.filter(isRight), meant),
      ]
    }),
    ...figuresMeasured(tried, share),
  ]
}

const ofRead = (tried: readonly Tried[], intent: Intent): Tried[] =>
  tried.filter(({ reading }) => reading.intent === intent)

function figuresMeasured(
  tried: readonly Tried[],
  share: (what: string, part: readonly unknown[], of: readonly unknown[]) => Measure,
): Measure[] {
  const paying = tried.filter(({ reply }) => ["will-pay", "asks-time"].includes(reply.intent))
  const withSentence = tried.filter(({ reply }) => reply.sentence !== null)
  return [
    share(
      "promised day, or that there is none",
      paying.filter(
        ({ reply, reading }) =>
          (saidDay(reply.text, reading.sentence, reply.mailOn)?.on ?? null) === reply.promisedOn,
      ),
      paying,
    ),
    share(
      "amount, or that there is none",
      paying.filter(
        ({ reply, reading }) =>
          (saidAmount(reply.text, reading.sentence)?.cents ?? null) === reply.amountCents,
      ),
      paying,
    ),
    share(
      "number of instalments",
      paying.filter(({ reply }) => instalmentsIn(reply.text) === reply.instalments),
      paying,
    ),
    share(
      "deciding sentence",
      withSentence.filter(({ reply, reading }) => overlap(reading.sentence?.text ?? "", reply.sentence!)),
      withSentence,
    ),
  ]
}

const overlap = (a: string, b: string): boolean => a.includes(b.slice(0, 20)) || b.includes(a.slice(0, 20))

/** Which class was read (columns) for which was meant (rows). */
export function confusion(tried: readonly Tried[]): Record<string, Record<string, number | string>> {
  return Object.fromEntries(
    INTENTS.map((meant) => [
      meant,
      Object.fromEntries(
        INTENTS.map((read) => {
          const count = tried.filter(
            ({ reply, reading }) => reply.intent === meant && reading.intent === read,
          ).length
          return [read.slice(0, 9), count === 0 ? "" : count]
        }),
      ),
    ]),
  )
}
