import { expect, test } from "vitest"
import { contestedLines, contestedSum } from "./contested.ts"

const lines = (...typed: [string, string][]) => typed.map(([label, amount], key) => ({ key, label, amount }))

test("contested lines add up while they are typed, and empty ones are left out", () => {
  const typed = lines(["Pose", "80,10"], ["", ""], [" Déplacement ", "40,2"])
  expect(contestedSum(typed)).toBe(120_30)
  expect(contestedLines(typed)).toEqual([
    { label: "Pose", cents: 80_10 },
    { label: "Déplacement", cents: 40_20 },
  ])
})

test("a line without its words or its amount keeps the dispute from being noted", () => {
  expect(contestedLines(lines(["Pose", "80"], ["Déplacement", ""]))).toBeNull()
  expect(contestedLines(lines(["Pose", "80"], ["", "40"]))).toBeNull()
  expect(contestedLines(lines(["Pose", "quatre-vingts"]))).toBeNull()
  expect(contestedLines(lines(["", ""]))).toBeNull()
})
