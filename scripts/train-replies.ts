/**
 * Trains the model that reads answers, from the labelled answers in src/replies/training, and writes
 * src/replies/understanding/model.generated.ts. The held-out quarter is left out. `--try` writes nothing
 * and tells how the other three quarters do against each other (five folds).
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { isHeldOut, type LabelledReply, readLabelled } from "../src/replies/training/labelled.ts"
import { type Features, featuresOf } from "../src/replies/understanding/features.ts"
import { INTENTS, type Intent } from "../src/replies/understanding/intent.ts"
import { likelihoodsOf, type Model } from "../src/replies/understanding/model.ts"
import { readWith } from "../src/replies/understanding/understand.ts"

const ROOT = join(import.meta.dirname, "..")
const ROUNDS = 400
const STEP = 0.6
const MOMENTUM = 0.9
const DECAY = 0.0012
const SENTENCE_WEIGHT = 0.7
/** A feature seen in fewer texts than this tells nothing. */
const LEAST_SEEN = 2
/** Weights below this many thousandths are dropped. */
const LEAST_WEIGHT = 25
const CLASSES = INTENTS.length

interface Example {
  /** Where the features stand, and how strong they are. */
  readonly at: Int32Array
  readonly strength: Float64Array
  readonly wanted: number
  readonly weight: number
}

/** Fits a linear model to labelled answers: softmax regression by gradient descent, without chance. */
export function train(replies: readonly LabelledReply[]): Model {
  const texts = replies.flatMap((reply) => [
    { features: featuresOf(reply.text, reply.mailOn), intent: reply.intent, weight: 1 },
    ...(reply.sentence === null || reply.sentence.length > 0.9 * reply.text.length
      ? []
      : [
          {
            features: featuresOf(reply.sentence, reply.mailOn),
            intent: reply.intent,
            weight: SENTENCE_WEIGHT,
          },
        ]),
  ])
  const names = namesSeen(texts.map((text) => text.features))
  const index = new Map(names.map((name, at) => [name, at]))
  const shares = new Map(INTENTS.map((intent) => [intent, texts.filter((t) => t.intent === intent).length]))
  const balance = (intent: Intent) =>
    Math.sqrt(texts.length / INTENTS.length / Math.max(1, shares.get(intent)!))
  const examples = texts.map(({ features, intent, weight }): Example => {
    const known = [...features].filter(([name]) => index.has(name))
    return {
      at: Int32Array.from(known, ([name]) => index.get(name)! * CLASSES),
      strength: Float64Array.from(known, ([, strength]) => strength),
      wanted: INTENTS.indexOf(intent),
      weight: weight * balance(intent),
    }
  })
  return stored(names, descend(examples, names.length))
}

function namesSeen(texts: readonly Features[]): string[] {
  const seen = new Map<string, number>()
  for (const features of texts) for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1)
  return [...seen]
    .filter(([, count]) => count >= LEAST_SEEN)
    .map(([name]) => name)
    .sort()
}

/** The weights, class by class within feature by feature; the bias comes last. */
function descend(examples: readonly Example[], features: number): Float64Array {
  const size = (features + 1) * CLASSES
  const [weights, speed, slope] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  const total = examples.reduce((sum, example) => sum + example.weight, 0)
  for (let round = 0; round < ROUNDS; round++) {
    slope.fill(0)
    for (const example of examples) addSlope(slope, weights, example, total)
    for (let at = 0; at < size; at++) {
      const decay = at < features * CLASSES ? DECAY * weights[at]! : 0
      speed[at] = MOMENTUM * speed[at]! - STEP * (slope[at]! + decay)
      weights[at] = weights[at]! + speed[at]!
    }
  }
  return weights
}

function addSlope(slope: Float64Array, weights: Float64Array, example: Example, total: number): void {
  const { at, strength } = example
  const bias = weights.length - CLASSES
  const scores = Array.from(weights.subarray(bias))
  for (let each = 0; each < at.length; each++) {
    for (let k = 0; k < CLASSES; k++) scores[k] = scores[k]! + weights[at[each]! + k]! * strength[each]!
  }
  const likelihoods = likelihoodsOf(scores)
  const misses = INTENTS.map(
    (intent, k) => ((likelihoods[intent] - Number(k === example.wanted)) * example.weight) / total,
  )
  for (let k = 0; k < CLASSES; k++) slope[bias + k]! += misses[k]!
  for (let each = 0; each < at.length; each++) {
    for (let k = 0; k < CLASSES; k++) slope[at[each]! + k]! += misses[k]! * strength[each]!
  }
}

function stored(names: readonly string[], weights: Float64Array): Model {
  const thousandths = (from: number) =>
    Array.from(weights.subarray(from, from + CLASSES), (weight) => Math.round(weight * 1000) || 0)
  const kept = names.flatMap((name, index) => {
    const row = thousandths(index * CLASSES)
    return row.some((weight) => Math.abs(weight) >= LEAST_WEIGHT) ? [[name, row] as const] : []
  })
  return { bias: thousandths(names.length * CLASSES), weights: Object.fromEntries(kept) }
}

/** The labelled answers that may be tuned on. */
function tunable(): LabelledReply[] {
  const folder = join(ROOT, "src/replies/training")
  const lists = readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
  return lists
    .flatMap((name) => readLabelled(readFileSync(join(folder, name), "utf8")))
    .filter((reply) => !isHeldOut(reply))
}

function tryFolds(replies: readonly LabelledReply[], folds = 5): void {
  const tries = Array.from({ length: folds }, (_, fold) => fold).flatMap((fold) => {
    const model = train(replies.filter((_, at) => at % folds !== fold))
    return replies
      .filter((_, at) => at % folds === fold)
      .map((reply) => ({ reply, read: readWith(model, reply.text, reply.mailOn) }))
  })
  const right = tries.filter(({ reply, read }) => reply.intent === read.likeliest)
  console.log(`likeliest class right: ${right.length} of ${tries.length}`)
  for (const least of [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7]) {
    const sure = tries.filter(({ read }) => read.certainty >= least)
    const sureRight = sure.filter(({ reply, read }) => reply.intent === read.likeliest)
    console.log(
      `  certainty from ${least}: ${sure.length} told, ${((100 * sureRight.length) / sure.length).toFixed(1)} % right`,
    )
  }
  for (const { reply, read } of tries) {
    if (reply.intent !== read.likeliest)
      console.log(
        `${reply.intent} read as ${read.likeliest} (${read.certainty.toFixed(2)}): ${JSON.stringify(reply.text.slice(0, 160))}`,
      )
  }
}

if (import.meta.main) {
  const replies = tunable()
  if (process.argv.includes("--try")) tryFolds(replies)
  else {
    const { bias, weights } = train(replies)
    const rows = Object.entries(weights).map(([name, row]) => `${JSON.stringify(name)}:[${row.join(",")}]`)
    const head = "// Written by scripts/train-replies.ts from src/replies/training. Do not edit.\n"
    const text = `${head}import type { Model } from "./model.ts"\n\nexport const MODEL: Model = {\nbias: [${bias.join(",")}],\nweights: {\n${rows.join(",\n")}\n}}\n`
    writeFileSync(join(ROOT, "src/replies/understanding/model.generated.ts"), text)
    console.log(`${replies.length} answers, ${rows.length} features, ${Math.round(text.length / 1000)} kB`)
  }
}
