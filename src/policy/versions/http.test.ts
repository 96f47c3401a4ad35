import { beforeAll, expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { type Ask, testServer } from "../../../test/server.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { addDays, dayAt } from "../../kernel/day.ts"
import { runSimulation } from "../simulations/workflows.ts"

const database = await testDatabase()
let world: World
let owner: Ask
let at: string
let bakery: string

const today = dayAt(new Date())

beforeAll(async () => {
  const server = await testServer(database)
  world = await newWorld(database, "Menuiserie Tanguy")
  owner = await server.member(world.companyId, "owner", "anne@scenarios.test")
  at = `/api/companies/${world.companyId}`
  bakery = await world.customer("Boulangerie Petit")
  for (const [n, days] of [-200, -150, -100].entries()) {
    const invoice = await world.invoice(bakery, `F-${n}`, addDays(today, days), 100_00)
    await world.pay(bakery, addDays(today, days + 40), 100_00, invoice)
  }
  await world.invoice(bakery, "F-9", addDays(today, -4), 400_00)
})

test("a company has the nine scenarios, each with a number of its own", async () => {
  const { json } = await owner("GET", `${at}/scenarios`)
  const versions = json.items.map((item: { key: string; version: number }) => [item.key, item.version])
  expect(versions).toHaveLength(9)
  expect(versions).toContainEqual(["standard", 1])
  expect(versions).toContainEqual(["foreign", 9])
})

test("a draft holds for nobody until it is published; what changes is told; going back is a new version", async () => {
  const file = await owner("GET", `${at}/scenarios/standard/file`)
  expect(file.headers.get("content-type")).toContain("yaml")
  const yaml = file.text.replace("leastGapDays: 5", "leastGapDays: 8")
  const kept = await owner("PUT", `${at}/scenarios/standard/draft/file`, { yaml })
  expect([kept.status, kept.json.leastGapDays, kept.json.version]).toEqual([200, 8, 0])
  expect((await owner("GET", `${at}/scenario`)).json.leastGapDays).toBe(5)
  const compared = await owner("GET", `${at}/scenarios/standard/comparison`)
  expect(compared.json).toMatchObject({ before: "in-force", after: "draft" })
  expect(compared.json.differences.map((each: { sentence: { en: string } }) => each.sentence.en)).toEqual([
    "Days between two contacts, at least: 5 → 8",
  ])
  const published = await owner("POST", `${at}/scenarios/standard/versions`, { from: "draft" })
  expect(published.json).toMatchObject({ key: "standard", version: 10, leastGapDays: 8 })
  // With no draft left, the next one starts from what is in force.
  expect((await owner("GET", `${at}/scenarios/standard/draft`)).json.version).toBe(10)
  const back = await owner("POST", `${at}/scenarios/standard/versions`, { from: 1 })
  expect(back.json).toMatchObject({ version: 11, leastGapDays: 5 })
  const { items } = (await owner("GET", `${at}/scenarios/standard/versions`)).json
  const told = items.map((item: { version: number; restoredFrom: number | null }) => [
    item.version,
    item.restoredFrom,
  ])
  expect(told).toEqual([
    [11, 1],
    [10, null],
    [1, null],
  ])
  expect(items.map((item: { publishedBy: string }) => item.publishedBy)).toEqual([
    ...["anne", "anne", "relance"],
  ])
  // A number of another scenario is none of this one.
  const foreign = await owner("POST", `${at}/scenarios/standard/versions`, { from: 9 })
  expect([foreign.status, foreign.json.error.code]).toEqual([404, "VERSION_UNKNOWN"])
})

test("a draft that is unsound is refused and nothing is kept", async () => {
  const { json } = await owner("GET", `${at}/scenarios/consumer`)
  const { stepLabels: _, stepSentences: __, version: ___, ...content } = json
  const steps = content.steps.map((step: { tone: string }) => ({ ...step, approval: "automatic" }))
  const answer = await owner("PUT", `${at}/scenarios/consumer/draft`, { ...content, steps })
  expect(answer.json.error.code).toBe("FORMAL_NOTICE_NEEDS_A_PERSON")
  const other = await owner("PUT", `${at}/scenarios/loyal/draft`, content)
  expect(other.json.error.code).toBe("SCENARIO_KEY_DIFFERS")
  expect((await owner("GET", `${at}/scenarios`)).json.drafts).toEqual([])
})

test("who follows which scenario is counted, with the reason, and a draft says what it would change", async () => {
  const followers = await owner("GET", `${at}/scenario-followers`)
  expect(followers.json.items).toEqual([
    { scenarioKey: "standard", because: "no-rule", rule: null, customers: 1, underWay: 0 },
  ])
  const { json } = await owner("GET", `${at}/scenarios/standard/versions/shipped`)
  const { stepLabels: _, stepSentences, version, ...content } = json
  expect([version, stepSentences["phone-call"].en]).toEqual([
    1,
    "10\u00a0days after the due date, a call to make, with its sheet.",
  ])
  // Four days late: due for the first reminder at three, not yet at eight.
  const steps = content.steps.map((step: { key: string; delayDays: number }) =>
    step.key === "friendly-email" ? { ...step, delayDays: 8, name: "Petit mot" } : step,
  )
  await owner("PUT", `${at}/scenarios/standard/draft`, { ...content, steps })
  const effect = await owner("GET", `${at}/scenarios/standard/effect`)
  expect(effect.json).toMatchObject({ customers: 1, underWay: 0, changed: 1 })
  expect(effect.json.examples[0]).toMatchObject({ customerId: bakery, customerName: "Boulangerie Petit" })
  expect(effect.json.examples[0].before).not.toEqual(effect.json.examples[0].after)
  const none = await owner("GET", `${at}/scenarios/standard/effect?of=in-force`)
  expect(none.json).toMatchObject({ customers: 1, changed: 0 })
  const listed = (await owner("GET", `${at}/scenarios`)).json.draftTexts
  expect(listed).toMatchObject([{ key: "standard", name: "Standard" }])
  await owner("DELETE", `${at}/scenarios/standard/draft`)
  expect((await owner("GET", `${at}/scenarios/standard/effect`)).json).toMatchObject({ changed: 0 })
})

test("rules are tried before they hold; the history behind a segment is shown; a person’s choice wins", async () => {
  const rules = [{ name: "Mauvais payeurs", when: { segments: ["bad-payer"] }, scenarioKey: "bad-payer" }]
  const tried = await owner("POST", `${at}/scenario-rule-previews`, { items: rules })
  expect(tried.json).toMatchObject({ looked: 1, moved: 1 })
  expect(tried.json.customers[0]).toMatchObject({
    customerId: bakery,
    before: "standard",
    after: "bad-payer",
  })
  expect(tried.json.customers[0].sentence.en).toContain("3 instalments settled".replace(" ", "\u00a0"))
  expect((await owner("GET", `${at}/scenario-rules`)).json).toMatchObject({ revision: 0 })
  await owner("PUT", `${at}/scenario-rules`, { items: rules })
  const followed = await owner("GET", `${at}/customers/${bakery}/scenario`)
  expect(followed.json).toMatchObject({
    ...{ scenarioKey: "bad-payer", because: "rule", segment: "bad-payer" },
    history: { settled: 3, late: 3, averageDelayDays: 40, brokenPromises: 0 },
  })
  const chosen = await owner("PUT", `${at}/customers/${bakery}/scenario`, {
    scenarioKey: "loyal",
    reason: "ami",
  })
  expect(chosen.json).toMatchObject({ scenarioKey: "loyal", because: "chosen" })
  const plan = await owner("GET", `${at}/plan`)
  expect(plan.json.items[0]).toMatchObject({ customerId: bakery, scenarioKey: "loyal", scenarioVersion: 2 })
  await owner("DELETE", `${at}/customers/${bakery}/scenario`)
  expect((await owner("GET", `${at}/plan`)).json.items[0].scenarioKey).toBe("bad-payer")
  const wrong = await owner("PUT", `${at}/scenario-rules`, {
    items: [{ name: "x", when: {}, scenarioKey: "nowhere" }],
  })
  expect(wrong.json.error.code).toBe("SCENARIO_UNKNOWN")
})

test("the calendar, the tariff and what differs for a customer are set and read", async () => {
  const { json } = await owner("GET", `${at}/contact-calendar`)
  const closed = { ...json, closures: [{ from: "12-25", to: "12-26" }], mostPerMorning: 50 }
  expect((await owner("PUT", `${at}/contact-calendar`, closed)).status).toBe(200)
  expect((await owner("GET", `${at}/contact-calendar`)).json).toEqual(closed)
  const tariff = { ...(await owner("GET", `${at}/tariff`)).json, letter: 1_39 }
  await owner("PUT", `${at}/tariff`, tariff)
  expect((await owner("GET", `${at}/tariff`)).json.letter).toBe(139)
  const path = `${at}/customers/${bakery}/contact-calendar`
  expect((await owner("PUT", path, { paymentRunDays: [10, 31] })).status).toBe(200)
  expect((await owner("GET", path)).json).toMatchObject({
    differs: true,
    calendar: { paymentRunDays: [10, 31] },
  })
  await owner("DELETE", path)
  expect((await owner("GET", path)).json).toMatchObject({ differs: false })
  expect((await owner("PUT", path, { region: "DE-BY" })).json.error.code).toBe("INPUT_INVALID")
})

test("a simulation is asked for, followed, read and compared", async () => {
  const ask = async (body: object) => (await owner("POST", `${at}/simulations`, body)).json
  const one = await ask({ days: 30 })
  expect(one).toMatchObject({
    state: "waiting",
    daysDone: 0,
    request: { days: 30, assumption: "nobody-pays" },
  })
  const two = await ask({ days: 30, everybodyFollows: "small-amounts" })
  for (const { id } of [one, two]) await runSimulation(database.db, world.companyId, id)
  const done = (await owner("GET", `${at}/simulations/${one.id}`)).json
  expect(done).toMatchObject({ state: "done", daysDone: 30 })
  const { items } = (await owner("GET", `${at}/simulations/${one.id}/steps`)).json
  expect(items).toHaveLength(done.summary.steps)
  expect(items[0]).toMatchObject({ customerName: "Boulangerie Petit", amountCents: 400_00 })
  const compared = await owner("GET", `${at}/simulations/${two.id}/comparison?with=${one.id}`)
  expect(
    compared.json.byStep.find((step: { stepKey: string }) => step.stepKey === "phone-call"),
  ).toMatchObject({
    ...{ stepKey: "phone-call", before: 1, after: 0 },
  })
  expect((await owner("POST", `${at}/simulations`, { draftOf: "loyal" })).json.error.code).toBe(
    "DRAFT_MISSING",
  )
  const third = await ask({ days: 30, version: 1 })
  expect((await owner("POST", `${at}/simulations/${third.id}/cancellation`)).status).toBe(200)
  expect((await owner("GET", `${at}/simulations/${third.id}`)).json.state).toBe("cancelled")
  expect((await owner("DELETE", `${at}/simulations/${one.id}`)).status).toBe(200)
  const left = (await owner("GET", `${at}/simulations`)).json.items
  expect(left.map(({ id }: { id: string }) => id)).toEqual([third.id, two.id])
  expect((await ask({ version: 999 })).error.code).toBe("VERSION_UNKNOWN")
})
