import { type UseQueryResult, useQuery } from "@tanstack/react-query"
import { useCompanyPath } from "../api/company.tsx"
import { queryText, request } from "../api/request.ts"
import type { MessageState, MessageSummary } from "../api/shapes/follow-up.ts"
import type { Listing } from "../api/shapes/listing.ts"

const UNDER_WAY: readonly MessageState[] = ["approved", "reserved", "handing-over"]
const EVERY_MS = 1_000
const PAGE = 500

/** These messages, asked for again every second until all of them came to an end. */
export function useMessagesById(ids: readonly string[]): UseQueryResult<readonly MessageSummary[], Error> {
  const toUrl = useCompanyPath()
  return useQuery({
    queryKey: ["company", toUrl("/messages"), "sending", ids],
    queryFn: () => readAll(toUrl("/messages"), new Set(ids)),
    refetchInterval: (query) => {
      const found = query.state.data
      const isOver =
        found && found.length === ids.length && !found.some(({ state }) => UNDER_WAY.includes(state))
      return isOver ? false : EVERY_MS
    },
  })
}

/** Walks the newest messages until all the wanted ones were met. */
async function readAll(url: string, wanted: ReadonlySet<string>): Promise<readonly MessageSummary[]> {
  const found: MessageSummary[] = []
  let cursor: string | null = null
  do {
    const page: Listing<MessageSummary> = await request("GET", url + queryText({ cursor, limit: PAGE }))
    found.push(...page.items.filter(({ id }) => wanted.has(id)))
    cursor = page.nextCursor ?? null
  } while (cursor !== null && found.length < wanted.size)
  return found
}
