import { afterEach } from "vitest"
import { openConsignmentCarrier } from "../../src/adapters/consignment-carriers.ts"
import type { OpenDatabase } from "../../src/adapters/postgres/connect.ts"
import { smtpCarrier } from "../../src/adapters/smtp/carrier.ts"
import type { ConsignmentChannel } from "../../src/delivery/consignment/consignment.ts"
import { followConsignments } from "../../src/delivery/consignment/follow/workflows.ts"
import { prepareDay } from "../../src/delivery/day/workflows.ts"
import { approveMessages } from "../../src/delivery/outbox/workflows.ts"
import { saveAccount } from "../../src/delivery/provider-account/workflows.ts"
import { messagesPlannedOn } from "../../src/delivery/run/store.ts"
import { type RunPorts, sendApproved } from "../../src/delivery/run/workflows.ts"
import type { Author } from "../../src/kernel/author.ts"
import { day } from "../../src/kernel/day.ts"
import { asOperator } from "../../src/kernel/store.ts"
import { publishDraft, scenarioInForce, writeDraft } from "../../src/policy/scenarios/workflows.ts"
import { setMode, testBox } from "../delivery.ts"
import { newWorld, type World } from "../world.ts"
import { type Dialect, type Mood, type StandIn, startStandIn } from "./stand-in.ts"

const SET: Buffer = Buffer.from("%PDF-1.7 la lettre")

function portsTo(server: StandIn | null): RunPorts {
  const carrier = openConsignmentCarrier({ baseUrl: server?.url ?? "http://127.0.0.1:9", timeoutMs: 2_000 })
  return {
    ...{ box: testBox, openCarrier: smtpCarrier },
    consign: { open: carrier, renderLetter: () => async () => SET },
  }
}

/** Marie at her desk, at an hour of Greenwich. */
export const at = (on: string, time: string): Author => ({
  actor: "user:marie",
  now: new Date(`${on}T${time}Z`),
  today: day(on),
})

/** What the stories of carriers share on one database; stand-ins are closed after each test. */
export function carrierBench(database: OpenDatabase) {
  const { db } = database
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const thing of open.splice(0)) await thing.close()
  })
  const send = (companyId: string, ports: RunPorts, on: string, time: string) =>
    sendApproved(db, companyId, ports, { now: () => at(on, time).now, today: day(on), worker: "test" })
  const messagesOn = (world: World, on: string) => world.in((tx) => messagesPlannedOn(tx, day(on)))

  return {
    send,
    only: async (world: World, on: string) => (await messagesOn(world, on))[0]!,
    follow: (world: World, ports: RunPorts, on: string, time = "09:00:00") =>
      followConsignments(db, world.companyId, { box: testBox, open: ports.consign!.open }, at(on, time)),

    /**
     * A live company whose first reminder, three days after the due date, leaves by this channel through
     * this provider; or another of its steps, on its own day.
     */
    async companyBy(
      channel: ConsignmentChannel,
      dialect: Dialect | null,
      mood: Mood = "accept",
      stepKey = "friendly-email",
    ) {
      const world = await newWorld(database)
      await makeLive(database, world)
      for (const key of ["standard", "consumer"]) await stepBy(world, key, stepKey, channel)
      const server = dialect && (await startStandIn(dialect))
      if (server) {
        server.mood = mood
        open.push(server)
        const account = { ...server.account, channels: [channel] }
        await world.in((tx) => saveAccount(tx, account, testBox, world.by("2026-02-01")))
      }
      return { world, server: server as StandIn, ports: portsTo(server) }
    },

    /** Prepares the day, approves all of it, and sends what may leave at that instant. */
    async morning({ companyId, in: inside }: World, ports: RunPorts, on: string, time = "08:00:00") {
      const by = at(on, time)
      await prepareDay(db, companyId, by)
      const messages = await inside((tx) => messagesPlannedOn(tx, by.today))
      const ids = messages.filter(({ state }) => state === "prepared").map(({ id }) => id)
      const { refused } = await inside((tx) => approveMessages(tx, ids, by))
      const report = await send(companyId, ports, on, time)
      return { refused: refused.map(({ refusal }) => refusal.code), report }
    },
  }
}

async function makeLive(database: OpenDatabase, world: World): Promise<void> {
  await setMode(database.db, world.companyId, "live")
  await asOperator(database.db, (tx) =>
    tx
      .updateTable("ledger.company")
      .set({ siren: "732829320", legal_form: "SARL", registry_city: "Quimper", share_capital: "10 000 €" })
      .set({ address_lines: ["12 rue du Port"], postal_code: "29000", city: "Quimper" })
      .set({ email: "compta@tanguy.test" })
      .where("id", "=", world.companyId)
      .execute(),
  )
  await world.in((tx) =>
    tx
      .insertInto("ledger.freshness")
      .values({ company_id: world.companyId, fresh_on: day("2026-04-08"), source: "books" })
      .execute(),
  )
}

async function stepBy(
  world: World,
  key: string,
  stepKey: string,
  channel: ConsignmentChannel,
): Promise<void> {
  const by = world.by("2026-02-01")
  await world.in(async (tx) => {
    const { version: _version, ...content } = await scenarioInForce(tx, key)
    const text = channel === "sms" ? { templateKey: "sms-reminder" } : {}
    const steps = content.steps
      .filter((step) => step.key !== "courtesy-before")
      .map((step) => (step.key === "friendly-email" ? { ...step, delayDays: 3 } : step))
      .map((step) => (step.key === stepKey ? { ...step, channel, ...text } : step))
    await writeDraft(tx, { ...content, firstStepKey: "friendly-email", steps, preferredWeekdays: [] }, by)
    await publishDraft(tx, key, by)
  })
}

/** The work that waits for people, in the order it came. */
export const tasksOf = (world: World) =>
  world.in((tx) =>
    tx
      .selectFrom("ledger.task")
      .select(["kind", "title", "done_on"])
      .where("company_id", "=", world.companyId)
      .execute(),
  )

/** A customer who owes 480,00 € since 2 March 2026. */
export async function lateCustomer(
  world: World,
  kind: "professional" | "consumer" = "professional",
  phone?: string,
) {
  const customer = await world.customer("Cuisines Le Goff", { kind })
  await world.invoice(customer, "FA-1", "2026-03-02", 480_00)
  if (phone) {
    await world.in((tx) =>
      tx
        .insertInto("ledger.contact")
        .values({ company_id: world.companyId, customer_id: customer, phone })
        .execute(),
    )
  }
  return customer
}
