import { expect, test } from "vitest"
import { typedRule, whenOf } from "./rule-typing.ts"

test("a rule that is opened and kept says the same as before", () => {
  const when = {
    ...{ kinds: ["professional"] as const, tags: ["chantier", "btp"], notCountries: ["FR", "BE"] },
    ...{ leastOpenCents: 1_000_00, withoutEmail: false },
  }
  expect(whenOf(typedRule({ name: "Chantiers", when, scenarioKey: "loyal" }))).toEqual(when)
})

test("what is left empty asks for nothing, and a word typed twice counts once", () => {
  const typed = {
    ...typedRule(null),
    tags: " vip ; vip, , ami",
    place: "inside" as const,
    countries: "fr, ch",
  }
  expect(whenOf(typed)).toEqual({ tags: ["vip", "ami"], countries: ["FR", "CH"] })
  expect(whenOf(typedRule(null))).toEqual({})
})
