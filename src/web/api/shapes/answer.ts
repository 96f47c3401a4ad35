import type { z } from "zod"
import type { Day } from "../../../kernel/day.ts"

/** Fields that hold a day in the answers of the API. */
type DayKey = `${string}On` | "on" | "until" | "promisedFor" | "answerBy"

type WithDays<T> = T extends readonly (infer Item)[]
  ? readonly WithDays<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Key extends DayKey ? DayIn<T[Key]> : WithDays<T[Key]> }
    : T

type DayIn<T> = T extends string ? Day : T

/** What the server answers by one of its schemas: the same truth here and there. */
export type Answer<Schema extends z.ZodType> = WithDays<z.output<Schema>>
