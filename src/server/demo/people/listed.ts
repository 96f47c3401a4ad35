import type { SituationName } from "../situations/situation.ts"

/** How somebody pays, in words; habits.ts has the days. */
export type HabitName = "early" | "on time" | "a little late" | "late" | "very late" | "public" | "never"

/** A customer as these lists name it; everything else is worked out from it. */
export interface Listed {
  readonly name: string
  /** The street; null: the address is not known. */
  readonly street: string | null
  /** Postal code, a blank, the town. */
  readonly town: string | null
  readonly contact: string | null
  readonly habit: HabitName
  /** About how many days between two invoices; null: no regular customer. */
  readonly everyDays: number | null
  /** An invoice before tax, in euros: least and most. */
  readonly euros: readonly [number, number]
  readonly kind?: "professional" | "consumer" | "public"
  readonly country?: string
  readonly language?: string
  readonly currency?: string
  readonly email?: "none" | "bounced"
  readonly phone?: "none"
  readonly tags?: readonly string[]
  readonly notes?: string
  /** Where it stands on the first morning; none: its habit alone decides. */
  readonly situation?: SituationName
}
