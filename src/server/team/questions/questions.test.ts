import { afterAll, expect, test } from "vitest"
import { testDatabase } from "../../../../test/database.ts"
import { startMailServer } from "../../../../test/mail-server.ts"
import { testServer } from "../../../../test/server.ts"
import { newWorld } from "../../../../test/world.ts"
import { secretBox } from "../../../adapters/secret-box.ts"
import { smtpCarrier } from "../../../adapters/smtp/carrier.ts"
import { saveMailAccount } from "../../../delivery/mail-account/workflows.ts"
import { day } from "../../../kernel/day.ts"
import { asOperator } from "../../../kernel/store.ts"
import { openTask } from "../../../ledger/tasks/store.ts"
import { mailColleagues } from "../worker.ts"
import { answerQuestion, openQuestion } from "./answering.ts"
import { askColleague, askNamedColleagues, followQuestions, withdrawQuestion } from "./asking.ts"

const database = await testDatabase()
const { db } = database
const mail = await startMailServer()
afterAll(() => mail.close())
const box = secretBox(Buffer.alloc(32, 7))

/** A company that really sends, whose late customer Dupont a salesperson knows. */
async function story(name: string, mode: "live" | "test" = "live") {
  const world = await newWorld(database, name)
  await asOperator(db, (tx) =>
    tx
      .updateTable("ledger.company")
      .set({ demo_seed: null, mode, test_recipient: "essai@tanguy.test" })
      .where("id", "=", world.companyId)
      .execute(),
  )
  const smtp = { host: "127.0.0.1", port: mail.port, security: "none" as const, user: null }
  const account = { fromName: name, fromEmail: "compta@tanguy.test", replyTo: null, smtp, imap: null }
  await world.in((tx) => saveMailAccount(tx, account, box, world.by("2026-03-02")))
  const customerId = await world.customer("Dupont", { email: "compta@dupont.test" })
  await world.invoice(customerId, "F-1", "2026-02-10", 1_234_56)
  const asked = { customerId, toName: "Luc Martin", toEmail: "luc@tanguy.test" }
  const ask = (on: string) => world.in((tx) => askColleague(tx, asked, world.by(on)))
  const send = (at: string) =>
    mailColleagues(
      {
        db,
        ports: { box, openCarrier: smtpCarrier },
        now: () => new Date(at),
        address: () => "https://relance.test",
      },
      world.companyId,
    )
  const tasks = (): Promise<{ done_on: string | null; note: string | null }[]> =>
    world.in((tx) =>
      tx
        .selectFrom("ledger.task")
        .select(["done_on", "note"])
        .where("company_id", "=", world.companyId)
        .execute(),
    )
  return { world, customerId, ask, send, tasks }
}

/** The link in the newest mail. */
function link(): string {
  const text = mail.taken.at(-1)!.raw.toString("utf8").replace(/=\r\n/g, "").replaceAll("=3D", "=")
  return /https:\/\/relance\.test\/question\?lien=([\w.-]+)/.exec(text)?.[1] ?? ""
}
const at = (instant: string) => new Date(instant)
const MONDAY = "2026-03-02T09:00:00Z"

test("a salesperson is asked on Monday, says to wait until the 20th, and nobody writes before the 21st", async () => {
  const { world, customerId, ask, send, tasks } = await story("Attendre")
  await ask("2026-03-02")
  expect(await send(MONDAY)).toBe(1)
  const sent = mail.taken.at(-1)!
  expect([sent.to, sent.from]).toEqual([["luc@tanguy.test"], "compta@tanguy.test"])
  const token = link()
  const seen = await openQuestion(db, token, at("2026-03-03T10:00:00Z"))
  expect(seen).toMatchObject({
    customerName: "Dupont",
    state: "waiting",
    items: [{ number: "F-1", openCents: 1_234_56 }],
  })
  const answer = { answer: "wait" as const, untilOn: day("2026-03-20"), text: "Avoir en cours" }
  await answerQuestion(db, token, answer, at("2026-03-03T10:01:00Z"))
  expect(await tasks()).toMatchObject([{ done_on: "2026-03-03", note: "Avoir en cours" }])
  expect(await world.decision("2026-03-20", customerId)).toMatchObject({ because: "do-not-chase" })
  expect((await world.decision("2026-03-23", customerId)).because).not.toBe("do-not-chase")
})

test("the same link answers once: a second answer is refused and changes nothing", async () => {
  const { ask, send } = await story("Rejeu")
  await ask("2026-03-02")
  await send(MONDAY)
  const token = link()
  const both = ["go-on", "mine"].map((answer) =>
    answerQuestion(db, token, { answer: answer as "go-on" | "mine" }, at("2026-03-02T11:00:00Z")).then(
      () => "done",
      (error: { code: string }) => error.code,
    ),
  )
  expect((await Promise.all(both)).sort()).toEqual(["QUESTION_ANSWERED", "done"])
  expect((await openQuestion(db, token, at("2026-03-02T12:00:00Z"))).state).toBe("answered")
})

test("a dispute that the salesperson reports waits for a person and holds the follow-up", async () => {
  const { world, customerId, ask, send } = await story("Désaccord")
  await ask("2026-03-02")
  await send(MONDAY)
  await answerQuestion(db, link(), { answer: "dispute", text: "Porte rayée" }, at("2026-03-02T11:00:00Z"))
  expect(await world.decision("2026-03-05", customerId)).toMatchObject({ because: "reply-unanswered" })
})

test("a free text becomes a comment that whoever asked finds in their day; an empty one is refused", async () => {
  const { world, customerId, ask, send } = await story("Libre")
  const server = await testServer(database)
  const anne = await server.member(
    world.companyId,
    "controller",
    `anne-${world.companyId.slice(-6)}@tanguy.test`,
  )
  await ask("2026-03-02")
  await send(MONDAY)
  const token = link()
  await expect(answerQuestion(db, token, { answer: "text", text: "  " }, at(MONDAY))).rejects.toThrow(
    "ANSWER_EMPTY",
  )
  await answerQuestion(db, token, { answer: "text", text: "Voyez Mme Roux." }, at(MONDAY))
  const { items } = (await anne("GET", `/api/companies/${world.companyId}/customers/${customerId}/comments`))
    .json
  expect(items).toMatchObject([
    { authorName: "Luc Martin", text: "Voyez Mme Roux.", mentions: [{ isDone: false }] },
  ])
})

test("without an answer a reminder brings a fresh link, then the follow-up goes on by itself", async () => {
  const { world, ask, send, tasks } = await story("Silence")
  await ask("2026-03-02")
  await send(MONDAY)
  const first = link()
  // A week to answer: reminded on the fourth day, over on the seventh.
  await world.in((tx) => followQuestions(tx, world.by("2026-03-05")))
  expect(await send("2026-03-05T09:00:00Z")).toBe(0)
  await world.in((tx) => followQuestions(tx, world.by("2026-03-06")))
  await world.in((tx) => followQuestions(tx, world.by("2026-03-07")))
  expect(await send("2026-03-07T09:00:00Z")).toBe(1)
  expect(link()).not.toBe(first)
  await expect(openQuestion(db, first, at("2026-03-07T10:00:00Z"))).rejects.toThrow("QUESTION_LINK_INVALID")
  await world.in((tx) => followQuestions(tx, world.by("2026-03-09")))
  expect(await tasks()).toMatchObject([{ done_on: "2026-03-09", note: "Sans réponse de Luc Martin" }])
  const late = answerQuestion(db, link(), { answer: "go-on" }, at("2026-03-10T10:00:00Z"))
  await expect(late).rejects.toThrow("QUESTION_OVER")
})

test("a link is over in the end, a taken back question too, and a made up link opens nothing", async () => {
  const { world, ask, send } = await story("Fin")
  const id = await ask("2026-03-02")
  await send(MONDAY)
  const token = link()
  await expect(openQuestion(db, token, at("2026-03-24T10:00:00Z"))).rejects.toThrow("QUESTION_LINK_INVALID")
  const other = `${token.slice(0, -4)}AAAA`
  await expect(openQuestion(db, other, at(MONDAY))).rejects.toThrow("QUESTION_LINK_INVALID")
  await expect(openQuestion(db, "n’importe quoi", at(MONDAY))).rejects.toThrow("QUESTION_LINK_INVALID")
  await world.in((tx) => withdrawQuestion(tx, id, world.by("2026-03-03")))
  await expect(answerQuestion(db, token, { answer: "go-on" }, at(MONDAY))).rejects.toThrow("QUESTION_OVER")
})

test("the link of one company carried into another one opens nothing, and the base holds only its digest", async () => {
  const ours = await story("Nous")
  const theirs = await story("Eux")
  await ours.ask("2026-03-02")
  await ours.send(MONDAY)
  const token = link()
  const prefix = Buffer.from(theirs.world.companyId.replaceAll("-", ""), "hex").toString("base64url")
  const moved = `${prefix}${token.slice(token.indexOf("."))}`
  await expect(openQuestion(db, moved, at(MONDAY))).rejects.toThrow("QUESTION_LINK_INVALID")
  const { rows } = await ours.world.in(async (tx) => ({
    rows: await tx
      .selectFrom("server.question")
      .selectAll()
      .where("company_id", "=", ours.world.companyId)
      .execute(),
  }))
  expect(JSON.stringify(rows)).not.toContain(token.split(".")[1])
})

test("nobody waits longer than sixty days on a colleague’s word", async () => {
  const { ask, send } = await story("Trop long")
  await ask("2026-03-02")
  await send(MONDAY)
  const wait = (untilOn: string) =>
    answerQuestion(db, link(), { answer: "wait", untilOn: day(untilOn) }, at("2026-03-02T10:00:00Z"))
  await expect(wait("2026-05-02")).rejects.toThrow("WAIT_TOO_LONG")
  await expect(wait("2026-03-01")).rejects.toThrow("WAIT_TOO_LONG")
  await wait("2026-05-01")
})

test("in test mode the question goes to the company’s own address and says for whom it was", async () => {
  const { ask, send } = await story("Essai", "test")
  await ask("2026-03-02")
  await send(MONDAY)
  const sent = mail.taken.at(-1)!
  expect(sent.to).toEqual(["essai@tanguy.test"])
  expect(sent.raw.toString("utf8")).toMatch(/TEST/)
})

test("the scenario’s own task asks the named salesperson, once", async () => {
  const { world, customerId } = await story("Scénario")
  const server = await testServer(database)
  const anne = await server.member(world.companyId, "owner", `anne-${world.companyId.slice(-6)}@tanguy.test`)
  await anne("PUT", `/api/companies/${world.companyId}/customers/${customerId}/salesperson`, {
    salesperson: { name: "Luc Martin", email: "luc@tanguy.test" },
  })
  await world.in((tx) =>
    openTask(tx, {
      ...{ kind: "ask-salesperson", title: "Question au commercial", customerId, stepKey: "ask-salesperson" },
      ...{ turn: "F-1/1", createdOn: day("2026-03-02"), dueOn: day("2026-03-02") },
    }),
  )
  expect(await world.in((tx) => askNamedColleagues(tx, world.by("2026-03-02")))).toBe(1)
  expect(await world.in((tx) => askNamedColleagues(tx, world.by("2026-03-03")))).toBe(0)
})

test("whoever tries many links is told to wait", async () => {
  const server = await testServer(database)
  const tries = Array.from({ length: 31 }, () => server.asking(null)("GET", "/api/questions/abc"))
  const statuses = (await Promise.all(tries)).map((answer) => answer.status)
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0)
})
