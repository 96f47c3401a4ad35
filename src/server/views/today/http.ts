/**
 * GET    /today/list                  one list of all that waits for a person
 * POST   /snoozes                     puts one thing off for oneself, until a day
 * DELETE /snoozes/{key}               brings it back at once
 * POST   /replies/{id}/reopening      an answer was not dealt with after all
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  cents,
  dayInput,
  dayOut,
  done,
  get,
  inBooks,
  listOf,
  post,
  sentenceOut,
} from "../../../kernel/http.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { reopenReply } from "../../../ledger/facts/reopening/workflows.ts"
import { planNow } from "../../../policy/plan/http.ts"
import { ITEM_ACTIONS, KINDS } from "./item.ts"
import { todayList } from "./list.ts"
import { bringBack, putOff } from "./snoozes/store.ts"

/** One thing that waits, in an answer. */
export const todayItemOut = z.object({
  key: z.string(),
  kind: z.enum(KINDS),
  id: z.string(),
  urgency: z.number(),
  customerId: z.string().nullable(),
  customerName: z.string().nullable(),
  moneyCents: cents.nullable(),
  currency: z.string(),
  on: dayOut.nullable(),
  sentence: sentenceOut,
  because: z.string().nullable(),
  threadId: z.string().nullable(),
  quote: z.string().nullable(),
  actions: listOf(z.enum(ITEM_ACTIONS)),
  link: z.string().nullable(),
  phone: z.string().nullable(),
  forUserId: z.string().nullable(),
  ownerUserId: z.string().nullable(),
  /** Who it is for: the person it was given to, or who looks after the customer. */
  ownerName: z.string().nullable(),
  snoozedUntilOn: dayOut.nullable(),
})
/** The day of a person. */
export const todayListOut = z.object({
  on: dayOut,
  items: listOf(todayItemOut),
  counts: z.record(z.enum(KINDS), z.number()),
  total: z.number(),
  snoozed: z.number(),
  currency: z.string(),
  nextWorkOn: dayOut.nullable(),
  standsInFor: listOf(z.string()),
})

const list = get("/today/list", {
  summary: "One list of all that waits for a person, the most urgent first, by money within",
  query: z.object({
    scope: z.enum(["mine", "all"]).default("mine"),
    snoozed: z.enum(["true", "false"]).default("false"),
  }),
  answer: todayListOut,
})
const snooze = post("/snoozes", {
  summary: "Put one thing off for oneself until a day",
  role: "reader",
  body: z.object({
    key: z
      .string()
      .regex(/^[a-z]+:[\w-]+$/)
      .max(100),
    untilOn: dayInput,
  }),
  answer: done,
})
const wake = act("delete", "/snoozes/{key}", {
  summary: "Bring back at once what was put off",
  role: "reader",
  answer: done,
})
const reopen = act("post", "/replies/{id}/reopening", {
  summary: "An answer was not dealt with after all",
  answer: done,
})
const ok = { ok: true as const }

/** The routes of the day’s list. */
export function todayRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) => {
    const { scope, snoozed } = c.req.valid("query")
    await planNow(c)
    const { actor, today } = c.var
    const whose = { actor, scope, withSnoozed: snoozed === "true", today }
    return c.json(await inBooks(c, (tx) => todayList(tx, whose)), 200)
  })
  app.openapi(snooze, async (c) => {
    const { key, untilOn } = c.req.valid("json")
    if (untilOn <= c.var.today) refusePast()
    await inBooks(c, (tx) => putOff(tx, c.var.actor, { key, untilOn, at: new Date() }))
    return c.json(ok, 200)
  })
  app.openapi(wake, async (c) => {
    await inBooks(c, (tx) => bringBack(tx, c.var.actor, c.req.valid("param").key))
    return c.json(ok, 200)
  })
  app.openapi(reopen, async (c) => {
    await inBooks(c, (tx) => reopenReply(tx, c.req.valid("param").id, author(c)))
    return c.json(ok, 200)
  })
}

function refusePast(): never {
  return refuse(
    "SNOOZE_NOT_LATER",
    { fr: "Choisissez un jour après aujourd’hui.", en: "Choose a day after today." },
    { field: "untilOn" },
  )
}
