import type { Day } from "../../kernel/day.ts"
import { featuresOf } from "./features.ts"
import { INTENTS, type Intent } from "./intent.ts"
import { MODEL } from "./model.generated.ts"
import { type Likelihoods, likeliest, type Model, weigh } from "./model.ts"
import { type SentenceSpan, sentencesOf } from "./sentences.ts"

/** What an answer says, how certain that is, and the sentence that says it. */
export interface Reading {
  readonly intent: Intent
  /** From 0 to 1; what was told below LEAST_CERTAINTY is "other". */
  readonly certainty: number
  /** The class that was likeliest, certain or not. */
  readonly likeliest: Intent
  readonly likelihoods: Likelihoods
  readonly sentence: SentenceSpan | null
}

/** Below this certainty a person should read the answer: it is "other". */
export const LEAST_CERTAINTY = 0.5
/** How much the clearest single sentence weighs against the mail as a whole. */
const SENTENCE_SHARE = 0.5
const MOST_SENTENCES = 40

/** Reads an answer’s own words. */
export const understand = (own: string, mailOn: Day): Reading => readWith(MODEL, own, mailOn)

/** Reads an answer’s own words with a given model. */
export function readWith(model: Model, own: string, mailOn: Day): Reading {
  const whole = weigh(model, featuresOf(own, mailOn))
  const sentences = sentencesOf(own)
    .slice(0, MOST_SENTENCES)
    .map((span) => ({ span, likelihoods: weigh(model, featuresOf(span.text, mailOn)) }))
  const clearest = sentences
    .filter(({ span }) => !isCourtesy(span.text))
    .map(({ likelihoods }) => likelihoods)
    .toSorted((a, b) => clarity(b) - clarity(a))[0]
  const likelihoods = clearest && sentences.length > 1 ? mixed(whole, clearest) : whole
  const { intent, certainty } = likeliest(likelihoods)
  const [best] = sentences.toSorted((a, b) => b.likelihoods[intent] - a.likelihoods[intent])
  const isSure = certainty >= LEAST_CERTAINTY
  return {
    intent: isSure ? intent : "other",
    certainty,
    likeliest: intent,
    likelihoods,
    sentence: best?.span ?? null,
  }
}

const clarity = (likelihoods: Likelihoods): number =>
  Math.max(
    ...INTENTS.filter((intent) => intent !== "other" && intent !== "thanks").map(
      (intent) => likelihoods[intent],
    ),
  )

const isCourtesy = (sentence: string): boolean =>
  /^(bonjour|bonsoir|madame|monsieur|cordialement|merci( d['’]avance| beaucoup)?|bonne journée|hello|hi|best regards)[\s,.!]*$/i.test(
    sentence,
  )

function mixed(whole: Likelihoods, sentence: Likelihoods): Likelihoods {
  return Object.fromEntries(
    INTENTS.map((intent) => [
      intent,
      (1 - SENTENCE_SHARE) * whole[intent] + SENTENCE_SHARE * sentence[intent],
    ]),
  ) as Likelihoods
}
