import { expect, test } from "vitest"
import { day } from "../../kernel/day.ts"
import { whoWorksFor, worksOf } from "./stand-in.ts"

const away = (userId: string, substituteId: string, fromOn: string, toOn: string) => ({
  ...{ userId, substituteId },
  ...{ fromOn: day(fromOn), toOn: day(toOn) },
})

test("while Anne is away, Paul does her work, the first and the last day included", () => {
  const absences = [away("anne", "paul", "2026-08-03", "2026-08-14")]
  const on = (at: string) => whoWorksFor("anne", absences, day(at))
  expect(["2026-08-02", "2026-08-03", "2026-08-14", "2026-08-15"].map(on)).toEqual([
    "anne",
    "paul",
    "paul",
    "anne",
  ])
  expect(worksOf("paul", absences, day("2026-08-05"))).toEqual(new Set(["paul", "anne"]))
  expect(worksOf("anne", absences, day("2026-08-05"))).toEqual(new Set(["anne"]))
})

test("when the substitute leaves too, their own substitute takes both", () => {
  const absences = [
    away("anne", "paul", "2026-08-03", "2026-08-14"),
    away("paul", "lea", "2026-08-10", "2026-08-12"),
  ]
  expect(whoWorksFor("anne", absences, day("2026-08-11"))).toBe("lea")
  expect(worksOf("lea", absences, day("2026-08-11"))).toEqual(new Set(["lea", "anne", "paul"]))
})

test("two who stand in for each other: the work stays with whoever has it", () => {
  const absences = [
    away("anne", "paul", "2026-08-03", "2026-08-14"),
    away("paul", "anne", "2026-08-03", "2026-08-14"),
  ]
  expect(whoWorksFor("anne", absences, day("2026-08-05"))).toBe("anne")
})
