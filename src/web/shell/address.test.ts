import { expect, test } from "vitest"
import { companyIn, signInFor, wayBack, withCompany, withoutCompany } from "./address.ts"

const OURS = "01a204e4-0be5-7579-ad85-c835c7d2da54"
const THEIRS = "01a204e4-0ee7-79b2-af50-0aca6bc3b570"

test.each([
  ["/", `/e/${OURS}`],
  ["/clients/42", `/e/${OURS}/clients/42`],
  ["/factures?etat=overdue#haut", `/e/${OURS}/factures?etat=overdue#haut`],
])("%s in a company is %s, and back", (inside, address) => {
  expect(withCompany(inside, OURS)).toBe(address)
  expect([companyIn(address), withoutCompany(address)]).toEqual([OURS, inside])
})

test("an address without a company is one of before, and moves to a company", () => {
  expect(companyIn("/clients/42")).toBeNull()
  expect(companyIn("/entreprise")).toBeNull()
  expect(withCompany(`/e/${THEIRS}/clients`, OURS)).toBe(`/e/${OURS}/clients`)
})

test("signing in and creating a company belong to no company", () => {
  expect(withCompany("/connexion?retour=%2Fplan", OURS)).toBe("/connexion?retour=%2Fplan")
  expect(withCompany("/entreprise", OURS)).toBe("/entreprise")
})

test("the sign-in page remembers where one wanted to go, once", () => {
  const wanted = `/connexion?retour=%2Fe%2F${OURS}%2Fplan%3Fa%3D1`
  expect(signInFor(`/e/${OURS}/plan?a=1`)).toBe(wanted)
  expect(signInFor(wanted)).toBe(wanted)
})

test("after signing in one never leaves for somebody else’s site", () => {
  expect(wayBack(`/e/${OURS}/plan`)).toBe(`/e/${OURS}/plan`)
  expect([
    wayBack("//mal.example"),
    wayBack("https://mal.example"),
    wayBack("/\\mal"),
    wayBack(undefined),
  ]).toEqual(["/", "/", "/", "/"])
})
