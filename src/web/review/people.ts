import { useCompanyRead } from "../api/hooks.ts"
import type { Listing } from "../api/shapes/listing.ts"
import type { Member } from "../api/shapes/people.ts"
import { useActorName } from "../timeline/actor-name.ts"

/** Who may enter this company. */
export function useMembers(): readonly Member[] {
  return useCompanyRead<Listing<Member>>("/members").data?.items ?? []
}

/** The name of whoever acted, "user:…" by the name of the member. */
export function usePersonName(): (actor: string) => string {
  const members = useMembers()
  const actorName = useActorName()
  return (actor) => members.find(({ userId }) => `user:${userId}` === actor)?.name ?? actorName(actor)
}
