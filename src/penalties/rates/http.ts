/**
 * GET    /rates                        the rates of each half-year, where they were read, what is missing
 * PUT    /rates                        enters a rate with its source
 * DELETE /rates/{name}/{halfYear}      takes an entered rate away
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  done,
  get,
  inBooks,
  listOf,
  put,
  sentenceOut,
  typedText,
} from "../../kernel/http.ts"
import { parseRate, rateText } from "../../kernel/rate.ts"
import { contractFloor, type KnownRate, rateBook } from "../../law/rates.ts"
import { type HalfYear, halfYearOf, nextHalfYear, parseHalfYear } from "../../law/rules/half-year.ts"
import type { RateName } from "../../law/rules/rates.ts"
import { enteredRates } from "./store.ts"
import { enterRate, withdrawRate } from "./workflows.ts"

const NAMES = ["legal", "individual", "ecb"] as const
const rateName = z.enum(NAMES)
const halfYear = z
  .string()
  .refine((text) => parseHalfYear(text) !== null, "expected a half-year, such as 2027-S1")
  .openapi({ example: "2027-S1" })

const knownOut = z
  .object({
    ...{ ratePct: z.string(), source: z.string(), caution: sentenceOut.nullable() },
    status: z.enum(["official", "secondary", "contested", "unknown", "entered"]),
  })
  .nullable()
export const halfYearOut = z.object({
  ...{ halfYear: z.string(), legal: knownOut, individual: knownOut, ecb: knownOut },
  contractFloorPct: z.string().nullable(),
})
const list = get("/rates", {
  summary: "The rates of each half-year, where they were read, and what is missing",
  answer: z.object({ halfYears: listOf(halfYearOut) }),
})
const enter = put("/rates", {
  summary: "Enters the rate of a half-year with its source",
  role: "owner",
  body: z.object({
    name: rateName,
    halfYear,
    ratePct: z.string().refine((text) => parseRate(text) !== null, "expected a rate, such as 2.65"),
    source: typedText(300).min(3),
  }),
  answer: done,
})
const remove = act("delete", "/rates/{name}/{halfYear}", {
  summary: "Takes an entered rate away",
  role: "owner",
  answer: done,
})

const FIRST: HalfYear = "2013-S1"

/** The routes of the rates. */
export function rateRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const book = rateBook(await inBooks(c, enteredRates))
    const halves: HalfYear[] = []
    const end = nextHalfYear(nextHalfYear(halfYearOf(c.var.today)))
    for (let half = FIRST; half !== end; half = nextHalfYear(half)) halves.push(half)
    const out = (known: KnownRate | null) =>
      known && { ...known, ratePct: rateText(known.rate), caution: known.caution ?? null }
    return c.json(
      {
        halfYears: halves.reverse().map((half) => {
          const floor = contractFloor(book, half)
          const [legal, individual, ecb] = NAMES.map((name) => out(book.find(name, half)))
          return {
            ...{ halfYear: half as string, legal: legal!, individual: individual!, ecb: ecb! },
            contractFloorPct: floor === null ? null : rateText(floor),
          }
        }),
      },
      200,
    )
  })
  app.openapi(enter, async (c) => {
    const { name, halfYear: half, ratePct, source } = c.req.valid("json")
    const entered = { name, half: half as HalfYear, rate: parseRate(ratePct)!, source }
    await inBooks(c, (tx) => enterRate(tx, entered, author(c)))
    return c.json({ ok: true as const }, 200)
  })
  app.openapi(remove, async (c) => {
    const { name, halfYear: half } = c.req.valid("param")
    await inBooks(c, (tx) => withdrawRate(tx, name as RateName, half as HalfYear, author(c)))
    return c.json({ ok: true as const }, 200)
  })
}
