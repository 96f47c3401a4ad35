import { expect, test } from "vitest"
import type { Author } from "../../src/kernel/author.ts"
import { day } from "../../src/kernel/day.ts"
import { inCompany } from "../../src/kernel/store.ts"
import type { CallToRecord } from "../../src/ledger/calls/call.ts"
import { undoCall } from "../../src/ledger/calls/undo/workflows.ts"
import { listDisputes, listPromises, listWaitingReplies } from "../../src/ledger/facts/listing/store.ts"
import { listTasks } from "../../src/ledger/tasks/listing/store.ts"
import { changeCallingRules, listWaitingCalls, noteCall } from "../../src/policy/calling/workflows.ts"
import { USUAL_CALLING } from "../../src/policy/calling-hours.ts"
import { callSheet } from "../../src/server/views/call-sheet/sheet.ts"
import { testDatabase } from "../database.ts"
import { newWorld, type World } from "../world.ts"

const database = await testDatabase()

// 2 March 2026 is a Monday. A customer due that day is called on Thursday 12 March (+10).

/** At ten past ten in Paris, which is 9:10 UTC in winter. */
const at = (on: string, time = "09:10"): Author => ({
  ...{ actor: "user:marie", today: day(on) },
  now: new Date(`${on}T${time}:00Z`),
})
const call = (world: World, on: string, told: CallToRecord, time?: string) =>
  world.in((tx) => noteCall(tx, told, at(on, time)))
const waiting = (world: World, on: string, time?: string) =>
  world.in((tx) => listWaitingCalls(tx, at(on, time)))
const phone = (world: World, customerId: string, number: string, name: string | null = null) =>
  world.in(async (tx) => {
    const row = { company_id: world.companyId, customer_id: customerId, phone: number, name }
    const made = await tx.insertInto("ledger.contact").values(row).returning("id").executeTakeFirstOrThrow()
    return made.id
  })

/** A customer whom the plan asks to call on 12 March 2026. */
async function calledOn12March(world: World, name: string, cents = 2_400_00) {
  const customerId = await world.customer(name)
  const invoiceId = await world.invoice(customerId, `FA-${name}`, "2026-03-02", cents)
  const contactId = await phone(world, customerId, "02 98 11 22 33", "Anne Le Gall")
  return { customerId, invoiceId, contactId }
}

test("the calls of the day come by amount, each with whom to ask for; the one who paid is not to be called", async () => {
  const world = await newWorld(database)
  await calledOn12March(world, "Petit", 300_00)
  await calledOn12March(world, "Grand", 9_000_00)
  const paid = await calledOn12March(world, "Payeur", 20_000_00)
  await world.runDays("2026-03-05", "2026-03-12")
  const before = await waiting(world, "2026-03-12")
  expect(before.map((one) => [one.customerName, one.overdueCents, one.state])).toEqual([
    ["Payeur", 20_000_00, "now"],
    ["Grand", 9_000_00, "now"],
    ["Petit", 300_00, "now"],
  ])
  expect(before[0]).toMatchObject({ contactName: "Anne Le Gall", phone: "02 98 11 22 33" })
  await world.pay(paid.customerId, "2026-03-12", 20_000_00, paid.invoiceId)
  const after = await waiting(world, "2026-03-12")
  expect(after.map((one) => [one.customerName, one.state])).toEqual([
    ["Grand", "now"],
    ["Petit", "now"],
    ["Payeur", "not-to-call"],
  ])
  expect(after[2]?.sentence?.fr).toBe("Tout est réglé.")
})

test("outside the hours of the house nobody is offered to be called, nor on a Sunday", async () => {
  const world = await newWorld(database)
  await calledOn12March(world, "Le Goff")
  await world.runDays("2026-03-05", "2026-03-12")
  expect(await waiting(world, "2026-03-12", "06:30")).toMatchObject([
    { state: "later", opensAt: new Date("2026-03-12T09:00:00Z") },
  ])
  expect(await waiting(world, "2026-03-15")).toMatchObject([
    { state: "later", opensAt: new Date("2026-03-16T09:00:00Z") },
  ])
  const early = { ...USUAL_CALLING, slots: [{ from: "07:00", until: "09:00" }] }
  await world.in((tx) => changeCallingRules(tx, early, at("2026-03-12")))
  expect(await waiting(world, "2026-03-12", "06:30")).toMatchObject([{ state: "now" }])
})

test("a promise on the telephone for the 20th: recorded at once, nothing before the 21st is over", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Cuisines Morvan")
  await world.runDays("2026-03-05", "2026-03-12")
  const told = {
    customerId,
    outcome: "promise",
    promisedFor: day("2026-03-20"),
    amountCents: 2_400_00,
  } as const
  expect((await call(world, "2026-03-12", told)).promiseId).not.toBeNull()
  expect(await waiting(world, "2026-03-12")).toEqual([])
  expect(await world.decision("2026-03-17", customerId)).toMatchObject({ because: "promise" })
  // 20 March is a Friday: its day of grace is the Saturday, and the Monday the first working day after.
  expect(await world.decision("2026-03-23", customerId)).toMatchObject({ because: "promise-broken" })
})

test("the call counts as a contact: the firm reminder keeps its distance from it", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Atelier Riou")
  await world.runDays("2026-03-05", "2026-03-12")
  // The step was opened on the 12th, the call is made on Monday 16.
  await call(world, "2026-03-16", { customerId, outcome: "reached", note: "Verra avec son comptable." })
  // Due five days after the call, on Saturday 21: the next working day.
  const done = await world.runDays("2026-03-16", "2026-03-25")
  expect(done).toEqual(["2026-03-16 phone-call", "2026-03-23 firm-email"])
})

test("voicemail: tried again two open days later, three times in all; then the ladder goes on", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Garage Salaün")
  await world.runDays("2026-03-05", "2026-03-12")
  const voicemail = { customerId, outcome: "voicemail" } as const
  expect((await call(world, "2026-03-12", voicemail)).callAgainOn).toBe("2026-03-16") // Saturday 14: Monday
  expect(await waiting(world, "2026-03-12")).toMatchObject([{ state: "planned", dueOn: "2026-03-16" }])
  expect(await world.decision("2026-03-13", customerId)).toMatchObject({ because: "call-again" })
  expect((await call(world, "2026-03-16", voicemail)).callAgainOn).toBe("2026-03-18")
  expect(await world.decision("2026-03-17", customerId)).toMatchObject({ because: "call-again" })
  expect((await call(world, "2026-03-18", { customerId, outcome: "nobody" })).callAgainOn).toBeNull()
  expect(await waiting(world, "2026-03-18")).toEqual([])
  // The firm reminder (+15, a Tuesday or Wednesday) waited for the calls; it goes on at once now.
  expect(await world.decision("2026-03-18", customerId)).toMatchObject({ kind: "act", stepKey: "firm-email" })
})

test("a call that was planned and is not made holds nothing after its day", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Menuiserie Abgrall")
  await world.runDays("2026-03-05", "2026-03-12")
  await call(world, "2026-03-12", { customerId, outcome: "voicemail" })
  expect(await world.decision("2026-03-16", customerId)).toMatchObject({ because: "call-again" })
  expect(await world.decision("2026-03-17", customerId)).toMatchObject({ kind: "act", stepKey: "firm-email" })
})

test("“call me on Wednesday at three”: nothing leaves before, and the call is offered at three by its clock", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Couverture Péron")
  await world.runDays("2026-03-05", "2026-03-12")
  const told = {
    customerId,
    outcome: "call-back",
    callBackOn: day("2026-03-18"),
    callBackAt: "15:00",
  } as const
  await call(world, "2026-03-12", told)
  expect(await world.runDays("2026-03-13", "2026-03-18")).toEqual([])
  expect(await waiting(world, "2026-03-18", "13:30")).toMatchObject([
    { state: "later", opensAt: new Date("2026-03-18T14:00:00Z") },
  ])
  expect(await waiting(world, "2026-03-18", "14:00")).toMatchObject([{ state: "now", dueAt: "15:00" }])
})

test("a contest on the telephone stops the invoice it is about, the others are still followed", async () => {
  const world = await newWorld(database)
  const { customerId, invoiceId } = await calledOn12March(world, "Plomberie Kervella")
  await world.invoice(customerId, "FA-autre", "2026-03-03", 700_00)
  await world.runDays("2026-03-05", "2026-03-13")
  await call(world, "2026-03-13", {
    customerId,
    outcome: "dispute",
    invoiceId,
    reason: "price",
    note: "Devis à 2 000.",
  })
  const disputes = await world.in((tx) => listDisputes(tx, { customerId }))
  expect(disputes).toMatchObject([{ invoiceId, reason: "price", closedOn: null }])
  const sheet = await world.in((tx) => callSheet(tx, customerId, at("2026-03-13")))
  expect(sheet.owed.askedCents).toBe(700_00)
  expect(sheet.script.say.map((line) => line.fr).join(" ")).toMatch(/Une partie est contestée/)
})

test("“it was paid on the 10th”: the follow-up waits for somebody to look at the bank", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Boucherie Tanguy")
  await world.runDays("2026-03-05", "2026-03-12")
  await call(world, "2026-03-12", { customerId, outcome: "paid-already", promisedFor: day("2026-03-10") })
  const replies = await world.in((tx) => listWaitingReplies(tx, { customerId }))
  expect(replies.map((reply) => reply.summary)).toEqual([
    "Dit au téléphone avoir déjà payé le 10\u00a0mars\u00a02026.",
  ])
  expect(await world.decision("2026-03-24", customerId)).toMatchObject({ because: "reply-unanswered" })
})

test("a wrong number is never offered again, and somebody must find another one", async () => {
  const world = await newWorld(database)
  const { customerId, contactId } = await calledOn12March(world, "Serrurerie Floch")
  await world.runDays("2026-03-05", "2026-03-12")
  await call(world, "2026-03-12", { customerId, outcome: "wrong-number", contactId })
  expect(await waiting(world, "2026-03-12")).toEqual([])
  const tasks = await world.in((tx) => listTasks(tx, { customerId }))
  expect(tasks.map((task) => task.title)).toEqual(["Trouver un autre numéro de téléphone"])
  const sheet = await world.in((tx) => callSheet(tx, customerId, at("2026-03-12")))
  expect(sheet.people.filter((person) => person.dial)).toEqual([])
})

test("with a second number, the call stays to be made by that one", async () => {
  const world = await newWorld(database)
  const { customerId, contactId } = await calledOn12March(world, "Peinture Guillou")
  await phone(world, customerId, "+33 6 12 34 56 78", "Yann Guillou")
  await world.runDays("2026-03-05", "2026-03-12")
  await call(world, "2026-03-12", { customerId, outcome: "wrong-number", contactId })
  expect(await waiting(world, "2026-03-12")).toMatchObject([{ contactName: "Yann Guillou", state: "now" }])
})

test("“ask for my colleague”: the call stays open, with the colleague’s name and number", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Électricité Cam")
  await world.runDays("2026-03-05", "2026-03-12")
  const contact = { name: "Rozenn Cam", phone: "0298445566", role: "accounts-payable" as const }
  await call(world, "2026-03-12", { customerId, outcome: "other-contact", contact })
  expect(await waiting(world, "2026-03-12")).toMatchObject([
    { contactName: "Rozenn Cam", phone: "0298445566", state: "now" },
  ])
})

test("what was noted by mistake is taken back within minutes, all of it; afterwards it is refused", async () => {
  const world = await newWorld(database)
  const { customerId, invoiceId } = await calledOn12March(world, "Traiteur Moal")
  await world.runDays("2026-03-05", "2026-03-12")
  const before = await world.decision("2026-03-12", customerId)
  for (const told of [
    { customerId, outcome: "promise", promisedFor: day("2026-03-20") },
    { customerId, outcome: "dispute", invoiceId, reason: "other" },
    { customerId, outcome: "paid-already" },
    { customerId, outcome: "voicemail" },
    { customerId, outcome: "reached" },
  ] as const) {
    const { id } = await call(world, "2026-03-12", told)
    await world.in((tx) => undoCall(tx, id, at("2026-03-12", "09:20")))
    expect(await waiting(world, "2026-03-12")).toMatchObject([
      { state: "now", attempts: 0, dueOn: "2026-03-12" },
    ])
    expect(await world.decision("2026-03-12", customerId)).toEqual(before)
  }
  expect(await world.in((tx) => listDisputes(tx, { customerId }))).toEqual([])
  const promises = await world.in((tx) => listPromises(tx, { customerId }))
  expect(promises.map((promise) => promise.withdrawnOn)).toEqual(["2026-03-12"])
  const { id } = await call(world, "2026-03-12", { customerId, outcome: "reached" })
  await expect(world.in((tx) => undoCall(tx, id, at("2026-03-12", "09:26")))).rejects.toThrow(
    "CALL_TOO_OLD_TO_UNDO",
  )
})

test("four calls in thirty days are enough, whoever was reached", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Fleurs Kerjean")
  await world.runDays("2026-03-05", "2026-03-12")
  for (const on of ["2026-03-12", "2026-03-13", "2026-03-16"])
    await call(world, on, { customerId, outcome: "call-back", callBackOn: day(on) })
  expect(await waiting(world, "2026-03-17")).toMatchObject([{ state: "now", callsIn30Days: 3 }])
  await call(world, "2026-03-17", { customerId, outcome: "call-back", callBackOn: day("2026-03-17") })
  expect(await waiting(world, "2026-03-17")).toMatchObject([{ state: "too-often", callsIn30Days: 4 }])
  expect(await waiting(world, "2026-04-10")).toMatchObject([{ state: "too-often" }])
  // Thirty days after the first two of them, on a Monday, there is room again.
  expect(await waiting(world, "2026-04-13")).toMatchObject([{ state: "now", callsIn30Days: 2 }])
})

test("a refusal in the middle leaves nothing behind: no call without its promise", async () => {
  const world = await newWorld(database)
  const { customerId } = await calledOn12March(world, "Crêperie Bihan")
  await world.runDays("2026-03-05", "2026-03-12")
  const backwards = { customerId, outcome: "promise", promisedFor: day("2026-03-01") } as const
  await expect(call(world, "2026-03-12", backwards)).rejects.toThrow("PROMISE_LOOKS_BACK")
  const sheet = await world.in((tx) => callSheet(tx, customerId, at("2026-03-12")))
  expect(sheet.calls).toEqual([])
  expect(sheet.call).toMatchObject({ state: "now" })
})

test("one company neither sees nor records the calls of another", async () => {
  const world = await newWorld(database)
  const other = await newWorld(database, "Voisin")
  const { customerId } = await calledOn12March(world, "Marée Quéré")
  await world.runDays("2026-03-05", "2026-03-12")
  expect(await waiting(other, "2026-03-12")).toEqual([])
  await expect(call(other, "2026-03-12", { customerId, outcome: "reached" })).rejects.toThrow(
    "CUSTOMER_UNKNOWN",
  )
  const { id } = await call(world, "2026-03-12", { customerId, outcome: "reached" })
  await expect(
    inCompany(database.db, other.companyId, (tx) => undoCall(tx, id, at("2026-03-12", "09:12"))),
  ).rejects.toThrow("CALL_UNKNOWN")
})
