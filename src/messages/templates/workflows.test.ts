import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { day } from "../../kernel/day.ts"
import { inCompany } from "../../kernel/store.ts"
import { listTemplates, shippedTemplate, templateFor } from "./store.ts"
import { restoreTemplate, saveTemplate } from "./workflows.ts"

const database = await testDatabase()
const author = { actor: "user:1", now: new Date("2026-03-24T08:00:00Z"), today: day("2026-03-24") }
const edit = {
  templateKey: "friendly-email",
  language: "fr",
  formality: "formal",
  subject: "Facture {{ invoice.number }}",
  body: "Bonjour,\r\n\r\n{{ invoice_table }}",
} as const

const speaking = (language: string) => ({ kind: "professional", language }) as const

test("a company starts with every shipped template in each language", async () => {
  const company = await testCompany(database)
  const templates = await inCompany(database.db, company, (tx) => listTemplates(tx))
  // Thirty texts in seven languages, six of them in a familiar form too, which English does not have.
  expect(templates).toHaveLength(7 * 30 + 6 * 6)
  expect(templates.every(({ isCustomised }) => !isCustomised)).toBe(true)
})

test("its own wording is used for it alone, until it is restored; each change is in the journal", async () => {
  const ours = await testCompany(database, "Ours")
  const theirs = await testCompany(database, "Theirs")
  await inCompany(database.db, ours, (tx) => saveTemplate(tx, edit, author))
  const used = await inCompany(database.db, ours, (tx) =>
    templateFor(tx, "friendly-email", speaking("fr-FR")),
  )
  expect(used).toMatchObject({
    isCustomised: true,
    body: "Bonjour,\n\n{{ invoice_table }}",
    label: "Première relance, amicale",
  })
  const other = await inCompany(database.db, theirs, (tx) =>
    templateFor(tx, "friendly-email", speaking("fr")),
  )
  expect(other.isCustomised).toBe(false)
  await inCompany(database.db, ours, (tx) => restoreTemplate(tx, edit, author))
  await inCompany(database.db, ours, (tx) => restoreTemplate(tx, edit, author))
  const again = await inCompany(database.db, ours, (tx) => templateFor(tx, "friendly-email", speaking("fr")))
  expect(again.body).toBe(shippedTemplate("friendly-email", "fr").body)
  const journal = await inCompany(database.db, ours, (tx) =>
    tx
      .selectFrom("ledger.journal")
      .select(["kind", "payload"])
      .where("company_id", "=", ours)
      .orderBy("seq")
      .execute(),
  )
  expect(journal.map(({ kind, payload }) => [kind, JSON.parse(payload!).change])).toEqual([
    ["settings.changed", "saved"],
    ["settings.changed", "restored"],
  ])
})

test("a faulty wording is refused with its line, and nothing is kept", async () => {
  const company = await testCompany(database)
  const faulty = { ...edit, body: "Bonjour,\n{{ client }}" }
  await expect(
    inCompany(database.db, company, (tx) => saveTemplate(tx, faulty, author)),
  ).rejects.toMatchObject({
    code: "TEMPLATE_UNKNOWN_VARIABLE",
    where: { part: "body", line: 2 },
  })
  const kept = await inCompany(database.db, company, (tx) => listTemplates(tx))
  expect(kept.some(({ isCustomised }) => isCustomised)).toBe(false)
})

test("a language that we do not write falls back to English", async () => {
  const company = await testCompany(database)
  const template = await inCompany(database.db, company, (tx) => templateFor(tx, "thanks", speaking("pl")))
  expect(template.language).toBe("en")
})
