import { simpleParser } from "mailparser"
import { expect, test } from "vitest"
import { testDatabase } from "../../../test/database.ts"
import { newWorld, type World } from "../../../test/world.ts"
import { day } from "../../kernel/day.ts"
import { asOperator } from "../../kernel/store.ts"
import { recordEvent } from "../../ledger/limitation/workflows.ts"
import { compose } from "../../messages/compose.ts"
import { toMime } from "../../messages/mime.ts"
import { sampleInput } from "../../messages/templates/sample.ts"
import { shippedTemplate } from "../../messages/templates/store.ts"
import { saveTemplate } from "../../messages/templates/workflows.ts"
import { readArchive } from "../archive/store.ts"
import { prepareDay } from "../day/workflows.ts"
import { listMessages } from "../listing/store.ts"
import { whyNotTicked } from "../listing/summary.ts"
import { readMessage } from "../outbox/store.ts"
import { approveMessages, editMessage } from "../outbox/workflows.ts"
import { acknowledgeFindings } from "./acknowledgement/workflows.ts"
import { textsOfEmail } from "./email-text.ts"

const database = await testDatabase()

/** One customer who is due for a first reminder on 3 March 2026. */
async function lateWorld(kind: "professional" | "consumer" | "public" = "professional") {
  const world = await newWorld(database)
  const customerId = await world.customer("Boulangerie Petit", { kind })
  await world.invoice(customerId, "F-17", kind === "professional" ? "2026-02-28" : "2026-02-10", 120_00)
  return { world, prepared: () => preparedMessage(world) }
}

async function preparedMessage(world: World, on = "2026-03-03") {
  await prepareDay(database.db, world.companyId, world.by(on))
  const { items } = await world.in((tx) => listMessages(tx, { states: ["prepared"] }))
  expect(items).toHaveLength(1)
  return items[0]!
}

const approve = (world: World, id: string, on = "2026-03-03") =>
  world.in((tx) => approveMessages(tx, [id], world.by(on)))
const edit = (world: World, id: string, textBody: string) =>
  world.in((tx) => editMessage(tx, id, { textBody }, world.by("2026-03-03")))

test("the text of an e-mail is read back from its bytes to the letter, accents, euros and all", async () => {
  const composed = compose(sampleInput("formal-notice"), shippedTemplate("formal-notice", "fr"))
  const mime = await toMime(composed, {
    from: { name: "Nous", address: "nous@relance.example" },
    to: { name: null, address: "eux@debtor.example" },
    messageId: "<1@relance.example>",
    date: new Date("2026-03-24T08:00:00Z"),
  })
  const { text, html } = textsOfEmail(mime)
  expect(text.trimEnd()).toBe(composed.text.trimEnd())
  expect(html!.trimEnd()).toBe(composed.html.trimEnd())
  const { text: read } = await simpleParser(mime)
  expect(text.trimEnd()).toBe(read!.trimEnd())
})

test("an edited text that threatens with a seizure is not approved; mended, it leaves", async () => {
  const { world, prepared } = await lateWorld()
  const message = await prepared()
  expect([message.findings, whyNotTicked(message)]).toEqual([[], null])
  const { findings } = await edit(
    world,
    message.id,
    "Nous ferons saisir vos comptes.\n\n[[invoices]]\n\nRépondez-nous.",
  )
  expect(findings).toMatchObject([
    { ruleId: "GEN-06", severity: "error", excerpt: "ferons saisir vos comptes" },
  ])
  const { refused } = await approve(world, message.id)
  expect(refused[0]!.refusal).toMatchObject({ code: "MESSAGE_UNLAWFUL", where: { ruleId: "GEN-06" } })
  expect(refused[0]!.refusal.sentence.fr).toMatch(
    /^La loi ne permet pas ce texte\. Une saisie.*\(C\. conso\. L121-6/,
  )
  await edit(world, message.id, "Nous ne ferons pas saisir vos comptes.\n\n[[invoices]]\n\nRépondez-nous.")
  expect((await approve(world, message.id)).approved).toEqual([message.id])
})

test("a warning waits for a person who answers for it; the run does not answer in their place", async () => {
  const { world } = await lateWorld()
  const { subject, body } = shippedTemplate("friendly-email", "fr")
  const penalties =
    "{% if professional %}Des pénalités pourront être appliquées.{% endif %}\n\n{{ invoice_table }}"
  await world.in((tx) =>
    saveTemplate(
      tx,
      {
        templateKey: "friendly-email",
        language: "fr",
        formality: "formal",
        subject,
        body: body.replace("{{ invoice_table }}", penalties),
      },
      world.by("2026-03-03"),
    ),
  )
  const run = await world.run("2026-03-03")
  expect(run.messages.map(({ state }) => state)).toEqual(["prepared"])
  const message = await preparedMessage(world)
  expect(message.findings).toMatchObject([{ ruleId: "REL2-03", severity: "warning" }])
  expect(whyNotTicked(message)!.fr).toMatch(/^À confirmer avant l’envoi\. Les pénalités/)
  expect((await approve(world, message.id)).refused[0]!.refusal.code).toBe("MESSAGE_TO_CONFIRM")
  await world.in((tx) => acknowledgeFindings(tx, message.id, ["REL2-03", "GEN-06"], world.by("2026-03-03")))
  const known = await world.in((tx) => readMessage(tx, message.id))
  expect(known.acknowledgedRules).toEqual(["REL2-03"])
  // Another wording asks again.
  const again = await edit(world, message.id, `${message.textBody}\n\nÀ bientôt.`)
  expect([again.acknowledgedRules, again.findings.length]).toEqual([[], 1])
  await world.in((tx) => acknowledgeFindings(tx, message.id, ["REL2-03"], world.by("2026-03-03")))
  const [sent] = (await world.run("2026-03-03")).messages
  expect(sent!.state).toBe("sent")
})

test("the very bytes are judged before they leave: a text changed behind our back is held, with its reason", async () => {
  const { world, prepared } = await lateWorld("consumer")
  const message = await prepared()
  expect((await approve(world, message.id)).approved).toEqual([message.id])
  await world.in((tx) =>
    tx
      .updateTable("delivery.message")
      .set({ text_body: "Des frais de dossier de 15 € s’ajoutent.\n\n[[invoices]]\n\nRépondez-nous." })
      .where("company_id", "=", world.companyId)
      .where("id", "=", message.id)
      .execute(),
  )
  const { sending, messages } = await world.run("2026-03-03")
  expect([sending.sent, sending.held]).toEqual([0, 1])
  const [held] = messages
  expect(held).toMatchObject({ state: "held", stateReason: "MESSAGE_UNLAWFUL" })
  expect(held!.stateSentence!.fr).toMatch(/Un particulier ne doit ni l’indemnité/)
  expect(await world.in((tx) => readArchive(tx, message.id))).toBeNull()
})

test("a company without a SIREN writes to itself in test mode, and to nobody else", async () => {
  const prepare = async (change: { siren: null; demo_seed?: null }) => {
    const { world, prepared } = await lateWorld()
    await world.in((tx) =>
      tx
        .insertInto("ledger.freshness")
        .values({ company_id: world.companyId, fresh_on: day("2026-03-03"), source: "story" })
        .execute(),
    )
    await asOperator(database.db, (tx) =>
      tx.updateTable("ledger.company").set(change).where("id", "=", world.companyId).execute(),
    )
    return { world, message: await prepared() }
  }
  const { message: toItself } = await prepare({ siren: null, demo_seed: null })
  expect([toItself.mode, toItself.findings]).toEqual(["test", []])
  const { world, message } = await prepare({ siren: null })
  const { refused } = await approve(world, message.id)
  expect(refused[0]!.refusal.sentence.fr).toContain("Il manque à votre identité\u00a0: le SIREN.")
})

test("a consumer’s invoice of three years is time-barred: nothing is asked until an interruption is recorded", async () => {
  const world = await newWorld(database)
  const customerId = await world.customer("Yann Kerbrat", { kind: "consumer" })
  const invoiceId = await world.invoice(customerId, "F-3", "2023-02-28", 120_00)
  const message = await preparedMessage(world)
  const { refused } = await approve(world, message.id)
  expect(refused[0]!.refusal).toMatchObject({ code: "MESSAGE_UNLAWFUL", where: { ruleId: "GEN-15" } })
  const event = {
    invoiceId,
    type: "acknowledgement",
    happenedOn: "2024-06-03",
    proof: "courriel du 3 juin 2024",
  } as const
  await world.in((tx) =>
    recordEvent(tx, { ...event, happenedOn: world.by("2024-06-03").today }, world.by("2026-03-03")),
  )
  expect((await approve(world, message.id)).approved).toEqual([message.id])
})
