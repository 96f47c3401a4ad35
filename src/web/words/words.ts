import type { french } from "./fr.ts"

/** Texts of the same shape, in any language. */
type Translated<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? (...values: Values) => string
    : { readonly [Key in keyof T]: Translated<T[Key]> }

/** The dictionary of the interface: French sets the shape, a missing key elsewhere does not compile. */
export type Words = Translated<typeof french>
