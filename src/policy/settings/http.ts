/**
 * GET    /contact-calendar                 the days and hours on which the company writes and calls
 * PUT    /contact-calendar                 sets them
 * GET    /tariff                           what one message by each channel costs
 * PUT    /tariff                           sets it
 * GET    /customers/{id}/contact-calendar  what differs for a customer
 * PUT    /customers/{id}/contact-calendar  sets it
 * DELETE /customers/{id}/contact-calendar  as for everybody again
 * POST   /contact-day-previews             the next days under a calendar, before it is set
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  dayOut,
  done,
  get,
  identifier,
  inBooks,
  listOf,
  post,
  put,
  sentenceOut,
} from "../../kernel/http.ts"
import { companyCalendarShape, customerCalendarShape, tariffShape } from "../calendar-shape.ts"
import { readConduct } from "../conduct/store.ts"
import { NOTHING_OWN, readCustomerSettings } from "./store.ts"
import { changeCalendar, changeCustomerCalendar, changeTariff, previewContactDays } from "./workflows.ts"

const calendar = get("/contact-calendar", {
  summary: "The days and hours of contact",
  answer: companyCalendarShape.readonly(),
})
const setCalendar = put("/contact-calendar", {
  summary: "Set the days and hours of contact",
  role: "owner",
  body: companyCalendarShape,
  answer: done,
})
const tariff = get("/tariff", { summary: "What one message by each channel costs", answer: tariffShape })
const setTariff = put("/tariff", {
  summary: "Set what one message by each channel costs",
  role: "owner",
  body: tariffShape,
  answer: done,
})
const own = get("/customers/{id}/contact-calendar", {
  summary: "What differs for a customer in the days and hours of contact",
  answer: z.object({ differs: z.boolean(), calendar: customerCalendarShape }),
})
const setOwn = put("/customers/{id}/contact-calendar", {
  summary: "Set what differs for a customer",
  body: customerCalendarShape,
  answer: done,
})
const dropOwn = act("delete", "/customers/{id}/contact-calendar", {
  summary: "Contact a customer as everybody again",
  answer: done,
})
const preview = post("/contact-day-previews", {
  summary: "The next days under a calendar, before it is set",
  role: "reader",
  body: z.object({
    calendar: companyCalendarShape.optional().openapi({ description: "the company’s; absent: as set" }),
    customerId: identifier.optional(),
    own: customerCalendarShape.nullable().optional().openapi({ description: "what differs for it" }),
    days: z.int().min(1).max(120).default(42),
  }),
  answer: z.object({
    region: z.string(),
    scenarioKey: z.string(),
    scenarioName: z.string(),
    ...{ leastGapDays: z.number(), contactsPer30Days: z.number(), preferredWeekdays: listOf(z.number()) },
    days: listOf(
      z.object({
        on: dayOut,
        because: sentenceOut.nullable(),
        ...{ isOpen: z.boolean(), isPreferred: z.boolean(), isPaymentRun: z.boolean() },
      }),
    ),
  }),
})
const OK = { ok: true as const }

/** The routes of the calendar of contacts and of the tariff. */
export function contactCalendarRoutes(app: CompanyRouter): void {
  app.openapi(calendar, async (c) => {
    const conduct = await inBooks(c, readConduct)
    return c.json(conduct.calendar as z.output<typeof companyCalendarShape>, 200)
  })
  app.openapi(setCalendar, async (c) => {
    await inBooks(c, (tx) => changeCalendar(tx, c.req.valid("json"), author(c)))
    return c.json(OK, 200)
  })
  app.openapi(tariff, async (c) => c.json((await inBooks(c, readConduct)).tariff, 200))
  app.openapi(setTariff, async (c) => {
    await inBooks(c, (tx) => changeTariff(tx, c.req.valid("json"), author(c)))
    return c.json(OK, 200)
  })
  app.openapi(own, async (c) => {
    const { id } = c.req.valid("param")
    const set = (await inBooks(c, (tx) => readCustomerSettings(tx, [id]))).get(id)?.calendar ?? null
    const shown = (set ?? NOTHING_OWN) as z.output<typeof customerCalendarShape>
    return c.json({ differs: set !== null, calendar: shown }, 200)
  })
  app.openapi(setOwn, async (c) => {
    const { id } = c.req.valid("param")
    await inBooks(c, (tx) => changeCustomerCalendar(tx, id, c.req.valid("json"), author(c)))
    return c.json(OK, 200)
  })
  app.openapi(dropOwn, async (c) => {
    await inBooks(c, (tx) => changeCustomerCalendar(tx, c.req.valid("param").id, null, author(c)))
    return c.json(OK, 200)
  })
  app.openapi(preview, async (c) => {
    const tried = c.req.valid("json")
    return c.json(await inBooks(c, (tx) => previewContactDays(tx, tried, c.var.today)), 200)
  })
}
