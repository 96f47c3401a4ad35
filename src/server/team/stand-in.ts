import type { Day } from "../../kernel/day.ts"

/** Somebody is away, and somebody else does their work; both days count. */
export interface Away {
  readonly userId: string
  readonly substituteId: string
  readonly fromOn: Day
  readonly toOn: Day
}

/**
 * Who does the work of a person on a day: they themselves, or whoever stands in for them, and for
 * that one in turn. Where all are away in a circle, the work stays with the person.
 */
export function whoWorksFor(userId: string, absences: readonly Away[], on: Day): string {
  const seen = new Set([userId])
  let at = userId
  for (;;) {
    const away = absences.find((each) => each.userId === at && each.fromOn <= on && on <= each.toOn)
    if (!away) return at
    if (seen.has(away.substituteId)) return userId
    at = away.substituteId
    seen.add(at)
  }
}

/** Everybody whose work this person does on a day: their own, and that of those they stand in for. */
export function worksOf(userId: string, absences: readonly Away[], on: Day): ReadonlySet<string> {
  const others = absences.map((away) => away.userId)
  return new Set([userId, ...others.filter((other) => whoWorksFor(other, absences, on) === userId)])
}
