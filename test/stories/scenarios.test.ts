import { expect, test } from "vitest"
import { day } from "../../src/kernel/day.ts"
import type { Refusal } from "../../src/kernel/refusal.ts"
import { type AssignmentRule, SHIPPED_RULES } from "../../src/policy/assignment.ts"
import { chooseScenario, publishRules } from "../../src/policy/assignments/workflows.ts"
import type { Step } from "../../src/policy/scenario.ts"
import type { ScenarioContent } from "../../src/policy/scenario-shape.ts"
import { publishDraft, rollBack, scenarioInForce, writeDraft } from "../../src/policy/scenarios/workflows.ts"
import {
  ALWAYS,
  askSalesperson,
  courtesyBefore,
  firm,
  friendly,
  secondFriendly,
} from "../../src/policy/shipped-steps.ts"
import { testDatabase } from "../database.ts"
import { newWorld, type World } from "../world.ts"

const database = await testDatabase()

/** Publishes the standard scenario with some changes, under this key, on this day. */
async function publish(world: World, key: string, on: string, changes: Partial<ScenarioContent>) {
  return await world.in(async (tx) => {
    const { version: _, ...standard } = await scenarioInForce(tx, "standard")
    await writeDraft(tx, { ...standard, ...changes, key }, world.by(on))
    return await publishDraft(tx, key, world.by(on))
  })
}

const messagesOf = (world: World, customerId: string) =>
  world.in((tx) =>
    tx
      .selectFrom("delivery.message")
      .select(["step_key", "channel", "state", "scenario_version", "amount_cents", "items"])
      .where("company_id", "=", world.companyId)
      .where("customer_id", "=", customerId)
      .orderBy("planned_on")
      .execute(),
  )

test("S1: a house’s own scenario keeps its days over the change of clocks and Easter, and its conditions", async () => {
  const world = await newWorld(database, "Charpente Le Bihan")
  const letter = firm(20, { channel: "letter", when: { ...ALWAYS, kinds: ["professional"] } })
  const question: Step = { ...askSalesperson(5), key: "question", countedFrom: "previous-contact" }
  await publish(world, "chantier", "2026-03-02", {
    name: "Chantiers",
    steps: [courtesyBefore(-4, { minimumCents: 500_00 }), friendly(3), question, letter],
    ...{ preferredWeekdays: [], preferredWithinDays: 0, minimumBalanceCents: 0 },
  })
  const large = await world.customer("Lycée du Parc")
  const small = await world.customer("Madame Guillou", { kind: "consumer" })
  for (const [customer, cents] of [
    [large, 2_000_00],
    [small, 100_00],
  ] as const) {
    const chosen = { scenarioKey: "chantier", reason: null }
    await world.in((tx) => chooseScenario(tx, customer, chosen, world.by("2026-03-02")))
    await world.invoice(customer, `CH-${cents}`, "2026-03-27", cents)
  }
  // The clocks change on Sunday 29 March; Easter Monday is 6 April.
  expect(await world.runDays("2026-03-16", "2026-04-30")).toEqual([
    "2026-03-23 courtesy-before", // four days before Friday 27 March, for the large invoice only
    "2026-03-30 friendly-email", // three days after, a Monday
    "2026-03-30 friendly-email",
    "2026-04-07 question", // five days after is Saturday 4 April: the Tuesday after Easter
    "2026-04-07 question",
  ])
  // Twelve days after the question is Sunday 19 April. The letter is for professionals only, and waits for the post.
  const written = await messagesOf(world, large)
  expect(written.at(-1)).toMatchObject({ step_key: "firm-email", channel: "letter", state: "approved" })
  expect((await messagesOf(world, small)).map((message) => message.step_key)).toEqual(["friendly-email"])
})

test("S1: three days after the 26th of February is the 29th in a leap year", async () => {
  const world = await newWorld(database, "Année bissextile")
  await world.in((tx) =>
    tx
      .insertInto("ledger.freshness")
      .values({ company_id: world.companyId, fresh_on: day("2028-02-20"), source: "later" })
      .execute(),
  )
  const customer = await world.customer("Imprimerie Cadiou")
  await world.invoice(customer, "B-1", "2028-02-26", 600_00)
  expect(await world.runDays("2028-02-26", "2028-03-03")).toEqual(["2028-02-29 friendly-email"])
})

test("S2: the first rule that fits sends each customer to its scenario; a person’s choice wins", async () => {
  const world = await newWorld(database, "Une maison et ses clients")
  const rules: AssignmentRule[] = [
    { name: "Grands comptes", when: { tags: ["grand compte"] }, scenarioKey: "key-account" },
    { name: "Mauvais payeurs", when: { segments: ["bad-payer"] }, scenarioKey: "bad-payer" },
    { name: "Fidèles", when: { segments: ["loyal"] }, scenarioKey: "loyal" },
    ...SHIPPED_RULES,
    { name: "Petites sommes", when: { mostOpenCents: 50_00 }, scenarioKey: "small-amounts" },
  ]
  await world.in((tx) => publishRules(tx, rules, world.by("2026-03-02")))
  const customers = {
    standard: await world.customer("Nouveau client"),
    "small-amounts": await world.customer("Petit client"),
    "public-body": await world.customer("Mairie de Plouay", { kind: "public" }),
    consumer: await world.customer("Madame Le Roux", { kind: "consumer", email: null }),
    "no-email": await world.customer("Forge Salaün", { email: null }),
    "bad-payer": await world.customer("Toujours en retard"),
    loyal: await world.customer("Toujours à l’heure"),
    "key-account": await world.customer("Grand et en retard"),
  }
  // Six invoices each, paid forty days late, or two days early.
  const paid = [
    ["bad-payer", 40],
    ["loyal", -2],
    ["key-account", 40],
  ] as const
  for (const [key, days] of paid)
    for (let month = 1; month <= 6; month += 1) {
      const dueOn = day(`2025-0${month}-15`)
      const invoice = await world.invoice(customers[key], `${key}-${month}`, dueOn, 100_00)
      const on = new Date(Date.parse(dueOn) + days * 86_400_000).toISOString().slice(0, 10)
      await world.pay(customers[key], on, 100_00, invoice)
    }
  await world.in((tx) =>
    tx
      .updateTable("ledger.customer")
      .set({ tags: ["Grand compte"] })
      .where("company_id", "=", tx.companyId)
      .where("id", "=", customers["key-account"])
      .execute(),
  )
  for (const [key, id] of Object.entries(customers))
    await world.invoice(id, `open-${key}`, "2026-03-20", key === "small-amounts" ? 30_00 : 400_00)
  for (const [key, id] of Object.entries(customers))
    expect((await world.decision("2026-03-02", id)).scenarioKey, key).toBe(key)

  const chosen = { scenarioKey: "loyal", reason: "ami de trente ans" }
  await world.in((tx) => chooseScenario(tx, customers["bad-payer"], chosen, world.by("2026-03-03")))
  expect((await world.decision("2026-03-03", customers["bad-payer"])).scenarioKey).toBe("loyal")
  await world.in((tx) => chooseScenario(tx, customers["bad-payer"], null, world.by("2026-03-04")))
  expect((await world.decision("2026-03-04", customers["bad-payer"])).scenarioKey).toBe("bad-payer")
})

test("S3: in August, two invoices of one customer make one message, led by the older one", async () => {
  const world = await newWorld(database, "Peinture Nicolas")
  const customer = await world.customer("Camping des Dunes")
  await world.invoice(customer, "P-1", "2026-07-31", 300_00)
  await world.invoice(customer, "P-2", "2026-08-03", 250_00)
  // Three days after is Monday 3 August: the Tuesday is preferred. Then nobody writes for five days.
  expect(await world.runDays("2026-07-27", "2026-08-09")).toEqual(["2026-08-04 friendly-email"])
  const messages = await messagesOf(world, customer)
  expect(messages).toHaveLength(1)
  expect(messages[0]).toMatchObject({ amount_cents: 550_00, scenario_version: 1 })
  const shown = messages[0]!.items as unknown as { number: string; covered: boolean }[]
  expect(shown.map(({ number, covered }) => [number, covered])).toEqual([
    ["P-1", true],
    ["P-2", false], // one day late: shown, its own first reminder is still to come
  ])
})

test("S3: who prefers a message per invoice gets one for each, as far apart as any two contacts", async () => {
  const world = await newWorld(database, "Serrurerie Hamon")
  await publish(world, "standard", "2026-07-20", {
    ...{ messagePer: "invoice", leastGapDays: 2, preferredWeekdays: [], preferredWithinDays: 0 },
  })
  const customer = await world.customer("Camping du Phare")
  await world.invoice(customer, "S-1", "2026-07-31", 300_00)
  await world.invoice(customer, "S-2", "2026-07-31", 250_00)
  // Three days late on Monday 3 August, the larger one first; two days later it is the turn of the other.
  expect(await world.runDays("2026-07-31", "2026-08-07")).toEqual([
    "2026-08-03 friendly-email",
    "2026-08-05 friendly-email",
  ])
  const messages = await messagesOf(world, customer)
  const shown = messages.map(({ amount_cents, items }) => [
    amount_cents,
    (items as unknown as { number: string }[]).map(({ number }) => number),
  ])
  expect(shown).toEqual([
    [300_00, ["S-1"]],
    [250_00, ["S-2"]],
  ])
})

test("S11: an old ledger begins at the chosen first step and climbs from there, never straight at a formal notice", async () => {
  const world = await newWorld(database, "Reprise d’un vieux grand livre")
  const customer = await world.customer("Scierie Coat")
  await world.invoice(customer, "V-1", "2024-11-04", 900_00)
  const known = await world.customer("Menuiserie Guen")
  await world.in((tx) =>
    tx
      .updateTable("ledger.customer")
      .set({ first_step_key: "firm-email" })
      .where("company_id", "=", tx.companyId)
      .where("id", "=", known)
      .execute(),
  )
  await world.invoice(known, "V-2", "2025-06-02", 900_00)
  expect((await world.runDays("2026-01-05", "2026-02-13")).sort()).toEqual([
    // Ready since the follow-up began on Thursday 1 January: nothing waits for a preferred day any more.
    "2026-01-05 firm-email", // its own first step
    "2026-01-05 friendly-email",
    "2026-01-12 ask-salesperson", // seven days after
    "2026-01-12 phone-call", // seven days after
    "2026-01-19 firm-email", // five days after is Saturday 17; Tuesday 20 is more than two days away
    "2026-01-26 ask-salesperson", // seven days after
  ])
  // What comes next, eight days after the question, waits for a person.
  expect((await messagesOf(world, customer)).at(-1)).toMatchObject({
    step_key: "formal-notice",
    state: "prepared",
  })
  const harsh = publish(world, "standard", "2026-02-16", { firstStepKey: "formal-notice" })
  await expect(harsh).rejects.toMatchObject({ code: "FIRST_STEP_TOO_HARSH" } satisfies Partial<Refusal>)
})

test("S12: a version published under way is taken up where one is, and going back repeats nothing", async () => {
  const world = await newWorld(database, "Versions en route")
  const customer = await world.customer("Transports Berthou")
  await world.invoice(customer, "T-1", "2026-03-02", 700_00)
  expect(await world.runDays("2026-03-02", "2026-03-08")).toEqual(["2026-03-05 friendly-email"])
  const { steps } = await world.in((tx) => scenarioInForce(tx, "standard"))
  const later = steps.map((step) => (step.key === "phone-call" ? { ...step, delayDays: 12 } : step))
  const published = await publish(world, "standard", "2026-03-09", {
    steps: later.toSpliced(2, 0, secondFriendly(8)),
  })
  expect(published.version).toBe(10)
  expect(await world.runDays("2026-03-09", "2026-03-16")).toEqual([
    "2026-03-10 second-friendly", // five days after the first word
    "2026-03-16 phone-call", // four days after is Saturday 14
  ])
  await world.in((tx) => rollBack(tx, "standard", 1, world.by("2026-03-17")))
  expect(await world.runDays("2026-03-17", "2026-03-27")).toEqual([
    "2026-03-23 firm-email", // five days after the call is Saturday 21; the preferred Tuesday is three days away
  ])
  const versions = (await messagesOf(world, customer)).map((message) => [
    message.step_key,
    message.scenario_version,
  ])
  expect(versions).toEqual([
    ["friendly-email", 1],
    ["second-friendly", 10],
    ["firm-email", 11],
  ])
})
