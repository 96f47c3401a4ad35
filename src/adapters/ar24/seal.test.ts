import { expect, test } from "vitest"
import { oneTimeCode, requestDate, sealed, signatureOf, unsealed } from "./seal.ts"

const DATE = "2021-05-26 14:00:00"
const KEY = "7X9gx9E3Qx4EiUdB63nc"

test("the example of AR24’s own documentation comes out, both ways", () => {
  expect(signatureOf(DATE, KEY)).toBe("bDop0cbjKpkySlpvnNGvBMg7PuYFFgPPqTTS2RAHoY0=")
  expect(unsealed("WwBOU6s8DaMWmYdctBJwfuoujFgVygBUjhsbdf8eWqQ=", DATE, KEY)).toContain("SUCCESS")
  expect(unsealed(sealed("é", DATE, KEY), DATE, KEY)).toBe("é")
})

test("requests are dated by the clock of Paris, in summer and in winter", () => {
  expect(requestDate(new Date("2026-07-01T08:00:00Z"))).toBe("2026-07-01 10:00:00")
  expect(requestDate(new Date("2026-12-01T23:30:05Z"))).toBe("2026-12-02 00:30:05")
})

test("the one-time codes are those of RFC 6238, appendix B, on six digits", () => {
  // The secret of the RFC, "12345678901234567890", in base 32.
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
  const codeAt = (seconds: number) => oneTimeCode(secret, new Date(seconds * 1_000))
  expect([59, 1_111_111_109, 1_234_567_890, 20_000_000_000].map(codeAt)).toEqual([
    ...["287082", "081804", "005924", "353130"],
  ])
})
