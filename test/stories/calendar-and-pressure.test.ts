import { expect, test } from "vitest"
import { approveDay, prepareDay } from "../../src/delivery/day/workflows.ts"
import { gate } from "../../src/delivery/gate/workflows.ts"
import { listMessages } from "../../src/delivery/listing/store.ts"
import { approveMessages } from "../../src/delivery/outbox/workflows.ts"
import { announceDay } from "../../src/delivery/run/workflows.ts"
import { addDays, type Day, day, daysBetween, weekday } from "../../src/kernel/day.ts"
import type { CompanyCalendar } from "../../src/policy/calendar.ts"
import { USUAL_CALENDAR } from "../../src/policy/calendar.ts"
import { NOTHING_OWN } from "../../src/policy/settings/store.ts"
import { changeCalendar, changeCustomerCalendar } from "../../src/policy/settings/workflows.ts"
import { testDatabase } from "../database.ts"
import { newWorld, type World } from "../world.ts"

const database = await testDatabase()

const setCalendar = (world: World, changes: Partial<CompanyCalendar>) =>
  world.in((tx) => changeCalendar(tx, { ...USUAL_CALENDAR, ...changes }, world.by("2026-01-02")))

/** Every step that was taken, with its day: "2026-03-05 friendly-email". */
async function taken(world: World, customerId: string): Promise<string[]> {
  const rows = await world.in((tx) =>
    tx
      .selectFrom("ledger.reminder")
      .select(["happened_on", "step_key"])
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", customerId)
      .orderBy("happened_on")
      .execute(),
  )
  return rows.map((row) => `${row.happened_on} ${row.step_key}`)
}

test("courtesy before the due date: a week before, on the next preferred day, for a large invoice and not for a small one", async () => {
  const world = await newWorld(database)
  const large = await world.customer("Cuisines Le Goff")
  const small = await world.customer("Garage Morel")
  // Due on Tuesday 7 April 2026, after Easter: a week before is Tuesday 31 March.
  await world.invoice(large, "FA-1", "2026-04-07", 1_800_00)
  await world.invoice(small, "FA-2", "2026-04-07", 999_99)
  expect(await world.runDays("2026-03-23", "2026-04-07")).toEqual(["2026-03-31 courtesy-before"])
  // Who pays on the due day hears nothing more.
  await world.pay(large, "2026-04-07", 1_800_00)
  await world.pay(small, "2026-04-07", 999_99)
  expect(await world.runDays("2026-04-08", "2026-05-15")).toEqual([])
})

test("Good Friday: written to in Rennes, not in Strasbourg, where the step waits for the Tuesday after Easter", async () => {
  const world = await newWorld(database)
  const rennes = await world.customer("Atelier de Rennes")
  const strasbourg = await world.customer("Atelier de Strasbourg")
  await world.in((tx) =>
    changeCustomerCalendar(tx, strasbourg, { ...NOTHING_OWN, region: "FR-67" }, world.by("2026-03-30")),
  )
  // Due on Tuesday 31 March 2026: three days later is Good Friday; Monday 6 April is closed everywhere.
  for (const customer of [rennes, strasbourg])
    await world.invoice(customer, `F-${customer}`, "2026-03-31", 500_00)
  await world.runDays("2026-04-01", "2026-04-08")
  expect(await taken(world, rennes)).toEqual(["2026-04-03 friendly-email"])
  expect(await taken(world, strasbourg)).toEqual(["2026-04-07 friendly-email"])
})

test("a step that falls on 1 May, a Friday, leaves on Monday 4 May; one that falls on 29 February leaves that day", async () => {
  const world = await newWorld(database)
  const may = await world.customer("Fleurs d’Armor")
  await world.invoice(may, "FA-1", "2026-04-28", 500_00)
  expect(await world.runDays("2026-04-29", "2026-05-05")).toEqual(["2026-05-04 friendly-email"])
  // 29 February 2028 is a Tuesday; ten days after 26 February is 7 March.
  const leap = await newWorld(database, "Bissextile")
  const customer = await leap.customer("Boulangerie Petit")
  await leap.invoice(customer, "FA-1", "2028-02-26", 500_00)
  expect(await leap.runDays("2028-02-26", "2028-03-07")).toEqual([
    "2028-02-29 friendly-email",
    "2028-03-07 phone-call",
  ])
})

test("approved on a Friday evening, it leaves on Monday at half past eight by the clock, before and after the change of clocks", async () => {
  for (const [due, evening, opens] of [
    // Summer time begins on Sunday 29 March 2026: 8:30 in Paris is 6:30 UTC from then on.
    ["2026-03-24", "2026-03-27T19:00:00Z", "2026-03-30T06:30:00.000Z"],
    // It ends on Sunday 25 October 2026: 8:30 is 7:30 UTC again.
    ["2026-10-20", "2026-10-23T19:00:00Z", "2026-10-26T07:30:00.000Z"],
  ] as const) {
    const world = await newWorld(database, `Heure ${due}`)
    await setCalendar(world, { sendingFrom: "08:30", sendingUntil: "12:00" })
    await world.invoice(await world.customer("Garage Morel"), "FA-1", due, 500_00)
    const by = { ...world.by(evening.slice(0, 10)), now: new Date(evening) }
    await prepareDay(database.db, world.companyId, by)
    const { approved } = await approveDay(database.db, world.companyId, by)
    expect(approved).toHaveLength(1)
    const { items } = await world.in((tx) => listMessages(tx, {}))
    expect(items[0]!.nextAttemptAt?.toISOString()).toBe(opens)
  }
})

test("closed in August with five customers in wait and two letters a morning: the return is spread, nothing twice, the ladder not spent faster", async () => {
  const world = await newWorld(database)
  await setCalendar(world, { closures: [{ from: "08-01", to: "08-31" }], mostPerMorning: 2 })
  const customers = new Map<string, string>()
  for (const [name, cents] of [
    ["A", 100_00],
    ["B", 500_00],
    ["C", 300_00],
    ["D", 400_00],
    ["E", 200_00],
  ] as const) {
    const customer = await world.customer(name)
    customers.set(customer, name)
    // Due on Thursday 30 July: three days later is in August.
    await world.invoice(customer, `F-${name}`, "2026-07-30", cents)
  }
  expect(await world.runDays("2026-07-31", "2026-08-31")).toEqual([])
  await world.runDays("2026-09-01", "2026-09-04")
  const firsts = await Promise.all(
    [...customers].map(async ([id, name]) => `${(await taken(world, id)).join(", ")} ${name}`),
  )
  // 1 September 2026 is a Tuesday. The largest first, two a morning.
  expect(firsts.sort()).toEqual([
    "2026-09-01 friendly-email B",
    "2026-09-01 friendly-email D",
    "2026-09-02 friendly-email C",
    "2026-09-02 friendly-email E",
    "2026-09-03 friendly-email A",
  ])
  // The call keeps its seven days from the day on which the reminder really left: Tuesday 8 and Wednesday 9.
  await world.runDays("2026-09-05", "2026-09-09")
  for (const [id, name] of customers) {
    const call = (await taken(world, id)).find((step) => step.includes("phone-call"))
    if ("BD".includes(name)) expect(call).toBe("2026-09-08 phone-call")
    if ("CE".includes(name)) expect(call).toBe("2026-09-09 phone-call")
  }
})

test("the machine is off over Easter: what was due leaves on the next morning that it runs, once each, and the next step keeps its distance", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Couverture Salaün")
  // +3 is Friday 3 April; the machine is off from Friday to Wednesday.
  await world.invoice(customer, "FA-1", "2026-03-31", 700_00)
  await world.runDays("2026-04-01", "2026-04-02")
  await world.runDays("2026-04-09", "2026-04-30")
  // Thursday 9 April, a week before the call (10 - 3), a week and five days before the firm reminder.
  expect((await taken(world, customer)).slice(0, 3)).toEqual([
    "2026-04-09 friendly-email",
    "2026-04-16 phone-call",
    "2026-04-21 firm-email",
  ])
})

test("a customer who asked for two messages a month at most, ten days apart, gets no more with eight invoices due week after week, and never a softer one", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Hôtel du Port")
  const own = { ...NOTHING_OWN, leastGapDays: 10, contactsPer30Days: 2 }
  await world.in((tx) => changeCustomerCalendar(tx, customer, own, world.by("2026-01-02")))
  for (let n = 0; n < 8; n += 1)
    await world.invoice(customer, `F-${n}`, addDays(day("2026-01-05"), 7 * n), 300_00)
  await world.runDays("2026-01-05", "2026-03-20")
  const contacts = await world.in((tx) =>
    tx
      .selectFrom("ledger.reminder")
      .select(["happened_on", "tone"])
      .where("company_id", "=", tx.companyId)
      .where("is_contact", "=", true)
      .orderBy("happened_on")
      .execute(),
  )
  expect(contacts.length).toBeGreaterThan(2)
  for (const [n, contact] of contacts.entries()) {
    const before = contacts[n - 1]
    if (before) {
      expect(daysBetween(before.happened_on, contact.happened_on)).toBeGreaterThanOrEqual(10)
      expect(contact.tone).toBeGreaterThanOrEqual(before.tone ?? 0)
    }
    const month = contacts.filter(
      ({ happened_on: on }) => on <= contact.happened_on && on > addDays(contact.happened_on, -30),
    )
    expect(month.length).toBeLessThanOrEqual(2)
    expect(weekday(contact.happened_on)).toBeLessThanOrEqual(5)
  }
})

test("each day every decision says why, and where it waits for a step, the step does not come before its day", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Plomberie Riou")
  await world.invoice(customer, "FA-1", "2026-03-16", 1_500_00)
  let notBefore: Day | null = null
  for (let on = day("2026-03-02"); on <= "2026-04-30"; on = addDays(on, 1)) {
    await world.run(on)
    const decision = await world.decision(on, customer)
    expect(decision.sentence.fr.length).toBeGreaterThan(20)
    expect(decision.sentence.en.length).toBeGreaterThan(20)
    const steps = (await taken(world, customer)).filter((step) => step.startsWith(on))
    if (notBefore !== null && on < notBefore) expect(steps).toEqual([])
    if (decision.kind === "wait" && decision.until !== null) {
      expect(decision.until > on).toBe(true)
      notBefore = decision.until
    } else notBefore = null
  }
})

test("the address changes between the approval and the sending: nothing leaves, and the message is prepared for the new one to be approved again", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Ferronnerie Cariou")
  await world.invoice(customer, "FA-1", "2026-03-02", 700_00)
  const by = world.by("2026-03-05")
  await prepareDay(database.db, world.companyId, by)
  const first = (await world.in((tx) => listMessages(tx, {}))).items[0]!
  await world.in((tx) => approveMessages(tx, [first.id], by))
  await world.in((tx) =>
    tx
      .updateTable("ledger.contact")
      .set({ email: "nouvelle@cariou.test" })
      .where("company_id", "=", tx.companyId)
      .where("customer_id", "=", customer)
      .execute(),
  )
  const verdicts = await world.in((tx) => gate(tx, [first], by.today))
  expect(verdicts.get(first.id)).toMatchObject({ ok: false, because: "facts-changed", outcome: "held" })
  await world.run("2026-03-05")
  await prepareDay(database.db, world.companyId, by)
  const { items } = await world.in((tx) => listMessages(tx, {}))
  expect(items.map(({ state, recipient }) => [state, recipient]).sort()).toEqual([
    ["held", first.recipient],
    ["prepared", "nouvelle@cariou.test"],
  ])
})

test("morning after morning, the dry run announces exactly the set that the run then sends, with a full morning too", async () => {
  const world = await newWorld(database)
  await setCalendar(world, { mostPerMorning: 3 })
  for (let n = 0; n < 9; n += 1) {
    const customer = await world.customer(`Client ${n}`, n % 3 === 0 ? { email: null } : {})
    await world.invoice(customer, `F-${n}`, addDays(day("2026-02-23"), n % 4), (n + 2) * 150_00)
  }
  let steps = 0
  for (let on = day("2026-02-23"); on <= "2026-03-20"; on = addDays(on, 1)) {
    const announced = (await announceDay(database.db, world.companyId, on)).map(
      ({ customerId, stepKey }) => `${customerId} ${stepKey}`,
    )
    const { messages } = await world.run(on)
    const tasks = await world.in((tx) =>
      tx
        .selectFrom("ledger.reminder")
        .select(["customer_id", "step_key"])
        .where("company_id", "=", tx.companyId)
        .where("happened_on", "=", on)
        .where("channel", "in", ["phone", "task"])
        .execute(),
    )
    const done = [
      ...messages.map(({ customerId, stepKey }) => `${customerId} ${stepKey}`),
      ...tasks.map((task) => `${task.customer_id} ${task.step_key}`),
    ]
    expect([on, ...done.sort()]).toEqual([on, ...announced.sort()])
    steps += done.length
  }
  expect(steps).toBeGreaterThan(12)
})

test("thanks after payment: once, for what was reminded and is paid in full, when the company wishes it; never while something is late", async () => {
  const world = await newWorld(database)
  await setCalendar(world, { thanksForLatePayment: true })
  const [late, inTime, part] = [
    await world.customer("Garage Morel"),
    await world.customer("Hôtel du Port"),
    await world.customer("Plomberie Riou"),
  ]
  for (const customer of [late, inTime, part])
    await world.invoice(customer, `F-${customer}`, "2026-03-02", 900_00)
  await world.pay(inTime, "2026-03-02", 900_00)
  await world.runDays("2026-03-03", "2026-03-05")
  await world.pay(late, "2026-03-09", 900_00)
  await world.pay(part, "2026-03-09", 400_00)
  // The dry run and the plan of any day foresee it.
  expect(
    (await announceDay(database.db, world.companyId, day("2026-03-09"))).map((step) => step.stepKey),
  ).toEqual(["thanks"])
  await world.runDays("2026-03-09", "2026-03-20")
  expect(await taken(world, late)).toEqual(["2026-03-05 friendly-email", "2026-03-09 thanks"])
  expect(await taken(world, inTime)).toEqual([])
  expect((await taken(world, part)).join()).not.toContain("thanks")
  const { items } = await world.in((tx) => listMessages(tx, { customerId: late }))
  expect(items[0]!.textBody.replace(/\s/g, " ")).toContain("900,00 €")
  expect(items[0]!.textBody).not.toContain("payment_block")
})

test("a company that said nothing of it thanks nobody", async () => {
  const world = await newWorld(database)
  const customer = await world.customer("Garage Morel")
  await world.invoice(customer, "F-1", "2026-03-02", 900_00)
  await world.runDays("2026-03-05", "2026-03-05")
  await world.pay(customer, "2026-03-09", 900_00)
  expect(await world.runDays("2026-03-09", "2026-03-13")).toEqual([])
})
