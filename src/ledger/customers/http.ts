/**
 * POST   /customers                          a new customer
 * PATCH  /customers/{id}                     its fields
 * POST   /customers/{id}/contacts            somebody to write to
 * PATCH  /customers/{id}/contacts/{contactId}
 * DELETE /customers/{id}/contacts/{contactId}
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  dayOut,
  inBooks,
  listOf,
  patch,
  post,
  typedText,
} from "../../kernel/http.ts"
import { CONTACT_ROLES } from "./customer.ts"
import { addContact, changeContact, changeCustomer, createCustomer, removeContact } from "./workflows.ts"

const text = z.string().nullable()

const contactOut = z.object({
  id: z.string(),
  name: text,
  role: z.enum(CONTACT_ROLES),
  email: text,
  phone: text,
  formality: z.enum(["formal", "informal"]).nullable(),
  bouncedOn: dayOut.nullable(),
  bounceReason: text,
  wrongOn: dayOut.nullable(),
  wrongReason: text,
  phoneWrongOn: dayOut.nullable(),
})

/** A customer and its contacts, as every answer about one begins. */
export const customerOut = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  kind: z.enum(["professional", "consumer", "public"]),
  siren: text,
  siret: text,
  vatNumber: text,
  addressLines: listOf(z.string()),
  postalCode: text,
  city: text,
  country: z.string(),
  language: z.string(),
  formality: z.enum(["formal", "informal"]).nullable(),
  preferredChannel: z.enum(["email", "letter"]).nullable(),
  paymentTerms: text,
  firstStepKey: text,
  tags: listOf(z.string()),
  notes: text,
  ownerUserId: text,
  contacts: listOf(contactOut),
})

const blankIsNull = (longest?: number) =>
  typedText(longest)
    .transform((typed) => typed || null)
    .nullable()

const change = z.object({
  name: typedText(200).min(1).optional(),
  kind: z.enum(["professional", "consumer", "public"]).optional(),
  siren: blankIsNull(20).optional(),
  siret: blankIsNull(30).optional(),
  vatNumber: blankIsNull(30).optional(),
  addressLines: z.array(typedText(200)).max(6).optional(),
  postalCode: blankIsNull(20).optional(),
  city: blankIsNull(100).optional(),
  country: typedText(2).length(2).optional(),
  language: typedText(5).min(2).optional(),
  formality: z.enum(["formal", "informal"]).nullable().optional(),
  preferredChannel: z.enum(["email", "letter"]).nullable().optional(),
  paymentTerms: blankIsNull(100).optional(),
  firstStepKey: blankIsNull(60).optional(),
  tags: z.array(typedText(60)).max(30).optional(),
  notes: blankIsNull(5_000).optional(),
})

const contactInput = z.object({
  name: blankIsNull(200).default(null),
  role: z.enum(CONTACT_ROLES).default("accounts-payable"),
  email: z.email().nullable().default(null),
  phone: blankIsNull(40).default(null),
  formality: z.enum(["formal", "informal"]).nullable().default(null),
})
const contactChange = z.object({
  name: blankIsNull(200).optional(),
  role: z.enum(CONTACT_ROLES).optional(),
  email: z.email().nullable().optional(),
  phone: blankIsNull(40).optional(),
  formality: z.enum(["formal", "informal"]).nullable().optional(),
})

const create = post("/customers", {
  summary: "Add a customer",
  body: change.extend({ code: typedText(60).min(1), name: typedText(200).min(1) }),
  answer: customerOut,
})
const update = patch("/customers/{id}", { summary: "Change a customer", body: change, answer: customerOut })
const createContact = post("/customers/{id}/contacts", {
  summary: "Add a contact",
  body: contactInput,
  answer: customerOut,
})
const updateContact = patch("/customers/{id}/contacts/{contactId}", {
  summary: "Change a contact",
  body: contactChange,
  answer: customerOut,
})
const deleteContact = act("delete", "/customers/{id}/contacts/{contactId}", {
  summary: "Remove a contact",
  answer: customerOut,
})

/** The routes that change customers and their contacts. */
export function customerRoutes(app: CompanyRouter): void {
  app.openapi(create, async (c) =>
    c.json(await inBooks(c, (tx) => createCustomer(tx, c.req.valid("json"), author(c))), 200),
  )
  app.openapi(update, async (c) => {
    const { id } = c.req.valid("param")
    return c.json(await inBooks(c, (tx) => changeCustomer(tx, id, c.req.valid("json"), author(c))), 200)
  })
  app.openapi(createContact, async (c) => {
    const { id } = c.req.valid("param")
    return c.json(await inBooks(c, (tx) => addContact(tx, id, c.req.valid("json"), author(c))), 200)
  })
  app.openapi(updateContact, async (c) => {
    const { id, contactId } = c.req.valid("param")
    const fields = c.req.valid("json")
    return c.json(await inBooks(c, (tx) => changeContact(tx, id, contactId, fields, author(c))), 200)
  })
  app.openapi(deleteContact, async (c) => {
    const { id, contactId } = c.req.valid("param")
    return c.json(await inBooks(c, (tx) => removeContact(tx, id, contactId, author(c))), 200)
  })
}
