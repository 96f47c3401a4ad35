/**
 * GET  /team                            members, how many customers each looks after, who stands in today
 * POST /customer-owners                 gives customers to a person, or to nobody
 * GET  /customers/{id}/salesperson      the colleague who can be asked by e-mail
 * PUT  /customers/{id}/salesperson
 */
import { z } from "@hono/zod-openapi"
import type { Day } from "../../../kernel/day.ts"
import {
  author,
  type CompanyRouter,
  done,
  get,
  identifier,
  inBooks,
  listOf,
  post,
  put,
  typedText,
} from "../../../kernel/http.ts"
import type { CompanyTx } from "../../../kernel/store.ts"
import { countByOwner, readSalesperson } from "../../../ledger/owners/store.ts"
import { assignOwner, nameSalesperson } from "../../../ledger/owners/workflows.ts"
import { listMembers } from "../../people/store.ts"
import { listAbsences } from "../absences/store.ts"
import { existingMember, userOfActor } from "../person.ts"
import { whoWorksFor } from "../stand-in.ts"

const team = get("/team", {
  summary: "The members, what each looks after, and who stands in for whom today",
  answer: z.object({
    /** The member who asks; null for a program. */
    me: z.string().nullable(),
    members: listOf(
      z.object({
        userId: z.string(),
        name: z.string(),
        email: z.string(),
        role: z.enum(["owner", "controller", "reader"]),
        customers: z.number(),
        /** Who does this person’s work today, when it is somebody else. */
        substituteId: z.string().nullable(),
        substituteName: z.string().nullable(),
      }),
    ),
    customersOfNobody: z.number(),
  }),
})
const assign = post("/customer-owners", {
  summary: "Give customers to a person who looks after them, or to nobody",
  body: z.object({ customerIds: z.array(identifier).min(1).max(10_000), userId: z.string().nullable() }),
  answer: z.object({ changed: z.number() }),
})
const salesperson = z.object({ name: typedText(200).min(1), email: z.email().max(254) })
const readOne = get("/customers/{id}/salesperson", {
  summary: "The colleague who knows the customer",
  answer: z.object({ salesperson: z.object({ name: z.string(), email: z.string() }).nullable() }),
})
const name = put("/customers/{id}/salesperson", {
  summary: "Name the colleague who knows the customer and can be asked by e-mail",
  body: z.object({ salesperson: salesperson.nullable() }),
  answer: done,
})

/** The routes of who looks after whom. */
export function ownerRoutes(app: CompanyRouter): void {
  app.openapi(team, async (c) =>
    c.json(await inBooks(c, (tx) => readTeam(tx, c.var.actor, c.var.today)), 200),
  )
  app.openapi(assign, async (c) => {
    const { customerIds, userId } = c.req.valid("json")
    const changed = await inBooks(c, async (tx) => {
      const person = userId === null ? null : await existingMember(tx, userId)
      return await assignOwner(tx, customerIds, person, author(c))
    })
    return c.json({ changed }, 200)
  })
  app.openapi(readOne, async (c) => {
    const found = await inBooks(c, (tx) => readSalesperson(tx, c.req.valid("param").id))
    return c.json({ salesperson: found }, 200)
  })
  app.openapi(name, async (c) => {
    const { id } = c.req.valid("param")
    await inBooks(c, (tx) => nameSalesperson(tx, id, c.req.valid("json").salesperson, author(c)))
    return c.json({ ok: true as const }, 200)
  })
}

async function readTeam(tx: CompanyTx, actor: string, today: Day) {
  const members = await listMembers(tx, tx.companyId)
  const counts = new Map((await countByOwner(tx)).map((row) => [row.userId, row.customers]))
  const absences = await listAbsences(tx, today)
  const known = new Set(members.map((member) => member.userId))
  const ofNobody = [...counts].filter(([userId]) => userId === null || !known.has(userId))
  return {
    me: userOfActor(actor),
    members: members.map((member) => {
      const worker = whoWorksFor(member.userId, absences, today)
      const isAway = worker !== member.userId
      return {
        ...member,
        customers: counts.get(member.userId) ?? 0,
        substituteId: isAway ? worker : null,
        substituteName: isAway ? (members.find((each) => each.userId === worker)?.name ?? null) : null,
      }
    }),
    customersOfNobody: ofNobody.reduce((sum, [, customers]) => sum + customers, 0),
  }
}
