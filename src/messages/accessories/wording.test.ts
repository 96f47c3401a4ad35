import { expect, test } from "vitest"
import { compose } from "../compose.ts"
import { sampleInput } from "../templates/sample.ts"
import { shippedTemplate } from "../templates/store.ts"

test.each(["firm-email", "formal-notice"] as const)(
  "%s speaks of penalties only where the step announces or claims them",
  (key) => {
    for (const language of ["fr", "en"] as const) {
      for (const saysPenalties of [true, false]) {
        const input = { ...sampleInput(key, { many: false }), saysPenalties }
        const { text } = compose(input, shippedTemplate(key, language))
        expect([language, saysPenalties, /441-10|1231-6/.test(text)]).toEqual([
          language,
          saysPenalties,
          saysPenalties,
        ])
      }
    }
  },
)
