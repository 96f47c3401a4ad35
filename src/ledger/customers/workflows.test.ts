import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { newWorld } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { type CompanyTx, inCompany } from "../../kernel/store.ts"
import { markBounced } from "../contacts/store.ts"
import { searchKey } from "./search-key.ts"
import { listCustomers } from "./store.ts"
import { addContact, changeContact, changeCustomer, createCustomer, removeContact } from "./workflows.ts"

const database = await testDatabase()
const companyId = await testCompany(database)
const books = <T>(work: (tx: CompanyTx) => Promise<T>): Promise<T> => inCompany(database.db, companyId, work)
const by = { actor: "user:anne", now: new Date("2026-03-02T08:00:00Z"), today: day("2026-03-02") }

test("a customer is found without its accents, by any part of its name, code or town", async () => {
  await books((tx) =>
    createCustomer(tx, { code: "411CREP", name: "Crêperie de l’Œuvre", city: "Évreux" }, by),
  )
  for (const typed of ["creperie", "OEUVRE", "411cr", "évreux", "Evreux"]) {
    const found = await books((tx) => listCustomers(tx, by.today, { search: searchKey(typed), most: 10 }))
    expect([typed, found.map((customer) => customer.code)]).toEqual([typed, ["411CREP"]])
  }
})

test("a new name is found from then on", async () => {
  const { id } = await books((tx) => createCustomer(tx, { code: "411A", name: "Ancien nom" }, by))
  await books((tx) => changeCustomer(tx, id, { name: "Nouveau nom" }, by))
  const names = await books((tx) => listCustomers(tx, by.today, { search: "nouveau", most: 10 }))
  expect(names.map((customer) => customer.name)).toEqual(["Nouveau nom"])
})

test("who owes in Swiss francs only stands in the list with them, and among those who are late", async () => {
  const world = await newWorld(database, "Exportateur")
  const geneva = await world.customer("Horlogerie Genève")
  await world.invoice(geneva, "FA-1", "2026-02-01", 1_200_00, { currency: "CHF" })
  await world.invoice(geneva, "FA-2", "2026-03-15", 300_50, { currency: "CHF" })
  await world.customer("Ne doit rien")
  const late = await world.in((tx) => listCustomers(tx, by.today, { filter: "overdue", most: 10 }))
  expect(late).toMatchObject([
    {
      ...{ name: "Horlogerie Genève", openCents: 0, overdueCents: 0, oldestDueOn: "2026-02-01" },
      otherCurrencies: [{ currency: "CHF", openCents: 1_500_50, overdueCents: 1_200_00 }],
    },
  ])
})

test("two customers of one company never share a code", async () => {
  await expect(books((tx) => createCustomer(tx, { code: "411A", name: "Autre" }, by))).rejects.toThrow(
    "CUSTOMER_CODE_TAKEN",
  )
})

test("payment terms that nobody understands are refused when they are typed", async () => {
  const typed = { code: "411T", name: "Délais", paymentTerms: "quand il fera beau" }
  await expect(books((tx) => createCustomer(tx, typed, by))).rejects.toThrow("PAYMENT_TERMS_UNCLEAR")
  const right = await books((tx) =>
    createCustomer(tx, { ...typed, paymentTerms: "45 jours fin de mois" }, by),
  )
  expect(right.paymentTerms).toBe("45 jours fin de mois")
})

test("an address that bounced may be tried again once it is corrected, not when only the name is", async () => {
  const { id } = await books((tx) => createCustomer(tx, { code: "411B", name: "Bontemps" }, by))
  const contact = { name: "Luc", role: "accounts-payable", email: "luc@bontemp.test", phone: null } as const
  const { contacts } = await books((tx) => addContact(tx, id, contact, by))
  const contactId = contacts[0]?.id ?? ""
  await books((tx) =>
    markBounced(tx, { customerId: id, email: "luc@bontemp.test", bouncedOn: by.today, reason: "550" }),
  )
  const renamed = await books((tx) => changeContact(tx, id, contactId, { name: "Luc B." }, by))
  expect(renamed.contacts[0]).toMatchObject({ name: "Luc B.", bouncedOn: "2026-03-02" })
  const mended = await books((tx) => changeContact(tx, id, contactId, { email: "luc@bontemps.test" }, by))
  expect(mended.contacts[0]).toMatchObject({
    email: "luc@bontemps.test",
    bouncedOn: null,
    bounceReason: null,
    ...{ wrongOn: null, wrongReason: null, phoneWrongOn: null },
  })
  expect((await books((tx) => removeContact(tx, id, contactId, by))).contacts).toEqual([])
})

test("the journal keeps which fields changed, never what they held", async () => {
  const rows = await books((tx) =>
    tx
      .selectFrom("ledger.journal")
      .select(["kind", "payload"])
      .where("company_id", "=", companyId)
      .where("kind", "=", "contact.changed")
      .execute(),
  )
  expect(rows).toHaveLength(2)
  expect(rows.map((row) => row.payload).join()).not.toContain("bontemps")
})
