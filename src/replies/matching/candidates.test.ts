import { expect, test } from "vitest"
import { certainOne, type Evidence, ranked } from "./candidates.ts"

const sender = (customerId: string): Evidence => ({ customerId, clue: "sender" })

test("an answer to our own message is from that customer, whoever else has the sender’s address", () => {
  const candidates = ranked([sender("morel"), sender("petit"), { customerId: "petit", clue: "message" }])
  expect(certainOne(candidates)?.customerId).toBe("petit")
  expect(candidates.map((each) => [each.customerId, each.because])).toEqual([
    ["petit", ["message", "sender"]],
    ["morel", ["sender"]],
  ])
})

test("an address that two customers share makes both candidates, and neither certain", () => {
  const candidates = ranked([sender("morel"), sender("petit")])
  expect(candidates).toHaveLength(2)
  expect(certainOne(candidates)).toBeNull()
})

test("the invoice that is named tells two customers with one address apart", () => {
  const candidates = ranked([
    sender("morel"),
    sender("petit"),
    { customerId: "morel", clue: "invoice", invoiceIds: ["i1"] },
  ])
  expect(certainOne(candidates)).toMatchObject({ customerId: "morel", invoiceIds: ["i1"] })
})

test("an amount or a domain alone makes nobody certain", () => {
  expect(
    certainOne(
      ranked([
        { customerId: "morel", clue: "amount" },
        { customerId: "morel", clue: "domain" },
      ]),
    ),
  ).toBeNull()
})
