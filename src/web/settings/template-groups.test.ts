import { expect, test } from "vitest"
import { TEMPLATE_KEYS } from "../../messages/templates/template.ts"
import { TEMPLATE_GROUPS, templateGroup } from "./template-groups.ts"

const keysOf = (group: string) =>
  TEMPLATE_KEYS.filter((templateKey) => templateGroup({ templateKey }) === group)

test("every message stands under one heading, and what asks for money under the first", () => {
  expect(keysOf("reminders")).toEqual([
    ...["courtesy-before", "friendly-email", "second-friendly", "firm-email"],
    ...["formal-notice", "public-firm", "public-claim", "sms-reminder"],
  ])
  expect(keysOf("corrections").at(-1)).toBe("corrected-invoice")
  expect(keysOf("house")).toEqual(["phone-call", "ask-salesperson"])
  expect(TEMPLATE_GROUPS.flatMap(keysOf)).toHaveLength(TEMPLATE_KEYS.length)
})
