import { useCompanyRead } from "../api/hooks.ts"
import type { MessageSummary } from "../api/shapes/follow-up.ts"
import type { Listing } from "../api/shapes/listing.ts"
import { Panel } from "../parts/panel.tsx"
import { useToday } from "../today/use-today.ts"
import { useWords } from "../words/language.tsx"
import { MessageList } from "./sending.tsx"

/** Today's messages that could not leave, with the reason of each. */
export function Undelivered() {
  const words = useWords().sending
  const on = useToday()
  const query = { state: "failed,held", on }
  const messages = useCompanyRead<Listing<MessageSummary>>("/messages", { query, enabled: on !== undefined })
  const items = messages.data?.items ?? []
  if (items.length === 0) return null
  const anyFailed = items.some(({ state }) => state === "failed")
  return (
    <Panel flush title={anyFailed ? words.failedTitle : words.heldTitle}>
      <MessageList messages={items} />
    </Panel>
  )
}
