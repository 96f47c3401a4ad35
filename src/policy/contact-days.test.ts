import { expect, test } from "vitest"
import { day } from "../kernel/day.ts"
import { USUAL_CALENDAR } from "./calendar.ts"
import { contactDays } from "./contact-days.ts"
import { NOTHING_OWN } from "./settings/store.ts"

const PLACE = { region: "FR", company: USUAL_CALENDAR, own: null, preferredWeekdays: [2, 3] }
const closed = (place: typeof PLACE | object, from: string, count: number) =>
  contactDays({ ...PLACE, ...place }, day(from), count)
    .filter(({ isOpen }) => !isOpen)
    .map(({ on, because }) => `${on.slice(5)} ${because?.fr}`)

test("around Easter 2026, Good Friday is closed in Alsace-Moselle alone, Easter Monday everywhere", () => {
  const weekend = ["04-04 samedi", "04-05 dimanche"]
  expect(closed({}, "2026-04-02", 6)).toEqual([...weekend, "04-06 jour férié (Lundi de Pâques)"])
  const alsace = closed({ region: "FR-67" }, "2026-04-02", 6)
  expect(alsace[0]).toMatch(/^04-03 jour férié/)
  expect(alsace).toHaveLength(4)
})

test("a customer on La Réunion keeps the abolition of slavery, its supplier in Brest does not", () => {
  const own = { ...NOTHING_OWN, region: "FR-RE" }
  // 20 December 2028 is a Wednesday.
  expect(closed({ own }, "2028-12-20", 1)[0]).toMatch(/^12-20 jour férié/)
  expect(closed({}, "2028-12-20", 1)).toEqual([])
})

test("in August the house is closed; 29 February is a day like the others; payment runs are marked, the 31st on the last", () => {
  const company = { ...USUAL_CALENDAR, closures: [{ from: "08-01", to: "08-31" }] }
  expect(closed({ company }, "2026-08-03", 5)).toEqual([
    ...["08-03", "08-04", "08-05", "08-06", "08-07"].map((on) => `${on} fermeture`),
  ])
  // 29 February 2028 is a Tuesday, and the last day of the month.
  const own = { ...NOTHING_OWN, paymentRunDays: [31] }
  expect(contactDays({ ...PLACE, own }, day("2028-02-28"), 3)).toMatchObject([
    { isOpen: true, isPreferred: false, isPaymentRun: false },
    { on: "2028-02-29", isOpen: true, isPreferred: true, isPaymentRun: true },
    { isOpen: true, isPreferred: true, isPaymentRun: false },
  ])
})
