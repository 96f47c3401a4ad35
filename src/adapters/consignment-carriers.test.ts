import { createServer } from "node:net"
import { afterEach, describe, expect, test } from "vitest"
import { ar24 } from "../../test/carriers/ar24.ts"
import { laPoste } from "../../test/carriers/la-poste.ts"
import { mySendingBox } from "../../test/carriers/mysendingbox.ts"
import { ovhSms } from "../../test/carriers/ovh-sms.ts"
import {
  type Dialect,
  type Mood,
  proofBytes,
  type StandIn,
  startStandIn,
} from "../../test/carriers/stand-in.ts"
import type { Consignment, DeliveryState, ProofKind } from "../delivery/consignment/consignment.ts"
import { PROVIDER_FACTS, type ProviderAccount } from "../delivery/consignment/provider.ts"
import { openConsignmentCarrier } from "./consignment-carriers.ts"

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close()
})

const REFERENCE = "0b0d5c6e-1111-8222-9333-444455556666"

async function standIn(dialect: Dialect, mood: Mood = "accept"): Promise<StandIn> {
  const server = await startStandIn(dialect)
  server.mood = mood
  open.push(server)
  return server
}

function carrierTo(account: ProviderAccount, baseUrl: string, timeoutMs = 2_000) {
  const carrier = openConsignmentCarrier({ baseUrl, timeoutMs })(account)
  open.push(carrier)
  return carrier
}

function consignment({ account }: Dialect, changes: Partial<Consignment> = {}): Consignment {
  const [channel = "letter"] = PROVIDER_FACTS[account.provider].channels.toReversed()
  const address = { postalCode: "29000", city: "QUIMPER", country: "FR" }
  return {
    ...{ reference: REFERENCE, channel, subject: "Mise en demeure" },
    from: { ...address, name: "Menuiserie Tanguy", lines: ["12 RUE DU PORT"], email: "compta@tanguy.test" },
    to: {
      address: { ...address, name: "Dupont SARL", lines: ["Bâtiment B", "3 RUE DE BREST"] },
      ...{ person: "Anne Dupont", company: "Dupont SARL", isConsumer: false },
      ...{ email: "compta@dupont.test", mobile: "+33612345678" },
    },
    content: Buffer.from(channel === "sms" ? "Facture F-1 : 120,00 € à régler." : "%PDF-1.4 une lettre"),
    ...changes,
  }
}

const nothing = async (): Promise<void> => undefined

describe.each([
  ["La Poste", laPoste],
  ["MySendingBox", mySendingBox],
  ["AR24", ar24],
  ["OVHcloud SMS", ovhSms],
] as const)("%s", (_name, dialect) => {
  test("takes in charge what is handed over, to the byte, under our reference, and gives its own identifier", async () => {
    const server = await standIn(dialect)
    const sent = consignment(dialect)
    const outcome = await carrierTo(dialect.account, server.url).send(sent, nothing)
    expect(outcome.kind).toBe("accepted")
    expect(outcome.taken?.providerId).toBe(server.kept[0]?.id)
    expect(server.kept).toHaveLength(1)
    expect(server.kept[0]?.content.equals(sent.content)).toBe(true)
    expect(REFERENCE.replaceAll("-", "")).toContain(server.kept[0]?.reference.replaceAll("-", ""))
  })

  test("has nothing to act upon before the caller has written that the last bytes go", async () => {
    const server = await standIn(dialect)
    let seen = -1
    await carrierTo(dialect.account, server.url).send(consignment(dialect), async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      seen = server.handOvers
    })
    expect([seen, server.handOvers]).toEqual([0, 1])
  })

  test("gets nothing when the caller refuses at the last moment, and the caller’s error comes back", async () => {
    const server = await standIn(dialect)
    const refused = carrierTo(dialect.account, server.url).send(consignment(dialect), async () => {
      throw new Error("no longer ours")
    })
    await expect(refused).rejects.toThrow("no longer ours")
    expect(server.kept).toEqual([])
  })

  test.each([
    ["refuse-address", "address-refused"],
    ["refuse-message", "message-refused"],
    ["refuse-account", "unreachable"],
    ["later", "try-later"],
    ["fail", "unknown"],
    ["take-and-say-nothing", "unknown"],
    ["take-and-garble", "unknown"],
  ] as const)("says what came of it: %s means %s", async (mood, kind) => {
    const server = await standIn(dialect, mood)
    const outcome = await carrierTo(dialect.account, server.url).send(consignment(dialect), nothing)
    expect(outcome.kind).toBe(kind)
    expect(outcome.answer).not.toBe("")
    // Whatever it answered, it was asked once: nothing is repeated on its own.
    expect(server.handOvers).toBeLessThanOrEqual(1)
  })

  test("cannot be reached: surely nothing left, and nobody was told that the last bytes go", async () => {
    const server = await standIn(dialect)
    await server.close()
    let told = 0
    const outcome = await carrierTo(dialect.account, server.url).send(consignment(dialect), async () => {
      told += 1
    })
    expect([outcome.kind, told]).toEqual(["unreachable", 0])
  })

  test("takes all of it and never answers: a doubt, once the time is over", async () => {
    const silent = createServer((socket) => socket.on("data", () => undefined).on("error", () => undefined))
    await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve))
    open.push({ close: () => new Promise((resolve) => silent.close(() => resolve())) })
    const { port } = silent.address() as { port: number }
    const carrier = carrierTo(dialect.account, `http://127.0.0.1:${port}`, 300)
    const outcome = await carrier.send(consignment(dialect), nothing)
    // AR24 is given the file first: it was that which got no answer, and no letter was ordered.
    expect(outcome.kind).toBe(dialect === ar24 ? "try-later" : "unknown")
  })

  test("is asked about a doubt: what it finds is what it took, and not finding proves nothing", async () => {
    const server = await standIn(dialect, "take-and-say-nothing")
    const carrier = carrierTo(dialect.account, server.url)
    await carrier.send(consignment(dialect), nothing)
    const found = await carrier.find(REFERENCE)
    const canSearch = dialect === mySendingBox || dialect === ovhSms
    expect(found === "cannot-say" ? found : found.providerId).toBe(
      canSearch ? server.kept[0]?.id : "cannot-say",
    )
    expect(await carrier.find("ffffffff-0000-8000-8000-000000000000")).toBe("cannot-say")
  })

  test("tells where it stands, and a test of the account says whether it may be used", async () => {
    const server = await standIn(dialect)
    const carrier = carrierTo(dialect.account, server.url)
    const { taken } = await carrier.send(consignment(dialect), nothing)
    const stateAfter = async (state: DeliveryState) => {
      server.kept[0]!.state = state
      return (await carrier.follow(taken!)).state
    }
    expect(await stateAfter("delivered")).toBe("delivered")
    expect((await carrier.check()).ok).toBe(true)
    server.mood = "refuse-account"
    const refused = await carrier.check().then(
      ({ ok }) => ok,
      () => false,
    )
    expect(refused).toBe(false)
    await expect(carrier.follow(taken!)).rejects.toThrow()
  })
})

describe.each([
  ["MySendingBox", mySendingBox],
  ["AR24", ar24],
] as const)("%s proves what it did", (_name, dialect) => {
  test.each([
    ["delivered", "receipt"],
    ["refused", "refusal"],
    ["unclaimed", "negligence"],
  ] as const)("%s: the proof of %s comes to the byte", async (state, kind: ProofKind) => {
    const server = await standIn(dialect)
    const carrier = carrierTo(dialect.account, server.url)
    const { taken } = await carrier.send(consignment(dialect), nothing)
    Object.assign(server.kept[0]!, { state, proofs: ["deposit", kind] })
    const followed = await carrier.follow(taken!)
    expect([followed.state, followed.proofs.map((proof) => proof.kind)]).toEqual([state, ["deposit", kind]])
    const bytes = await carrier.fetchProof(followed.proofs[1]!)
    expect(bytes.equals(proofBytes(kind))).toBe(true)
  })

  test("an answer does not make us fetch from our own network", async () => {
    const server = await standIn(dialect)
    const carrier = carrierTo(dialect.account, server.url)
    const inside = { kind: "deposit", url: "http://127.0.0.1:1/admin" } as const
    await expect(carrier.fetchProof(inside)).rejects.toThrow("not secure")
  })
})
