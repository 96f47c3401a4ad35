import { type Day, parseDay } from "../../kernel/day.ts"
import { amountWords, dayWords, type Language, type Sentence } from "../../kernel/wording.ts"
import { stepLabel } from "../../policy/step-words.ts"
import type { Happening } from "./happening.ts"

/** What a happening carries, read with care: old entries and erased ones may lack anything. */
export class Details {
  readonly #details: Readonly<Record<string, unknown>>

  constructor(happening: Happening) {
    this.#details = happening.details
  }

  /** A text that is not blank; null otherwise. */
  text(name: string): string | null {
    const value = this.#details[name]
    return typeof value === "string" && value.trim() !== "" ? value.trim() : null
  }

  /** "1 234,56 €"; null without an amount. */
  amount(language: Language, name = "amountCents"): string | null {
    const value = this.#details[name]
    if (typeof value !== "number" || !Number.isSafeInteger(value)) return null
    return amountWords(value, this.text("currency") ?? "EUR", language)
  }

  /** "3 mars 2026"; null without a day. */
  day(language: Language, name: string): string | null {
    const on: Day | null = parseDay(this.text(name)?.slice(0, 10) ?? "")
    return on && dayWords(on, language)
  }

  /** The name of the step: "Première relance". */
  step(): Sentence {
    return stepLabel(this.text("stepKey") ?? "")
  }

  /** A sentence that was kept in both languages. */
  sentence(name: string): Sentence | null {
    const value = this.#details[name]
    if (typeof value !== "object" || value === null) return null
    const { fr, en } = value as Partial<Sentence>
    return typeof fr === "string" && typeof en === "string" ? { fr, en } : null
  }

  /** A yes; false for a no and where nothing is said. */
  flag(name: string): boolean {
    return this.#details[name] === true
  }

  /** True when the text is one of these. */
  is(name: string, ...values: readonly string[]): boolean {
    return values.includes(this.text(name) ?? "")
  }
}
