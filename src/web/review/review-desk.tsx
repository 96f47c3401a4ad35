import { Link } from "@tanstack/react-router"
import { Inbox, Keyboard } from "lucide-react"
import { useState } from "react"
import { useRights } from "../api/company.tsx"
import type { Review, ReviewGroupOf, ReviewMessage } from "../api/shapes/follow-up.ts"
import { Button, buttonClass, IconButton } from "../parts/button.tsx"
import { Panel } from "../parts/panel.tsx"
import { Empty } from "../parts/placeholders.tsx"
import { usePlanDay } from "../today/use-plan-day.ts"
import { useWords } from "../words/language.tsx"
import { ChangedNotice } from "./changed-notice.tsx"
import { Excluded } from "./excluded.tsx"
import { ReviewKeysHelp } from "./keys-help.tsx"
import { MessageWindow, PreviewPane } from "./preview.tsx"
import { ReviewGroup } from "./review-group.tsx"
import { SendBar } from "./send-bar.tsx"
import { groupKeyOf, messagesInSight, messagesOf, type Ticks } from "./ticks.ts"
import { useReviewKeys } from "./use-review-keys.ts"

interface ReviewDeskProps {
  readonly review: Review
  readonly onSent: (ids: readonly string[]) => void
}

/** The list at the left, the message at the right, the button below. */
export function ReviewDesk({ review, onSent }: ReviewDeskProps) {
  const words = useWords().review
  const messages = messagesOf(review)
  const [ticks, setTicks] = useState<Ticks>(new Map())
  const [atId, setAtId] = useState<string | null>(null)
  const [window, setWindow] = useState<DeskWindows>(null)
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set())
  const inSight = messagesInSight(review, unfolded)
  const at = messages.find(({ id }) => id === atId) ?? inSight[0] ?? messages[0]
  useReviewKeys({ messages: inSight, at, ticks, setTicks, setAtId, setWindow, isOff: window !== null })
  if (messages.length === 0) {
    return (
      <>
        <NothingToReview />
        <Excluded excluded={review.excluded} total={review.excludedTotal} />
      </>
    )
  }
  const openOnPhone = (id: string) => {
    setAtId(id)
    if (!matchMedia("(min-width: 1024px)").matches) setWindow("preview")
  }
  return (
    <>
      <div className="grid gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,6fr)] lg:items-start">
        <div className="min-w-0 space-y-5">
          <ChangedNotice messages={messages} />
          <Groups
            {...{ review, unfolded, ticks }}
            onUnfold={(key) => setUnfolded(new Set([...unfolded, key]))}
            onTicks={setTicks}
            atId={at?.id ?? null}
            onOpen={openOnPhone}
          />
          <Excluded excluded={review.excluded} total={review.excludedTotal} />
        </div>
        {at && <PreviewPane id={at.id} reviewed={at} onEdit={() => setWindow("edit")} />}
      </div>
      <SendBar
        messages={messages}
        ticks={ticks}
        asking={window === "send"}
        onAsk={(asks) => setWindow(asks ? "send" : null)}
        onSent={onSent}
      >
        <span className="hidden md:block">
          <IconButton label={words.help} onClick={() => setWindow("help")}>
            <Keyboard className="size-5" aria-hidden />
          </IconButton>
        </span>
      </SendBar>
      {at && <DeskWindow reviewed={at} window={window} setWindow={setWindow} />}
      {window === "help" && <ReviewKeysHelp onClose={() => setWindow(null)} />}
    </>
  )
}

type DeskWindows = "preview" | "edit" | "help" | "send" | null

interface DeskWindowProps {
  readonly reviewed: ReviewMessage
  readonly window: DeskWindows
  readonly setWindow: (window: DeskWindows) => void
}

function DeskWindow({ reviewed, window, setWindow }: DeskWindowProps) {
  if (window !== "preview" && window !== "edit") return null
  return (
    <MessageWindow
      id={reviewed.id}
      reviewed={reviewed}
      editing={window === "edit"}
      onEdit={() => setWindow("edit")}
      onClose={() => setWindow(null)}
    />
  )
}

interface GroupsProps {
  readonly review: Review
  readonly unfolded: ReadonlySet<string>
  readonly onUnfold: (key: string) => void
  readonly ticks: Ticks
  readonly onTicks: (ticks: Ticks) => void
  readonly atId: string | null
  readonly onOpen: (id: string) => void
}

function Groups({ review, unfolded, onUnfold, ...rest }: GroupsProps) {
  return review.groups.map((group) => {
    const key = groupKeyOf(group)
    return (
      <ReviewGroup
        key={key}
        group={group}
        isAlone={isAlone(review, group)}
        isUnfolded={unfolded.has(key)}
        onUnfold={() => onUnfold(key)}
        {...rest}
      />
    )
  })
}

/** True when no other group is of the same step and channel: scenario and language need no word then. */
const isAlone = (review: Review, { stepKey, channel }: ReviewGroupOf): boolean =>
  review.groups.filter((group) => group.stepKey === stepKey && group.channel === channel).length === 1

function NothingToReview() {
  const words = useWords().review
  const { mayWork } = useRights()
  const plan = usePlanDay()
  return (
    <Panel>
      <Empty
        icon={<Inbox aria-hidden />}
        title={words.emptyTitle}
        action={
          <>
            {mayWork && (
              <Button look="primary" onClick={() => plan.mutate({})} busy={plan.isPending}>
                {words.planAction}
              </Button>
            )}
            <Link to="/plan" className={buttonClass()}>
              {words.emptyAction}
            </Link>
          </>
        }
      >
        {words.emptyText}
      </Empty>
    </Panel>
  )
}
