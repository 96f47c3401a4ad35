import { clsx } from "clsx"
import { History } from "lucide-react"
import { useState } from "react"
import { useCompanyList } from "../api/hooks.ts"
import type { TimelineItem } from "../api/shapes/ledger.ts"
import { Failure } from "../parts/failure.tsx"
import { Empty, ListSkeleton } from "../parts/placeholders.tsx"
import { MoreButton } from "../parts/table.tsx"
import { MessageWindow } from "../review/preview.tsx"
import { useDayWords, useInstantWords, useLanguage, useWords } from "../words/language.tsx"
import { useActorName } from "./actor-name.ts"
import { type Moment, mergeMessages } from "./merge.ts"

/** All that happened: the customer at the left, us at the right, the books in the middle. */
export function Timeline({ path }: { path: string }) {
  const words = useWords()
  const { items, result } = useCompanyList<TimelineItem>(path)
  const [messageId, setMessageId] = useState<string | null>(null)
  if (result.isError) return <Failure failure={result.error} onRetry={() => result.refetch()} />
  if (result.isPending) return <ListSkeleton rows={4} />
  if (items.length === 0) {
    return <Empty icon={<History aria-hidden />} title={words.customers.timelineEmpty} />
  }
  return (
    <>
      <ol className="space-y-3">
        {mergeMessages(items).map((moment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past never moves
          <Entry key={index} moment={moment} onMessage={setMessageId} />
        ))}
      </ol>
      {result.hasNextPage && (
        <MoreButton onClick={() => result.fetchNextPage()} disabled={result.isFetchingNextPage}>
          {words.common.more}
        </MoreButton>
      )}
      {messageId && <MessageWindow id={messageId} onClose={() => setMessageId(null)} />}
    </>
  )
}

const PLACES: Record<TimelineItem["side"], { row: string; bubble: string }> = {
  debtor: {
    row: "justify-start",
    bubble: "rounded-2xl rounded-bl-md bg-sunken px-4 py-2.5 max-w-[85%] sm:max-w-[70%]",
  },
  us: {
    row: "justify-end",
    bubble: "rounded-2xl rounded-br-md bg-accent-soft px-4 py-2.5 max-w-[85%] sm:max-w-[70%]",
  },
  ledger: { row: "justify-center", bubble: "px-3 py-1 text-center text-sm text-soft max-w-[90%]" },
  system: { row: "justify-center", bubble: "px-3 py-1 text-center text-sm text-faint max-w-[90%]" },
}

interface EntryProps {
  readonly moment: Moment
  readonly onMessage: (id: string) => void
}

function Entry({ moment, onMessage }: EntryProps) {
  const { item } = moment
  const { language } = useLanguage()
  const place = PLACES[item.side]
  const detail = item.detail?.[language]
  if (item.side === "ledger" || item.side === "system") {
    return (
      <li className={clsx("flex", place.row)}>
        <div className={place.bubble}>
          {item.title[language]} · <When item={item} />
          {detail && <span className="block text-faint">{detail}</span>}
        </div>
      </li>
    )
  }
  return (
    <li className={clsx("flex", place.row)}>
      <div className={clsx("min-w-0", place.bubble)}>
        <Side item={item} />
        <p className="font-medium">{item.title[language]}</p>
        {detail && <p className="mt-0.5 break-words whitespace-pre-line text-soft">{detail}</p>}
        <Foot moment={moment} onMessage={onMessage} />
      </div>
    </li>
  )
}

/** Who it was: us, with the name of the colleague, or the customer. */
function Side({ item }: { item: TimelineItem }) {
  const words = useWords().customers
  const actorName = useActorName()
  const name = item.side === "us" && item.actor ? actorName(item.actor) : null
  return (
    <p className="text-sm text-faint">
      {item.side === "us" ? [words.sideUs, name].filter(Boolean).join(" · ") : words.sideDebtor}
    </p>
  )
}

/** When it happened, the way to the message, and the states it went through before. */
function Foot({ moment: { item, before }, onMessage }: EntryProps) {
  const words = useWords().customers
  const { language } = useLanguage()
  const { messageId } = item
  return (
    <div className="mt-1 text-sm text-faint">
      <p className="flex flex-wrap items-center gap-x-3">
        <When item={item} />
        {messageId && (
          <button
            type="button"
            className="min-h-6 font-medium text-accent underline-offset-4 hover:underline"
            onClick={() => onMessage(messageId)}
          >
            {words.seeMessage}
          </button>
        )}
      </p>
      {before.map((earlier) => (
        <p key={earlier.kind + (earlier.at ?? "")}>
          {earlier.title[language].split(/\s*:/)[0]} · <When item={earlier} />
        </p>
      ))}
    </div>
  )
}

function When({ item }: { item: TimelineItem }) {
  const days = useDayWords()
  const instants = useInstantWords()
  // A demonstration plays another day than the clock's: the day of the company goes first.
  if (item.on) return <time dateTime={item.on}>{days(item.on)}</time>
  if (item.at) return <time dateTime={item.at}>{instants(item.at)}</time>
  return null
}
