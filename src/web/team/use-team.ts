import { useCompanyRead } from "../api/hooks.ts"
import type { Role } from "../api/shapes/people.ts"

/** A member as the team sees them. */
export interface TeamMember {
  readonly userId: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly customers: number
  /** Who does this person's work today, when it is somebody else. */
  readonly substituteId: string | null
  readonly substituteName: string | null
}

/** GET …/team */
export interface Team {
  readonly me: string | null
  readonly members: readonly TeamMember[]
  readonly customersOfNobody: number
}

/** The members, what each looks after, and who stands in. */
export const useTeam = (): Team | undefined => useCompanyRead<Team>("/team").data
