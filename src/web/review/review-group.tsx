import { ChevronDown } from "lucide-react"
import { sumCents } from "../../kernel/cents.ts"
import { useRights } from "../api/company.tsx"
import type { ReviewGroupOf } from "../api/shapes/follow-up.ts"
import { Button } from "../parts/button.tsx"
import { Checkbox } from "../parts/checkbox.tsx"
import { Panel } from "../parts/panel.tsx"
import { useLanguage, useMoney, useWords } from "../words/language.tsx"
import { ChannelIcon } from "./channel-icon.tsx"
import { ReviewRow } from "./review-row.tsx"
import { groupTick, isTicked, partsOf, type Ticks, withTicks } from "./ticks.ts"

interface ReviewGroupProps {
  readonly group: ReviewGroupOf
  /** No other group has this step and channel. */
  readonly isAlone: boolean
  readonly isUnfolded: boolean
  readonly onUnfold: () => void
  readonly ticks: Ticks
  readonly onTicks: (ticks: Ticks) => void
  readonly atId: string | null
  readonly onOpen: (id: string) => void
}

/** The messages of one step, ticked or not: first those that are unlike the rest, then the others. */
export function ReviewGroup(props: ReviewGroupProps) {
  const { group, ticks, onTicks, atId, onOpen, isUnfolded } = props
  const { mayWork } = useRights()
  const words = useWords().review
  const { language } = useLanguage()
  const { shown } = partsOf(group, isUnfolded)
  return (
    <Panel
      flush
      title={
        <span className="flex items-center gap-3">
          <Checkbox
            checked={groupTick(ticks, group.messages)}
            onChange={(ticked) => onTicks(withTicks(ticks, group.messages, ticked))}
            label={words.selectGroup(group.stepLabel[language])}
            disabled={!mayWork}
          />
          {group.stepLabel[language]}
          <span className="figure font-normal text-faint">{group.messages.length}</span>
        </span>
      }
      aside={<GroupAside {...props} />}
    >
      <Parts {...props} />
      <ul className="divide-y border-t">
        {shown.map((message) => (
          <ReviewRow
            key={message.id}
            message={message}
            ticked={isTicked(ticks, message)}
            onTick={(ticked) => onTicks(withTicks(ticks, [message], ticked))}
            isAt={message.id === atId}
            onOpen={() => onOpen(message.id)}
          />
        ))}
      </ul>
    </Panel>
  )
}

function GroupAside({ group, isAlone }: ReviewGroupProps) {
  const { review: words, common } = useWords()
  const language = common.languages[group.language as keyof typeof common.languages] ?? group.language
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm text-faint">
      {!isAlone && words.groupOf(group.scenarioName, language)}
      <span className="flex items-center gap-1.5">
        <ChannelIcon channel={group.channel} />
        {common.channels[group.channel as keyof typeof common.channels] ?? group.channel}
      </span>
    </span>
  )
}

/** How many are alike and folded, how many are to be looked at, and one click for all but these. */
function Parts({ group, isUnfolded, onUnfold, ticks, onTicks }: ReviewGroupProps) {
  const words = useWords().review
  const money = useMoney()
  const { mayWork } = useRights()
  const { unlike, alike, isFolded } = partsOf(group, isUnfolded)
  if (!isFolded && (unlike.length === 0 || alike.length === 0)) return null
  const sum = sumCents(alike.map(({ amountCents }) => amountCents))
  const onlyAlike = () => onTicks(withTicks(withTicks(ticks, alike, true), unlike, false))
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t bg-sunken/50 px-5 py-2.5 text-sm">
      <p className="min-w-0 flex-1 basis-48 text-soft">
        {words.alike(alike.length, money(sum, alike[0]?.currency))}
        {unlike.length > 0 && ` · ${words.unlike(unlike.length)}`}
      </p>
      {unlike.length > 0 && mayWork && (
        <Button small onClick={onlyAlike}>
          {words.onlyAlike}
        </Button>
      )}
      {isFolded && (
        <Button small look="quiet" onClick={onUnfold} icon={<ChevronDown className="size-4" aria-hidden />}>
          {words.unfold}
        </Button>
      )}
    </div>
  )
}
