/**
 * GET   /              the company
 * PATCH /              its details
 */
import { z } from "@hono/zod-openapi"
import {
  author,
  type CompanyRouter,
  dayOut,
  get,
  inBooks,
  listOf,
  patch,
  typedText,
} from "../../kernel/http.ts"
import { changeCompany, existingCompany } from "./workflows.ts"

const optional = (longest?: number) =>
  typedText(longest)
    .transform((text) => text || null)
    .nullable()

/** A company's fields as a client sends them; all but the name may be left out. */
export const companyInput = z.object({
  name: typedText(200).min(1),
  legalForm: optional(100).optional(),
  siren: optional(20).optional(),
  siret: optional(30).optional(),
  vatNumber: optional(30).optional(),
  registryCity: optional(100).optional(),
  shareCapital: optional(60).optional(),
  addressLines: z.array(typedText(200)).max(6).optional(),
  postalCode: optional(20).optional(),
  city: optional(100).optional(),
  country: typedText(2).length(2).optional(),
  email: z.email().nullable().optional(),
  phone: optional(40).optional(),
  iban: optional(50).optional(),
  bic: optional(20).optional(),
  signatoryName: optional(200).optional(),
  signatoryTitle: optional(200).optional(),
  language: z.enum(["fr", "en"]).optional(),
  formality: z.enum(["formal", "informal"]).optional(),
})

const companyChange = companyInput.partial().extend({
  holidayRegion: typedText(10).min(2).optional(),
  testRecipient: z.email().nullable().optional(),
  dataMaxAgeDays: z.int().optional(),
})

const text = z.string().nullable()
const companyOut = z.object({
  id: z.string(),
  name: z.string(),
  legalForm: text,
  siren: text,
  siret: text,
  vatNumber: text,
  registryCity: text,
  shareCapital: text,
  addressLines: listOf(z.string()),
  postalCode: text,
  city: text,
  country: z.string(),
  email: text,
  phone: text,
  iban: text,
  bic: text,
  signatoryName: text,
  signatoryTitle: text,
  language: z.string(),
  formality: z.enum(["formal", "informal"]),
  currency: z.string(),
  mode: z.enum(["test", "live"]),
  isDemo: z.boolean(),
  demoToday: dayOut.nullable(),
  today: dayOut,
  testRecipient: text,
  dataFreshOn: dayOut.nullable(),
  dataMaxAgeDays: z.number(),
  holidayRegion: z.string(),
})

const readOne = get("/", { summary: "The company", answer: companyOut })
const change = patch("/", {
  summary: "Change the company",
  role: "owner",
  body: companyChange,
  answer: companyOut,
})
/** The routes of one company. */
export function companyRoutes(app: CompanyRouter): void {
  app.openapi(readOne, async (c) => {
    const company = await inBooks(c, existingCompany)
    return c.json({ ...company, today: c.var.today }, 200)
  })
  app.openapi(change, async (c) => {
    const company = await inBooks(c, (tx) => changeCompany(tx, c.req.valid("json"), author(c)))
    return c.json({ ...company, today: c.var.today }, 200)
  })
}
