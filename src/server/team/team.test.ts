import { expect, test } from "vitest"
import { testCompany, testDatabase } from "../../../test/database.ts"
import { type Ask, testServer } from "../../../test/server.ts"

const database = await testDatabase()
const server = await testServer(database)

/** A company with an owner, a controller and a reader, and two customers. */
async function house(name: string) {
  const companyId = await testCompany(database, name)
  const mark = companyId.slice(-6)
  const [anne, paul, lea] = [
    await server.member(companyId, "owner", `anne-${mark}@tanguy.test`),
    await server.member(companyId, "controller", `paul-${mark}@tanguy.test`),
    await server.member(companyId, "reader", `lea-${mark}@tanguy.test`),
  ]
  const at = (path: string) => `/api/companies/${companyId}${path}`
  const customer = async (code: string) =>
    (await anne("POST", at("/customers"), { code, name: `Client ${code}` })).json.id as string
  const ids = (await anne("GET", at("/team"))).json.members as { userId: string; name: string }[]
  const idOf = (who: string) => ids.find((member) => member.name.startsWith(who))!.userId
  const customers = [await customer("A1"), await customer("A2")] as const
  return { companyId, at, anne, paul, lea, idOf, customers, mark }
}

const names = (items: readonly { name: string }[]) => items.map((item) => item.name)
const mine = async (ask: Ask, path: string) =>
  names((await ask("GET", `${path}?owner=mine&filter=all`)).json.items)

test("customers are given to a person in one act, and each sees their own", async () => {
  const { at, anne, paul, idOf, customers } = await house("Confier")
  const given = await anne("POST", at("/customer-owners"), { customerIds: customers, userId: idOf("paul") })
  expect(given.json).toEqual({ changed: 2 })
  // The same again changes nothing and writes nothing.
  const again = await anne("POST", at("/customer-owners"), { customerIds: customers, userId: idOf("paul") })
  expect(again.json).toEqual({ changed: 0 })
  expect(await mine(paul, at("/customers"))).toEqual(["Client A1", "Client A2"])
  expect(await mine(anne, at("/customers"))).toEqual([])
  const line = (await anne("GET", at(`/customers/${customers[0]}/timeline`))).json.items
  expect(line.filter((item: { kind: string }) => item.kind === "owner.changed")).toHaveLength(1)
  const stranger = await anne("POST", at("/customer-owners"), { customerIds: customers, userId: "nobody" })
  expect(stranger.json.error.code).toBe("MEMBER_UNKNOWN")
})

test("while Paul is away, Anne sees his customers as hers; a reader cannot stand in", async () => {
  const { at, anne, paul, idOf, customers } = await house("Absence")
  await anne("POST", at("/customer-owners"), { customerIds: customers, userId: idOf("paul") })
  const today = (await anne("GET", at(""))).json.today
  const days = { fromOn: today, toOn: today }
  const wrong = await paul("POST", at("/absences"), {
    userId: idOf("paul"),
    substituteId: idOf("lea"),
    ...days,
  })
  expect(wrong.json.error.code).toBe("SUBSTITUTE_READS_ONLY")
  const others = await paul("POST", at("/absences"), {
    userId: idOf("anne"),
    substituteId: idOf("paul"),
    ...days,
  })
  expect(others.json.error.code).toBe("FORBIDDEN")
  const noted = await paul("POST", at("/absences"), {
    userId: idOf("paul"),
    substituteId: idOf("anne"),
    ...days,
  })
  expect(noted.status).toBe(200)
  expect(await mine(anne, at("/customers"))).toEqual(["Client A1", "Client A2"])
  const team = (await anne("GET", at("/team"))).json
  expect(team.members.find((m: { userId: string }) => m.userId === idOf("paul"))).toMatchObject({
    customers: 2,
    substituteId: idOf("anne"),
  })
  await anne("DELETE", at(`/absences/${noted.json.id}`))
  expect(await mine(anne, at("/customers"))).toEqual([])
})

test("a comment tells whom it names; each takes back only their own", async () => {
  const { at, anne, paul, customers, mark } = await house("Commentaires")
  const text = `@paul-${mark} peux-tu rappeler ?`
  const made = await anne("POST", at("/comments"), { customerId: customers[0], text })
  const [comment] = (await paul("GET", at(`/customers/${customers[0]}/comments`))).json.items
  expect(comment).toMatchObject({ text, isMine: false, mentions: [{ name: `paul-${mark}`, isDone: false }] })
  expect((await paul("POST", at(`/comments/${made.json.id}/reading`))).status).toBe(200)
  expect((await anne("POST", at(`/comments/${made.json.id}/reading`))).json.error.code).toBe(
    "MENTION_UNKNOWN",
  )
  expect((await paul("DELETE", at(`/comments/${made.json.id}`))).json.error.code).toBe("COMMENT_UNKNOWN")
  await anne("DELETE", at(`/comments/${made.json.id}`))
  expect((await paul("GET", at(`/customers/${customers[0]}/comments`))).json.items).toEqual([])
  await anne("POST", at(`/comments/${made.json.id}/restoration`))
  expect((await paul("GET", at(`/customers/${customers[0]}/comments`))).json.items).toHaveLength(1)
})

test("a task is made for somebody, moved, done and opened again", async () => {
  const { at, anne, paul, lea, idOf, customers } = await house("Tâches")
  const task = {
    title: "Rappeler M. Roux",
    dueOn: "2026-12-01",
    customerId: customers[0],
    assignedTo: idOf("paul"),
  }
  const { id } = (await anne("POST", at("/tasks"), task)).json
  expect((await lea("POST", at("/tasks"), task)).status).toBe(403)
  await paul("PATCH", at(`/tasks/${id}`), { dueOn: "2026-12-03" })
  const open = async () => (await paul("GET", at("/tasks"))).json.items
  expect(await open()).toMatchObject([{ id, dueOn: "2026-12-03", assignedTo: idOf("paul"), doneOn: null }])
  await paul("POST", at(`/tasks/${id}/outcome`), { outcome: "done" })
  expect(await open()).toEqual([])
  expect((await paul("PATCH", at(`/tasks/${id}`), { title: "Autre" })).json.error.code).toBe("TASK_DONE")
  await paul("POST", at(`/tasks/${id}/reopening`))
  expect(await open()).toHaveLength(1)
  await paul("POST", at(`/tasks/${id}/outcome`), { outcome: "done" })
  const did = (await anne("GET", at("/activity"))).json.items
  expect(did.find((one: { userId: string }) => one.userId === idOf("paul"))).toMatchObject({
    tasks: 2,
    calls: 0,
  })
})

test("who was taken out is told so, their work is everybody’s again, and a new invitation opens the door", async () => {
  const { companyId, at, anne, paul, idOf, customers } = await house("Menuiserie Le Goff")
  await anne("POST", at("/customer-owners"), { customerIds: customers, userId: idOf("paul") })
  const task = { title: "Voir l’avoir", dueOn: "2026-12-01", assignedTo: idOf("paul") }
  await anne("POST", at("/tasks"), task)
  await anne("DELETE", at(`/members/${idOf("paul")}`))
  const me = (await paul("GET", "/api/me")).json
  expect([me.companies, me.formerCompanies]).toEqual([[], [{ name: "Menuiserie Le Goff" }]])
  expect((await paul("GET", at(""))).status).toBe(404)
  expect((await anne("GET", at("/tasks"))).json.items).toMatchObject([{ assignedTo: null }])
  expect((await anne("GET", at("/team"))).json.customersOfNobody).toBe(2)
  const { link } = (await anne("POST", at("/invitations"), { email: me.user.email, role: "controller" })).json
  const token = new URL(link).searchParams.get("token")
  await paul("POST", `/api/invitations/${token}/acceptance`)
  const back = (await paul("GET", "/api/me")).json
  expect([names(back.companies), back.formerCompanies]).toEqual([["Menuiserie Le Goff"], []])
  expect(companyId).toBe(back.companies[0].id)
})

test("another company sees and changes nothing of all this", async () => {
  const ours = await house("Nous")
  const theirs = await house("Eux")
  const task = (await ours.anne("POST", ours.at("/tasks"), { title: "À nous", dueOn: "2026-12-01" })).json
  const comment = { customerId: ours.customers[0], text: "Entre nous" }
  const written = (await ours.anne("POST", ours.at("/comments"), comment)).json
  const { at, anne } = theirs
  expect((await anne("POST", at("/comments"), comment)).json.error.code).toBe("CUSTOMER_UNKNOWN")
  expect((await anne("GET", at(`/customers/${ours.customers[0]}/comments`))).json.items).toEqual([])
  expect((await anne("DELETE", at(`/comments/${written.id}`))).json.error.code).toBe("COMMENT_UNKNOWN")
  expect((await anne("PATCH", at(`/tasks/${task.id}`), { title: "À eux" })).json.error.code).toBe(
    "TASK_UNKNOWN",
  )
  expect((await anne("POST", at(`/tasks/${task.id}/reopening`))).json.error.code).toBe("TASK_UNKNOWN")
  const taken = { customerIds: ours.customers, userId: theirs.idOf("anne") }
  expect((await anne("POST", at("/customer-owners"), taken)).json).toEqual({ changed: 0 })
  const foreign = { customerIds: theirs.customers, userId: ours.idOf("anne") }
  expect((await anne("POST", at("/customer-owners"), foreign)).json.error.code).toBe("MEMBER_UNKNOWN")
  const who = { salesperson: { name: "Luc", email: "luc@eux.test" } }
  expect((await anne("PUT", at(`/customers/${ours.customers[0]}/salesperson`), who)).status).not.toBe(200)
})
