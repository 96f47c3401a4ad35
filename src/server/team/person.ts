import type { Day } from "../../kernel/day.ts"
import { refuse } from "../../kernel/refusal.ts"
import type { CompanyTx } from "../../kernel/store.ts"
import { listMembers, type Member } from "../people/store.ts"
import { listAbsences } from "./absences/store.ts"
import { worksOf } from "./stand-in.ts"

/** The user behind an actor; null for programs and the machine. */
export const userOfActor = (actor: string): string | null =>
  actor.startsWith("user:") ? actor.slice("user:".length) : null

/** The member with this id; refuses with MEMBER_UNKNOWN when the person is not of this company. */
export async function existingMember(tx: CompanyTx, userId: string): Promise<Member> {
  const member = (await listMembers(tx, tx.companyId)).find((each) => each.userId === userId)
  return (
    member ??
    refuse(
      "MEMBER_UNKNOWN",
      {
        fr: "Cette personne n’est pas membre de l’entreprise.",
        en: "This person is not a member of the company.",
      },
      { userId },
    )
  )
}

/** Everybody whose work falls to this actor on a day; a program works for nobody in particular. */
export async function peopleOf(tx: CompanyTx, actor: string, on: Day): Promise<ReadonlySet<string>> {
  const userId = userOfActor(actor)
  if (userId === null) return new Set()
  return worksOf(userId, await listAbsences(tx, on), on)
}

/** The name under which an actor writes; programs write under their key's. */
export async function nameOfActor(tx: CompanyTx, actor: string): Promise<string> {
  const userId = userOfActor(actor)
  const member = (await listMembers(tx, tx.companyId)).find((each) => each.userId === userId)
  return member?.name ?? (actor === "operator" ? "Relance" : actor)
}
