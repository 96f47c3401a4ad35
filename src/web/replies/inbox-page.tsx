import { Link } from "@tanstack/react-router"
import { MessagesSquare } from "lucide-react"
import { useState } from "react"
import { INTENTS } from "../../replies/understanding/intent.ts"
import { useCompanyList, useCompanyRead } from "../api/hooks.ts"
import type { Inbox, InboxLine, Intent, Mailbox } from "../api/shapes/replies.ts"
import { buttonClass } from "../parts/button.tsx"
import { Failure } from "../parts/failure.tsx"
import { SelectField } from "../parts/field.tsx"
import { PageHead, Panel } from "../parts/panel.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { Segments } from "../parts/segments.tsx"
import { MoreButton } from "../parts/table.tsx"
import { useWords } from "../words/language.tsx"
import { InboxRow } from "./inbox-row.tsx"
import { MailboxLine } from "./mailbox-line.tsx"

const VIEWS = ["waiting", "tray", "machines", "all"] as const
type View = (typeof VIEWS)[number]

/** What customers answered: what waits for a person first. */
export function InboxPage() {
  const words = useWords().replies
  const [view, setView] = useState<View>("waiting")
  const [intent, setIntent] = useState<Intent | "">("")
  const mailbox = useCompanyRead<Mailbox>("/mailbox", { pollMs: () => 60_000 })
  const query = { view, ...(intent !== "" && { intent }) }
  const list = useCompanyList<InboxLine, Inbox>("/threads", query)
  const counts = list.first?.counts
  return (
    <>
      <PageHead title={words.title} lead={words.lead} />
      <MailboxLine of={mailbox} />
      <div className="mb-4 flex flex-wrap items-end justify-between gap-3">
        <Segments
          label={words.view}
          value={view}
          onChange={setView}
          choices={VIEWS.map((value) => ({
            value,
            label: words.views[value],
            ...(counts && value !== "all" && { count: counts[value] }),
          }))}
        />
        <div className="w-64 max-w-full">
          <SelectField
            label={words.intentFilter}
            value={intent}
            onChange={(event) => setIntent(event.target.value as Intent | "")}
          >
            <option value="">{words.anyIntent}</option>
            {INTENTS.map((each) => (
              <option key={each} value={each}>
                {words.intents[each]}
              </option>
            ))}
          </SelectField>
        </div>
      </div>
      <Lines list={list} view={view} isSetUp={mailbox.data?.isSetUp ?? true} />
    </>
  )
}

interface LinesProps {
  readonly list: ReturnType<typeof useCompanyList<InboxLine, Inbox>>
  readonly view: View
  readonly isSetUp: boolean
}

function Lines({ list: { items, result }, view, isSetUp }: LinesProps) {
  const { replies: words, common } = useWords()
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  return (
    <Panel flush>
      {result.isPending && <ListSkeleton />}
      {result.isSuccess && items.length === 0 && (
        <Empty
          icon={<MessagesSquare aria-hidden />}
          title={view === "waiting" ? words.emptyTitle : words.emptyOther}
          action={
            !isSetUp && (
              <Link
                to="/reglages/$section"
                params={{ section: "courriel" }}
                className={buttonClass("primary")}
              >
                {words.setUp}
              </Link>
            )
          }
        >
          {isSetUp ? view === "waiting" && words.emptyText : words.notSetUpText}
        </Empty>
      )}
      {items.length > 0 && (
        <ul className="divide-y">
          {items.map((line) => (
            <InboxRow key={line.threadId} line={line} />
          ))}
        </ul>
      )}
      {result.hasNextPage && (
        <MoreButton onClick={() => result.fetchNextPage()} disabled={result.isFetchingNextPage}>
          {common.more}
        </MoreButton>
      )}
    </Panel>
  )
}
