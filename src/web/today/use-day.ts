import { useCompanyRead } from "../api/hooks.ts"
import type { TodayList } from "../api/shapes/today.ts"

/** The day of this person, or everybody's; asked again each minute. */
export const useDay = (scope: "mine" | "all" = "mine", snoozed = false) =>
  useCompanyRead<TodayList>("/today/list", {
    query: { scope, ...(snoozed && { snoozed: "true" }) },
    pollMs: () => 60_000,
  })
