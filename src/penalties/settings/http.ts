/**
 * GET, PUT /penalty-settings                  how the company computes penalties
 * GET, PUT /customers/{id}/penalty-settings   what one customer's contract says
 */
import { z } from "@hono/zod-openapi"
import { author, type CompanyRouter, get, inBooks, put, sentenceOut } from "../../kernel/http.ts"
import { parseRate, rateText } from "../../kernel/rate.ts"
import { contractFloor, rateBook } from "../../law/rates.ts"
import { halfYearOf } from "../../law/rules/half-year.ts"
import { existingCustomer } from "../../ledger/facts/store.ts"
import { record } from "../../ledger/journal/store.ts"
import type { PenaltySettings } from "../claim.ts"
import { floorCaution } from "../describe.ts"
import { enteredRates } from "../rates/store.ts"
import { type ChosenSettings, readChosen, readSettings, saveChosen } from "./store.ts"

const choices = {
  rateBasis: z.enum(["refixed", "frozen"]),
  dayBasis: z.enum(["365", "actual"]),
  rounding: z.enum(["total", "segment"]),
  allocation: z.enum(["interest-first", "principal-first"]),
}
const ratePct = z
  .string()
  .refine((text) => parseRate(text) !== null, "expected a yearly rate in percent, such as 12.15")
  .openapi({ example: "15.00" })
const chosen = z.object({
  contractRatePct: ratePct.nullable(),
  rateBasis: choices.rateBasis.nullable(),
  dayBasis: choices.dayBasis.nullable(),
  rounding: choices.rounding.nullable(),
  allocation: choices.allocation.nullable(),
})
export const penaltySettingsOut = z.object({
  /** What was chosen here; null where the wider choice applies. */
  chosen,
  /** What applies in the end. */
  applied: z.object({ contractRatePct: z.string().nullable(), ...choices }),
  /** What to know of the contract rate: below the legal minimum of this half-year. */
  caution: sentenceOut.nullable(),
})

const ofCompany = get("/penalty-settings", {
  summary: "How the company computes penalties",
  answer: penaltySettingsOut,
})
const setCompany = put("/penalty-settings", {
  summary: "Chooses how the company computes penalties",
  role: "owner",
  body: chosen,
  answer: penaltySettingsOut,
})
const ofCustomer = get("/customers/{id}/penalty-settings", {
  summary: "What a customer’s contract says about penalties",
  answer: penaltySettingsOut,
})
const setCustomer = put("/customers/{id}/penalty-settings", {
  summary: "Notes what a customer’s contract says about penalties",
  body: chosen,
  answer: penaltySettingsOut,
})

type Body = z.output<typeof chosen>

const fromBody = ({ contractRatePct, ...rest }: Body): ChosenSettings => ({
  ...rest,
  contractRate: contractRatePct === null ? null : parseRate(contractRatePct),
})
const toBody = <T extends PenaltySettings | ChosenSettings>({ contractRate, ...rest }: T) => ({
  ...rest,
  contractRatePct: contractRate === null ? null : rateText(contractRate),
})

/** The routes of the settings of penalties. */
export function penaltySettingRoutes(app: CompanyRouter): void {
  const show = (c: Parameters<typeof inBooks>[0], customerId: string | null) =>
    inBooks(c, async (tx) => {
      const settingsOf = await readSettings(tx, customerId === null ? [] : [customerId])
      const applied = customerId === null ? settingsOf("") : settingsOf(customerId)
      const floor = contractFloor(rateBook(await enteredRates(tx)), halfYearOf(c.var.today))
      return {
        chosen: toBody(await readChosen(tx, customerId)),
        applied: toBody(applied),
        caution: floorCaution(applied.contractRate, floor),
      }
    })
  const save = (c: Parameters<typeof inBooks>[0], customerId: string | null, body: Body) =>
    inBooks(c, async (tx) => {
      const by = author(c)
      if (customerId !== null) await existingCustomer(tx, customerId)
      await saveChosen(tx, customerId, fromBody(body), by)
      const { now: happenedAt, today: onDay, actor } = by
      await record(tx, [
        { happenedAt, onDay, actor, kind: "penalties.settings-changed", customerId, payload: { ...body } },
      ])
    })
  app.openapi(ofCompany, async (c) => c.json(await show(c, null), 200))
  app.openapi(setCompany, async (c) => {
    await save(c, null, c.req.valid("json"))
    return c.json(await show(c, null), 200)
  })
  app.openapi(ofCustomer, async (c) => c.json(await show(c, c.req.valid("param").id), 200))
  app.openapi(setCustomer, async (c) => {
    const { id } = c.req.valid("param")
    await save(c, id, c.req.valid("json"))
    return c.json(await show(c, id), 200)
  })
}
