import { expect, test } from "vitest"
import { testDatabase } from "../database.ts"
import { torture } from "./cruelty.ts"
import { seededRandom } from "./seeded-random.ts"

const database = await testDatabase()

test("forty senders killed at work: no message leaves twice, none is lost, every doubt can be answered", async () => {
  const found = await torture(database.url, 40, seededRandom(20260303))
  expect(found).toMatchObject({ duplicates: [], missing: [], notSent: 0 })
  expect(found.kills).toBeGreaterThanOrEqual(40)
  // Deaths after the note and after the answer leave doubts; the others never do.
  expect(found.doubts).toBeGreaterThan(0)
  expect(found.doubtsThatHadLeft).toBeGreaterThan(0)
  expect(found.doubtsThatHadLeft).toBeLessThan(found.doubts)
  // Each sender is a program of its own to start: on a busy machine that takes its time.
}, 900_000)
