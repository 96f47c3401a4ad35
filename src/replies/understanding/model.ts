import type { Features } from "./features.ts"
import { INTENTS, type Intent } from "./intent.ts"

/** A linear model as it is stored: per feature its weights in thousandths, in the order of INTENTS. */
export interface Model {
  readonly bias: readonly number[]
  readonly weights: Readonly<Record<string, readonly number[]>>
}

/** How likely each class is, from 0 to 1, together 1. */
export type Likelihoods = Readonly<Record<Intent, number>>

/** Weighs the features of a text with a model. */
export function weigh(model: Model, features: Features): Likelihoods {
  const scores = model.bias.map((weight) => weight / 1000)
  for (const [name, strength] of features) {
    const weights = Object.hasOwn(model.weights, name) ? model.weights[name] : undefined
    weights?.forEach((weight, index) => {
      scores[index] = scores[index]! + (strength * weight) / 1000
    })
  }
  return likelihoodsOf(scores)
}

/** Scores into likelihoods (softmax). */
export function likelihoodsOf(scores: readonly number[]): Likelihoods {
  const most = Math.max(...scores)
  const powers = scores.map((score) => Math.exp(score - most))
  const sum = powers.reduce((total, power) => total + power, 0)
  return Object.fromEntries(INTENTS.map((intent, index) => [intent, powers[index]! / sum])) as Likelihoods
}

/** The likeliest of the classes, and how likely. */
export function likeliest(likelihoods: Likelihoods): { readonly intent: Intent; readonly certainty: number } {
  const [intent] = [...INTENTS].sort((a, b) => likelihoods[b] - likelihoods[a])
  return { intent: intent!, certainty: likelihoods[intent!] }
}
