import { isValidBIC, isValidIBAN } from "ibantools"
import { stdnum } from "stdnum"
import { expect, test } from "vitest"
import { DEMO_COMPANY } from "./company.ts"
import { demoCustomers } from "./customers.ts"
import { firstSiret, frenchVat, inventedSiren } from "./identity.ts"

const customers = demoCustomers(1)

test("every invented SIREN, SIRET, VAT number and IBAN has right check digits", () => {
  for (let number = 1; number < 300; number += 1) {
    const siren = inventedSiren(number)
    expect(siren).toMatch(/^999\d{6}$/)
    expect(stdnum.FR?.siren?.validate(siren).isValid).toBe(true)
    expect(stdnum.FR?.siret?.validate(firstSiret(siren)).isValid).toBe(true)
    expect(stdnum.FR?.tva?.validate(frenchVat(siren)).isValid).toBe(true)
  }
  expect(isValidIBAN(DEMO_COMPANY.iban!)).toBe(true)
  expect(isValidBIC(DEMO_COMPANY.bic!)).toBe(true)
})

test("no e-mail address and no phone number of the demonstration can belong to anybody", () => {
  for (const { email, phone } of [...customers, DEMO_COMPANY]) {
    if (email) expect(email).toMatch(/^[a-z0-9.-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.(test|example)$/)
    if (phone) expect(phone).toMatch(/^(02 61 91|06 39 98) \d\d \d\d$/)
  }
})

test("codes are unique, names are not: two customers bear one name", () => {
  expect(new Set(customers.map((c) => c.code)).size).toBe(customers.length)
  const namesakes = customers.filter((c) => c.name === "Boulangerie Le Bihen")
  expect(namesakes.map((c) => c.city)).toEqual(["Rennes", "Vannes"])
})

test("every French address has a town and the postal code of its department", () => {
  for (const c of customers.filter((c) => c.country === "FR" && c.lines.length > 0)) {
    expect(c.postalCode).toMatch(/^(22|29|35|56)\d{3}$/)
    expect(c.city).toBeTruthy()
  }
})
