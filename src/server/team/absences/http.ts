/**
 * GET    /absences        who is away now or later, and who stands in
 * POST   /absences        one’s own absence; an owner notes those of others too
 * DELETE /absences/{id}
 */
import { z } from "@hono/zod-openapi"
import {
  act,
  author,
  type CompanyRouter,
  dayInput,
  dayOut,
  done,
  get,
  inBooks,
  listOf,
  post,
} from "../../../kernel/http.ts"
import { refuse } from "../../../kernel/refusal.ts"
import { record } from "../../../ledger/journal/store.ts"
import { existingMember, userOfActor } from "../person.ts"
import type { Away } from "../stand-in.ts"
import { cancelAbsence, insertAbsence, listAbsences } from "./store.ts"

const list = get("/absences", {
  summary: "Who is away now or later, and who stands in",
  answer: z.object({
    items: listOf(
      z.object({
        id: z.string(),
        userId: z.string(),
        name: z.string(),
        substituteId: z.string(),
        substituteName: z.string(),
        fromOn: dayOut,
        toOn: dayOut,
      }),
    ),
  }),
})
const add = post("/absences", {
  summary: "Note an absence; the substitute gets the tasks, approvals and mentions meanwhile",
  role: "reader",
  body: z.object({ userId: z.string(), substituteId: z.string(), fromOn: dayInput, toOn: dayInput }),
  answer: z.object({ id: z.string() }),
})
const remove = act("delete", "/absences/{id}", {
  summary: "Take an absence back",
  role: "reader",
  answer: done,
})

/** The routes of absences. */
export function absenceRoutes(app: CompanyRouter): void {
  app.openapi(list, async (c) =>
    c.json({ items: await inBooks(c, (tx) => listAbsences(tx, c.var.today)) }, 200),
  )
  app.openapi(add, async (c) => {
    const absence = c.req.valid("json")
    if (c.var.role !== "owner" && userOfActor(c.var.actor) !== absence.userId) refuseOthers()
    refuseImpossible(absence)
    const by = author(c)
    const id = await inBooks(c, async (tx) => {
      const { name } = await existingMember(tx, absence.userId)
      const substitute = await existingMember(tx, absence.substituteId)
      if (substitute.role === "reader") refuseReader(substitute.name)
      const made = await insertAbsence(tx, absence, { by: by.actor, at: by.now })
      const payload = { absenceId: made, name, substituteName: substitute.name, ...absence }
      await record(tx, [
        { happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "absence.noted", payload },
      ])
      return made
    })
    return c.json({ id }, 200)
  })
  app.openapi(remove, async (c) => {
    const by = author(c)
    const { id } = c.req.valid("param")
    const of = c.var.role === "owner" ? null : (userOfActor(by.actor) ?? "")
    await inBooks(c, async (tx) => {
      if (!(await cancelAbsence(tx, id, of, by.now))) refuseUnknown(id)
      const payload = { absenceId: id }
      await record(tx, [
        { happenedAt: by.now, onDay: by.today, actor: by.actor, kind: "absence.cancelled", payload },
      ])
    })
    return c.json({ ok: true as const }, 200)
  })
}

function refuseImpossible({ userId, substituteId, fromOn, toOn }: Away): void {
  if (toOn < fromOn) {
    refuse(
      "ABSENCE_ENDS_BEFORE",
      {
        fr: "Le dernier jour d’absence précède le premier. Corrigez l’un des deux.",
        en: "The last day of the absence lies before the first. Correct one of them.",
      },
      { field: "toOn" },
    )
  }
  if (userId !== substituteId) return
  refuse(
    "SUBSTITUTE_SAME",
    { fr: "Choisissez une autre personne pour le remplacement.", en: "Choose another person to stand in." },
    { field: "substituteId" },
  )
}

function refuseReader(name: string): never {
  return refuse("SUBSTITUTE_READS_ONLY", {
    fr: `${name} peut seulement lire et ne pourrait rien faire à votre place. Choisissez quelqu’un d’autre, ou changez son rôle.`,
    en: `${name} may only read and could do nothing in your place. Choose somebody else, or change the role.`,
  })
}

function refuseOthers(): never {
  return refuse("FORBIDDEN", {
    fr: "Vous notez vos propres absences\u202f; celles des autres se notent par un propriétaire.",
    en: "You note your own absences; those of others are noted by an owner.",
  })
}

function refuseUnknown(id: string): never {
  return refuse(
    "ABSENCE_UNKNOWN",
    {
      fr: "Cette absence n’existe pas, est déjà retirée, ou concerne quelqu’un d’autre.",
      en: "There is no such absence, or it was taken back already, or it is somebody else’s.",
    },
    { id },
  )
}
