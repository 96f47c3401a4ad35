import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Route, type RouteFacts, routes } from "./routes.ts"
import { justiceContribution } from "./routes-conditions.ts"
import { partyInName, partyNamed } from "./routes-parties.ts"
import { PARTIES } from "./rules/routes.ts"

const facts = (changes: Partial<RouteFacts> = {}): RouteFacts => ({
  ...{ creditor: "company", debtor: "company", amountCents: 3_000_00, contested: "no" },
  ...{ country: "FR", insolvent: false, commercialCommand: false },
  ...changes,
})
const name = ({ key, court }: Route) => (court === "none" ? key : `${key} ${court}`)
const open = (changes: Partial<RouteFacts>) => routes(facts(changes)).routes.map(name)
const closed = (changes: Partial<RouteFacts>) => routes(facts(changes)).excluded.map(({ key }) => key)

describe("the routes that are open", () => {
  test.each<[string, Partial<RouteFacts>, string[]]>([
    ["a company that owes 3 000 €", {}, ["payment-order commercial", "interim-order commercial"]],
    [
      "the same, when the company holds that L126-1 can be used",
      { commercialCommand: true },
      ["payment-order commercial", "commercial-command", "interim-order commercial"],
    ],
    [
      "an artisan that owes 4 000 €, before the commercial court since 2022",
      { debtor: "artisan", amountCents: 4_000_00 },
      ["payment-order commercial", "small-claims", "interim-order commercial"],
    ],
    [
      "a consumer that owes 5 000 €",
      { debtor: "consumer", amountCents: 5_000_00 },
      ["small-claims", "payment-order judicial"],
    ],
    [
      "a consumer that owes one cent more",
      { debtor: "consumer", amountCents: 5_000_01 },
      ["payment-order judicial"],
    ],
    [
      "a doctor that owes 800 €",
      { debtor: "liberal", amountCents: 800_00 },
      ["payment-order judicial", "small-claims"],
    ],
    ["a weak dispute", { contested: "weak" }, ["interim-order commercial"]],
    ["a serious dispute", { contested: "serious" }, ["summons commercial"]],
    [
      "a dispute of which nobody has said how serious it is",
      { contested: "yes" },
      ["interim-order commercial", "summons commercial"],
    ],
    ["a town", { debtor: "public" }, ["written-claim", "interim-order administrative"]],
    ["a debtor in Belgium", { country: "BE" }, ["european-order foreign"]],
    ["a debtor in Denmark", { country: "DK" }, ["summons foreign"]],
    ["a debtor in Switzerland", { country: "CH" }, ["summons foreign"]],
    ["a Belgian that contests", { country: "BE", contested: "yes" }, ["summons foreign"]],
    ["a debtor in insolvency, wherever", { insolvent: true, country: "BE" }, ["proof-of-claim"]],
  ])("%s", (_, changes, expected) => {
    expect(open(changes)).toEqual(expected)
  })
})

describe("the routes that are closed, with the reason", () => {
  test("between traders the simplified procedure is closed, and L126-1 is off by itself", () => {
    const { excluded } = routes(facts())
    expect(excluded.map(({ key }) => key)).toEqual(["small-claims", "commercial-command"])
    expect(excluded[1]?.because.fr).toContain("écarté tant que les réglages")
  })

  test("nothing can be seized from a town, and no payment order goes against it", () => {
    expect(closed({ debtor: "public" })).toEqual(["payment-order", "seizure"])
  })

  test("from the opening judgment on everything stops but the proof of claim", () => {
    const advice = routes(facts({ insolvent: true }))
    expect(advice.stop).toEqual(["reminders", "formal-notice", "payment-order", "interest", "payment-links"])
    expect(advice.excluded).toHaveLength(5)
  })
})

test("above 10 000 € a lawyer is compulsory on the merits; a petition for an order needs none", () => {
  const [summons] = routes(facts({ amountCents: 10_000_01, contested: "serious" })).routes
  expect(summons).toMatchObject({ key: "summons", lawyer: true })
  expect(routes(facts({ amountCents: 10_000_00, contested: "serious" })).routes[0]?.lawyer).toBe(false)
  expect(routes(facts({ amountCents: 90_000_00 })).routes[0]).toMatchObject({
    key: "payment-order",
    lawyer: false,
  })
})

test("the amicable attempt comes before the judicial court up to 5 000 € included, never before an order", () => {
  const consumer = (amountCents: number) => routes(facts({ debtor: "consumer", amountCents }))
  const summons = (amountCents: number) =>
    consumer(amountCents).fallbacks.find(({ key }) => key === "summons")
  expect(summons(5_000_00)?.priorAttempt).toBe(true)
  expect(summons(5_000_01)?.priorAttempt).toBe(false)
  expect(consumer(1_200_00).routes.map(({ priorAttempt }) => priorAttempt)).toEqual([false, false])
  expect(routes(facts({ contested: "serious" })).routes[0]?.priorAttempt).toBe(false)
})

test.each([
  ["below 50 000 €", { claimsCents: 50_000_00, employees: 900 }, 0],
  ["fewer than 250 employees", { claimsCents: 80_000_00, employees: 249 }, 0],
  ["nobody said how many employees", { claimsCents: 80_000_00 }, null],
  [
    "3 % of 80 000 € at 60 M€ of turnover and 4 M€ of profit",
    { claimsCents: 80_000_00, employees: 250, turnoverCents: 60e8, meanProfitCents: 4e8 },
    2_400_00,
  ],
  [
    "capped at 50 000 €",
    { claimsCents: 5_000_000_00, employees: 250, turnoverCents: 60e8, meanProfitCents: 4e8 },
    50_000_00,
  ],
  [
    "5 % above 1 500 M€",
    { claimsCents: 80_000_00, employees: 5_000, turnoverCents: 2_000e8, meanProfitCents: 1 },
    4_000_00,
  ],
  [
    "nothing without profit",
    { claimsCents: 80_000_00, employees: 300, turnoverCents: 60e8, meanProfitCents: 0 },
    0,
  ],
])("contribution to economic justice: %s", (_, given, cents) => {
  expect(justiceContribution(given)).toBe(cents)
})

test.each([
  ["SARL", "company"],
  ["S.A.S.", "company"],
  ["commune", "public"],
  ["consommateur", "consumer"],
  ["artisan", "artisan"],
  ["profession libérale", "liberal"],
  ["SCI", "civil-company"],
  ["association loi 1901", "association"],
  ["zorglub", null],
])("%s is read as %s", (text, party) => expect(partyNamed(text)).toBe(party))

test("only a legal form in a name proves something", () => {
  expect([
    partyInName("SCI Les Tilleuls"),
    partyInName("Boulangerie Petit"),
    partyInName("SAS Nord"),
  ]).toEqual([...["civil-company", null, "company"]])
})

test("whatever the facts, something is open, each way stands once, and every line ends with “à confirmer”", () => {
  const any = fc.record({
    creditor: fc.constantFrom(...PARTIES),
    debtor: fc.constantFrom(...PARTIES),
    amountCents: fc.integer({ min: 1, max: 50_000_000 }),
    contested: fc.constantFrom("no" as const, "yes" as const, "weak" as const, "serious" as const),
    country: fc.constantFrom("FR", "BE", "DK", "CH"),
    insolvent: fc.boolean(),
    commercialCommand: fc.boolean(),
  })
  fc.assert(
    fc.property(any, (given) => {
      const advice = routes(given)
      expect(advice.routes.length).toBeGreaterThan(0)
      const keys = [...advice.routes, ...advice.fallbacks, ...advice.excluded].map(({ key }) => key)
      expect(new Set(keys).size).toBe(keys.length)
      for (const { line } of [...advice.routes, ...advice.fallbacks, ...advice.excluded]) {
        expect(line.fr).toMatch(/ — à confirmer$/)
        expect(`${line.fr} ${line.en}`).not.toMatch(/vous devriez|you should/i)
      }
    }),
  )
})
