import { expect, test } from "vitest"
import { typeset } from "./typography.ts"

test("French signs get their no-break spaces, the narrow one before ; ! ?", () => {
  expect(typeset("Déjà payé ? Oui : merci ! « Bien » ; 40 € à 5 %", "fr")).toBe(
    "Déjà payé\u202f? Oui\u00a0: merci\u202f! «\u00a0Bien\u00a0»\u202f; 40\u00a0€ à 5\u00a0%",
  )
})

test("apostrophes are curly, also before a value", () => {
  expect(typeset("l'échéance d'{{ x }}", "fr")).toBe("l’échéance d’{{ x }}")
  expect(typeset("don't", "en")).toBe("don’t")
})

test("Liquid is left alone", () => {
  const source = "{% if a == 'x' %}{{ b | default: 'l ? :' }}{% endif %}"
  expect(typeset(source, "fr")).toBe(source)
})
